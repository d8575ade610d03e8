"""Says how surely a figure is pay by where it stands: on a pay line, in a bullet of its own, behind the title of a job.

It is asked where no word around the figure names it, and to strengthen words that only suggest pay.
"""

from typing import NamedTuple

from pipelines.money import period_by_size
from pipelines.salary.cues import BREAKS, SEPARATORS, beginning, ending, lists
from pipelines.salary.figures import Money

PAY_LINE = 200  # characters: a text no longer, without a line break, is a pay line or a title


class Place(NamedTuple):
    """A figure among the words of its text."""

    text: str
    money: Money
    currency: str | None
    own: list[str]  # the words that lead to it in its clause
    heading: list[str]  # those of the line above it, or of the short sentence before
    titled: bool  # whether `heading` is a line of its own
    after: list[str]  # what follows in its clause, up to the next figure
    only: str
    period: str | None

    def opens(self) -> bool:
        """Whether nothing but fillers stands before the figure in its clause."""
        found = lists()
        at = len(self.own) - 1
        while at >= 0:
            if phrase := ending(found.only_before, self.own, at):
                at -= len(phrase.words)
            elif self.own[at] in found.fillers or self.own[at] in found.nouns or not self.own[at].isalnum():
                at -= 1
            else:
                return False
        return True

    def ends(self) -> bool:
        """Whether the figure ends its clause, or something is only added to it."""
        after = self.after
        if after and (label := beginning(lists().only_after, after, 0)):
            after = after[len(label.words) :]  # "$41,000 min / $57,000 max"
        return not after or after[0] in BREAKS or after[0] in ("(", "+", "plus") or after[:2] == ["&", "up"]

    def by_size(self) -> str | None:
        """The only period that the figure's size allows."""
        return period_by_size(self.money.low, self.money.high, self.currency)

    def buys(self) -> bool:
        """Whether the figure is the price or the use of something: "$5,250 a year for school", "a $60,000 study"."""
        after, found = self.after, lists()
        if not after or self.money.period in ("hour", "day", "week"):
            return False  # work is paid by these: "$175 per day for field visits"
        if after[0] == "each":
            return True
        if after[0] in found.uses:
            told = after[1:4]
            return bool(told) and not any(word in found.jobs or word in found.fillers for word in told)
        a_thing = self.own[-1:] in (["a"], ["an"]) and after[0].isalpha()
        return a_thing and after[0] not in found.fillers and after[0] not in found.jobs


def shape_of(place: Place, cued: bool) -> int:
    """How surely a figure is pay by where it stands, 0 to 3; `cued` if a word right after it suggests pay."""
    money, own = place.money, place.own
    by_size = place.by_size()
    if not (place.period or by_size):
        return 0
    opens, ends = place.opens() or money.labelled, place.ends() or cued
    one_line = len(place.text) <= PAY_LINE and "\n" not in place.text.strip()
    brief = money.joined or money.period is not None or (ends and len(own) <= 10)
    named = _after_title(own, money.joined) and (one_line or brief)
    if not money.form:
        return int(_shape_unsigned(place, opens, ends, named, one_line))
    if one_line and not own and (money.joined or place.period):
        return 3
    if money.period == "hour":
        return 3 if money.joined else 2
    led = money.joined or (bool(own) and own[-1] in SEPARATORS)
    if one_line and (opens or named or (led and money.period)):
        return 1
    if one_line and ends and own[-1] == "|" and by_size and (money.low >= 10_000 or money.digits[-3:-2] == "."):
        return 1  # "Mon-Fri | 40 hrs | $18.50 | Benefits"
    if place.period and (money.joined or opens or cued):
        return 2 if money.period else 1
    least = place.only == "least" and by_size == "hour"
    fits = opens and (
        (ends and (money.joined or by_size in ("month", "year") or least)) or (money.joined and by_size == "hour")
    )
    fits |= led and ends and money.period == by_size == "year"  # "NJC scale point 12-17, £28,163 per annum"
    fits |= not own and ends and by_size == "hour" and money.form[0] != "?" and money.digits[-3:-2] == "."
    return int(not one_line and (fits or named))


def _shape_unsigned(place: Place, opens: bool, ends: bool, named: bool, one_line: bool) -> bool:
    """Whether a number without a sign is pay by its place: a pay line, a title or a bullet of nothing else."""
    money = place.money
    if money.labelled:
        return True
    exact = money.low >= 1000 or "." in money.digits or (money.period == "hour" and (money.joined or named))
    if not (money.multiple or exact):
        return False
    if money.joined and money.period and money.low >= 1000 and place.own[-1:] == [":"]:
        return True  # "Experienced: 18,000 - 24,000 per month"
    if one_line:
        tight = ends or money.period is not None
        return tight and (opens or (named and (bool(money.multiple) or money.period == "hour")))
    listed = money.period is not None or bool(money.multiple and money.joined)
    return ends and ((opens and listed) or (named and (bool(money.multiple) or money.exact)))


def _after_title(own: list[str], joined: bool) -> bool:
    """Whether a title leads to the figure: a job's name, then a mark or nothing but fillers ("Collector - up to").

    For a range a mark that ends any title is enough ("Credit Control | £28k - £30k"), or a short label ("Zone 1:").
    """
    found = lists()
    if own and own[0] in found.levels and len(own) <= (3 if joined else 2):
        return True  # "Level 1 $38,000 - $42,000", "Step 1 $21.93"
    if joined and own[-1:] == [":"] and not found.levels.isdisjoint(own[:2]) and len(own) < 14:
        return True  # "Zone A (NY, SF): $92,400 - $118,000"
    if joined and len(own) in (1, 2) and own[-1].isdigit():
        return True  # "AO3 $71,840 - $80,106"
    named = not found.jobs.isdisjoint(own)
    if own and own[-1] == ")" and "(" in own:  # "Collections Rep (Healthcare) $18"
        own = own[: len(own) - 1 - own[::-1].index("(")]
    for word in reversed(own):
        if word in found.jobs or word in SEPARATORS:
            return named or (joined and (word != ":" or len(own) <= 6))
        if word not in found.fillers and word != ".":
            break
    return False
