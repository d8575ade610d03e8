"""What earlier crawls of a folder kept of a page: how to ask whether it changed since, and what it said then."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import orjson
import polars as pl

from pipelines.store import Folder
from spiders.archive import as_json
from spiders.items import Follow

NOT_ASKED = 0
"""The status of a page that a crawl did not ask for again, because its listing says that nothing changed."""
CRAWLS = 8  # how many crawls back are remembered: a board that none of them reached is asked anew
_COLUMNS = ["source", "url", "sent", "found", "status", "headers", "sha256", "answered_at"]
_OPEN = 4  # files of bodies held at once


class Kept(NamedTuple):
    """The newest whole answer to one question; `answered_at` is when the site last sent or confirmed it."""

    sha256: str
    etag: str | None
    last_modified: str | None
    found: str | None
    answered_at: datetime


class Memory:
    """The newest answer to each question (source, URL, what was sent) of the crawls before."""

    def __init__(self, folder: Folder, before: str) -> None:
        self._folder = folder
        self._answers: dict[tuple[str, str, str | None], Kept] = {}
        for crawl in [name for name in folder.crawls() if name != before][-CRAWLS:]:
            for file in sorted(folder.pages(crawl).glob("*.parquet")):
                self._learn(file)
        self._where: dict[str, Path] | None = None
        self._held: dict[Path, dict[str, bytes]] = {}

    def _learn(self, file: Path) -> None:
        try:
            pages = pl.read_parquet(file, hive_partitioning=False)
        except (OSError, pl.exceptions.PolarsError):
            return  # then its pages are asked for again
        if not set(_COLUMNS) <= set(pages.columns):
            return
        whole = pages.filter((pl.col("status") < 300) | (pl.col("status") == 304))
        for source, url, sent, found, status, headers, sha256, answered_at in whole.select(_COLUMNS).iter_rows():
            told = orjson.loads(headers)
            before = self._answers.get((source, url, sent))
            if status == NOT_ASKED and before:
                continue
            etag, modified = told.get("etag"), told.get("last-modified")
            if status == 304 and before:  # a confirmation need not repeat what it confirms
                etag, modified = etag or before.etag, modified or before.last_modified
            self._answers[source, url, sent] = Kept(sha256, etag, modified, found, answered_at)

    def recall(self, source: str, follow: Follow) -> Kept | None:
        """The newest answer to a question, if any crawl kept one."""
        return self._answers.get((source, follow.url, follow.sent))

    def unchanged(self, source: str, follow: Follow, now: datetime, days: int) -> Kept | None:
        """The kept page of a posting of which its listing says what it said then, unless that is too long ago."""
        kept = self.recall(source, follow) if follow.found else None
        if kept and kept.found == as_json(follow.found) and now - kept.answered_at < timedelta(days=days):
            return kept
        return None

    def conditions(self, source: str, follow: Follow) -> dict[str, str]:
        """Headers that ask for a page only if it changed: none for what is posted or was never kept."""
        kept = self.recall(source, follow) if follow.sent is None else None
        if not kept or not self._file(kept.sha256):
            return {}
        told = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
        return {name: value for name, value in told.items() if value}

    def body(self, kept: Kept) -> bytes | None:
        """The kept body; None where it is gone."""
        place = self._file(kept.sha256)
        if place is None:
            return None
        if place not in self._held:
            while len(self._held) >= _OPEN:
                self._held.pop(next(iter(self._held)))
            try:
                bodies = pl.read_parquet(place, hive_partitioning=False)
            except (OSError, pl.exceptions.PolarsError):
                return None
            self._held[place] = dict(zip(bodies["sha256"], bodies["body"], strict=True))
        return self._held[place].get(kept.sha256)

    def _file(self, sha256: str) -> Path | None:
        if self._where is None:
            self._where = self._folder.find_bodies()
        return self._where.get(sha256)
