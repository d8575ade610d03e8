"""HTML to text, and what the parts of a text are: its sections, and how a clause weighs what it names.

Everything here keeps positions: `fold` answers a text of the same length, and every span indexes the text given.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipelines.vocabulary.wording import BULLETS, Wording, find_headings, find_wording, read_heading, weigh_clauses

# Elements whose content nobody sees. An end that never comes drops the rest, as in a browser.
_HIDING = ("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title", "select", "textarea")
_UNSEEN = re.compile(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*(?:>|\Z)"
    rf"|({'|'.join(_HIDING)})(?=[\s/>])[^>]*(?:>|\Z).*?(?:</\1(?=[\s/>])[^>]*(?:>|\Z)|\Z))",
    re.I | re.S,
)
# One tag with its attributes. Possessive throughout and every branch may end with the text: linear on anything.
_TAG = re.compile(
    r"""<(/?[a-zA-Z][a-zA-Z0-9:-]*+)(?:>|(?=[\s/]|\Z)"""
    r"""(?:[^>=]++|="[^"]*+(?:"|\Z)|=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|=)*(?:>|\Z))"""
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|li|ul|strong|b|h[1-6]|span)\b", re.I)
_ESCAPED_TWICE = re.compile(r"&(?:[a-z]{2,6}|#\d{2,5});")
_BULLET, _SOFT = "\ufdd0", "\ufdd1"  # noncharacters: a list item's mark, and a line end that makes no empty line
_APART = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "hr", "pre", "blockquote")
_BREAKS = dict.fromkeys(_APART, "\n\n") | {"td": " ", "th": " "}
_BREAKS |= dict.fromkeys(("div", "tr", "dt", "dd", "address", "main", "aside", "form", "option", "li"), _SOFT)
_BREAKS |= {f"/{name}": gap for name, gap in _BREAKS.items()} | {"li": _SOFT + _BULLET, "br": "\n"}
_SPACE = " \n\t" + _SOFT
_INVISIBLE = "\u200b\ufeff\xad\u2060"
_BLANKS = "\xa0\u2009\u202f\u2002\u2003\u200a\u3000\u2028\x85"
_SIGNS = [
    ("İ", "I"),  # the only letter whose lower case is longer
    *((sign, "'") for sign in "’‘ʼ´`′"),
    *((sign, '"') for sign in "“”„″"),
    *((sign, "-") for sign in "–—‑‐−‒―"),
    *((sign, " ") for sign in _BLANKS + "\t\r"),
]


def to_text(markup: str) -> str:
    """The text of a piece of HTML: a line for each block, list items marked `*`, paragraphs apart by one empty line.

    Inline tags never split a word, a no-break space becomes a blank, scripts, styles and comments are gone. Text
    without a block keeps its lines; markup that was escaped once too often is unescaped first. Reads tags in one pass
    instead of building a tree, whose time grows with the square of the depth of unclosed lists. Never raises.

    >>> to_text("<p>Col<b>lect</b>or&nbsp;wanted</p><ul><li><p>Skip&#8209;tracing</p></li><li>A/R</li></ul>")
    'Collector wanted\\n* Skip‑tracing\\n* A/R'
    >>> to_text("Balance < $500\\nApply to <jobs@example.org>")
    'Balance < $500\\nApply to <jobs@example.org>'
    """
    text = markup.replace("\0", "").replace(_BULLET, "").replace(_SOFT, "")
    if "<" not in text and "&lt;" in text and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if "<" in text and ">" in text:
        text = _without_tags(text)
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and _ESCAPED_TWICE.search(text):
            text = html.unescape(text)
    if not text.isascii():
        for sign in _INVISIBLE:
            text = text.replace(sign, "")
        for sign in _BLANKS:
            text = text.replace(sign, " ")
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _BULLET in text:
        first, *items = (piece.strip(_SPACE) for piece in text.split(_BULLET))
        text = "\n* ".join([first, *filter(None, items)])
    lines = [""]
    for row in text.split("\n"):
        if said := [line for part in row.split(_SOFT) if (line := part.strip())] if _SOFT in row else row.strip():
            for line in [said] if isinstance(said, str) else said:
                lines.append(" ".join(line.split()) if "  " in line or "\t" in line else line)
        elif lines[-1]:
            lines.append("")
    return "\n".join(lines).strip()


def _without_tags(text: str) -> str:
    pieces = _TAG.split(text)
    names = set(pieces[1::2])
    if any(name.lower() in _HIDING for name in names) or (
        "<" in (seen := "".join(pieces[0::2])) and ("<!" in seen or "<?" in seen)
    ):
        pieces = _TAG.split(_UNSEEN.sub("", text.replace("<![CDATA[", "").replace("]]>", "")))
        names = set(pieces[1::2])
    if not names:
        return "".join(pieces)
    breaks = {name: _BREAKS.get(name.lower(), "") for name in names}
    if any(breaks.values()) and "pre" not in names and "\n" in text:
        pieces[0::2] = [piece.replace("\n", " ") for piece in pieces[0::2]]
    pieces[1::2] = [breaks[name] for name in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """Lower case, straight quotes, plain hyphens and blanks, in the same length, so that positions stay good.

    >>> fold("Bachelor’s – 3–5\\xa0Years")
    "bachelor's - 3-5 years"
    >>> len(fold("İstanbul")) == len("İstanbul")
    True
    """
    if not text.isascii():
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
        try:
            text.encode()
        except UnicodeEncodeError:
            text = text.encode("utf-8", "replace").decode()
    elif "\t" in text or "\r" in text:
        text = text.replace("\t", " ").replace("\r", " ")
    return text.lower()


_LONGEST = 100_000  # characters of a text that are divided: no description is as long
_RUN_ON = 900  # a line longer than this holds more than one paragraph
_REACH = 300  # characters on either side in which a sentence must end
_SHORT = 60  # what a sentence takes in before its telling words where it has no beginning
QUIET = frozenset({"benefits", "company", "eeo", "pay"})  # sections that speak of the employer, not of the work


class Section(NamedTuple):
    """A stretch of a text: `kind` is duties, required, preferred, benefits, company, eeo, pay or other."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=16)
def _said(text: str) -> tuple[Wording, ...]:
    return tuple(find_wording(fold(text).replace("\n", " ").replace("-", " ")))


def _headed(folded: str) -> Iterator[Section]:
    """The sections that headings make. A heading with words behind its colon rules its own line alone."""
    marks: list[tuple[int, int, str, bool]] = []
    for start, after, words in find_headings(folded):
        colon, bullet = folded.startswith(":", after), folded[start] in BULLETS
        # What stands among other lines without a colon may be one of a list: "Experience of credit insurance".
        apart = colon or start < 2 or folded[start - 2] == "\n" or folded[after + 1 : after + 2] in BULLETS
        if kind := read_heading(words, begun=apart, colon=colon):
            stop = _line_end(folded, after)
            alone = not colon or not folded[after + 1 : stop].strip()
            marks.append((start, 0 if alone else stop, kind, bullet))
    marks += _midway(folded)
    marks.sort()
    here, since = "other", 0
    limits = [mark[0] for mark in marks[1:]] + [len(folded)]
    for (start, stop, kind, bullet), limit in zip(marks, limits, strict=False):
        yield Section(here, since, start)
        if stop:
            yield Section(kind, start, min(stop, limit))
            here, since = (here if bullet or here not in QUIET or kind in QUIET else "other"), min(stop, limit)
        else:
            here, since = kind, start
    yield Section(here, since, len(folded))


def _line_end(folded: str, place: int) -> int:
    return (folded.find("\n", place) + 1 or len(folded) + 1) - 1


def _midway(folded: str) -> Iterator[tuple[int, int, str, bool]]:
    """Headings in the middle of a line: "... as assigned. Requirements: two years ..."."""
    colon = folded.find(":")
    while colon >= 0:
        low = max(0, colon - 48)
        low = max(low, folded.rfind("\n", low, colon) + 1)
        start = max(folded.rfind(end, low, colon) for end in (". ", "; ", "! ", "? ")) + 2
        if start > 1 and (kind := read_heading(folded[start:colon])):
            stop = _line_end(folded, colon)
            line = folded.rfind("\n", 0, start) + 1
            yield start, 0 if stop - line > _RUN_ON else stop, kind, folded[line] in BULLETS
        colon = folded.find(":", colon + 1)


def _spoken(text: str) -> Iterator[Section]:
    """Lines that give themselves away by their wording: equal opportunity, the company's praise, benefits."""
    folded = fold(text)
    lines: dict[tuple[int, int], list[str]] = {}
    jobs: list[int] = []
    for start, end, kind, _, _ in _said(text):
        if kind == "job":
            jobs.append(start)
        if kind in ("", "job"):
            continue
        left, right = folded.rfind("\n", 0, start) + 1, _line_end(folded, end)
        if right - left > _RUN_ON:
            before, after = folded.rfind(". ", max(left, start - _REACH), start), folded.find(". ", end, end + _REACH)
            left = before + 1 if before >= 0 else max(left, start - _SHORT)
            right = after + 1 if after >= 0 else min(right, end + _REACH)
        lines.setdefault((left, right), []).append(kind)
    for (left, right), said in lines.items():
        if "eeo" in said:
            yield Section("eeo", left, right)
        elif "company" in said and bisect_right(jobs, right) == bisect_right(jobs, left - 1):
            yield Section("company", left, right)
        elif said.count("benefits") > 1:
            yield Section("benefits", left, right)


@lru_cache(maxsize=16)
def _sections(text: str) -> tuple[Section, ...]:
    spoken = sorted(_spoken(text), key=lambda section: section.start)
    parts: list[Section] = []

    def add(kind: str, start: int, end: int) -> None:
        if start < end and parts and (parts[-1].kind == kind or not text[start:end].strip()):
            parts[-1] = parts[-1]._replace(end=end)
        elif start < end:
            parts.append(Section(kind, start, end))

    at = 0
    for part in _headed(fold(text)):
        start = part.start
        while at < len(spoken) and spoken[at].start < part.end:
            kind, low, high = spoken[at]
            at += 1
            if low >= start and (kind == "eeo" or part.kind not in ("required", "preferred", "duties")):
                add(part.kind, start, low)
                start = min(high, part.end)
                add(kind, low, start)
        add(part.kind, start, part.end)
    return tuple(parts)


def sections(text: str) -> list[Section]:
    """A plain text divided, without a gap, by its headings and by lines that give themselves away (`sections.toml`).

    What stands before the first heading is `other`. Only the first 100,000 characters are divided, the rest is `other`.

    >>> text = "Requirements:\\n• Excel\\n\\nNice to have\\n• SAP\\n\\nAcme is an equal opportunity employer."
    >>> [(part.kind, text[part.start : part.end][:9]) for part in sections(text)]
    [('required', 'Requireme'), ('preferred', 'Nice to h'), ('eeo', 'Acme is a')]
    >>> sections("Good with required documents")
    [Section(kind='other', start=0, end=28)]
    """
    parts = list(_sections(text[:_LONGEST]))
    return [*parts, Section("other", _LONGEST, len(text))] if len(text) > _LONGEST else parts


@lru_cache(maxsize=16)
def read_asked(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a text that speak of the work and what it asks for: all but `QUIET` sections.

    >>> read_asked("Benefits:\\n• Dental\\n\\nRequirements:\\n• Excel")
    ((20, 41),)
    """
    spans: list[tuple[int, int]] = []
    for part in _sections(text[:_LONGEST]):
        if part.kind not in QUIET:
            joins = spans and spans[-1][1] == part.start
            spans[-1:] = [(spans[-1][0], part.end)] if joins else [*spans[-1:], (part.start, part.end)]
    return tuple(spans)


@lru_cache(maxsize=16)
def _weights(text: str) -> list[tuple[int, int, str]]:
    preferred = [(part.start, part.end) for part in _sections(text) if part.kind == "preferred"]
    return weigh_clauses(fold(text), _said(text), preferred)


def weigh(text: str, places: Iterable[int]) -> list[tuple[str, str | None]]:
    """For places of a text in ascending order: the kind of section, and how the clause weighs what begins there.

    The weight is `required`, `preferred`, `negated`, or None where the clause does not say. Of several words the
    nearest decides: behind what they weigh ("a plus", "not required") or in front ("ideally", "no prior"). A clause
    that only requires weighs nothing outside a `preferred` section.

    >>> text = "FDCPA knowledge required, Spanish a plus. No SAP experience needed. Good at Excel"
    >>> weigh(text, [text.index(word) for word in ("FDCPA", "Spanish", "SAP", "Excel")])
    [('other', 'required'), ('other', 'preferred'), ('other', 'negated'), ('other', None)]
    """
    parts, weights = _sections(text[:_LONGEST]), _weights(text[:_LONGEST])
    weighed = []
    part = at = 0
    for place in places:
        while part + 1 < len(parts) and parts[part].end <= place:
            part += 1
        while at < len(weights) and weights[at][1] <= place:
            at += 1
        weight = weights[at][2] if at < len(weights) and weights[at][0] <= place else None
        weighed.append((parts[part].kind if parts else "other", weight))
    return weighed
