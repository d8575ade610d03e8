"""The postings of a web page in schema.org's words, and the one posting of a page of its own.

Not a kind of board. JSON-LD first, in every way it is found broken (`embedded`, `mending`), microdata where a page has
no JSON-LD posting. Where a board's listing led to the page of one posting, the page knows better than the listing, and
the listing fills what the page lacks: `found` has the names of `Posting`'s fields, and under `id` the board's own id.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from spiders.boards import embedded, microdata
from spiders.boards.answer import decode
from spiders.boards.fields import words
from spiders.boards.jobposting import Node, kind_of, read_node
from spiders.items import Page, Posting, Unreadable

_WEB = ("html", "xml", "json", "text/", "octet-stream")
_TEXTS = (
    *("title", "employer", "industry", "department", "posted_on", "valid_through", "salary_text", "location_text"),
    *("country", "work_mode", "employment_type"),
)


def read_postings(page: Page, body: bytes, low: bytes) -> tuple[list[Posting], list[Any]]:
    """The postings of a page, and the URLs its lists give in place of postings.

    `body` are its bytes in a charset that keeps ASCII, `low` those in lower case. Raises `Unreadable` for an empty
    body, for a page whose JobPostings are all beyond mending (error) and for a file that is no web page (drift).
    """
    if not page.body.strip():
        raise Unreadable("the body is empty")
    values, broken = embedded.read_json_ld(page, body)
    nodes, links = _gather(values)
    if not nodes and b"jobposting" in low:
        values = values if values or broken else embedded.read_scripts(page, body)
        nodes, links = _gather(values)
        if not nodes and b"itemtype" in low:
            nodes, _ = _gather(list(microdata.read_items(decode(body, page))))
    if broken and not nodes and not links:
        raise Unreadable(f"{broken} JobPosting block{'s' if broken > 1 else ''} of broken JSON")
    kind = page.headers.get("content-type", "").lower()
    if kind and not nodes and not any(word in kind for word in _WEB):
        raise Unreadable(f"{kind.partition(';')[0][:60]} where a web page was promised", "drift")
    known = _by_id(values) if b'"@id"' in body else {}
    return _tell_apart([read_node(node, page, url, known) for node, url in nodes]), links


def read_posting(page: Page, board: str, id: str) -> Posting | None:
    """The posting that a page is of; None where the page has no JobPosting. Raises `Unreadable` as `read_postings`.

    `id` is the board's own id. Of several postings (a page may show similar ones) it is the one that names the id, else
    the one with the listing's title, else the first. Its URL is its own where that names the id, else the page's.
    """
    body = embedded.as_bytes(page)
    postings, _ = read_postings(page, body, body.lower())
    if not postings:
        return None
    title = words(page.found.get("title"))
    named = [one for one in postings if id and (one.id == id or id in urlsplit(one.url).path.split("/"))]
    posting = next(iter(named or [one for one in postings if one.title == title] or postings))
    if id not in urlsplit(posting.url).path.split("/")[1:]:
        posting.url = page.url
    posting.board, posting.id = board, id or posting.id
    return posting


def complete(posting: Posting, found: Mapping[str, Any], *, shown: bool = False) -> Posting:
    """A posting with what its listing said of it, where it says nothing of its own.

    With `shown` the listing's line for the place wins, because it says what an address does not: "Hybrid", "US-Remote".

    >>> from datetime import UTC, datetime
    >>> own = Posting("oak", "icims", "7", "https://example.org/7", datetime(2026, 1, 5, tzinfo=UTC), "Collector II")
    >>> own = complete(own, {"id": "7", "title": "Collector", "places": ["Leeds"], "lastmod": "2026-01-01"})
    >>> own.title, own.places, own.posted_on
    ('Collector II', ['Leeds'], None)
    """
    for name in _TEXTS:
        if not getattr(posting, name) and (text := words(found.get(name))):
            setattr(posting, name, text)
    if shown:
        posting.location_text = words(found.get("location_text")) or posting.location_text
    places = found.get("places")
    if not posting.places and isinstance(places, list):
        posting.places = [text for text in map(words, places) if text]
    return posting


def describe(id: str, title: str | None, places: list[str], **texts: str | None) -> dict[str, Any]:
    """What a listing says of a posting, as `found` of what leads to its page: no empty field among it.

    >>> describe("7", "Collector", [], department=None, posted_on="2026-01-05")
    {'id': '7', 'title': 'Collector', 'posted_on': '2026-01-05'}
    """
    said = {"title": title, "places": list(dict.fromkeys(places)), **texts}
    return {"id": id} | {name: value for name, value in said.items() if value}


def _gather(values: list[Any]) -> tuple[list[tuple[Node, object]], list[Any]]:
    """The JobPostings as they stand, each with the URL its list gives it, and the URLs of entries that are no more."""
    nodes: list[tuple[Node, object]] = []
    links: list[Any] = []
    stack: list[tuple[Any, object]] = [(values, None)]
    while stack:
        value, url = stack.pop()
        if isinstance(value, list):
            stack.extend((item, url) for item in reversed(value) if isinstance(item, list | dict))
            continue
        kinds = kind_of(value)
        if "jobposting" in kinds:
            told = value.keys() - {"@type", "@id", "@context", "url"}
            if told:
                nodes.append((value, url))
            elif value.get("url") or url:
                links.append(value.get("url") or url)
            continue
        if "itemlist" in kinds:
            entries = value.get("itemListElement")
            links.extend(_listed(entries if isinstance(entries, list) else [entries]))
        url = value.get("url") if "listitem" in kinds else None
        stack.extend((item, url) for item in reversed(value.values()) if isinstance(item, list | dict))
    return nodes, links


def _listed(entries: list[Any]) -> Iterator[Any]:
    """The URLs an ItemList gives in place of its items."""
    for entry in entries:
        if not isinstance(entry, dict):
            yield entry
        elif "jobposting" not in kind_of(entry) and kind_of(entry) <= {"listitem", "thing", "webpage"}:
            item = entry.get("item")
            if not isinstance(item, dict):
                yield item or entry.get("url") or entry.get("@id")
            elif "jobposting" not in kind_of(item) and not item.get("title"):
                yield item.get("url") or item.get("@id") or entry.get("url")


def _by_id(values: list[Any]) -> dict[str, Node]:
    known: dict[str, Node] = {}
    stack = list(values)
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if isinstance(value.get("@id"), str) and len(value) > 2:
                known[value["@id"]] = value
            stack.extend(item for item in value.values() if isinstance(item, list | dict))
        elif isinstance(value, list):
            stack.extend(value)
    return known


def _tell_apart(postings: list[Posting]) -> list[Posting]:
    """Each posting once, and with an id of its own where several share an id, or the page's address without one."""
    if len(postings) < 2:
        return postings
    kept: dict[tuple[str, str, str | None], list[Posting]] = {}
    for posting in postings:
        same = kept.setdefault((posting.url, posting.title, posting.location_text), [])
        twin = next((other for other in same if posting.id == other.id or not posting.id or not other.id), None)
        if twin is None:
            same.append(posting)
        elif len(posting.description or "") > len(twin.description or ""):
            posting.id = posting.id or twin.id
            same[same.index(twin)] = posting
    once = [posting for same in kept.values() for posting in same]
    ids = Counter(posting.id for posting in once)
    urls = Counter(posting.url for posting in once if ids[posting.id] > 1)
    for posting in once:
        if ids[posting.id] > 1:
            facts = "\n".join((posting.id, posting.title, posting.location_text or ""))
            shared = urls[posting.url] > 1
            posting.id = hashlib.sha256(facts.encode()).hexdigest()[:16] if shared else ""
    return once
