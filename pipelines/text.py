"""HTML to text, and what the parts of a text are: its sections, and how a clause weighs what it names.

Everything here keeps positions: `fold` answers a text of the same length, and every span indexes the text given.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipelines.vocabulary.folding import flatten, fold
from pipelines.vocabulary.headings import RUN_ON, end_line, find_headings
from pipelines.vocabulary.wording import Wording, find_wording, weigh_clauses

__all__ = ["QUIET", "Section", "fold", "read_asked", "sections", "to_text", "weigh"]

# Elements whose content nobody sees. An end that never comes drops the rest, as in a browser.
_HIDING = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "title", "select", "textarea")
)
_UNSEEN = re.compile(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*(?:>|\Z)"
    rf"|({'|'.join(sorted(_HIDING))})(?=[\s/>])[^>]*(?:>|\Z).*?(?:</\1(?=[\s/>])[^>]*(?:>|\Z)|\Z))",
    re.I | re.S,
)
# One tag with its attributes. Possessive throughout and every branch may end with the text: linear on anything.
_NAME = r"/?[a-zA-Z][a-zA-Z0-9:-]*+"
_REST = r"""(?:>|(?=[\s/]|\Z)(?:[^>=]++|="[^"]*+(?:"|\Z)|=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|=)*(?:>|\Z))"""
_TAG = re.compile(rf"<({_NAME}){_REST}")
# A tag, and those without attributes that follow at once: between two stretches of text lie few more.
_TAGS = re.compile(rf"(<{_NAME}{_REST}(?:<{_NAME}>)*)")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|li|ul|strong|b|h[1-6]|span)\b", re.I)
_ESCAPED_TWICE = re.compile(r"&(?:[a-z]{2,6}|#\d{2,5});")
_BULLET, _SOFT = "\x1e", "\x1f"  # control signs: a list item's mark, and a line end that makes no empty line
_APART = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "hr", "pre", "blockquote")
_BREAKS = dict.fromkeys(_APART, "\n\n") | {"td": " ", "th": " "}
_BREAKS |= dict.fromkeys(("div", "tr", "dt", "dd", "address", "main", "aside", "form", "option", "li"), _SOFT)
_BREAKS |= {f"/{name}": gap for name, gap in _BREAKS.items()} | {"li": _SOFT + _BULLET, "br": "\n"}
_SPACE = " \n\t" + _SOFT
_KNOWN = 80  # characters of tags that are remembered
_INVISIBLE = "\u200b\ufeff\xad\u2060"
_BLANKS = "\xa0\u2009\u202f\u2002\u2003\u200a\u3000\u2028\x85"


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
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" not in text and "&lt;" in text and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if "<" in text and ">" in text:
        text = _without_tags(text)
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and _ESCAPED_TWICE.search(text):
            text = html.unescape(text)
        text = text.replace("\r", "\n")
    if not text.isascii():
        for sign in _INVISIBLE:
            text = text.replace(sign, "")
        for sign in _BLANKS:
            text = text.replace(sign, " ")
        try:
            text.encode()
        except UnicodeEncodeError:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if _BULLET in text:
        first, *items = [piece.strip(_SPACE) for piece in text.split(_BULLET)]
        text = "\n* ".join([first, *filter(None, items)])
    lines = [line.strip() for line in text.split("\n")]
    if _SOFT in text:
        lines = [part for line in lines for part in (filter(None, map(str.strip, line.split(_SOFT))) if line else [""])]
    if "  " in text or "\t" in text:
        lines = [" ".join(line.split()) if "  " in line or "\t" in line else line for line in lines]
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()


def _without_tags(text: str) -> str:
    pieces = _TAGS.split(text)
    gaps = _find_gaps(pieces[1::2])
    if None in gaps.values() or ("<" in (seen := "".join(pieces[0::2])) and ("<!" in seen or "<?" in seen)):
        pieces = _TAGS.split(_UNSEEN.sub("", text.replace("<![CDATA[", "").replace("]]>", "")))
        gaps = _find_gaps(pieces[1::2])
    if "\n" in text and any(gaps.values()) and not any("pre" in _TAG.findall(tags) for tags in gaps):
        pieces[0::2] = [piece.replace("\n", " ") for piece in pieces[0::2]]
    pieces[1::2] = [gaps[tags] or "" for tags in pieces[1::2]]
    return "".join(pieces)


def _find_gaps(runs: list[str]) -> dict[str, str | None]:
    return {tags: _read_gap(tags) if len(tags) < _KNOWN else _read_gap.__wrapped__(tags) for tags in set(runs)}


@lru_cache(maxsize=4096)
def _read_gap(tags: str) -> str | None:
    """What stands for tags that follow each other; None if one of them hides what follows."""
    names = [name.lower() for name in _TAG.findall(tags)]
    if not _HIDING.isdisjoint(names):
        return None
    gap = "".join(_BREAKS.get(name, "") for name in names)
    if gap.count("\n") > 1 and _BULLET not in gap:
        return "\n\n"
    return next((mark for mark in (_BULLET, "\n", _SOFT) if mark in gap), gap)


_LONGEST = 100_000  # characters of a text that are divided: no description is as long
_REACH = 300  # characters on either side in which a sentence must end
_SHORT = 60  # what a sentence takes in before its telling words where it has no beginning
QUIET = frozenset({"benefits", "company", "eeo", "pay"})  # sections that speak of the employer, not of the work


class Section(NamedTuple):
    """A stretch of a text: `kind` is duties, required, preferred, benefits, company, eeo, pay or other."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=16)
def _said(text: str) -> Wording:
    return find_wording(flatten(text))


def _headed(folded: str) -> list[tuple[str, int, int]]:
    """The sections that headings make. A heading with words behind its colon rules its own line alone."""
    headings = find_headings(folded)
    parts = []
    here, since = "other", 0
    limits = [heading[0] for heading in headings[1:]] + [len(folded)]
    for (start, stop, kind, bullet), limit in zip(headings, limits, strict=False):
        parts.append((here, since, start))
        if stop:
            since = min(stop, limit)
            parts.append((kind, start, since))
            here = here if bullet or here not in QUIET or kind in QUIET else "other"
        else:
            here, since = kind, start
    parts.append((here, since, len(folded)))
    return parts


def _spoken(text: str) -> Iterator[tuple[str, int, int]]:
    """Lines that give themselves away by their wording: equal opportunity, the company's praise, benefits."""
    folded = fold(text)
    lines: dict[tuple[int, int], list[str]] = {}
    jobs: list[int] = []
    for start, end, kind in _said(text).lines:
        if kind == "job":
            jobs.append(start)
            continue
        left, right = folded.rfind("\n", 0, start) + 1, end_line(folded, end)
        if right - left > RUN_ON:
            before, after = folded.rfind(". ", max(left, start - _REACH), start), folded.find(". ", end, end + _REACH)
            left = before + 1 if before >= 0 else max(left, start - _SHORT)
            right = after + 1 if after >= 0 else min(right, end + _REACH)
        lines.setdefault((left, right), []).append(kind)
    for (left, right), said in lines.items():
        if "eeo" in said:
            yield "eeo", left, right
        elif "company" in said and bisect_right(jobs, right) == bisect_right(jobs, left - 1):
            yield "company", left, right
        elif said.count("benefits") > 1:
            yield "benefits", left, right


@lru_cache(maxsize=16)
def _sections(text: str) -> tuple[list[str], list[int]]:
    """The kind and the end of each section; each begins where the one before it ends."""
    spoken = sorted(_spoken(text), key=lambda section: section[1])
    kinds: list[str] = []
    ends: list[int] = []
    at = 0
    for headed, start, end in _headed(fold(text)):
        parts, since = [], start
        while at < len(spoken) and spoken[at][1] < end:
            kind, low, high = spoken[at]
            at += 1
            if low >= since and (kind == "eeo" or headed not in ("required", "preferred", "duties")):
                parts += [(headed, since, low), (kind, low, min(high, end))]
                since = min(high, end)
        for kind, low, high in (*parts, (headed, since, end)):
            if low < high and kinds and (kinds[-1] == kind or text[low:high].isspace()):
                ends[-1] = high
            elif low < high:
                kinds.append(kind)
                ends.append(high)
    return kinds, ends


def sections(text: str) -> list[Section]:
    """A plain text divided, without a gap, by its headings and by lines that give themselves away (`sections.toml`).

    What stands before the first heading is `other`. Only the first 100,000 characters are divided, the rest is `other`.

    >>> text = "Requirements:\\n• Excel\\n\\nNice to have\\n• SAP\\n\\nAcme is an equal opportunity employer."
    >>> [(part.kind, text[part.start : part.end][:9]) for part in sections(text)]
    [('required', 'Requireme'), ('preferred', 'Nice to h'), ('eeo', 'Acme is a')]
    >>> sections("Good with required documents")
    [Section(kind='other', start=0, end=28)]
    """
    kinds, ends = _sections(text[:_LONGEST])
    parts = [Section(*part) for part in zip(kinds, [0, *ends], ends, strict=False)]
    return [*parts, Section("other", _LONGEST, len(text))] if len(text) > _LONGEST else parts


@lru_cache(maxsize=16)
def read_asked(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a text that speak of the work and what it asks for: all but `QUIET` sections.

    >>> read_asked("Benefits:\\n• Dental\\n\\nRequirements:\\n• Excel")
    ((20, 41),)
    """
    spans: list[tuple[int, int]] = []
    kinds, ends = _sections(text[:_LONGEST])
    for kind, start, end in zip(kinds, [0, *ends], ends, strict=False):
        if kind not in QUIET:
            joins = spans and spans[-1][1] == start
            spans.append((spans.pop()[0] if joins else start, end))
    return tuple(spans)


@lru_cache(maxsize=16)
def _weighed(text: str) -> tuple[list[int], list[str], list[int], list[int], list[str | None]]:
    """Ends and kinds of the sections, then starts, ends and weights of the weighed stretches, each with a last one."""
    kinds, ends = _sections(text)
    preferred = [part[1:] for part in zip(kinds, [0, *ends], ends, strict=False) if part[0] == "preferred"]
    stretches = weigh_clauses(fold(text), _said(text).marks, preferred)
    return (
        ends,
        [*kinds, kinds[-1] if kinds else "other"],
        [*(stretch[0] for stretch in stretches), len(text) + 1],
        [stretch[1] for stretch in stretches],
        [*(stretch[2] for stretch in stretches), None],
    )


def weigh(text: str, places: Iterable[int]) -> list[tuple[str, str | None]]:
    """For places of a text: the kind of section, and how the clause weighs what begins there.

    The weight is `required`, `preferred`, `negated`, or None where the clause does not say. Of several words the
    nearest decides: behind what they weigh ("a plus", "not required") or in front ("ideally", "no prior"). A clause
    that only requires weighs nothing outside a `preferred` section.

    >>> text = "FDCPA knowledge required, Spanish a plus. No SAP experience needed. Good at Excel"
    >>> weigh(text, [text.index(word) for word in ("FDCPA", "Spanish", "SAP", "Excel")])
    [('other', 'required'), ('other', 'preferred'), ('other', 'negated'), ('other', None)]
    """
    ends, kinds, starts, stops, weights = _weighed(text[:_LONGEST])
    weighed = []
    for place in places:
        at = bisect_right(stops, place)
        weighed.append((kinds[bisect_right(ends, place)], weights[at] if starts[at] <= place else None))
    return weighed
