"""Rows on their way to disk: each posting once a crawl, checked against the declaration, in parts."""

import json
import pickle
from collections import Counter, deque
from concurrent.futures import Future
from typing import Any

import polars as pl

from pipelines.normalize import identify
from pipelines.reader import Read, Reader, read_batch
from pipelines.schema import Aside, check
from pipelines.store import Folder, Parts, read_parquet
from spiders.items import Posting

ROWS_A_PART = 1_000
READ_TOGETHER = 100
MOST_BESIDE = 30
ASIDE = {"posting_id": pl.String, "source": pl.String, "rule": pl.String, "url": pl.String, "row": pl.String}


class Rows:
    """The rows of one generation of one crawl: `postings/...` and `set_aside/...`.

    `stored`, `set_aside` and `repeated` count by source, `rules` by rule. A posting that came before in this crawl is
    counted as repeated and not kept twice; it may well come again in another crawl, which is another observation.
    """

    def __init__(self, folder: Folder, crawl: str, generation: int = 1, reader: Reader | None = None) -> None:
        self.crawl = crawl
        self.stored: Counter[str] = Counter()
        self.set_aside: Counter[str] = Counter()
        self.repeated: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self._parts = Parts(folder.postings(crawl, generation))
        self._aside = Parts(folder.set_aside(crawl, generation))
        self._reader = reader
        self._seen = _written(folder, crawl, generation)
        self._waiting: list[Posting] = []
        self._beside: deque[tuple[list[Posting], Future[list[Read]]]] = deque()
        self._held: list[dict[str, Any]] = []
        self._failed: Aside = []

    def take(self, posting: Posting) -> None:
        """Hold a posting until it is written; one this crawl has already is only counted.

        Postings are read some hundreds at a time, so that the readers stay in the processor's cache: between two
        downloads they do not, and run at half their speed.
        """
        name = identify(posting)
        if name in self._seen:
            self.repeated[posting.source] += 1
            return
        self._seen.add(name)
        self._waiting.append(posting)
        if len(self._waiting) >= READ_TOGETHER:
            self._read()

    def _read(self) -> None:
        """The waiting postings into rows: by the reader's process, or here where there is none or it is far behind."""
        batch, self._waiting = self._waiting, []
        if self._reader and len(self._beside) < MOST_BESIDE:
            self._beside.append((batch, self._reader.submit(batch)))
        else:
            self._keep(read_batch(batch))

    def _collect(self, wait: bool) -> None:
        """The rows that the reader's process has ready; all of them if `wait`."""
        while self._beside and (wait or self._beside[0][1].done()):
            batch, reading = self._beside.popleft()
            try:
                self._keep(reading.result())
            except (OSError, EOFError, pickle.UnpicklingError):
                self._reader = None
                self._keep(read_batch(batch))

    def _keep(self, read: list[Read]) -> None:
        for row, fault in read:
            if row is not None:
                row["crawl"] = self.crawl
                self._held.append(row)
            if fault is not None:
                self._failed.append(fault)

    def full(self) -> bool:
        """Whether enough rows are ready to be worth a file."""
        self._collect(wait=False)
        return len(self._held) >= ROWS_A_PART

    def flush(self, wait: bool = True) -> None:
        """Write what is read; what is not yet, too, if `wait`. Raises OSError where there is no room.

        What was written before stays readable.
        """
        if wait and self._waiting:
            self._read()
        self._collect(wait)
        if not self._held and not self._failed:
            return
        good, aside = check(self._held)
        aside += self._failed
        self._parts.write(good)
        self._aside.write(pl.DataFrame([_aside(rule, row) for rule, row in aside], schema=ASIDE, orient="row"))
        self._held.clear()
        self._failed.clear()
        self.stored.update(good["source"].to_list())
        for rule, row in aside:
            self.set_aside[str(row["source"])] += 1
            self.rules.update(rule.split())


def _aside(rule: str, row: dict[str, Any]) -> tuple[Any, ...]:
    whole = json.dumps(row, ensure_ascii=False, default=str)
    return row.get("posting_id"), row.get("source"), rule, row.get("url"), whole


def _written(folder: Folder, crawl: str, generation: int) -> set[str]:
    """Ids that a stopped crawl, which now goes on, has written already."""
    places = folder.postings(crawl, generation), folder.set_aside(crawl, generation)
    files = [file for place in places for file in place.glob("*.parquet")]
    return {name for file in files for name in read_parquet(file)["posting_id"]}
