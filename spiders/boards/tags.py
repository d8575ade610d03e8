"""The opening tags of a page that lead somewhere, found by scanning: what a link says, where a frame comes from.

Not a kind of board. No tree is built: of a page of 1 MB of `<a><i>` resiliparse builds one in ten seconds, and in four
times that of one twice as long; whoever only asks where a page leads needs none. Comments and the inside of scripts and
styles hold no tag. Every look is bounded, so that a scan costs what the page is long.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_OPENING = re.compile(
    r"<(?:(!--)|(a|area|base|embed|form|frame|iframe|link|meta|object|script|style)(?=[\s/>]))", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"[\s/]{0,200}([a-zA-Z][a-zA-Z0-9:_-]{0,40})"
    r"(?:\s{0,20}=\s{0,20}(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'<>]{1,2000})))?"
)
_MOST_ATTRIBUTES = 60
_WORDS = 400
_MOST_TAGS = 40_000
_TAG = re.compile(r"<[^<>]{0,300}>")


class Tag(NamedTuple):
    """An opening tag: its name, its attributes by name, all in lower case, and of a link the words it shows."""

    name: str
    attributes: dict[str, str]
    words: str = ""


def read_tags(text: str) -> Iterator[Tag]:
    """The tags of a page that may lead somewhere, in their order; of a page without end the first 40,000.

    >>> [tag] = read_tags('<!-- <a href="/no"> --><A class=x HREF="/jobs?a=1&amp;b=2"><b>Our</b> jobs</A>')
    >>> tag.name, tag.attributes["href"], tag.words
    ('a', '/jobs?a=1&b=2', 'Our jobs')
    >>> list(read_tags("<script>'<a href=/no>'</script><article>"))
    [Tag(name='script', attributes={}, words='')]
    """
    at, low = 0, text.lower() if len(text.lower()) == len(text) else text
    for _ in range(_MOST_TAGS):
        if not (found := _OPENING.search(text, at)):
            return
        at = found.end()
        if found[1]:
            closed = text.find("-->", at)
            at = closed + 3 if closed >= 0 else len(text)
            continue
        name = found[2].lower()
        attributes, at = _read_attributes(text, at)
        yield Tag(name, attributes, _read_words(text, at) if name == "a" else "")
        if name in ("script", "style"):
            closed = low.find(f"</{name}", at)
            at = closed if closed >= 0 else len(text)


def _read_attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    attributes: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        one = _ATTRIBUTE.match(text, at)
        if one is None:
            break
        value = one[2] or one[3] or one[4] or ""
        attributes.setdefault(one[1].lower(), unescape(value).strip() if "&" in value else value.strip())
        at = one.end()
    return attributes, at


def _read_words(text: str, at: int) -> str:
    begun = text.find(">", at, at + 200)
    if begun < 0:
        return ""
    shown = text[begun + 1 : begun + 1 + _WORDS]
    end = shown.lower().find("</a")
    return " ".join(unescape(_TAG.sub(" ", shown[: end if end >= 0 else _WORDS])).split())
