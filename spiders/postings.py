"""scrapy crawl postings: every source of postings, asked politely, each page kept and read once."""

import logging
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy import signals
from scrapy.exceptions import CloseSpider
from scrapy.http import Response

from pipelines.store import Folder
from spiders import boards
from spiders.archive import Archive, name_crawl
from spiders.items import Follow, Page, Posting, Unreadable
from spiders.politeness import Ledger, explain, judge_status
from spiders.sample.site import Site
from spiders.sample.world import SEED, world
from spiders.sources import LIVE, BadSources, Sources, is_loopback, load_sources

logger = logging.getLogger(__name__)
CONTACT = re.compile(r"[^\s@()<>]{1,100}@[^\s@()<>]{1,200}|https?://[^\s()<>]{1,300}")


@dataclass(frozen=True)
class Plan:
    """What a crawl was asked to do, checked before anything starts. `sources` is None for the bundled sample."""

    source_set: str
    folder: Folder
    sources: Sources | None
    only: list[str]
    contact: str


def plan(settings: Any, sources: str = "sample", only: str = "", **unknown: str) -> Plan:
    """Read a crawl's arguments and settings. Raises BadSources or Refused, in one line, for a user's mistake."""
    if unknown:
        raise BadSources(f"no argument is called {', '.join(sorted(unknown))}; there are sources= and only=")
    keys = [key.strip() for key in only.split(",") if key.strip()]
    folder = Folder(settings.get("DATA_DIR") or "data")
    contact = (settings.get("CONTACT") or "").strip()
    source_set, found = "sample", None
    if sources == "sample":
        Sources(world(SEED, settings.getint("SAMPLE_POSTINGS"), "mixed").sources()).only(keys)
    else:
        source_set = "live"
        found = load_sources(LIVE if sources == "live" else Path(sources))
        found = found.only(keys) if keys else found
        away = [key for key, block in found.blocks.items() if not all(map(is_loopback, _first_urls(block)))]
        if away and not CONTACT.fullmatch(contact):
            raise BadSources(
                "a live crawl names a contact whom a site's owner can write to: "
                "add -s CONTACT=you@example.org (an address or a URL), or set TALLYMAN_CONTACT"
            )
    folder.claim(source_set)
    return Plan(source_set, folder, found, keys, contact)


def _first_urls(block: Any) -> list[str]:
    return [follow.url for follow in boards.KINDS[block["board"]].start(block)]


class PostingsSpider(scrapy.Spider):
    """Reads boards of employers.

    ``-a sources=`` sample (default), live, or a TOML file; ``-a only=KEY,KEY`` some of them; ``-s DATA_DIR=`` where to
    keep what comes; ``-s CONTACT=`` whom a site's owner can write to.
    """

    name = "postings"
    check = staticmethod(plan)

    def __init__(self, plan: Plan, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plan = plan
        self.archive = Archive(plan.folder, name_crawl(plan.folder))
        self.ledger = Ledger()
        self.blocks: dict[str, dict[str, Any]] = {}
        self.asked: Counter[str] = Counter()
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
        spider = cls(planned)
        spider._set_crawler(crawler)
        crawler.signals.connect(spider.finish, signal=signals.spider_closed)
        crawler.signals.connect(spider.drop, signal=signals.request_dropped)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        for source, block in self._load().items():
            self.blocks[source] = {**block, "source_set": self.plan.source_set}
            self.ledger.accounts[source].expect = block.get("expect")
            urls = _first_urls(block)
            self._hosts[source] = {urlsplit(url).netloc for url in urls}
            for url in urls:
                yield self._request(url, source)

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

    def _request(self, url: str, source: str) -> scrapy.Request:
        contact = f"; contact: {self.plan.contact}" if self.plan.contact else ""
        self.asked[source] += 1
        return scrapy.Request(
            url,
            callback=self.parse,
            errback=self.fail,
            headers={"User-Agent": f"{self.settings['USER_AGENT'].removesuffix(')')}{contact})"},
            meta={"source": source},
        )

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """Keep the page, then read it: postings and what to follow. How it ended goes into the ledger."""
        source = response.meta["source"]
        page = Page(
            response.url,
            response.status,
            _headers(response),
            response.body,
            datetime.now(UTC),
            source,
            self.blocks[source],
        )
        self.archive.add(page)
        outcome, reason = judge_status(page.status), "" if page.status < 300 else f"answered {page.status}"
        if outcome == "ok":
            outcome, reason = yield from self._read(page)
        self.ledger.record(
            source,
            page.url,
            outcome,
            reason,
            status=page.status,
            size=len(page.body),
            seconds=response.meta.get("download_latency", 0.0),
        )

    def _read(self, page: Page) -> Generator[Any, None, tuple[str, str]]:
        outcome = "empty"
        try:
            for thing in boards.read(page):
                outcome = "ok"
                if isinstance(thing, Posting):
                    self.ledger.accounts[page.source].found += 1
                    yield thing
                else:
                    yield from self._follow(thing, page)
        except Unreadable as unreadable:
            return unreadable.outcome, str(unreadable)
        except Exception as fault:
            logger.debug("reader fault at %s", page.url, exc_info=True)
            return "error", f"the reader of {page.block['board']} failed: {type(fault).__name__}: {fault}"
        return outcome, ""

    def _follow(self, follow: Follow, page: Page) -> Iterator[scrapy.Request]:
        """Only to a host the source started on, and only within its budget of pages."""
        url = urljoin(page.url, follow.url)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.netloc not in self._hosts[page.source]:
            return
        budget = self.settings.getint("SOURCE_PAGES")
        if self.asked[page.source] < budget:
            yield self._request(url, page.source)
        elif page.source not in self._spent:
            self._spent.add(page.source)
            self.ledger.record(
                page.source, url, "error", f"its budget of {budget} pages is used up; the rest was not asked"
            )

    def fail(self, failure: Any) -> None:
        """A request that got no response: robots, a broken line, a body without end."""
        request = failure.request
        outcome, reason = explain(failure.value)
        self.ledger.record(request.meta["source"], request.url, outcome, reason)

    def drop(self, request: scrapy.Request, spider: Any) -> None:
        """The scheduler refused a page it had before: no news, unless a redirect led back to it."""
        if request.meta.get("redirect_times"):
            source = request.meta["source"]
            self.ledger.record(source, request.url, "error", "redirects without end: back to a page asked before")

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
                setattr(self.ledger.accounts[source], name, count)
        self.ledger.settle()
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
        except OSError as error:
            logger.error("the ledger of this crawl could not be written: %s", error)


def _headers(response: Response) -> dict[str, str]:
    pairs = response.headers.items()
    return {name.decode("latin-1").lower(): b", ".join(values).decode("latin-1") for name, values in pairs}
