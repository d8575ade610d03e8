"""How a crawl ended, for a person and for a scheduler: from its ledger, source by source."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars as pl

from pipelines.store import Folder, Refused, read_json, read_parquet

WELL = ("ok", "empty", "not_modified")
ALL_WELL, SOME_FAILED, NOTHING = 0, 3, 4


def read_account(folder: Folder, crawl: str | None = None) -> tuple[str, dict[str, Any], pl.DataFrame]:
    """A crawl's id, its facts (none if it did not come to its end) and its sources; by default the newest crawl's.

    Raises Refused where the folder has no such crawl.
    """
    crawls = folder.crawls()
    if not crawls or (crawl and crawl not in crawls):
        raise Refused(f"{folder.path}: no crawl{f' is called {crawl}' if crawl else ''}; there are {len(crawls)}")
    name = crawl or crawls[-1]
    place = folder.ledger(name)
    if not (place / "sources.parquet").exists():
        return name, {}, pl.DataFrame()
    return name, read_json(place / "crawl.json"), read_parquet(place / "sources.parquet")


def judge(facts: dict[str, Any], sources: pl.DataFrame) -> int:
    """The exit status: 0 all sources ended well, 3 some failed or the crawl did not end, 4 nothing was collected."""
    if sources.is_empty() or not sources["found"].sum():
        return NOTHING
    ended = facts.get("reason") == "finished"
    well = sources["outcome"].is_in(WELL).all() and not sources["failed"].sum()
    return ALL_WELL if ended and well else SOME_FAILED


def tell(crawl: str, facts: dict[str, Any], sources: pl.DataFrame) -> Iterator[str]:
    """Lines: the crawl, its sources by outcome, and each that did not end well with its reason."""
    if sources.is_empty():
        yield f"crawl {crawl}: it was killed before it wrote a ledger; crawl again"
        return
    end = facts.get("reason", "not finished")
    counts = Counter(sources["outcome"].to_list())
    told = ", ".join(f"{outcome} {count:,}" for outcome, count in counts.most_common())
    sums = {
        name: int(sources[name].sum()) for name in ("requests", "bytes", "found", "stored", "set_aside", "repeated")
    }
    yield f"crawl {crawl}, {end}: {sources.height:,} sources ({told})"
    yield (
        f"{sums['requests']:,} requests, {sums['bytes'] / 1e6:,.1f} MB, {sums['found']:,} postings: {sums['stored']:,} "
        f"stored, {sums['set_aside']:,} set aside, {sums['repeated']:,} repeated"
    )
    for row in sources.iter_rows(named=True):
        if row["outcome"] not in WELL or row["failed"]:
            some = f", {row['failed']:,} of {row['requests']:,} requests failed" if row["outcome"] in WELL else ""
            yield f"  {row['failure'] or row['outcome']:8} {row['source']}{some}: {row['reason']}"
