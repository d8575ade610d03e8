"""Wording: what gives a line away, and how a clause weighs what it names (`sections.toml`)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.folding import Flat
from pipelines.vocabulary.words import Words, in_word

_REACH = 300  # characters on either side in which a clause must end
_NO_REACHES = 45  # characters that a "no" in front reaches
# What ends a clause, which the full stop of an abbreviation does not.
_END = r"[\n;.!?](?:(?<=[\n;])|(?= )(?<!e\.g[.!?])(?<!i\.e[.!?])(?<!etc[.!?])(?<!h\.s[.!?])(?<!u\.s[.!?])(?<!yrs[.!?]))"
_ENDS = re.compile(_END)
_LAST_END = re.compile(rf"(?s:.*){_END}")
# What a "no" does not reach over, a comma above all; abbreviations hold one.
_NO_FURTHER = re.compile(
    r",| but |(?:(?<=e)\.(?=g[.!?] )|(?<=i)\.(?=e[.!?] )|(?<=[hu])\.(?=s[.!?] )|(?<=etc)[.!?](?= )|(?<=yrs)[.!?](?= ))"
)

# A list that a "no" denies whole: "no need for Excel, SAP or Oracle".
_LIST = re.compile(r"(?:[^,;.\n]{1,40},){1,6}[^,;.\n]{0,40}? n?or [^,;.\n]{1,40}")


class Mark(NamedTuple):
    """A phrase that weighs what its clause names: `weight` is required, preferred, negated or nothing.

    `ahead`: the phrase stands in front of what it weighs ("ideally"), else behind it ("a plus").
    """

    start: int
    end: int
    weight: str
    ahead: bool


class Wording(NamedTuple):
    """The wording of a text: `lines` are `(start, end, kind)` of what tells of which kind a line is."""

    lines: list[tuple[int, int, str]]
    marks: list[Mark]


@cache
def _wording() -> tuple[list[str], list[tuple[str, bool] | None], Words]:
    """What each phrase says of its line, how it weighs its clause, and the phrases."""
    lists = load("sections.toml", occupation=None)
    weights: dict[str, tuple[str, bool] | None] = {}
    for kind, phrases in lists["weight"].items():
        weight, _, side = kind.partition("_")
        weights |= dict.fromkeys(phrases, (weight, side == "before") if side else None)
    lines = {phrase: kind for kind, phrases in lists["lines"].items() for phrase in phrases}
    phrases = list(dict.fromkeys([*weights, *lines]))
    return (
        [lines.get(phrase, "") for phrase in phrases],
        [weights.get(phrase) for phrase in phrases],
        Words(phrases),
    )


def find_wording(flat: Flat) -> Wording:
    """The wording of `sections.toml` in a text, in its order.

    Of words that lie within longer ones only the longer are given: "not required" holds no "required".

    >>> from pipelines.vocabulary.folding import flatten
    >>> tuple(find_wording(flatten("sap is not required for hiring")))
    ([(24, 30, 'job')], [Mark(start=4, end=19, weight='negated', ahead=False)])
    """
    kinds, weights, words = _wording()
    text, _, whole = flat
    compared, lines, marks = words.compared, [], []
    reach = 0
    for which, start, close in words.scan(flat):
        end = close - 2
        if (
            end <= reach
            or ((phrase := compared[which]) is not None and text[start:end] != phrase)
            or (not whole and in_word(text, start, end, 0, len(text)))
        ):
            continue
        reach = end
        if kind := kinds[which]:
            lines.append((start, end, kind))
        if weight := weights[which]:
            marks.append(Mark(start, end, *weight))
    return Wording(lines, marks)


def weigh_clauses(
    folded: str, marks: Sequence[Mark], preferred: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, str]]:
    """`(start, end, weight)` of the stretches of a text that a clause weighs: what begins there is so weighed.

    In the order of the text, and none within another. Clauses that only require are left out, but in the `preferred`
    sections given.

    >>> from pipelines.vocabulary.folding import flatten
    >>> text = "sap required, excel a plus"
    >>> weigh_clauses(text, find_wording(flatten(text)).marks)
    [(0, 4, 'required'), (12, 20, 'preferred')]
    """
    stretches: list[tuple[int, int, str]] = []
    marks = [mark for mark in marks if mark.ahead or mark.weight != "preferred" or not _of_a_noun(folded, mark.end)]
    right = at = 0
    for number, (start, end, weight, _) in enumerate(marks):
        if number < at or (weight == "required" and not any(low <= start < high for low, high in preferred)):
            continue  # alone in its clause "required" says no more than silence does
        left = max(right, start - _REACH)
        if before := _LAST_END.match(folded, left, start):
            left = before.end()
        after = _ENDS.search(folded, end, end + _REACH)
        right = after.start() if after else end + _REACH
        first = number
        while first > at and marks[first - 1].start >= left:
            first -= 1
        at = number + 1
        while at < len(marks) and marks[at].start < right:
            at += 1
        _weigh(folded, marks[first:at], left, right, stretches)
    return stretches


def _weigh(folded: str, marks: Sequence[Mark], left: int, right: int, stretches: list[tuple[int, int, str]]) -> None:
    """Adds what the marks of one clause weigh: between two of them the nearer one decides."""
    if len(marks) < 2:
        for mark in marks:
            if not _opens(folded, mark):
                stretches.append((_outside(folded, mark, left, mark.start), mark.start, mark.weight))
            elif (stop := _reach(folded, mark, mark.end, right)) > mark.end:
                stretches.append((mark.end, stop, mark.weight))
        return
    ahead: Mark | None = None  # the last mark that weighs what follows it
    start = left
    for number in range(len(marks) + 1):
        behind = next((mark for mark in marks[number:] if not _opens(folded, mark)), None)
        stop = marks[number].start if number < len(marks) else right
        split = start
        if ahead is not None:
            if behind is None or _denies(folded, ahead, behind):
                split = _reach(folded, ahead, start, stop) if behind is None else stop
            else:
                split = _reach(folded, ahead, start, max(start, min(stop, (ahead.end + behind.start) // 2)))
            if split > start:
                stretches.append((start, split, ahead.weight))
        if behind is not None and split < stop:
            weight = behind.weight
            if weight == "negated" and any(mark.weight == "preferred" for mark in marks if mark.start > behind.start):
                weight = "preferred"  # "not required but a plus"
            stretches.append((_outside(folded, behind, split, stop), stop, weight))
        if number < len(marks):
            start = marks[number].end
            if _opens(folded, marks[number]):
                ahead = marks[number]


def _denies(folded: str, ahead: Mark, behind: Mark) -> bool:
    """Whether a "no" in front denies all up to the "required" behind: "no experience with SAP or Oracle required"."""
    if ahead.weight != "negated" or behind.weight != "required":
        return False
    between = folded[ahead.end : behind.start]
    return len(between) < 2 * _NO_REACHES and (not _NO_FURTHER.search(between) or _LIST.fullmatch(between) is not None)


def _outside(folded: str, mark: Mark, start: int, stop: int) -> int:
    """Where what a mark behind weighs begins: in brackets it speaks of what else is in them, alone in them of all."""
    bracket = folded.rfind("(", start, mark.start)
    if bracket > folded.rfind(")", start, mark.start) and folded[bracket + 1 : mark.start].strip():
        return max(start, min(bracket, stop))
    return start


def _reach(folded: str, mark: Mark, start: int, stop: int) -> int:
    """How far a mark weighs what follows it: a "no" only as far as the next comma, or over a list that ends in "or"."""
    if mark.weight != "negated":
        return stop
    if listed := _LIST.match(folded, start, min(stop, mark.end + 3 * _NO_REACHES)):
        return listed.end()
    ended = _NO_FURTHER.search(folded, start, stop)
    return max(start, min(ended.start() if ended else stop, mark.end + _NO_REACHES, stop))


@cache
def _joining() -> frozenset[str]:
    return frozenset(load("sections.toml", occupation=None)["joining"])


def _of_a_noun(folded: str, end: int) -> bool:
    """Whether a word of preference speaks of the noun behind it: "the desired outcome"."""
    if folded[end : end + 1] != " ":
        return False
    after = folded[end + 1 : end + 16].partition(" ")[0]
    return after.isalpha() and after not in _joining()


def _opens(folded: str, mark: Mark) -> bool:
    return mark.ahead or folded.startswith(":", mark.end)
