"""Any page with a schema.org JobPosting: `url` in the block is a posting, a list of them, or a list of links to them.

JSON-LD first, in every way it is found broken (`embedded`, `mending`), microdata where a page has no JSON-LD posting.
Followed are: an ItemList's URLs (of entries without a title), the next page (`rel="next"`), and, on a page without a
posting, links whose path matches the block's `follow`, a plain glob such as "/jobs/*". Only http and https; the next
page and links only on the page's own host. What is easy to get wrong:

* A block that cannot be mended is passed over while another of its page can be read; a page of which no block that
  names a JobPosting can be read is unreadable, not empty.
* `url` may be the employer's front page: then the page's own address stands for it.
* `identifier` is often the requisition, the same for several postings of one page: then it identifies none of them.
* A posting may stand twice on a page, in two blocks or in a list and alone. It is read once.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from resiliparse.parse.html import HTMLTree

from spiders.boards import embedded, microdata
from spiders.boards.answer import decode
from spiders.boards.fields import web
from spiders.boards.jobposting import Node, kind_of, read_node
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "url"
_NEXT = re.compile(rb"next(?=[\"' >/])")
_LINKS = 20_000
_WEB = ("html", "xml", "json", "text/", "octet-stream")


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(_rebase(str(block["url"]), block))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if not page.body.strip():
        raise Unreadable("the body is empty")
    body = embedded.as_bytes(page)
    low = body.lower()
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
    yield from _tell_apart([read_node(node, page, url, known) for node, url in nodes])
    found = (web(link, page.url) for link in links)
    urls = [_rebase(url, page.block) for url in found if url] + _linked(page, body, low, anywhere=not nodes)
    for url in dict.fromkeys(urls):
        if url != page.url:
            yield Follow(url)


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


def _linked(page: Page, body: bytes, low: bytes, *, anywhere: bool) -> list[str]:
    """The next page, and with `anywhere` the links that match the block's `follow`: on the page's own host alone."""
    pattern = page.block.get("follow") if anywhere else None
    if not isinstance(pattern, str) and not (b"next" in low and _NEXT.search(low)):
        return []
    document: Any = HTMLTree.parse(decode(body, page)).document
    base = document.get_elements_by_tag_name("base")
    start = web(base[0].getattr("href"), page.url) if len(base) else None
    host = urlsplit(page.url).netloc
    found = []
    for tag in ("link", "a"):
        for node in document.get_elements_by_tag_name(tag)[:_LINKS]:  # a slice, for iterating it is quadratic
            following = "next" in (node.getattr("rel") or "").lower().split()
            url = web(node.getattr("href"), start or page.url) if following or (pattern and tag == "a") else None
            url = _rebase(url, page.block) if url else None
            if url and urlsplit(url).netloc == host and (following or match(str(pattern), urlsplit(url).path)):
                found.append(url)
    return found


def match(pattern: str, path: str) -> bool:
    """Whether a path matches a glob, in which only `*` is special: any run of characters, none too.

    >>> match("/jobs/*", "/jobs/collector-7"), match("/jobs/*/apply", "/jobs/7"), match("/jobs", "/jobs/7")
    (True, False, False)
    """
    head, *rest = pattern.split("*")
    if not rest:
        return path == pattern
    if not path.startswith(head) or len(path) < sum(map(len, [head, *rest])) or not path.endswith(rest[-1]):
        return False
    at, end = len(head), len(path) - len(rest[-1])
    for part in rest[:-1]:
        at = path.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _rebase(url: str, block: Mapping[str, Any]) -> str:
    """A URL of the block's own host, moved to its `base_url` where it has one."""
    base, home = block.get("base_url"), urlsplit(str(block.get("url", "")))
    parts = urlsplit(url)
    if not isinstance(base, str) or parts.netloc != home.netloc:
        return url
    return base.rstrip("/") + urlunsplit(("", "", parts.path, parts.query, ""))
