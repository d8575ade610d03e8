"""How a host is asked: as its robots.txt (RFC 9309) and its answers allow, and one thing at a time."""

import asyncio
import email.utils
import hashlib
import logging
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from ipaddress import ip_address
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import tldextract
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response
from scrapy.utils.request import RequestFingerprinter

from spiders.ledger import SPENT, NotAllowed, explain

ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks for 500 KiB at least; what lies behind is not read
ROBOTS_SECONDS = 24 * 60 * 60  # the longest that it allows a robots.txt to be remembered


@cache
def _suffixes() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)  # the list that ships with it: no download


@cache
def slot_of(host: str) -> str:
    """Under which name a host's delay is kept: its registered domain, so that subdomains are not asked at once.

    >>> slot_of("oak.wd5.myworkdayjobs.com"), slot_of("careers.example.co.uk."), slot_of("127.0.0.5")
    ('myworkdayjobs.com', 'example.co.uk', '127.0.0.5')
    """
    bare = host.lower().rstrip(".")
    return _suffixes()(bare).top_domain_under_public_suffix or bare


class RobotsTxt(RobotsTxtMiddleware):
    """Scrapy's own, and: a robots.txt that answers 5xx or not at all forbids (RFC 9309, 2.3.1.4), where Scrapy would go
    on; `Crawl-delay` is kept; only the first 512 KiB are read, and none is remembered for longer than a day.
    """

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._closed: dict[str, tuple[str, str]] = {}
        self._read_at: dict[str, float] = {}
        # What goes wrong stands in the ledger, in one line; Scrapy would print a traceback.
        for talker in ("downloadermiddlewares.robotstxt", "downloadermiddlewares.retry", "core.downloader.handlers"):
            logging.getLogger(f"scrapy.{talker}").setLevel(logging.CRITICAL)

    async def robot_parser(self, request: Request) -> Any:
        netloc = urlsplit(request.url).netloc
        if monotonic() - self._read_at.get(netloc, monotonic()) > ROBOTS_SECONDS:
            for known in (self._parsers, self._closed, self._read_at):
                known.pop(netloc, None)
        await super().robot_parser(request)
        # Of several requests that wait for one robots.txt, Scrapy 2.19 gives the rules to the first alone and None,
        # which allows everything, to the others.
        return self._parsers[netloc]

    def process_request_2(self, rp: Any, request: Request) -> None:
        if closed := self._closed.get(urlsplit(request.url).netloc):
            raise NotAllowed(*closed)
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest:
            raise NotAllowed("robots", "robots.txt forbids it") from None

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        self._read_at[netloc] = monotonic()
        if response.status >= 500:
            self._close(netloc, f"robots.txt answered {response.status}, so nothing else was asked")
        body = response.body[:ROBOTS_BYTES]
        if not 200 <= response.status < 300:
            body = b""  # RFC 9309: one that is not there (4xx) forbids nothing, whatever its error page says
        elif len(response.body) > ROBOTS_BYTES:
            body = body[: body.rfind(b"\n") + 1]
        await super()._parse_robots(response.replace(body=body), netloc, request)
        parser: Any = self._parsers[netloc]
        delay = parser.crawl_delay(self._robotstxt_useragent)
        if delay and delay > 0:
            self._keep_delay(netloc, delay, request)

    def _keep_delay(self, netloc: str, delay: float, request: Request) -> None:
        longest = self.crawler.settings.getfloat("CRAWL_DELAY_MAX")
        if delay > longest:
            self._close(netloc, f"robots.txt asks for {delay:g} s between requests, more than {longest:g}", "robots")
            return
        downloader: Any = self.crawler.engine.downloader
        key = slot_of(urlsplit(request.url).hostname or "")
        settled = downloader.per_slot_settings.setdefault(key, {"concurrency": 1, "jitter": 0, "delay": 0})
        wanted = delay + downloader.settings.getfloat("DELAY_MARGIN")
        settled["delay"] = max(settled["delay"], wanted, downloader.settings.getfloat("DOWNLOAD_DELAY"))
        if slot := downloader.slots.get(key):
            slot.delay = settled["delay"]

    def _close(self, netloc: str, reason: str, outcome: str = "error") -> None:
        self._closed[netloc] = outcome, reason

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._read_at[netloc] = monotonic()
        if not isinstance(exc, IgnoreRequest):
            self._close(netloc, f"robots.txt could not be had ({explain(exc)[1]}), so nothing else was asked")
        super()._robots_error(exc, netloc)


class Throttle(AutoThrottle):
    """Scrapy's own, but a host with a delay of its own (DOWNLOAD_SLOTS, Crawl-delay) keeps it, and Retry-After is kept.

    Every other host is asked one thing at a time (HOST_CONCURRENCY); CONCURRENT_REQUESTS_PER_DOMAIN only says how many
    connections are kept open, and Scrapy would close loopback's after each page were it 1.
    """

    def _spider_opened(self, spider: Any) -> None:
        super()._spider_opened(spider)
        self.crawler.engine.downloader.domain_concurrency = self.crawler.settings.getint("HOST_CONCURRENCY")

    def _response_downloaded(self, response: Response, request: Request, spider: Any) -> None:
        key = request.meta.get("download_slot")
        downloader: Any = self.crawler.engine.downloader
        if key not in downloader.per_slot_settings:
            super()._response_downloaded(response, request, spider)
        wait = read_retry_after(response)
        if wait and key in downloader.slots:
            wait = min(wait, self.crawler.settings.getfloat("RETRY_AFTER_MAX"))
            slot = downloader.slots[key]
            slot.lastseen = max(slot.lastseen, monotonic() + wait - slot.delay)


def read_retry_after(response: Response, now: datetime | None = None) -> float | None:
    """The seconds a refusal (429, 503) asks to wait; None where it names no time.

    >>> read_retry_after(Response("https://example.org", 429, {"Retry-After": "20"}))
    20.0
    >>> read_retry_after(Response("https://example.org", 200, {"Retry-After": "20"})) is None
    True
    """
    words = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if response.status not in (429, 503) or not words:
        return None
    if words.isascii() and words.isdecimal():
        return float(words[:9])
    try:
        until = email.utils.parsedate_to_datetime(words)
    except ValueError:
        return None
    until = until.replace(tzinfo=until.tzinfo or UTC)
    return max((until - (now or datetime.now(UTC))).total_seconds(), 0.0)


class Retry(RetryMiddleware):
    """Scrapy's own, but a host that asks for a longer wait than RETRY_AFTER_MAX is left alone for the whole crawl."""

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._longest = settings.getfloat("RETRY_AFTER_MAX")
        self._closed: dict[str, str] = {}

    def process_request(self, request: Request, spider: Any = None) -> None:
        if reason := self._closed.get(urlsplit(request.url).netloc):
            raise NotAllowed("blocked", reason)

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Any:
        wait = read_retry_after(response)
        if wait and wait > self._longest:
            self._closed[urlsplit(request.url).netloc] = f"it asks to be left alone for {wait:.0f} s"
            return response
        return super().process_response(request, response)


class BySource(RequestFingerprinter):
    """Scrapy's own, and the source: two sources may ask for one page, and each reads it."""

    def fingerprint(self, request: Request) -> bytes:
        said = str(request.meta.get("source", "")).encode()
        return hashlib.sha1(super().fingerprint(request) + said, usedforsecurity=False).digest()


class Doorkeeper:
    """Before a request goes anywhere: its source's budget lasts; its slot is that of its host, also after a redirect;
    and no page leads a crawl from a public host to a private address, by name or by number.
    """

    def __init__(self, spent: Callable[[str], str | None] = lambda source: None) -> None:
        self._spent = spent
        self._private: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Any) -> "Doorkeeper":
        return cls(getattr(crawler.spider, "over_size", lambda source: None))

    async def process_request(self, request: Request) -> None:
        if reason := self._spent(request.meta.get("source", "")):
            raise NotAllowed(SPENT, reason)
        parts = urlsplit(request.url)
        host = (parts.hostname or "").rstrip(".")
        request.meta["download_slot"] = slot_of(host)
        if not request.meta.get("redirect_urls"):
            return
        start = (urlsplit(request.meta["redirect_urls"][0]).hostname or "").rstrip(".")
        if parts.scheme not in ("http", "https"):
            raise NotAllowed("error", f"redirected to {parts.scheme}:, which is no web page")
        if host != start and await self._leads_inside(host) and not await self._leads_inside(start):
            raise NotAllowed("error", f"redirected to {host[:80]}, a private address")

    async def _leads_inside(self, host: str) -> bool:
        if host not in self._private:
            try:
                found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
            except (OSError, UnicodeError):
                found = []
            addresses = {ip_address(str(address[0]).partition("%")[0]) for *_, address in found}
            self._private[host] = any(not address.is_global for address in addresses)
        return self._private[host]
