"""scrapy crawl employers: which board stands behind an employer's career page, proposed as blocks for sources.toml.

Asked as politely as boards are, and as little: the page itself, and where it shows no board up to five more of its own
host that its links promise openings on. What is proposed goes to stdout, what is not to stderr, a line each; nothing
is written anywhere. A person reads a proposal, adds the setting and the NAICS code, and adds it.
"""

import json
import logging
import re
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import scrapy
from scrapy import signals
from scrapy.http import Request, Response

from spiders import boards
from spiders.boards.recognise import MOST_BYTES, Found, find_openings, name_employer, recognise
from spiders.boards.signs import closed, is_aside, name_of, split, why_closed
from spiders.career_pages import Asked, Search, clean, plan_search
from spiders.items import Page
from spiders.ledger import NotAllowed, explain, judge_status
from spiders.plan import CONTACT
from spiders.politeness import slot_of
from spiders.sources import LIVE, BadSources, load_sources, parse_sources

logger = logging.getLogger(__name__)
PAGES = 6  # of one employer
HOPS = 2
BOARDS = 5  # a page that shows more is a list of employers
DOCS = "see docs/boards.md"
NO_NAME = '# employer = "", which the page does not tell'


class Closed:
    """A downloader middleware: no request goes to a host of which it is known that it is not to be read."""

    def process_request(self, request: Request) -> None:
        if system := closed(request.url):
            raise NotAllowed("robots", f"on {system.name}, which is not read: {system.why} ({DOCS})")


class EmployersSpider(scrapy.Spider):
    """Finds the boards behind employers' career pages.

    ``-a urls=`` a file of their addresses, one a line, the employer's name and a tab before it if you like;
    ``-s CONTACT=`` whom a site's owner can write to.
    """

    name = "employers"
    check = staticmethod(plan_search)

    def __init__(self, search: Search, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.search = search
        self.ended = "not finished"
        self.today = datetime.now(UTC).date().isoformat()

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "EmployersSpider":
        spider = cls(plan_search(crawler.settings, *args, **kwargs))
        spider._set_crawler(crawler)
        crawler.signals.connect(spider.finish, signal=signals.spider_closed)
        return spider

    @classmethod
    def update_settings(cls, settings: Any) -> None:
        """The settings of every crawl, but nothing is kept, and the User-Agent names the contact from the first on."""
        super().update_settings(settings)
        contact = (settings.get("CONTACT") or "").strip()
        if CONTACT.fullmatch(contact) and contact not in settings["USER_AGENT"]:
            settings.set("USER_AGENT", f"{settings['USER_AGENT'].removesuffix(')')}; contact: {contact})", "spider")
        listening = {**settings.getdict("EXTENSIONS"), "spiders.report.Report": None}
        settings.set("EXTENSIONS", listening, "spider")
        settings.set("ITEM_PIPELINES", {}, "spider")
        doors = {**settings.getdict("DOWNLOADER_MIDDLEWARES"), "spiders.employers.Closed": 40}
        settings.set("DOWNLOADER_MIDDLEWARES", doors, "spider")
        settings.set("DOWNLOAD_MAXSIZE", 2 * MOST_BYTES, "spider")

    async def start(self) -> AsyncIterator[Any]:
        for asked in self.search.pages:
            yield self._ask(asked, asked.url, 0)

    def _ask(self, asked: Asked, url: str, hops: int) -> Request:
        asked.pages += 1
        asked.seen.add(url)
        meta = {"asked": asked, "hops": hops}
        return Request(url, callback=self.parse, errback=self.fail, meta=meta, dont_filter=True)

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Any]:
        """What the page shows: a board, a system that is not read, or where to look next."""
        asked, hops = response.meta["asked"], response.meta["hops"]
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        page = Page(response.url, response.status, {"content-type": kind}, response.body, datetime.now(UTC), "")
        if judge_status(page.status) != "ok":
            yield from self._miss(asked, hops, f"answered {page.status}", response.request)
            return
        asked.seen.add(page.url)
        found = [_with_redirect(one, response) for one in recognise(page)]
        asked.boards = [one for one in found if one.token and one.kind in boards.KINDS]
        asked.employer = asked.employer or (name_employer(page) if hops == 0 else None)
        if len(asked.boards) > BOARDS:
            asked.told = f"shows {len(asked.boards)} boards: a list of employers, not the page of one"
            asked.boards = []
        if asked.boards or asked.told:
            return
        asked.unread += [one for one in found if one not in asked.unread]
        if any(one.kind not in boards.KINDS and not is_aside(one.kind) for one in asked.unread):
            asked.told = _tell_unread(asked.unread)
            return
        if hops < HOPS:
            own, elsewhere = find_openings(page)
            asked.to_ask += [(url, hops + 1) for url in own]
            of_this = [url for url in elsewhere if slot_of(_host(url)) == slot_of(_host(page.url))]
            asked.elsewhere = asked.elsewhere or next(iter(of_this), "")
        yield from self._next(asked)

    def _next(self, asked: Asked) -> Iterator[Request]:
        asked.to_ask = [(url, hops) for url, hops in asked.to_ask if url not in asked.seen]
        if asked.to_ask and asked.pages < PAGES:
            yield self._ask(asked, *asked.to_ask.pop(0))
            return
        shown = f"no board was recognised on {asked.pages} page{'s' if asked.pages > 1 else ''}"
        hint = f"; it links to {asked.elsewhere}, which may be asked next" if asked.elsewhere else ""
        asked.told = asked.told or (_tell_unread(asked.unread) if asked.unread else f"{shown} ({DOCS})") + hint

    def fail(self, failure: Any) -> Iterator[Any]:
        """A request that got no response: robots.txt, a host that is not read, a broken line."""
        meta, (_, reason) = failure.request.meta, explain(failure.value)
        yield from self._miss(meta["asked"], meta["hops"], reason, failure.request)

    def _miss(self, asked: Asked, hops: int, reason: str, request: Any) -> Iterator[Any]:
        """A page that could not be seen. Its address alone may tell the board, which is named and not proposed."""
        if hops == 0:
            there = request.url
            alone = recognise(Page(there, 0, {}, b"", datetime.now(UTC), ""))
            to = f"leads to {there[:200]}: " if there != asked.url else ""
            on = f"; by its address on {_name(alone[0])}" if alone and not closed(there) else ""
            asked.told = f"{to}{reason}{on}"
        else:
            yield from self._next(asked)

    def finish(self, spider: Any, reason: str) -> None:
        """The proposals, in the order of the file, and what is to be said of the other lines."""
        self.ended = reason
        blocks, told = self._conclude()
        try:
            for line in told:
                print(f"tallyman: {clean(line)}", file=sys.stderr)
            if blocks:
                sys.stdout.buffer.write("\n".join([_head(self.today), *blocks]).encode("utf-8", "replace"))
                sys.stdout.flush()
        except OSError:
            logger.info("the proposals found no reader")

    def _conclude(self) -> tuple[list[str], list[str]]:
        listed = _list_boards()
        keys = {key for key, _ in listed.values()}
        blocks: list[str] = []
        told = list(self.search.faults)
        for asked in self.search.pages:
            where = f"line {asked.line}: {asked.url[:200]}"
            if not asked.boards:
                told.append(f"{where}: {asked.told or 'not asked, the crawl stopped before'}")
            for found in asked.boards:
                same = found.kind, found.token.casefold()
                if same in listed:
                    key, place = listed[same]
                    told.append(f"{where}: {_name(found)} is [{key}] of {place} already")
                    continue
                key = _choose_key(asked, found, keys)
                block = write_block(key, found, asked.employer, self.today)
                faults = parse_sources(block).faults
                if faults:
                    told.append(f"{where}: {_name(found)}: {faults[0].reason}")
                    continue
                listed[same] = key, f"this list (line {asked.line})"
                keys.add(key)
                blocks.append(block)
        unnamed = sum(f"\n{NO_NAME}\n" in block for block in blocks)
        told.append(
            f"{len(blocks)} board{'s' if len(blocks) != 1 else ''} proposed from {len(self.search.pages)} pages"
            + (f"; {unnamed} without the employer's name, which the page does not tell" if unnamed else "")
        )
        return blocks, told

    def exit_status(self) -> int:
        """0 a board was found, 1 stopped early, 4 none was (so says `scrapy crawl`)."""
        if self.ended != "finished":
            return 1
        return 0 if any(asked.boards for asked in self.search.pages) else 4


def write_block(key: str, found: Found, employer: str | None, today: str) -> str:
    """A block of sources.toml, as text.

    >>> found = Found("lever", "token", "oakline", 'link to "it"')
    >>> print(write_block("oakline", found, None, "2026-01-05"), end="")
    [oakline]
    board = "lever"
    token = "oakline"
    # employer = "", which the page does not tell
    status = "listed"
    seen_on = "2026-01-05"
    evidence = "link to \\"it\\""
    """
    named = [f"employer = {_quote(employer)}"] if employer else [NO_NAME]
    lines = [
        *(f"[{key}]", f"board = {_quote(found.kind)}", f"{found.key} = {_quote(found.token)}"),
        *([f"host = {_quote(found.host)}"] if found.host else []),
        *named,
        *('status = "listed"', f"seen_on = {_quote(today)}", f"evidence = {_quote(found.evidence)}"),
    ]
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    # JSON's escapes are TOML's as long as no character has to be written as two of them.
    return json.dumps(clean(text), ensure_ascii=False)


def _head(today: str) -> str:
    return (
        f"# Proposed on {today}. Read the evidence, add setting and naics, check the token by a crawl of it alone;\n"
        "# what is true goes into spiders/sources.toml by hand.\n"
    )


def _choose_key(asked: Asked, found: Found, taken: set[str]) -> str:
    """From the employer's name, else from the host or the token: free, and such as a sources file takes."""
    host = slot_of(_host(asked.url)).partition(".")[0]
    told = (asked.employer or "", "" if host.isdecimal() else host, found.token, found.kind)
    slug = next(slug for words in told if (slug := re.sub(r"[^a-z0-9]+", "-", words.lower())[:60].strip("-")))
    tries = [slug, f"{slug}-{found.kind}", *(f"{slug}-{number}" for number in range(2, 100_000))]
    return next(key for key in tries if key not in taken)


def _list_boards() -> dict[tuple[str, str], tuple[str, str]]:
    """The boards that stand in sources.toml, and under which key."""
    try:
        known = load_sources(LIVE).blocks
    except BadSources:
        return {}
    told = {}
    for key, block in known.items():
        value = block.get(boards.KINDS[block["board"]].NEEDS)
        told[block["board"], str(value).casefold()] = key, LIVE.name
    return told


def _tell_unread(unread: list[Found]) -> str:
    """Of a page on a system that no reader reads, or whose token it does not tell; the firmest first."""
    first = min(unread, key=lambda one: is_aside(one.kind))
    name, why = _name(first), why_closed(first.kind)
    if first.kind in boards.KINDS:
        return f"on {name}, but not which board of it: {first.evidence}"
    if why:
        return f"on {name}, which is not read: {why} ({DOCS}); {first.evidence}"
    may = "jsonld or sitemap may serve where its pages hold a JobPosting"
    return f"on {name}, for which there is no reader ({DOCS}); {may}; {first.evidence}"


def _name(found: Found) -> str:
    return f"{name_of(found.kind)} ({found.token})" if found.token else name_of(found.kind)


def _with_redirect(found: Found, response: Response) -> Found:
    """Where the page was led to, its evidence says from where."""
    came = response.meta.get("redirect_urls")
    return replace(found, evidence=f"{found.evidence}, redirected from {came[0][:200]}") if came else found


def _host(url: str) -> str:
    return (split(url).hostname or "").rstrip(".")
