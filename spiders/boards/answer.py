"""Where a board answers, and what an answer is before any board looks at it: its characters, its JSON, its list.

Not a kind of board. A charset that is declared wrongly is common and a body that is valid UTF-8 by accident is not, so
the bytes are believed before the declaration.
"""

import codecs
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

import orjson

from spiders.boards.fields import words
from spiders.items import Page, Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})", re.IGNORECASE)
# Python also has codecs that are no charset of a page (hex, idna, punycode, unicode_escape, utf-7).
_OF_PAGES = re.compile(r"ascii|iso8859|cp\d|euc|gb|big5|koi8|mac-|shift_jis|utf-(8|16|32)|iso2022|hz|johab|tis")


def decode(body: bytes, page: Page) -> str:
    """The characters of a body: by byte order mark, valid UTF-8, header, meta; else UTF-8 with stray windows-1252.

    >>> from datetime import UTC, datetime
    >>> declared = {"content-type": "text/html; charset=iso-8859-1"}
    >>> page = Page("https://example.org", 200, declared, b"", datetime(2026, 1, 5, tzinfo=UTC), "oakline")
    >>> decode(b"caf\\xe9, \\x80 5", page), decode("café".encode(), page)
    ('café, € 5', 'café')
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) if name == "utf-8" else 0 :].decode(name, "replace")
    declared = list(_declared(page))
    if not any(name.startswith(("iso2022", "hz", "utf-16")) for name in declared):
        try:
            return body.decode()
        except UnicodeDecodeError:
            pass
    for name in declared:
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    rough = body.decode("utf-8", "replace")
    strays = rough.count("�") * 50 < len(rough)
    return body.decode("utf-8", "tallyman-1252") if strays else body.decode("cp1252", "replace")


def _declared(page: Page) -> Iterator[str]:
    for place in (page.headers.get("content-type", "").encode("ascii", "replace"), page.body[:2048]):
        if found := _CHARSET.search(place):
            try:
                name = codecs.lookup(found[1].decode()).name
            except (LookupError, ValueError):
                continue
            if _OF_PAGES.match(name):
                yield "cp1252" if name in ("iso8859-1", "ascii") else name


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("tallyman-1252", _as_1252)


def load(page: Page) -> Any:
    """The JSON of an answer. Raises `Unreadable`: drift for HTML or other text, error for an empty or broken body."""
    body = page.body.removeprefix(codecs.BOM_UTF8)
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as failure:
        fault = str(failure)
    text = decode(page.body, page).strip(" \t\r\n\0\ufeff")
    if not text:
        raise Unreadable("the body is empty")
    if text[0] not in '{["':
        kind = "HTML" if text[0] == "<" else "other text"
        raise Unreadable(f"{kind} where JSON was promised", "drift")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise Unreadable("JSON nested too deep to be read") from None
    except ValueError:
        raise Unreadable(f"broken JSON ({fault})") from None


def entries(page: Page, key: str | None) -> list[Any]:
    """The list of postings of an answer: under `key`, or the answer itself. Raises `Unreadable` where there is none."""
    answer = load(page)
    found = answer if key is None else answer.get(key) if isinstance(answer, dict) else None
    if isinstance(found, list):
        return found
    if isinstance(answer, dict) and (said := words(answer.get("error")) or words(answer.get("message"))):
        raise Unreadable(f"the board answers: {' '.join(said.split())[:200]}")
    raise Unreadable(f"no list {key!r}" if key else "no list of postings", "drift")


def audit(
    page: Page, jobs: Iterable[Any], read_job: Callable[[Page, dict[str, Any]], object], ignored: Container[str]
) -> set[str]:
    """The keys of a board's entries that its reader neither took out of them nor ignores by name."""
    left: set[str] = set()
    for job in jobs:
        if isinstance(job, dict):
            read_job(page, job)
            left |= {key for key in job if key not in ignored}
    return left


def address(block: Mapping[str, Any], host: str, path: str) -> str:
    """The address of a board, `{}` in `path` filled with its token, quoted exactly once; `base_url` replaces the host.

    >>> address({"token": "Forward%20Financing"}, "https://example.org", "/board/{}?all=1")
    'https://example.org/board/Forward%20Financing?all=1'
    >>> address({"token": "Oak Line", "base_url": "http://127.0.0.1:8099/"}, "https://example.org", "/board/{}")
    'http://127.0.0.1:8099/board/Oak%20Line'
    """
    root = str(block.get("base_url") or host).rstrip("/")
    return root + path.format(quote(unquote(str(block["token"])), safe=""))
