"""Whether a board that answers still says what it said: its postings, and how often each field of them is filled."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from pipelines.store import Folder, Refused, read_parquet
from spiders.items import Posting

FIELDS = ("id", "title", "description", "location_text", "posted_on", "pay", "employment_type", "work_mode")
"""Fields of a posting as found whose share is watched."""
BACK = 4  # of the crawls before, so many good ones of a source are what it is measured by
LEAST_BEFORE = 10  # of fewer postings, half may be gone in a week
LEAST_NOW = 5  # in fewer postings a share says nothing
FALL = 0.3  # below this share of what was, the board or its reader is not what it was
WELL = ("ok", "empty", "not_modified")
"""Outcomes of what answered as it should."""


def count_filled(filled: Counter[str], posting: Posting) -> None:
    """Add to `filled` the fields that a posting has."""
    for name in FIELDS:
        if getattr(posting, name) or (name == "pay" and posting.salary_text):
            filled[name] += 1


def read_before(folder: Folder, crawl: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of each source in the last good crawls before this one, newest first."""
    before: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in reversed([name for name in folder.crawls() if name < crawl]):
        try:
            rows = read_parquet(folder.ledger(name) / "sources.parquet").iter_rows(named=True)
        except Refused:
            continue
        for row in rows:
            if row["outcome"] in WELL and row["found"] and "filled" in row and len(before[row["source"]]) < BACK:
                before[row["source"]].append(row)
    return before


def find_drift(
    found: int, filled: Mapping[str, int], expect: int | None, before: Iterable[Mapping[str, Any]], aside: int = 0
) -> str | None:
    """Why a source has drifted, in one line; None where it has not. `expect` of its block outweighs its past.

    >>> past = [{"found": 40, "filled": {"description": 40, "pay": 4}}]
    >>> find_drift(38, {"description": 0, "pay": 4}, None, past)
    'description is filled in 0 % of its postings, before in 100 %'
    >>> find_drift(3, {"description": 3}, None, past), find_drift(3, {"description": 3}, 3, past)
    ('3 postings, where there were 40', None)
    """
    past = list(before)
    usual = expect if expect is not None else median(row["found"] for row in past) if past else 0
    if usual >= LEAST_BEFORE and found < FALL * usual:
        return f"{found} postings, where there were {usual:g}"
    if aside > FALL * found:
        return f"{aside} of {found} postings broke a rule and were set aside"
    if found < LEAST_NOW or not past:
        return None
    for name in FIELDS:
        share = filled.get(name, 0) / found
        then = median((row["filled"].get(name) or 0) / row["found"] for row in past)
        if then >= 0.5 and share < FALL * then:
            return f"{name} is filled in {share:.0%} of its postings, before in {then:.0%}".replace("%", " %")
    return None
