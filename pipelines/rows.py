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
        self._held: list[dict[str, Any]] = []
        self._failed: Aside = []

    def take(self, posting: Posting) -> None:
        """Read a posting and hold its row. One that a reader fails on is set aside under `reader_failed`, not lost."""
        try:
            self.add(normalize.row(posting))
        except Exception as fault:  # noqa: BLE001 (whatever a reader trips over, the posting is kept)
            self._failed.append((f"reader_failed {type(fault).__name__}", asdict(posting) | {"fault": str(fault)}))

    def add(self, row: dict[str, Any]) -> bool:
        """Hold a row until the next `flush`. False for a posting this crawl has already."""
        if row["posting_id"] in self._seen:
            self.repeated[row["source"]] += 1
            return False
        self._seen.add(row["posting_id"])
        row["crawl"] = self.crawl
        self._held.append(row)
        return True

    def full(self) -> bool:
        return len(self._held) >= ROWS_A_PART

    def flush(self) -> None:
        """Write what is held. Raises OSError where there is no room; what was written before stays readable."""
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
