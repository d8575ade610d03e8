"""scrapy crawl postings: every source of postings, asked politely, each page kept and read once."""

import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy import signals
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from spiders import boards
from spiders.archive import Archive
from spiders.drift import count_filled, read_before
from spiders.items import Follow, Page, Posting, Unreadable
from spiders.job import Job
from spiders.ledger import SPENT, Ledger, explain, judge_status
from spiders.memory import NOT_ASKED, Memory
from spiders.plan import Plan, plan
from spiders.sample.site import Site

logger = logging.getLogger(__name__)


class PostingsSpider(scrapy.Spider):
    """Reads boards of employers.

    ``-a sources=`` sample (default), live, or a TOML file; ``-a only=KEY,KEY`` some of them; ``-s DATA_DIR=`` where to
    keep what comes; ``-s CONTACT=`` whom a site's owner can write to; ``-s JOBDIR=`` where a stopped crawl can go on.
    """

    name = "postings"
    check = staticmethod(plan)

    def __init__(self, plan: Plan, job: Job, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plan = plan
        self.job = job
        self.archive = Archive(plan.folder, job.crawl)
        self.memory = Memory(plan.folder, before=job.crawl)
        self.ledger = Ledger.load(plan.folder, job.crawl) if job.resumed else Ledger()
        self.blocks: dict[str, dict[str, Any]] = {}
        self.asked = Counter({source: account.requests for source, account in self.ledger.accounts.items()})
        self._spent: set[str] = set()
        self.started = datetime.now(UTC)
        self.ended = "not finished"
        self.rows: Any = None
        self.say: Callable[[str], None] = lambda line: None
        self._hosts: dict[str, set[str]] = {}
        self._open = ExitStack()

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "PostingsSpider":
        planned = plan(crawler.settings, *args, **kwargs)
        spider = cls(planned, Job.begin(planned.folder, crawler.settings.get("JOBDIR")))
        spider._set_crawler(crawler)
        crawler.signals.connect(spider.finish, signal=signals.spider_closed)
        crawler.signals.connect(spider.drop, signal=signals.request_dropped)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        for source, block in self._load().items():
            self.blocks[source] = {**block, "source_set": self.plan.source_set}
        for source, block in self.blocks.items():
            kind = boards.KINDS[block["board"]]
            self.ledger.accounts[source].expect = block.get("expect")
            if getattr(kind, "KEYS", ()) and self.settings.get("JOBDIR"):
                reason = f"board {block['board']} is asked with a key, which JOBDIR would keep; crawl it without JOBDIR"
                self.ledger.record(source, "", "error", reason)
                continue
            if missing := [name for name in getattr(kind, "KEYS", ()) if not self.settings.get(name)]:
                told = " and ".join(f"-s {name}=... (or $TALLYMAN_{name})" for name in missing)
                self.ledger.record(
                    source, "", "error", f"board {block['board']} is asked with a key of yours: add {told}"
                )
                continue
            first = kind.start(self.blocks[source])
            self._hosts[source] = {urlsplit(follow.url).netloc for follow in first}
            for follow in first:
                yield self._request(follow, source)

    def _load(self) -> dict[str, Any]:
        """The blocks to crawl; a block that was left out is an error of that source, in the ledger like any other."""
        if self.plan.sources is None:
            site = self._open.enter_context(Site(postings=self.settings.getint("SAMPLE_POSTINGS")))
            try:
                self.archive.keep_truth(site.truth())
            except OSError as error:
                folder = self.plan.folder.path
                logger.error("%s: cannot be written (%s); the crawl stops", folder, error.strerror)
                raise CloseSpider("no_room") from None
            return {key: block for key, block in site.sources().items() if not self.plan.only or key in self.plan.only}
        for fault in self.plan.sources.faults:
            self.ledger.record(fault.source, "", "error", fault.reason)
        return dict(self.plan.sources.blocks)

    def _request(self, follow: Follow, source: str) -> scrapy.Request:
        contact = f"; contact: {self.plan.contact}" if self.plan.contact else ""
        headers = {"User-Agent": f"{self.settings['USER_AGENT'].removesuffix(')')}{contact})"}
        headers |= self.memory.conditions(source, follow)
        if follow.sent is not None:
            headers |= {"Content-Type": "application/json", "Accept": "application/json"}
        self.asked[source] += 1
        url, kind = follow.url, boards.KINDS[self.blocks[source]["board"]]
        if names := getattr(kind, "KEYS", ()):
            url, signed = kind.sign(url, {name: self.settings[name] for name in names})  # type: ignore[attr-defined]
            headers |= signed
        return scrapy.Request(
            url,
            method="GET" if follow.sent is None else "POST",
            body=follow.sent or "",
            callback=self.parse,
            errback=self.fail,
            headers=headers,
            meta={"source": source, "follow": follow},
        )

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """Keep the page, then read it: postings and what to follow. How it ended goes into the ledger."""
        source, follow = response.meta["source"], response.meta["follow"]
        body, url = response.body, response.url
        if getattr(boards.KINDS[self.blocks[source]["board"]], "KEYS", ()):
            url = follow.url  # the one that was sent holds a key
        if response.status == 304 and (kept := self.memory.recall(source, follow)):
            body, url = self.memory.body(kept) or b"", follow.url
        page = Page(
            url,
            response.status,
            _headers(response),
            body,
            datetime.now(UTC),
            source,
            self.blocks[source],
            follow.sent,
            follow.found,
        )
        self.archive.add(page)
        outcome, reason = judge_status(page.status), "" if page.status < 300 else f"answered {page.status}"
        if outcome in ("ok", "not_modified"):
            read, reason = yield from self._read(page)
            outcome = read if outcome == "ok" or read not in ("ok", "empty") else outcome
        self.ledger.record(
            source,
            page.url,
            outcome,
            reason,
            status=page.status,
            size=len(response.body),
            seconds=response.meta.get("download_latency", 0.0),
            attempt=response.meta.get("retry_times", 0) + 1,
        )

    def _read(self, page: Page) -> Generator[Any, None, tuple[str, str]]:
        outcome = "empty"
        try:
            for thing in boards.read(page):
                outcome = "ok"
                yield from self._take(thing, page)
        except Unreadable as unreadable:
            return unreadable.outcome, str(unreadable)
        except Exception as fault:
            logger.debug("reader fault at %s", page.url, exc_info=True)
            return "error", f"the reader of {page.block['board']} failed: {type(fault).__name__}: {fault}"
        return outcome, ""

    def _take(self, thing: Posting | Follow, page: Page) -> Iterator[Any]:
        if isinstance(thing, Posting):
            account = self.ledger.accounts[page.source]
            account.found += 1
            count_filled(account.filled, thing)
            yield thing
        else:
            yield from self._follow(thing, page)

    def _follow(self, follow: Follow, page: Page) -> Iterator[Any]:
        """Only to a host the source started on, and only within its budget of pages.

        The page of a posting of which the listing says what it said last time is not asked for: the kept one is read.
        """
        source, follow = page.source, replace(follow, url=urljoin(page.url, follow.url))
        parts = urlsplit(follow.url)
        if parts.scheme not in ("http", "https") or parts.netloc not in self._hosts[source]:
            self._stop_source(
                source, follow.url, f"links lead to {parts.netloc[:80] or parts.scheme}, which is not asked"
            )
            return
        if recalled := self._recall(follow, page):
            known, things = recalled
            for thing in things:
                yield from self._take(thing, known)
            return
        if reason := self.spent(source):
            self._stop_source(source, follow.url, reason)
        else:
            yield self._request(follow, source)

    def _recall(self, follow: Follow, page: Page) -> tuple[Page, list[Posting | Follow]] | None:
        """The page of a posting as an earlier crawl kept it, and what it says, where its listing shows no change.

        None where it holds no posting: whatever its reader trips over, it is asked for again.
        """
        kept = self.memory.unchanged(page.source, follow, page.fetched_at, self.settings.getint("DETAIL_DAYS"))
        body = self.memory.body(kept) if kept else None
        if kept is None or body is None:
            return None
        known = Page(
            follow.url, NOT_ASKED, {}, body, page.fetched_at, page.source, page.block, follow.sent, follow.found
        )
        try:
            things = list(boards.read(known))
        except Exception:  # noqa: BLE001
            return None
        if not any(isinstance(thing, Posting) for thing in things):
            return None
        self.archive.add(known, kept.answered_at)
        return known, things

    def spent(self, source: str) -> str | None:
        """Why nothing more is followed on a source in this crawl; None while its budgets last."""
        pages = self.settings.getint("SOURCE_PAGES")
        if self.asked[source] >= pages:
            return f"its budget of {pages} pages is used up; the rest was not asked"
        return self.over_size(source)

    def over_size(self, source: str) -> str | None:
        """The same for its budget of bytes, which also stops what waits already."""
        size = self.settings.getint("SOURCE_BYTES")
        if self.plan.sources is not None and source and source not in self.plan.sources.blocks:
            return "it is no longer among the sources; what a stopped crawl left of it was not asked"
        if source in self.ledger.accounts and self.ledger.accounts[source].bytes >= size:
            return f"its budget of {size / 1e6:g} MB is used up; the rest was not asked"
        return None

    def _stop_source(self, source: str, url: str, reason: str) -> None:
        if source not in self._spent:
            self._spent.add(source)
            self.ledger.record(source, url, "error", reason)

    def fail(self, failure: Any) -> None:
        """A request that got no response: robots, a broken line, a body without end, a budget used up."""
        request = failure.request
        source, url = request.meta["source"], request.meta["follow"].url
        outcome, reason = explain(failure.value)
        if outcome == SPENT:
            self._stop_source(source, url, reason)
        else:
            self.ledger.record(source, url, outcome, reason, attempt=request.meta.get("retry_times", 0) + 1)

    def drop(self, request: scrapy.Request, spider: Any) -> None:
        """The scheduler refused a page it had before: no news, unless a redirect led back to it."""
        if request.meta.get("redirect_times"):
            source = request.meta["source"]
            follow = request.meta["follow"]
            outcome, reason = ("gone", "it leads") if follow.found else ("error", "redirects without end:")
            self.ledger.record(source, follow.url, outcome, f"{reason} back to a page asked before")

    def exit_status(self) -> int:
        """0 the crawl ended, 1 it was stopped early, 4 it collected nothing (so says `scrapy crawl`)."""
        if self.ended != "finished":
            return 1
        return 0 if any(account.stored for account in self.ledger.accounts.values()) else 4

    def finish(self, spider: Any, reason: str) -> None:
        """The crawl ended: close the sample's server and write the ledger."""
        self.ended = reason
        self._open.close()
        for name in ("stored", "set_aside", "repeated"):
            for source, count in getattr(self.rows, name, {}).items():
                account = self.ledger.accounts[source]
                setattr(account, name, getattr(account, name) + count)
        self.ledger.settle(read_before(self.plan.folder, self.archive.crawl))
        facts = {
            "crawl": self.archive.crawl,
            "spider": self.name,
            "source_set": self.plan.source_set,
            "started": self.started.isoformat(),
            "finished": datetime.now(UTC).isoformat(),
            "reason": reason,
            "sources": len(self.ledger.accounts),
            "pages": sum(account.requests for account in self.ledger.accounts.values()),
            "seconds": round((datetime.now(UTC) - self.started).total_seconds(), 3),
        }
        try:
            self.archive.flush()
            self.ledger.write(self.plan.folder, self.archive.crawl, facts)
            self.job.end(reason)
        except OSError as error:
            logger.error("the ledger of this crawl could not be written: %s", error)


def _headers(response: Response) -> dict[str, str]:
    pairs = response.headers.items()
    return {name.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for name, values in pairs}
