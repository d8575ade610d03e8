"""An account of what was asked and what came: one row a request, one a source, and how each ended."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from pipelines.store import Folder, read_parquet, write_json, write_parquet
from spiders.drift import FIELDS, WELL, find_drift

UNASKED = "the crawl stopped before it was asked"
SPENT = "spent"  # not an outcome: the source's budget is used up, which is told once
OUTCOMES = ("ok", "empty", "not_modified", "robots", "blocked", "gone", "error", "drift")


class NotAllowed(IgnoreRequest):
    """A request that is not sent: robots.txt forbids it (`robots`), the host wants to be left alone (`blocked`), ..."""

    def __init__(self, outcome: str, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def judge_status(status: int) -> str:
    """The outcome a status alone decides; `ok` leaves the rest to the reader.

    >>> judge_status(200), judge_status(429), judge_status(410)
    ('ok', 'blocked', 'gone')
    """
    if 200 <= status < 300:
        return "ok"
    if status == 304:
        return "not_modified"
    if status in (401, 403, 407, 429, 451, 999):
        return "blocked"
    if status in (404, 410):
        return "gone"
    return "error"


def explain(exception: BaseException) -> tuple[str, str]:
    """Outcome and one line for a request that got no response."""
    if isinstance(exception, NotAllowed):
        return exception.outcome, exception.reason
    name = type(exception).__name__
    words = (str(exception).strip().splitlines() or [name])[0]
    if isinstance(exception, IgnoreRequest):
        return "error", "redirects without end" if "redirect" in words else words[:160]
    if isinstance(exception, DownloadCancelledError):
        return "error", "larger than is read (DOWNLOAD_MAXSIZE)"
    if isinstance(exception, ResponseDataLossError):
        return "error", "the answer broke off before its end"
    if isinstance(exception, DownloadFailedError):
        return "error", "the connection was closed without an answer"
    if isinstance(exception, (DownloadTimeoutError, asyncio.TimeoutError)):
        return "error", "no answer in time"
    if isinstance(exception, DownloadConnectionRefusedError):
        return "error", "connection refused"
    if isinstance(exception, CannotResolveHostError):
        return "error", "no such host"
    return "error", f"{name}: {words[:160]}"


@dataclass(slots=True)
class SourceAccount:
    """What one source gave in one crawl."""

    outcome: str | None = None
    failure: str | None = None
    reason: str = ""
    requests: int = 0
    failed: int = 0
    bytes: int = 0
    found: int = 0
    stored: int = 0
    set_aside: int = 0
    repeated: int = 0
    expect: int | None = None
    filled: Counter[str] = field(default_factory=Counter)


_REQUESTS: dict[str, Any] = {
    "source": pl.String,
    "url": pl.String,
    "outcome": pl.String,
    "status": pl.Int32,
    "bytes": pl.Int64,
    "seconds": pl.Float64,
    "attempt": pl.Int32,
    "reason": pl.String,
}


@dataclass(slots=True)
class Ledger:
    """One row a request and one a source: what was asked, and how it ended."""

    accounts: dict[str, SourceAccount] = field(default_factory=lambda: defaultdict(SourceAccount))
    _requests: list[tuple[Any, ...]] = field(default_factory=list)

    @classmethod
    def load(cls, folder: Folder, crawl: str) -> "Ledger":
        """The ledger of a crawl that was stopped and goes on."""
        place, ledger = folder.ledger(crawl), cls()
        if (place / "requests.parquet").exists():
            ledger._requests = read_parquet(place / "requests.parquet").rows()
            for row in read_parquet(place / "sources.parquet").iter_rows(named=True):
                source, filled = row.pop("source"), Counter(row.pop("filled"))
                if row["reason"] != UNASKED:
                    ledger.accounts[source] = SourceAccount(**row, filled=filled)
        return ledger

    def record(
        self,
        source: str,
        url: str,
        outcome: str,
        reason: str = "",
        *,
        status: int = 0,
        size: int = 0,
        seconds: float = 0.0,
        attempt: int = 1,
    ) -> None:
        """One request ended. The first failure of a source is remembered with its reason."""
        assert outcome in OUTCOMES, outcome
        self._requests.append((source, url, outcome, status, size, round(seconds, 3), attempt, reason))
        account = self.accounts[source]
        account.requests += 1
        account.bytes += size
        if outcome in WELL:
            account.outcome = outcome if account.outcome != "ok" else "ok"
            return
        account.failed += 1
        if account.failure is None:
            account.failure, account.reason = outcome, reason

    def settle(self, before: Mapping[str, list[dict[str, Any]]] | None = None) -> None:
        """Every source gets its outcome: `ok` with postings, else that of its first failure, else `empty`.

        A source nothing was asked of, because the crawl stopped before, is an `error`; one that answered well and gave
        far less than in the crawls `before` is a `drift`.
        """
        for source, account in self.accounts.items():
            if account.found:
                account.outcome = account.outcome if account.outcome == "not_modified" else "ok"
            elif account.failure:
                account.outcome = account.failure
            elif account.outcome is None:
                account.outcome, account.reason = "error", UNASKED
            elif account.outcome == "ok":
                account.outcome = "empty"
            if account.outcome in WELL and not account.failed:
                past = (before or {}).get(source, [])
                if told := find_drift(account.found, account.filled, account.expect, past, account.set_aside):
                    account.outcome = account.failure = "drift"
                    account.reason = told

    def write(self, folder: Folder, crawl: str, facts: dict[str, Any]) -> None:
        """`requests.parquet`, `sources.parquet`, and `crawl.json` last: its presence says the crawl came to its end."""
        place = folder.ledger(crawl)
        requests = pl.DataFrame(self._requests, schema=_REQUESTS, orient="row")
        write_parquet(place / "requests.parquet", requests)
        write_parquet(place / "sources.parquet", self.sources())
        write_json(place / "crawl.json", facts)

    def sources(self) -> pl.DataFrame:
        """One row a source, in the order they were named."""
        fields = list(SourceAccount.__slots__)
        kinds: dict[str, Any] = dict.fromkeys(fields, pl.Int64) | dict.fromkeys(
            ("outcome", "failure", "reason"), pl.String
        )
        kinds["filled"] = pl.Struct(dict.fromkeys(FIELDS, pl.Int64))
        rows = [
            [name, *(getattr(account, field) for field in fields[:-1]), {key: account.filled[key] for key in FIELDS}]
            for name, account in self.accounts.items()
        ]
        return pl.DataFrame(rows, schema={"source": pl.String} | kinds, orient="row")
