"""Archived pages to a new generation of postings, with today's readers. The pages are never touched.

The new generation lies complete before the pointer moves to it; a kill in between leaves the old one in force.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.rows import Rows
from pipelines.store import Folder, Refused, read_parquet
from spiders import boards
from spiders.items import Page, Posting, Unreadable

KEPT_OPEN = 4


def reread(folder: Folder, crawl: str, seen: Callable[[int], None] = lambda pages: None) -> Rows:
    """Read one crawl's pages again. `seen` is told of each page; the rows' counts come back.

    Raises Refused where a page file cannot be read, naming it: a generation is whole or it is not made.
    """
    generation = folder.newest_generation(crawl) + 1
    for place in (folder.postings(crawl, generation), folder.set_aside(crawl, generation)):
        shutil.rmtree(place, ignore_errors=True)
    rows = Rows(folder, crawl, generation)
    for page in read_pages(folder, crawl):
        seen(1)
        if page.status < 300 or page.status == 304:  # 0 and 304: unchanged since an earlier crawl kept its body
            try:
                for thing in boards.read(page):
                    if isinstance(thing, Posting):
                        rows.take(thing)
            except Unreadable:
                continue
        if rows.full():
            rows.flush()
    rows.flush()
    folder.point_to(crawl, generation)
    return rows


def count_pages(folder: Folder, crawl: str) -> int:
    """How many pages a crawl kept."""
    files = sorted(folder.pages(crawl).glob("*.parquet"))
    return sum(int(pl.scan_parquet(file).select(pl.len()).collect().item()) for file in files)


def read_pages(folder: Folder, crawl: str) -> Iterator[Page]:
    """The pages of a crawl in the order they came, each with its body; a few files of bodies are held at once."""
    where = folder.find_bodies()
    held: dict[Path, dict[str, bytes]] = {}
    blocks: dict[str, Any] = {}
    for file in sorted(folder.pages(crawl).glob("*.parquet")):
        for row in read_parquet(file).iter_rows(named=True):
            place = where.get(row["sha256"])
            if place is None:
                raise Refused(f"{file}: the body of {row['url']} is not in {folder.bodies()}; nothing was changed")
            if place not in held:
                while len(held) >= KEPT_OPEN:
                    held.pop(next(iter(held)))
                bodies = read_parquet(place)
                held[place] = dict(zip(bodies["sha256"], bodies["body"], strict=True))
            block = blocks.get(row["block"]) or blocks.setdefault(row["block"], json.loads(row["block"]))
            yield Page(
                url=row["url"],
                status=row["status"],
                headers=json.loads(row["headers"]),
                body=held[place][row["sha256"]],
                fetched_at=row["fetched_at"],
                source=row["source"],
                block=block,
                sent=row.get("sent"),
                found=json.loads(row.get("found") or "{}"),
            )
