"""Which board stands behind an employer's page: recognised by the signs of `signs.toml`, and where each was seen.

Not a kind of board. A page is asked for its own address, its frames, scripts, forms and links, for settings that its
scripts hold, and, where none of these tells a board, for the addresses in its source; a page without any, whether it
holds a JobPosting. Nothing is guessed: a place of a sign that is not told leaves the token empty. The page is hostile:
4 MB of it are read, every address is bounded, and what is handed on has no character that does not print.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from spiders.boards.answer import decode
from spiders.boards.embedded import as_bytes
from spiders.boards.fields import plain, web
from spiders.boards.jobpages import read_postings
from spiders.boards.signs import PLACE, System, bare_host, closed, is_aside, load_signs, match_sign, split
from spiders.boards.tags import read_tags
from spiders.items import Page, Unreadable

MOST_BYTES = 4 * 1024 * 1024
MOST_ADDRESSES = 20_000
MOST_FOUND = 50
_SHOWN = 200
_PARSED = 200_000
_ADDRESS = re.compile(
    r"(?:https?:)?//[A-Za-z0-9.-]{4,253}(?::\d{1,5})?(?:/[^\s\"'<>\\`|^{}()\[\];,]{0,1000})?(?=[\"'<`\\])"
)
_REFRESH = re.compile(r"url\s{0,5}=\s{0,5}[\"']?([^\"'\s]{1,2000})", re.IGNORECASE)
_SEEN_AS = {
    **dict.fromkeys(("iframe", "frame", "embed", "object"), "frame of"),
    **dict.fromkeys(("a", "area", "link"), "link to"),
    "script": "script from",
    "form": "form to",
}
_SLASHES = (("\\/", "/"), ("\\u002F", "/"), ("\\u002f", "/"), ("&amp;", "&"), ("&#x2F;", "/"), ("&quot;", '"'))
_ITSELF = "the page itself,"
_FILES = (".pdf", ".doc", ".docx", ".jpg", ".jpeg", ".png", ".gif", ".zip", ".xml", ".mp4")
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20}")


@dataclass(frozen=True, slots=True)
class Found:
    """A board that a page shows. `kind` is one of KINDS or of `signs.toml`; `key` is "token" or "url", whose value in
    the block is `token`. Both are empty where the page shows the system and not which board. `evidence` is one line.
    """

    kind: str
    key: str
    token: str
    evidence: str
    host: str | None = None


def recognise(page: Page) -> list[Found]:
    """The boards a page shows, each once with where it was seen first: those with a token or url, then the others.

    >>> from datetime import UTC, datetime
    >>> body = b'<a href="https://jobs.lever.co/oakline/7f">Apply</a><a href="https://lever.co.example.org/x">No</a>'
    >>> page = Page("https://oakline.example/careers", 200, {}, body, datetime(2026, 1, 5, tzinfo=UTC), "")
    >>> [found] = recognise(page)
    >>> found.kind, found.token, found.evidence
    ('lever', 'oakline', 'link to https://jobs.lever.co/oakline/7f on https://oakline.example/careers')
    >>> recognise(replace(page, body=b"We use jobs.lever.co, as others do."))
    []
    """
    page = replace(page, body=page.body[:MOST_BYTES])
    text = decode(page.body, page)
    reading = _Reading(page, text)
    reading.take(_ITSELF, page.url)
    for how, url in _elements(text, page.url):
        reading.take(how, url)
    reading.take_settings()
    if not reading.found:
        for url in _addresses(text):
            reading.take("mention of", url)
    found = reading.conclude()
    if not any(one.token for one in found) and not closed(page.url):
        found = [*_of_postings(page), *found]
    return found


class _Reading:
    """What was found on one page so far: whole boards, and places of a system that together may name one."""

    def __init__(self, page: Page, text: str) -> None:
        self.page, self.text = page, text
        self.own = split(page.url)
        self.found: dict[tuple[str, str], Found] = {}
        self._some: dict[System, dict[str, dict[str, str]]] = {}
        self._mute = {one for one in load_signs().systems if one.when and not any(word in text for word in one.when)}

    def take(self, how: str, url: str) -> None:
        """An address of the page, absolute."""
        parts = split(url)
        if "@" in parts.netloc or len(self.found) >= MOST_FOUND:
            return
        known = load_signs().by_domain
        any_host = known["*"] if parts.netloc == self.own.netloc else ()
        done: set[System] = set()
        for sign in (*known.get(".".join(bare_host(parts).split(".")[-2:]), ()), *any_host):
            if sign.system in done or sign.system in self._mute:
                continue
            places = match_sign(sign, parts)
            if places is not None:
                done.add(sign.system)
                self._keep(sign.system, places, f"{how} {_show(url)}", url)

    def take_settings(self) -> None:
        """What scripts and attributes of the page set by name."""
        for system in load_signs().systems:
            for name, place in (system.settings or {}).items() if system not in self._mute else ():
                value = re.compile(rf"[\"']?\s{{0,5}}[=:]\s{{0,5}}[\"']({load_signs().places[place]})[\"']")
                at = self.text.find(name)
                for _ in range(100):
                    if at < 0:
                        break
                    if (said := value.match(self.text, at + len(name))) and said[1].lower() not in system.refused:
                        self._keep(system, {place: said[1]}, f"setting {name} = {said[1]}", self.page.url)
                    at = self.text.find(name, at + 1)

    def _keep(self, system: System, places: dict[str, str], seen: str, url: str) -> None:
        if (system.token or system.url) and not system.last and system.needs <= places.keys():
            self._add(system, places, seen, url)
            return
        some = self._some.setdefault(system, {})
        for place, value in (places or {"": ""}).items():
            some.setdefault(place, {}).setdefault(value, seen)

    def _add(self, system: System, places: Mapping[str, str], seen: str, url: str = "") -> None:
        def fill(template: str) -> str:
            return PLACE.sub(lambda place: places[place[1]], template)

        key = "url" if system.url else "token" if system.token else ""
        told = split(url)._replace(query="", fragment="").geturl() if system.url else fill(system.token)
        where = "" if seen.startswith(_ITSELF) else f" on {_show(self.page.url)}"
        found = Found(system.kind, key, told, f"{seen}{where}", fill(system.host) or None)
        self.found.setdefault((system.kind, told.casefold()), found)

    def conclude(self) -> list[Found]:
        """Every board found. Places seen apart name one where each has one value alone; else there is no token."""
        host = bare_host(self.own)
        for system, some in sorted(self._some.items(), key=lambda entry: entry[0].last):
            places = {place: next(iter(values)) for place, values in some.items() if len(values) == 1}
            places |= {"page_host": host} if _HOST.fullmatch(host) else {}
            others = {place for one, seen in self._some.items() if one.kind == system.kind for place in seen}
            alone = not system.last or others <= some.keys()
            if system.token and system.needs <= places.keys() and alone and not self._knows(system):
                ways = dict.fromkeys(next(iter(some[place].values())) for place in sorted(system.needs & some.keys()))
                self._add(system, places, " and ".join(ways))
        for system, some in self._some.items():
            if not self._knows(system):
                self._add(
                    replace(system, token="", url="", host=""), {}, next(iter(next(iter(some.values())).values()))
                )
        return sorted(self.found.values(), key=lambda one: (not one.token, is_aside(one.kind)))

    def _knows(self, system: System) -> bool:
        return any(kind == system.kind for kind, _ in self.found)


def _elements(text: str, page_url: str) -> Iterator[tuple[str, str]]:
    """How and to where the elements of a page lead."""
    home, count = page_url, 0
    for tag in read_tags(text):
        told = tag.attributes
        if tag.name == "base":
            home = web(told.get("href"), page_url) or home
        elif tag.name == "meta" and told.get("http-equiv", "").lower() == "refresh":
            target = _REFRESH.search(told.get("content", "")[:4000])
            if target and (url := web(target[1], home)):
                yield "redirect to", url
        for name in ("href", "src", "data-src", "action", "data") if tag.name in _SEEN_AS else ():
            if (value := told.get(name)) and (url := web(value, home)):
                yield _SEEN_AS[tag.name], url
                count += 1
        if count >= MOST_ADDRESSES:
            return


def _addresses(text: str) -> Iterator[str]:
    """The quoted addresses in a page's source, comments left out, however a script writes their slashes."""
    pieces, at = [], 0
    while (opening := text.find("<!--", at)) >= 0:
        pieces.append(text[at:opening])
        end = text.find("-->", opening + 4)
        at = len(text) if end < 0 else end + 3
    source = "".join([*pieces, text[at:]])
    for written, meant in _SLASHES:
        source = source.replace(written, meant)
    for count, address in enumerate(_ADDRESS.finditer(source)):
        if count >= MOST_ADDRESSES:
            return
        if url := web(urljoin("https://", address[0].rstrip("."))):
            yield url


def _of_postings(page: Page) -> list[Found]:
    """The page as a board of kind `jsonld`, where it holds a JobPosting or a list of them."""
    try:
        body = as_bytes(page)
        # A long page is only scanned: the parsers that read_postings falls back to are slow on a hostile one.
        postings, links = read_postings(page, body, body.lower() if len(body) < _PARSED else b"")
    except Unreadable:
        return []
    url, count = web(page.url), len(postings) + len(links)
    if not url or not count:
        return []
    return [Found("jsonld", "url", url, f"{count} JobPosting{'s' if count > 1 else ''} on {_show(url)}")]


def find_openings(page: Page) -> tuple[list[str], list[str]]:
    """Where a page's openings may be: addresses on its own host, the likeliest first, and those elsewhere.

    >>> from datetime import UTC, datetime
    >>> body = b'<a href="/about">About</a><a href="/x7">Careers</a><a href="https://jobs.oak.example/">Jobs</a>'
    >>> find_openings(Page("https://oak.example/", 200, {}, body, datetime(2026, 1, 5, tzinfo=UTC), ""))
    (['https://oak.example/x7'], ['https://jobs.oak.example/'])
    """
    own: dict[str, int] = {}
    elsewhere: dict[str, None] = {}
    here = split(page.url)
    for tag in read_tags(decode(page.body[:MOST_BYTES], page)):
        url = web(tag.attributes.get({"a": "href", "iframe": "src"}.get(tag.name, "")), page.url)
        there = split(url or "")
        if not url or "@" in there.netloc or there.path.lower().endswith(_FILES):
            continue
        words = [tag.words, *there.path.split("/"), *(there.hostname or "").split(".")[:-2]]
        rank = 0 if tag.name == "iframe" else _rank(words[:40])
        if there.netloc != here.netloc and rank:
            elsewhere[url] = None
        elif there.netloc == here.netloc and rank is not None and url != page.url:
            own[url] = min(rank, own.get(url, rank))
    return sorted(own, key=lambda url: own[url]), list(elsewhere)


def _rank(words: list[str]) -> int | None:
    """1 for words that promise a list of openings, 2 for those that promise a careers page, None for others."""
    known = load_signs()
    slugs = ["-".join(re.findall(r"[a-z0-9]+", word.lower()[:80])) for word in words]
    told = [hop for slug in slugs for hop in known.hops if slug == hop or slug.startswith(f"{hop}-")]
    return None if not told else 1 if known.openings.intersection(told) else 2


def name_employer(page: Page) -> str | None:
    """The name a site gives itself (`og:site_name`); None where it gives none, and on the host of a board."""
    if recognise(replace(page, body=b"")):
        return None
    for tag in read_tags(decode(page.body[:MOST_BYTES], page)):
        if tag.name == "meta" and "og:site_name" in (tag.attributes.get("property"), tag.attributes.get("name")):
            name = plain(tag.attributes.get("content")) or ""
            return "".join(sign for sign in name if sign.isprintable())[:100].strip() or None
    return None


def _show(url: str) -> str:
    text = "".join(sign for sign in url if sign.isprintable())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
