"""Keeping and forgetting: pages older than a person wants to keep, and employers who ask to be left out."""

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl

from pipelines.store import Folder, read_parquet, write_parquet


def forget(folder: Folder, source: str) -> dict[str, int]:
    """Remove every trace of a source, and remember never to crawl it again. Counts of removed rows by kind.

    Tables and releases made before still count its postings; make the tables again.
    """
    folder.remember_forgotten(source)
    counts = {}
    for kind in ("pages", "postings", "set_aside", "superseded", "ledger", "history"):
        counts[kind] = sum(_drop_source(file, source) for file in sorted((folder.path / kind).rglob("*.parquet")))
    counts["bodies"] = drop_unused_bodies(folder)
    return counts


def _drop_source(file: Path, source: str) -> int:
    rows = read_parquet(file)
    if "source" not in rows.columns:
        return 0
    kept = rows.filter(pl.col("source") != source)
    if kept.height < rows.height:
        write_parquet(file, kept)  # stays even when empty: its number must not be taken again
    return rows.height - kept.height


def drop_old_pages(folder: Folder, days: int, now: datetime | None = None) -> int:
    """Remove the pages of crawls older than so many days, and bodies that no page names any more.

    Postings stay; they can no longer be read again from their pages. The newest crawl always stays. How many went.
    """
    limit = f"{(now or datetime.now(UTC)) - timedelta(days=days):%Y%m%dT%H%M%SZ}"
    gone = 0
    for crawl in folder.crawls()[:-1]:
        if crawl < limit and folder.pages(crawl).exists():
            gone += sum(read_parquet(file).height for file in folder.pages(crawl).glob("*.parquet"))
            shutil.rmtree(folder.pages(crawl))
    if gone:
        drop_unused_bodies(folder)
    return gone


def drop_unused_bodies(folder: Folder) -> int:
    """Remove bodies that no kept page names. How many went."""
    used = _named(file for file in sorted((folder.path / "pages").rglob("*.parquet")))
    gone = 0
    for file in sorted(folder.bodies().glob("*.parquet")):
        bodies = read_parquet(file)
        kept = bodies.filter(pl.col("sha256").is_in(used))
        if kept.height < bodies.height:
            gone += bodies.height - kept.height
            write_parquet(file, kept)  # stays even when empty: its number must not be taken again
    return gone


def _named(files: Iterable[Path]) -> list[str]:
    digests: set[str] = set()
    for file in files:
        digests |= set(pl.read_parquet(file, columns=["sha256"])["sha256"])
    return sorted(digests)
