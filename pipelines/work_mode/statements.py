"""Finds what a text says about working on site, hybrid or remote: every such word, judged in its sentence.

One pass of Aho-Corasick finds the words; only what stands around them is looked at (`pipelines.work_mode.rules`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from pipelines.work_mode.rules import RULES
from pipelines.work_mode.strength import FIRM, PLAIN, WEAK, is_of_house, is_of_others, is_of_role

#: Bytes of a sentence read on either side of a word.
REACH = 110

#: A text up to this long is a line or a field, where a bare word is a statement; what is longer is prose.
LINE = 160

#: A line of prose up to this long is read as a line is: "Location: Remote", "- In office".
SHORT_LINE = 45

#: Characters of a text that are read.
LONGEST = 60_000

_SENTENCE = re.compile(rb"\w\s\w{1,30}\s\w{1,30}\s\w{1,30}\.\s*$")
_ANSWER = re.compile(r"\s{0,3}(no|yes)\b")
_BREAK = re.compile(r"[.!?](?=\s|$)|[\n\r;•|●]")
_LAST_BREAK = re.compile(r".*(?:[.!?](?=\s|$)|[\n\r;•|●])", re.S)
_FORM = re.compile(r"(?:\s?/\s?[\w-]{4,10}){0,3}\s?:\s?\w")
_MARKS = (("‑", "-"), ("‐", "-"), ("–", "-"), ("—", "-"), ("’", "'"), ("\xa0", " "))


class Said(NamedTuple):
    """A statement of a text: its mode, how firmly it is made (`WEAK` to `SURE`), its sentence as far as it was read."""

    mode: str
    strength: int
    sentence: str


def find_statements(text: str, field: bool | None = None) -> Iterator[Said]:
    """Every statement about work mode in a text, in its order. `field`: a line or a field, by its length where None.

    >>> [said.mode for said in find_statements("This is a hybrid role: 3 days in our Tampa office.")]
    ['hybrid', 'hybrid']
    >>> list(find_statements("Our remote desktop tools, hybrid cloud and on-site gym."))
    []
    """
    data = text[:LONGEST].encode("utf-8", "replace").lower()
    field = len(data) <= LINE and not _SENTENCE.search(data) if field is None else field
    for number, start, end in _finder().find_matches_as_indexes(data):
        stem, whole, rule = RULES[number]
        if data[start - 1 : start].isalpha() or (whole and data[end : end + 1].isalpha()):
            continue
        before, begins = _before(data[max(0, start - REACH) : start], start <= REACH)
        after, ends, asked = _after(data[end : end + REACH], end + REACH >= len(data))
        line = field or (begins and ends and len(before) + len(after) < SHORT_LINE)
        if ":" in after and _FORM.match(after) and ("/" in before[-2:] or after.lstrip()[:1] == "/"):
            continue
        mode, strength = rule(before, after, not line)
        if mode is None or (not line and is_of_others(before)) or (asked == "no" and mode != "remote"):
            continue
        if asked == "no":
            mode = "on_site"
        elif asked == "?":
            strength = WEAK
        if strength == PLAIN and not field:
            strength = WEAK if is_of_house(after) else FIRM if is_of_role(before, after) else PLAIN
        yield Said(mode, strength, f"{before}{stem}{after}")


@cache
def _finder() -> BytesAhoCorasick:
    return BytesAhoCorasick([stem.encode() for stem, _, _ in RULES])


def _before(data: bytes, whole: bool) -> tuple[str, bool]:
    """The part of the sentence before a word, and whether a line begins with it."""
    text = _plain(data)
    if not (last := _LAST_BREAK.match(text)):
        return text, whole
    return text[last.end() :], text[last.end() - 1] in "\n\r"


def _after(data: bytes, whole: bool) -> tuple[str, bool, str]:
    """The part of the sentence after a word, whether a line ends with it, and of a question its answer, else "?"."""
    text = _plain(data)
    first = _BREAK.search(text)
    if not first:
        return text, whole, ""
    answer = _ANSWER.match(text, first.end())
    asked = (answer.group(1) if answer else "?") if first.group() == "?" else ""
    return text[: first.start()], first.group() in "\n\r", asked


def _plain(data: bytes) -> str:
    text = data.decode("utf-8", "ignore")
    if not text.isascii():
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
    return text
