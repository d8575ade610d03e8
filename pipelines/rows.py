"""Rows on their way to disk: each posting once a crawl, checked against the declaration, in parts."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Any

import polars as pl

from pipelines import normalize
from pipelines.schema import Aside, check
from pipelines.store import Folder, Parts
from spiders.items import Posting

ROWS_A_PART = 2_000
READ_TOGETHER = 250
ASIDE = {"posting_id": pl.String, "source": pl.String, "rule": pl.String, "url": pl.String, "row": pl.String}


class Rows:
    """The rows of one generation of one crawl: `postings/...` and `set_aside/...`.

    `stored`, `set_aside` and `repeated` count by source, `rules` by rule. A posting that came before in this crawl is
    counted as repeated and not kept twice; it may well come again in another crawl, which is another observation.
    """

    def __init__(self, folder: Folder, crawl: str, generation: int = 1) -> None:
        self.crawl = crawl
        self.stored: Counter[str] = Counter()
        self.set_aside: Counter[str] = Counter()
        self.repeated: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self._parts = Parts(folder.postings(crawl, generation))
        self._aside = Parts(folder.set_aside(crawl, generation))
        self._seen: set[str] = set()
        self._waiting: list[Posting] = []
        self._held: list[dict[str, Any]] = []
        self._failed: Aside = []

    def take(self, posting: Posting) -> None:
        """Hold a posting for the next `flush`; one this crawl has already is only counted.

        Postings are read some hundreds at a time: the readers then stay in the processor's cache, which between two
        downloads they do not, and run twice as fast.
        """
        name = normalize.identify(posting)
        if name in self._seen:
            self.repeated[posting.source] += 1
            return
        self._seen.add(name)
        self._waiting.append(posting)
        if len(self._waiting) >= READ_TOGETHER:
            self._read()

    def _read(self) -> None:
        """The waiting postings into rows. One that a reader fails on is set aside under `reader_failed`, not lost."""
        for posting in self._waiting:
            try:
                row = normalize.row(posting)
                row["crawl"] = self.crawl
                self._held.append(row)
            except Exception as fault:  # noqa: BLE001 (whatever a reader trips over, the posting is kept)
                found = asdict(posting) | {"posting_id": normalize.identify(posting)}
                self._failed.append((f"reader_failed:{type(fault).__name__}", found | {"fault": str(fault)}))
        self._waiting.clear()

    def full(self) -> bool:
        return len(self._held) + len(self._waiting) >= ROWS_A_PART

    def flush(self) -> None:
        """Write what is held. Raises OSError where there is no room; what was written before stays readable."""
        self._read()
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
