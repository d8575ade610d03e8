"""Links of a page: which are the board's own, where they lie when a board is replayed, and which a glob means.

Not a kind of board.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from spiders.boards.fields import web
from spiders.items import Page


def rebase(url: str, block: Mapping[str, Any], home: str) -> str:
    """A URL of the board's own host, `home`, moved to the block's `base_url` where it has one; another as it is.

    >>> rebase("https://jobs.example.org/7?x=1", {"base_url": "http://127.0.0.1:8099/"}, "jobs.example.org")
    'http://127.0.0.1:8099/7?x=1'
    >>> rebase("https://example.com/7", {"base_url": "http://127.0.0.1:8099/"}, "jobs.example.org")
    'https://example.com/7'
    """
    base, parts = block.get("base_url"), urlsplit(url)
    if not isinstance(base, str) or parts.netloc.lower() != home.lower():
        return url
    return base.rstrip("/") + urlunsplit(("", "", parts.path, parts.query, ""))


def resolve(page: Page, href: object, home: str) -> str | None:
    """A link of a page as the address to ask: on the board's host or the page's own; None for any other host.

    >>> from datetime import UTC, datetime
    >>> page = Page("https://jobs.example.org/all", 200, {}, b"", datetime(2026, 1, 5, tzinfo=UTC), "oakline")
    >>> resolve(page, "/job/7#apply", "jobs.example.org"), resolve(page, "https://example.com/7", "jobs.example.org")
    ('https://jobs.example.org/job/7', None)
    """
    url = web(href, page.url)
    url = rebase(url, page.block, home) if url else None
    if not url:
        return None
    own, parts = urlsplit(page.url), urlsplit(url)
    if parts.netloc.lower() == own.netloc.lower():
        return parts._replace(scheme=own.scheme, netloc=own.netloc).geturl()
    return url if parts.netloc.lower() in (home.lower(), urlsplit(str(page.block.get("base_url", ""))).netloc) else None


def number(url: str, name: str) -> int | None:
    """A number in the query of a URL, if there is one of at most six digits under that name.

    >>> number("https://example.org/jobs?pr=3&in_iframe=1", "pr"), number("https://example.org/jobs?pr=x", "pr")
    (3, None)
    """
    said = [value for key, value in parse_qsl(urlsplit(url).query[:4000]) if key == name]
    return int(said[0]) if said and said[0].isascii() and said[0].isdigit() and len(said[0]) <= 6 else None


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
