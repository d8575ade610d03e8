"""The JSON-LD inside a web page: its blocks found by scanning bytes, and mended where they are broken.

No HTML is parsed while the scan finds what it should: a scan takes microseconds, and parsers are where hostile pages
win (selectolax 1.0 took 97 s over 200,000 unclosed `<div>`; resiliparse, used where the scan fails, is linear).
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any

import orjson
from resiliparse.parse.html import HTMLTree

from spiders.boards.answer import decode
from spiders.boards.mending import mend
from spiders.items import Page

# As browsers read it, and as templates that escape "+" write it.
_TYPE = re.compile(rb"ld(?:\+|&#43;|&#x2b;|%2b|&plus;)json|json[+-]ld")
_OPENING = re.compile(rb"<script(?=[\s/>])[^<>]{0,2000}+>")


def read_json_ld(page: Page, body: bytes) -> tuple[list[Any], int]:
    """The values of a page's JSON-LD blocks in order, and how many that name a JobPosting could not be mended."""
    values, broken = [], 0
    for block, rest in _blocks(body):
        try:
            values.append(orjson.loads(block))
        except orjson.JSONDecodeError:
            try:
                values.append(_mend(page, block, rest))
            except ValueError:
                broken += b"jobposting" in block.lower()
    return values, broken


def read_scripts(page: Page, body: bytes) -> list[Any]:
    """The JSON-LD of a page whose markup defeats the scan, by an HTML parser."""
    values = []
    document: Any = HTMLTree.parse(decode(body, page)).document
    for script in document.get_elements_by_tag_name("script")[:]:  # a slice, for iterating it is quadratic
        kind, text = str(script.getattr("type") or ""), str(script.text)
        if _TYPE.search(kind.lower().encode()) and "JobPosting" in text:
            try:
                values.append(mend(text))
            except ValueError:
                continue
    return values


def _blocks(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each JSON-LD block, and what follows it up to the next `</script`: a text that holds one ends its block early."""
    if body.lstrip(b" \t\r\n\xef\xbb\xbf")[:1] in (b"{", b"["):
        yield body.lstrip(b" \t\r\n\xef\xbb\xbf"), b""
        return
    low = body.lower()
    at, comment = 0, low.find(b"<!--")
    while (opening := low.find(b"<script", at)) >= 0:
        while 0 <= comment < at:
            comment = low.find(b"<!--", at)
        if 0 <= comment < opening and (closed := low.find(b"-->", comment)) >= 0:
            at = closed + 3
            continue
        tag = _OPENING.match(low, opening)
        if tag is None:
            at = opening + 7
            continue
        end = low.find(b"</script", tag.end())
        end = len(body) if end < 0 else end
        if _TYPE.search(tag[0]):
            beyond = low.find(b"</script", end + 8)
            yield body[tag.end() : end].strip(b" \t\r\n\xef\xbb\xbf;"), body[end:beyond] if beyond > 0 else b""
        at = end


def _mend(page: Page, block: bytes, rest: bytes) -> Any:
    try:
        return mend(decode(block, page))
    except ValueError:
        if not rest or b"<script" in rest.lower():
            raise
        return mend(decode(block + rest, page))


def as_bytes(page: Page) -> bytes:
    """A page's body in a charset that keeps ASCII, for scanning bytes."""
    if page.body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in page.body[:4]:
        return decode(page.body, page).encode("utf-8", "replace")
    return page.body
