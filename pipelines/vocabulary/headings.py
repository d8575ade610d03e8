"""Headings: which lines of a posting, or words in the midst of one, open a section (`sections.toml`)."""

import re
from functools import cache, lru_cache

from pipelines.vocabulary import load
from pipelines.vocabulary.words import expand

BULLETS = frozenset("•-*·‣◦▪–")
RUN_ON = 900  # a line longer than this holds more than one paragraph
_LONGEST = 78  # characters a heading has at most
_MIDWAY = 48  # characters before a colon in which a heading in the midst of a line begins
_LEAD = re.compile(r"[\W\d_]*")
_STOPS = ":,.!?…;)"
# A short line without a colon and without a bullet. The line end before it is the quickest to search for.
_LINE = re.compile(rf"\n([^{re.escape(''.join(sorted(BULLETS)))}\n:][^\n:]{{0,{_LONGEST - 1}}}+)(?=\n)(?<![.,;])")
_COLON = re.compile(":")
_SENTENCE_ENDS = re.compile(r".*[.;!?] ")


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w'&/ ]+", " ", heading).split())


@cache
def _headings() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Headings by their words: those that are whole, those that may go on, and the first word of each."""
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for kind, patterns in load("sections.toml", occupation=None)["headings"].items():
        for pattern in patterns:
            for phrase in expand(pattern.removesuffix(" *")):
                whole.setdefault(_plain(phrase), kind)
                if pattern.endswith(" *"):
                    begun.setdefault(_plain(phrase), kind)
    return whole, begun, frozenset(heading.split()[0] for heading in whole if heading)


@cache
def _closers(kind: str) -> frozenset[str]:
    return frozenset(load("sections.toml", occupation=None)["closers"][kind])


def find_headings(folded: str) -> list[tuple[int, int, str, bool]]:
    """`(start, stop, kind, bullet)` of the headings of a folded text, in its order.

    `stop` is the end of the line where a heading rules its own line alone, because words stand behind its colon, and 0
    where it rules what follows. A line among others without a colon may be one of a list ("Experience of credit
    insurance"): there only a heading that is known whole counts.

    >>> find_headings("* benefits: no\\ncall first:\\n1. requirements\\nour perks:\\nexcel. preferred: sap")
    [(0, 14, 'benefits', True), (27, 0, 'required', False), (43, 0, 'benefits', False), (61, 75, 'preferred', False)]
    """
    found = []
    lined = f"\n{folded}\n"
    for line in _LINE.finditer(lined):
        start, stop = line.span()  # of the line in `folded`, the second one too far
        begun = start < 2 or lined[start - 1] == "\n" or lined[stop + 1 : stop + 2] in BULLETS
        if kind := _open(line[1], begun, False):
            found.append((start, 0, kind, False))
    colons = [at.start() for at in _COLON.finditer(folded)]
    for last, colon in zip([-1, *colons], colons, strict=False):
        start = folded.rfind("\n", max(0, colon - _LONGEST), colon) + 1
        first = start > last if start else last < 0 and colon < _LONGEST
        if first and (kind := _open(folded[start:colon], True, True)):
            stop = end_line(folded, colon)
            alone = not folded[colon + 1 : stop].strip()
            found.append((start, 0 if alone else stop, kind, folded[start] in BULLETS))
        if (ended := _SENTENCE_ENDS.match(folded, max(start, colon - _MIDWAY), colon)) and (
            kind := read_heading(folded[ended.end() : colon])
        ):
            start, stop = folded.rfind("\n", 0, colon) + 1, end_line(folded, colon)
            found.append((ended.end(), 0 if stop - start > RUN_ON else stop, kind, folded[start] in BULLETS))
    found.sort()
    return found


def end_line(folded: str, place: int) -> int:
    """Where the line of a place ends."""
    return (folded.find("\n", place) + 1 or len(folded) + 1) - 1


@lru_cache(maxsize=4096)
def _open(line: str, begun: bool, colon: bool) -> str | None:
    if not line[:1].isalpha():
        line = line[_LEAD.match(line).end() :]  # type: ignore[union-attr]
    return read_heading(line, begun=begun, colon=colon)


def read_heading(line: str, *, begun: bool = False, colon: bool = False) -> str | None:
    """The kind of section that a line in lower case opens, if it is a heading: its longest known beginning decides.

    `begun`: the heading may go on behind what is known of it. With a `colon` behind it the last word may decide.

    >>> read_heading("what you'll do at acme", begun=True), read_heading("about acme", begun=True)
    ('duties', 'company')
    >>> read_heading("call the debtor", begun=True) is None, read_heading("what you'll do at acme") is None
    (True, True)
    """
    if colon and line.rpartition(" ")[2] in _closers("benefits") and line.count(" ") < 10:
        return "benefits"
    if line.partition(" ")[0].partition("-")[0].rstrip(_STOPS) not in _headings()[2]:
        return None
    return _look_up(line, begun)


@lru_cache(maxsize=4096)
def _look_up(line: str, begun: bool) -> str | None:
    whole, started, _ = _headings()
    words = _plain(line.replace("-", " ")).split()
    if not 0 < len(words) <= 10:
        return None
    if not begun:
        return whole.get(" ".join(words))
    if words[-1] in _closers("preferred") and _look_up(" ".join(words[:-1]), True) in ("required", "preferred"):
        return "preferred"
    for count in range(min(len(words), 6), 0, -1):
        known = whole if count == len(words) else started
        if kind := known.get(" ".join(words[:count])):
            return kind
    return None
