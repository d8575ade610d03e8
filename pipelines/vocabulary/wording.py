"""The words that divide a posting and weigh what it asks for: `sections.toml`, made ready for `pipelines.text`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.terms import Words, expand

_LEAD = re.compile(r"[\W\d_]*")


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w'&/, ]+", " ", heading).split()).rstrip(",")


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


@lru_cache(maxsize=4096)
def read_heading(line: str, *, exact: bool = False, colon: bool = False) -> str | None:
    """The kind of section that a line in lower case opens, if it is a heading: its longest known beginning decides.

    `exact` takes no heading that goes on behind what is known of it; with a `colon` behind it the last word may decide.

    >>> read_heading("1. what you'll do at acme"), read_heading("about the role"), read_heading("about acme")
    ('duties', 'duties', 'company')
    >>> read_heading("call the debtor") is None, read_heading("what you'll do at acme", exact=True) is None
    (True, True)
    """
    whole, begun, first = _headings()
    line = line.replace("-", " ")
    if colon and line.rpartition(" ")[2] in _closers("benefits") and line.count(" ") < 10:
        return "benefits"
    line = line[_LEAD.match(line).end() :]  # type: ignore[union-attr]
    if line.partition(" ")[0].rstrip(":,.!?…") not in first:
        return None
    words = _plain(line).split()
    if not 0 < len(words) <= 10:
        return None
    if exact:
        return whole.get(" ".join(words))
    if words[-1] in _closers("preferred") and read_heading(" ".join(words[:-1])) in ("required", "preferred"):
        return "preferred"
    for count in range(min(len(words), 6), 0, -1):
        known = whole if count == len(words) else begun
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
_NO_REACHES = 45  # characters that a "no" in front reaches


def weigh_clauses(folded: str, said: Iterable[Wording]) -> list[tuple[int, int, str]]:
    """`(start, end, weight)` of the stretches of a text that a clause weighs: what begins there is so weighed.

    >>> text = "sap required, excel a plus"
    >>> weigh_clauses(text, find_wording(text))
    [(0, 4, 'required'), (12, 20, 'preferred')]
    """
    plain = folded.replace("! ", ". ").replace("? ", ". ").replace("e.g. ", "e,g, ").replace("i.e. ", "i,e, ")
    stretches: list[tuple[int, int, str]] = []
    marks: list[Wording] = []
    left = right = 0
    for mark in said:
        if not mark.side:
            continue
        if mark.start >= right or not marks:
            _weigh(plain, marks, left, right, stretches)
            start, end = mark.start, mark.end
            low, high = max(right, start - _REACH), end + _REACH
            low = max(low, plain.rfind("\n", low, start) + 1)
            left = max(low, plain.rfind(". ", low, start) + 1, plain.rfind(";", low, start) + 1)
            right = (plain.find("\n", end, high) + 1 or high + 1) - 1
            right = (plain.find(". ", end, right) + 1 or right + 1) - 1
            right = (plain.find(";", end, right) + 1 or right + 1) - 1
            marks = []
        marks.append(mark)
    _weigh(plain, marks, left, right, stretches)
    return stretches


def _weigh(plain: str, marks: list[Wording], left: int, right: int, stretches: list[tuple[int, int, str]]) -> None:
    """Adds what the marks of one clause weigh: between two of them the nearer one decides."""
    if not marks:
        return
    ahead: Wording | None = None  # the last mark that weighs what follows it
    start = left
    for number in range(len(marks) + 1):
        behind = next((mark for mark in marks[number:] if not _opens(plain, mark)), None)
        stop = marks[number].start if number < len(marks) else right
        split = start
        if ahead is not None:
            split = stop if behind is None else max(start, min(stop, (ahead.end + behind.start) // 2))
            if ahead.weight == "negated":
                stops = [at for sign in (",", " but ") if (at := plain.find(sign, start, split)) >= 0]
                split = max(start, min(split, ahead.end + _NO_REACHES, *stops))
            if split > start:
                stretches.append((start, split, ahead.weight))
        if behind is not None and split < stop:
            weight = behind.weight
            if weight == "negated" and any(mark.weight == "preferred" for mark in marks if mark.start > behind.start):
                weight = "preferred"  # "not required but a plus"
            bracket = plain.rfind("(", split, behind.start)
            if bracket > plain.rfind(")", split, behind.start) and plain[bracket + 1 : behind.start].strip():
                split = max(split, min(bracket, stop))  # the words in brackets speak of what else is in them
            stretches.append((split, stop, weight))
        if number < len(marks):
            start = marks[number].end
            if _opens(plain, marks[number]):
                ahead = marks[number]


def _opens(plain: str, mark: Wording) -> bool:
    return mark.side == "before" or plain.startswith(":", mark.end)
