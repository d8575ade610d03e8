"""How many years of experience a posting asks for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.requirements.mentions import Clause, Mention, read_clause

MOST_YEARS = 20  # nobody asks for more: a larger number is somebody's age
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUES = {word: float(number) for number, word in enumerate(_WORDS, 1)}
_VALUES |= {"fifteen": 15.0, "eighteen": 18.0, "twenty": 20.0, "couple": 2.0, "half a": 0.5}
_NUMBER = rf"\d{{1,3}}(?:\.\d)?|{'|'.join(_VALUES)}"
_AGAIN = r"(?: ?[(\[](?:\d{1,2}|[a-z]{3,7})\+?(?: ?(?:-|to) ?\d{1,2})?\+?[)\]])?"
_KINDS = ("full", "solid", "recent", "relevant", "proven", "consecutive")
# The number that ends where its unit begins: "3-5+", "two (2) to four (4)", "18 months to 2", "one and a half".
_COUNT = re.compile(
    rf"(?<![\w.$£€#,/%])({_NUMBER}|a(?= ?\Z)){_AGAIN} ?\+?(?: ?(?:years?|yrs?|(months?)))?"
    rf"(?: ?(?:-|to|or|/|and|&) ?(?:{_NUMBER}){_AGAIN})? ?\+?"
    rf"(?:[ -](?:or more|plus|of|and a half|{'|'.join(_KINDS)}))?[\])]?[ -]?\Z"
)
# The last word in front of a unit that has a number: most units have none ("per month", "next year").
_LAST = frozenset((*_WORDS, *_KINDS, "fifteen", "eighteen", "twenty", "couple", "of", "a", "half", "more", "plus"))
# Between a unit and what its years are asked of: "2 years+", "6 months (or more)", "three years or so".
_MORE = re.compile(r"[-' ()+]*(?:(?:or|and) (?:more|so|above|over|longer)\b|(?:plus|min|minimum|total)\b)?[-' ():,.+]*")
_ASKED_OF = re.compile(r"(?:of|in|on|as|at|with|within|work|post|experience|[a-z]{3,12}ing|some(?:place|where))\b")
_OF_THOSE = re.compile(
    r"(?:\b(?:including|of which|of them|with)|[,(])(?: and)?(?: at least| a? ?min(?:imum)?(?: of)?)?\s*\Z"
)
_INSTEAD = re.compile(r"\bor(?: at least| a minimum of| equivalent| with| have| an additional)?\s*\Z")
_APART = re.compile(r"[,(]| and | with ")


class Years(NamedTuple):
    """A number of years asked for, where it stands, and the words of its clause on either side."""

    years: float
    required: bool
    start: int
    left: str
    right: str

    def said(self) -> Clause:
        """Their clause."""
        return Clause(f"{self.left} {self.right}")

    def near(self) -> Clause:
        """Their clause up to the next number or comma on either side."""
        return Clause(f"{_APART.split(self.left)[-1]} {_APART.split(self.right, maxsplit=1)[0]}")

    def lie_within(self, before: "Years | None") -> bool:
        """Whether they are a part of the years before them ("including 2 years") or stand in place of a degree."""
        if _INSTEAD.search(self.left) and Clause(self.left).has("degree"):
            return True
        if before is None or before.years <= self.years or before.start < self.start - len(self.left):
            return False
        return _OF_THOSE.search(self.left) is not None


def read_years(folded: str, unit: Mention) -> Years | None:
    """The years in front of a unit ("years", "months") and what they are asked of; None if they are no experience.

    >>> text = "at least 18 months of sales, closed within 3 months"
    >>> units = [Mention("unit", "month", at, at + 6, "other", None) for at in (12, 45)]
    >>> [read and read.years for read in (read_years(text, unit) for unit in units)]
    [1.5, None]
    """
    start = unit.start
    while folded[start].isdigit():  # "3yrs"
        start += 1
    last = folded[max(0, start - 14) : start].replace("-", " ").rstrip(" +)]").split()
    if not last or (not last[-1][-1].isdigit() and last[-1].lstrip("([") not in _LAST):
        return None
    number = _COUNT.search(folded, max(start - 44, folded.rfind("\n", 0, start) + 1), start)
    if number is None:
        return None
    before, behind = read_clause(folded, number.start(), unit.end)
    count = 1.0 if number[1] == "a" else _VALUES.get(number[1]) or float(number[1])
    years = (count + (0.5 if " half" in number[0] else 0)) / (12 if number[2] or unit.value == "month" else 1)
    left, of = Clause(before), behind[_MORE.match(behind).end() :]  # type: ignore[union-attr]
    right = Clause(of)
    if years > MOST_YEARS or right.begins("other_after") or left.ends("other_before"):
        return None
    asked_of = _ASKED_OF.match(of) is not None
    if number[1] == "a" and not (
        (asked_of or left.has("experience")) and (left.plain == "  " or left.ends("before_a"))
    ):
        return None
    adjective = count > 1 and not folded[unit.start : unit.end].rstrip("'").endswith("s")  # "12 month loans"
    if not _asks(unit, left, right, asked_of, adjective):
        return None
    return Years(years, not unit.preferred, number.start(), before, behind)


def _asks(unit: Mention, left: Clause, right: Clause, asked_of: bool, adjective: bool) -> bool:
    """Whether a number of years is experience asked for, and not the employer's, a contract's or a licence's."""
    short = unit.listed or unit.weight is not None or len(left.plain) < 25
    stated = short or left.has("asked") or right.has("asked") or left.has("degree")
    if not (right.has("experience") or left.has("experience")):
        item = left.plain == "  " and Clause(right.plain[:40]).has("main")
        if adjective or not (item or (stated and asked_of) or (unit.listed and not left.plain.endswith(" for "))):
            return False
    if left.has("unlike") or right.has("unlike"):
        return False
    return stated or not (left.has("employer") or right.has("employer"))


def choose_fewest(years: Sequence[Years]) -> float | None:
    """The smallest number of years asked for the role as a whole, None where none are.

    Years asked of a tool, of another trade or of leading others, and parts of longer years, count only where no others
    are asked; preferred ones only where none are required.

    >>> asked = [Years(5.0, True, 2, "* ", " in collections"), Years(1.0, True, 40, "* ", " of excel")]
    >>> choose_fewest(asked), choose_fewest(asked[1:]), choose_fewest([])
    (5.0, 1.0, None)
    """
    kept = [read for read in years if read.required] or list(years)
    if len({read.years for read in kept}) > 1:
        before = [None, *kept]
        kept = [read for last, read in zip(before, kept, strict=False) if not read.lie_within(last)] or kept
        kept = [read for read in kept if not read.near().has("leading")] or kept
        main = [read for read in kept if read.near().has("main")] or [read for read in kept if read.said().has("main")]
        kept = main or [read for read in kept if not read.said().has("part")] or kept
    return min((read.years for read in kept), default=None)
