"""The XML of an answer, a feed: its entries, each as what stands in it by name, and what stands beside them.

Not a kind of board. Names are told in lower case and without their namespace, for a board's servers differ in both. No
tree of the document is kept, a DTD is refused, and what feeds have besides XML is mended: a raw "&", the entities of
HTML, characters that XML forbids.
"""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from spiders.boards.answer import decode
from spiders.boards.fields import plain, words
from spiders.items import Page, Unreadable

_ELEMENTS = 1_000_000
_DEPTH = 20
_BLANK = " \t\r\n\0\ufeff"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_OF_A_CHANNEL = frozenset({"image", "skipdays", "skiphours", "textinput"})  # what RSS has beside its items


class _Entries:
    """Made of the parts of a document while it is parsed."""

    def __init__(self, path: str) -> None:
        self.entries: list[dict[str, Any]] = []
        self.beside: dict[str, str] = {}
        self.root = ""
        self.other = ""
        self.listed = False
        self._path = path.split("/")
        self._names: list[str] = []
        self._inner: list[dict[str, Any]] = []
        self._said: list[list[str]] = []
        self._count = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._names.append(tag.rpartition("}")[2].lower())
        self._inner.append({})
        self._said.append([])
        self._count += 1
        if len(self._names) > _DEPTH or self._count > _ELEMENTS:
            raise Unreadable("more elements, or deeper ones, than a feed has")
        self.root = self.root or self._names[0]
        self.listed = self.listed or self._names == self._path[:-1]

    def data(self, text: str) -> None:
        self._said[-1].append(text)

    def end(self, tag: str) -> None:
        depth, listed = len(self._names), self._names[:-1] == self._path[:-1]
        name, inner, said = self._names.pop(), self._inner.pop(), "".join(self._said.pop())
        if depth > len(self._path):
            told = self._inner[-1]
            if name not in told:
                told[name] = inner or said
            elif isinstance(told[name], list):
                told[name].append(inner or said)
            else:
                told[name] = [told[name], inner or said]
        elif listed and name == self._path[-1]:
            self.entries.append(inner)
        elif listed and inner and name not in _OF_A_CHANNEL:
            self.other = name
        elif listed and (text := words(said)):
            self.beside.setdefault(name, text)

    def close(self) -> "_Entries":
        return self


def read_elements(page: Page, path: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The elements at a path, each a dict, and the texts of those beside them.

    In an entry an element is its text, a dict where it has elements of its own, and a list where it stands repeatedly.
    Raises `Unreadable`: error for an empty body, broken XML, a DTD and what has no end, drift for another document.

    >>> from datetime import UTC, datetime
    >>> body = b"<jobs><city>York</city><job><name>R&D &nbsp;Clerk</name><tag>a</tag><tag>b</tag></job></jobs>"
    >>> page = Page("https://example.org", 200, {}, body, datetime(2026, 1, 5, tzinfo=UTC), "oakline")
    >>> read_elements(page, "jobs/job")
    ([{'name': 'R&D &nbsp;Clerk', 'tag': ['a', 'b']}], {'city': 'York'})
    >>> read_elements(page, "rss/channel/item")
    Traceback (most recent call last):
    ...
    spiders.items.Unreadable: <jobs> where <rss> was promised
    """
    text = decode(page.body, page).strip(_BLANK).removeprefix("ï»¿").lstrip(_BLANK)
    if not text:
        raise Unreadable("the body is empty")
    begun = text.partition("?>")[2].lstrip(_BLANK) if text.startswith("<?xml") else text
    if begun[:14].lower().startswith(("<!doctype html", "<html")):
        raise Unreadable("HTML where XML was promised", "drift")
    if not text.startswith("<"):
        raise Unreadable("other text where XML was promised", "drift")
    found = _parse(text, path)
    root = path.partition("/")[0]
    if found.root != root:
        raise Unreadable(f"<{found.root[:40]}> where <{root}> was promised", "drift")
    if not found.listed or (found.other and not found.entries):
        raise Unreadable(f"no <{path.rpartition('/')[2]}> in the feed", "drift")
    return found.entries, found.beside


def texts(value: object) -> list[str]:
    """Every text in what an element was told as, in order.

    >>> texts({"office": ["Leeds", "York"], "note": " "}), texts("Leeds"), texts(None)
    (['Leeds', 'York'], ['Leeds'], [])
    """
    found, stack = [], [value]
    while stack:
        one = stack.pop()
        if isinstance(one, dict | list):
            stack += reversed(list(one.values()) if isinstance(one, dict) else one)
        elif text := words(one):
            found.append(text)
    return found


def line(value: object) -> str | None:
    """The first text in what an element was told as, on one line.

    >>> line(["", " Credit &amp;amp; Collections\\n"]), line({})
    ('Credit & Collections', None)
    """
    return next(filter(None, map(plain, texts(value))), None)


def _parse(text: str, path: str) -> _Entries:
    fault = ""
    for mend in (str, _mend):
        parser = DefusedXMLParser(target=_Entries(path), forbid_dtd=True)
        try:
            parser.feed(mend(text))
            found: _Entries = parser.close()
        except DefusedXmlException:
            raise Unreadable("a DTD or entities of its own, which no feed needs") from None
        except (ParseError, ValueError) as failure:
            if isinstance(failure, Unreadable):
                raise
            fault = " ".join(str(failure).split())
        else:
            return found
    raise Unreadable(f"broken XML ({fault[:120]})")


def _mend(text: str) -> str:
    """A document without the characters that XML forbids, every "&" that begins no reference of XML written as one.

    >>> _mend("<a>1 & 2&nbsp;&#0;\\x0b</a><![CDATA[3 & 4]]>")
    '<a>1 &amp; 2&amp;nbsp;</a><![CDATA[3 & 4]]>'
    """
    first, *rest = _FORBIDDEN.sub("", text).split(_CDATA)
    parts = [_escape(first)]
    for part in rest:
        verbatim, end, after = part.partition(_CDATA_END)
        parts += [_CDATA, verbatim, end, _escape(after)]
    return "".join(parts)


def _escape(text: str) -> str:
    return _NUMBERED.sub(_number, _AMPERSAND.sub("&amp;", text))


def _number(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    fits = code < 0x110000 and not 0xD800 <= code < 0xE000
    return reference[0] if fits and not _FORBIDDEN.match(chr(code)) else ""
