"""The words that divide a posting and weigh what it asks for: `sections.toml`, made ready for `pipelines.text`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.words import Words, expand

_LEAD = re.compile(r"[\W\d_]*")
BULLETS = frozenset("•-*·‣◦▪–")
HEADING = 78  # characters a heading has at most
_STOPS = ":,.!?…;)"


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


def find_headings(folded: str) -> list[tuple[int, int, str]]:
    """`(start of the line, end, words)` of lines, or of what stands before their colon, that may be headings.

    Their first word begins a known heading, or, with a colon behind it, their last word decides alone.

    >>> [words for _, _, words in find_headings("* benefits: no\\ncall first:\\n1. requirements\\nour perks:")]
    ['benefits', 'requirements', 'our perks']
    """
    first, last = _headings()[2], _closers("benefits")
    found = []
    stop = -1
    for line in folded.split("\n"):
        start, stop = stop + 1, stop + 1 + len(line)
        colon = line.find(":", 0, HEADING)
        if colon < 0 and (not line or len(line) > HEADING or line[0] in BULLETS or line[-1] in ".,;"):
            continue
        words = line if colon < 0 else line[:colon]
        if not words[:1].isalpha():
            words = words[_LEAD.match(words).end() :]  # type: ignore[union-attr]
        if words.partition(" ")[0].partition("-")[0].rstrip(_STOPS) in first or (
            colon >= 0 and words.rpartition(" ")[2] in last
        ):
            found.append((start, stop if colon < 0 else start + colon, words))
    return found


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


class Wording(NamedTuple):
    """A telling phrase: `line` is what its line speaks of, `weight` how it weighs what its clause names.

    `side` is `after` where the phrase stands behind what it weighs ("a plus"), `before` where in front ("ideally").
    """

    start: int
    end: int
    line: str
    weight: str
    side: str


@cache
def _wording() -> tuple[list[tuple[str, str, str]], Words]:
    lists = load("sections.toml", occupation=None)
    said: dict[str, tuple[str, str, str]] = {}
    for kind, phrases in lists["weight"].items():
        weight, _, side = kind.partition("_")
        said |= dict.fromkeys(phrases, ("", weight, side))
    for kind, phrases in lists["lines"].items():
        said |= {phrase: (kind, *said.get(phrase, ("", "", ""))[1:]) for phrase in phrases}
    return list(said.values()), Words(list(said))


def find_wording(flat: str) -> Iterator[Wording]:
    """The wording of `sections.toml` in a folded text without line ends and hyphens, in its order.

    Of words that lie within longer ones only the longer are given: "not required" holds no "required".

    >>> [tuple(found) for found in find_wording("sap is not required")]
    [(4, 19, '', 'negated', 'after')]
    """
    said, words = _wording()
    reach = 0
    for start, minus, which in words.find(flat):
        if -minus > reach:
            reach = -minus
            yield Wording(start, reach, *said[which])


_REACH = 300  # characters on either side in which a clause must end
_SHORT = ("e.g. ", "i.e. ", "etc. ", "h.s. ", "u.s. ", "yrs. ")
_NO_REACHES = 45  # characters that a "no" in front reaches


def weigh_clauses(
    folded: str, said: Iterable[Wording], preferred: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, str]]:
    """`(start, end, weight)` of the stretches of a text that a clause weighs: what begins there is so weighed.

    Clauses that only require are left out, but in the `preferred` sections given.

    >>> text = "sap required, excel a plus"
    >>> weigh_clauses(text, find_wording(text))
    [(0, 4, 'required'), (12, 20, 'preferred')]
    """
    plain = folded.replace("! ", ". ").replace("? ", ". ")
    for short in _SHORT:
        if short in plain:
            plain = plain.replace(short, short.replace(".", ","))
    stretches: list[tuple[int, int, str]] = []
    marks = [mark for mark in said if mark.side and not _of_a_noun(plain, mark)]
    right = at = 0
    for number, mark in enumerate(marks):
        if number < at:
            continue
        if mark.weight == "required" and not (preferred and any(low <= mark.start < high for low, high in preferred)):
            continue  # alone in its clause it says no more than silence does
        start, end = mark.start, mark.end
        low, high = max(right, start - _REACH), end + _REACH
        low = max(low, plain.rfind("\n", low, start) + 1)
        left = max(low, plain.rfind(". ", low, start) + 1, plain.rfind(";", low, start) + 1)
        right = (plain.find("\n", end, high) + 1 or high + 1) - 1
        right = (plain.find(". ", end, right) + 1 or right + 1) - 1
        right = (plain.find(";", end, right) + 1 or right + 1) - 1
        first = number
        while first > at and marks[first - 1].start >= left:
            first -= 1
        at = number + 1
        while at < len(marks) and marks[at].start < right:
            at += 1
        _weigh(plain, marks[first:at], left, right, stretches)
    return stretches


def _weigh(plain: str, marks: Sequence[Wording], left: int, right: int, stretches: list[tuple[int, int, str]]) -> None:
    """Adds what the marks of one clause weigh: between two of them the nearer one decides."""
    if len(marks) < 2:
        for mark in marks:
            if not _opens(plain, mark):
                stretches.append((_outside(plain, mark, left, mark.start), mark.start, mark.weight))
            elif (stop := _reach(plain, mark, mark.end, right)) > mark.end:
                stretches.append((mark.end, stop, mark.weight))
        return
    ahead: Wording | None = None  # the last mark that weighs what follows it
    start = left
    for number in range(len(marks) + 1):
        behind = next((mark for mark in marks[number:] if not _opens(plain, mark)), None)
        stop = marks[number].start if number < len(marks) else right
        split = start
        if ahead is not None:
            split = stop if behind is None else max(start, min(stop, (ahead.end + behind.start) // 2))
            split = _reach(plain, ahead, start, split)
            if split > start:
                stretches.append((start, split, ahead.weight))
        if behind is not None and split < stop:
            weight = behind.weight
            if weight == "negated" and any(mark.weight == "preferred" for mark in marks if mark.start > behind.start):
                weight = "preferred"  # "not required but a plus"
            stretches.append((_outside(plain, behind, split, stop), stop, weight))
        if number < len(marks):
            start = marks[number].end
            if _opens(plain, marks[number]):
                ahead = marks[number]


def _outside(plain: str, mark: Wording, start: int, stop: int) -> int:
    """Where what a mark behind weighs begins: in brackets it speaks of what else is in them, alone in them of all."""
    bracket = plain.rfind("(", start, mark.start)
    if bracket > plain.rfind(")", start, mark.start) and plain[bracket + 1 : mark.start].strip():
        return max(start, min(bracket, stop))
    return start


def _reach(plain: str, mark: Wording, start: int, stop: int) -> int:
    """How far a mark weighs what follows it: a "no" only as far as the next comma."""
    if mark.weight != "negated":
        return stop
    stops = [at for sign in (",", " but ") if (at := plain.find(sign, start, stop)) >= 0]
    return max(start, min(stop, mark.end + _NO_REACHES, *stops))


@cache
def _joining() -> frozenset[str]:
    return frozenset(load("sections.toml", occupation=None)["joining"])


def _of_a_noun(plain: str, mark: Wording) -> bool:
    """Whether a word of preference speaks of the noun behind it: "the desired outcome"."""
    if mark.side == "before" or mark.weight != "preferred" or plain[mark.end : mark.end + 1] != " ":
        return False
    after = plain[mark.end + 1 : mark.end + 16].partition(" ")[0]
    return after.isalpha() and after not in _joining()


def _opens(plain: str, mark: Wording) -> bool:
    return mark.side == "before" or plain.startswith(":", mark.end)
