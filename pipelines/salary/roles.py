"""Says what a figure of money is for: base pay, earnings on target, a bonus, the debtor's balance, a fee.

The words around the figure say it, the nearest first: what stands right after it ("$500 sign-on bonus"), then what
leads to it in its clause ("bonus of up to $500"), then the figure whose list it goes on with, then the heading above.
Without any word its place decides: a pay line, a bullet, a job's title.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.salary.around import of_pay_period, only_end, period_around, unit_field
from pipelines.salary.clauses import SENTENCE, words_before, words_behind
from pipelines.salary.cues import (
    PAID,
    SEPARATORS,
    Cue,
    cue_after,
    cue_before,
    lists,
    split_words,
)
from pipelines.salary.figures import Money
from pipelines.salary.shapes import Place, shape_of

_MASK = "§"
_KINDS = (*PAID, "ote", "commission")
_ADDED = ("plus", "+", "additional", "extra")
_OPEN = (*_KINDS, "market")  # what the words before a figure may still overrule
_ADDS = re.compile(r"(?:plus|\+|additional|extra)\s*$", re.IGNORECASE)
_PAY_PERIODS = (["pay", "period"], ["pay", "cycle"])
_STARTS = frozenset(("start", "starts", "starting", "begin", "begins", "beginning", "hiring"))


class Verdict(NamedTuple):
    """What a figure is: its role, how surely it is pay, which end of a range it is, and the period named around it.

    `role` is one of `money_roles.toml` (`pay`, `total`, `ote`, ...), `volume` for millions, or `unknown`; `strength`
    runs from 0 to 3; `only` is `least` or `most` where one end is stated.
    """

    role: str
    strength: int = 0
    only: str = ""
    period: str | None = None
    worded: bool = False  # whether words of its own clause say so
    near: bool = False  # whether they stand right beside it


def mask_figures(text: str, figures: Iterable[Money]) -> str:
    """The text with a mark and blanks in place of every figure, of the same length.

    So the words of one figure ("$18 hourly") are not taken for words about the next.

    >>> from pipelines.salary.spans import find_money
    >>> mask_figures("Pay $18 hourly, then $20", find_money("Pay $18 hourly, then $20"))
    'Pay §         , then §  '
    """
    parts = []
    at = 0
    for money in figures:
        parts += [text[at : money.start], _MASK, " " * (money.end - money.start - 1)]
        at = money.end
    return "".join([*parts, text[at:]])


def judge(
    text: str,
    money: Money,
    previous: tuple[Money, Verdict] | None = None,
    following: Money | None = None,
    currency: str | None = None,
) -> Verdict:
    """The role of one figure of `find_money`, given the figure before it with its verdict and the figure after it.

    `text` is best given masked (`mask_figures`).

    >>> from pipelines.salary.spans import find_money
    >>> def role(text): return judge(text, find_money(text)[0]).role
    >>> role("Base pay of $18/hr"), role("$500 sign-on bonus"), role("a portfolio of $50,000 balances")
    ('pay', 'bonus', 'balance')
    >>> role("Collections Specialist - $18/hr"), role("we placed $180 with them")
    ('pay', 'unknown')
    """
    if money.multiple >= 1e6 and money.multiple != 1e7:
        return Verdict("volume")
    after, cut = words_behind(text, money.end, following.start if following else len(text))
    if money.bare and after and after[0] in lists().counted:
        return Verdict("unknown")
    if after == ["for"] and cut and not money.joined:
        return Verdict("unknown")  # "pay RM 3,000 for RM 4,200"
    piece = money.piece
    by_period = piece and after[1:3] in _PAY_PERIODS
    if by_period:
        after = after[3:]
    behind, last = cue_after(after, money)
    if (
        behind
        and behind.role not in _OPEN
        and not last
        and not _ADDS.search(text, max(money.start - 12, 0), money.start)
    ):
        return Verdict(behind.role, worded=True)
    own, above, titled = words_before(text, money.start)
    if own[-2:] == [_MASK, "for"] and not money.joined:
        return Verdict("unknown")
    period = money.period
    if by_period:
        period = of_pay_period(after[:8]) or of_pay_period(own[-8:])
        piece = period is None
    before, gap = cue_before(own, money)
    if behind and before and last and following and cut:
        behind = None  # "Base $45,000 OTE $70,000": OTE names the next figure
    if role := _plainly(own, before, behind):
        return Verdict(role, worded=bool(before or behind))
    short = sum(map(str.isalpha, own)) < 4
    heading = split_words(above) if above and (short or not (before or behind)) else []
    headed = short and _MASK not in heading  # "An annual allowance of $1,000. Judge awarded $15,000"
    period = period or unit_field(text, money.end) or period_around(heading + own if headed else own, after)
    only = only_end(own or heading, after, money)
    place = Place(text, money, currency, own, heading, titled, after, only, period)
    if before or behind:
        role, strength = _by_words(place, before, gap, behind)
    else:
        role, strength = _by_surroundings(place, previous)
    if role == "pay" and piece:
        role = "quota"
    if role in PAID:
        role = _confirm(place, role, (before, gap), behind)
    near = behind is not None or (gap <= 3 if before else not own)
    return Verdict(role, strength, place.only, period, bool(before or behind), near)


def _plainly(own: list[str], before: Cue | None, behind: Cue | None) -> str | None:
    """The role of a figure that its nearest word settles at once, None where pay is possible."""
    if own and own[-1] in _ADDED and own != ["+"] and not (behind and behind.role in PAID and behind.strength == 3):
        return "bonus"
    cue = behind or before
    if cue is None or cue.role in _KINDS or (cue.role == "market" and behind and before):
        return None
    return cue.role


def _confirm(place: Place, role: str, led: tuple[Cue | None, int], behind: Cue | None) -> str:
    """The role of a figure taken for pay, once what speaks against it was heard."""
    money, own = place.money, place.own
    before, gap = led
    unsigned = not (money.form or money.multiple or money.labelled)
    apart = unsigned and (before or behind) and not _beside(own, gap, before, behind, money)
    if apart and (before is not None or not shape_of(place, True)):
        return "unknown"
    if role == "pay" and _only_commission(own):
        role = "commission"
    if role in PAID and before and before.role in PAID and _of_others(own, gap + len(before.words)):
        role = "market"
    return role


def _by_words(place: Place, before: Cue | None, gap: int, behind: Cue | None) -> tuple[str, int]:
    """Role and strength by the cues of the figure's own clause."""
    money = place.money
    if behind and behind.role not in PAID:
        named = behind.role == "market" and before and before.role in PAID and before.strength == 3 and gap < 3
        if not named:  # "the wage is $17.75 under the living wage ordinance"
            return behind.role, 0
        behind = None
    if before and before.role not in PAID and not _outweighs(place, behind, before, gap):
        return before.role, 0
    shape = shape_of(place, behind is not None)
    for cue in (behind, before):
        if cue is None or cue.strength == 1:
            continue
        if cue.role == "total":
            return "total", 2
        if cue is behind or gap <= 16 or shape or money.period or money.joined:
            return "pay", max(min(cue.strength, 2) if cue is before and _far(place, gap) else cue.strength, shape)
    stated = money.period or money.joined or shape or place.period in ("biweek", "semimonth")
    stated = stated or (before is not None and _stated(place, before, gap))
    return ("pay", 2) if stated else ("unknown", 0)


def _far(place: Place, gap: int) -> bool:
    """Whether a comma and other words part a single amount from the pay word before it."""
    return gap > 3 and not place.money.joined and "," in place.own[-gap:]


def _outweighs(place: Place, behind: Cue | None, before: Cue, gap: int) -> bool:
    """Whether the pay word after a figure counts for more than another role's word before it."""
    if behind is None:
        return False
    if before.role == "ote" and gap < 2:
        return place.own[-1] == "("  # "$55,000 OTE ($38,000 guaranteed)", but not "OTE $60k base plus bonus"
    sized = place.money.period is not None or place.money.low >= 10_000
    return behind.strength == 3 or (sized and "," in place.own[len(place.own) - gap :])


def _stated(place: Place, before: Cue, gap: int) -> bool:
    """Whether a word that only suggests pay states it: "Rate: $21", "rate $16.90", "you would come in at $58,000"."""
    by_size, found = place.by_size(), lists()
    if gap == 1 and place.own[-1] == ":":
        return by_size is not None
    between = place.own[len(place.own) - gap :] if gap else []
    if not (place.money.form or place.money.multiple) or not found.fillers.issuperset(between):
        return False
    if by_size == "hour" and before.words[-1] in ("rate", "rates"):
        return True
    if gap or place.buys() or by_size not in ("hour", "year"):
        return False
    jobs = not found.jobs.isdisjoint(place.own[-7:]) or not found.jobs.isdisjoint(place.after[:8])
    party = jobs or not found.parties.isdisjoint(place.own[-7:])
    if before.words[0] in _STARTS:
        return party or before.words[0] == "hiring"
    return by_size == "year" and ((party and (jobs or place.ends())) or before.words[0].startswith("package"))


def _by_surroundings(place: Place, previous: tuple[Money, Verdict] | None) -> tuple[str, int]:
    """Role and strength where the figure's own clause says nothing: by its list, its heading, its place."""
    if previous and _goes_on(place, *previous):
        return previous[1].role, previous[1].strength
    money = place.money
    if place.buys():
        return "unknown", 0
    shape = shape_of(place, False)
    above = cue_before(place.heading, money)[0] if place.heading else None
    jobs = lists().jobs
    if above and (not _under(place) or (above.role not in PAID and not jobs.isdisjoint(place.heading))):
        above = None
    if above and above.role in (*PAID, "ote", "commission"):
        if above.strength > 1 or shape:
            return above.role, max(above.strength, shape)
    elif above and place.titled and shape < 3:
        return ("unknown" if above.loose else above.role), 0
    return ("pay", shape) if shape and (money.multiple < 1e7 or money.period) else ("unknown", 0)


def _under(place: Place) -> bool:
    """Whether a figure stands in such a way under its heading that the heading speaks of it."""
    if not place.money.form or not place.titled:
        return place.opens() and (place.titled or place.ends())
    return place.opens() or len(place.own) <= 5 or place.own[-1] in SEPARATORS


def _goes_on(place: Place, before: Money, verdict: Verdict) -> bool:
    """Whether a figure goes on with the list of the one before: alike in sign, size and period, and near.

    What is not pay goes on over the end of a line or sentence only where a heading said so, not the words before.
    """
    money = place.money
    if verdict.role == "unknown" or money.start - before.end > 90 or money.form != before.form:
        return False
    if money.period and before.period and money.period != before.period:
        return False
    small, large = sorted((money.high or 1, before.high or 1))
    between = place.text[before.end : money.start]
    lines = between.count("\n")
    apart = lines or SENTENCE.search(between)
    if large > 4 * small or lines > 2 or sum(map(str.isalpha, between)) > 50:
        return False
    return not apart or verdict.role in PAID or not verdict.worded


def _of_others(own: list[str], back: int) -> bool:
    """Whether the pay word, `back` words from the end, speaks of others: "borrowers with a monthly salary of"."""
    lead = own[max(0, len(own) - back - 7) : len(own) - back]
    if "successful" in lead:
        return False  # "successful applicants are paid"
    return not lists().others.isdisjoint(lead) and SEPARATORS.isdisjoint(lead) and lists().jobs.isdisjoint(lead)


def _only_commission(own: list[str]) -> bool:
    """Whether the clause says that commission is all there is: "commission-only agent, $600 - $1,200 per week"."""
    return any(own[at : at + 2] == ["commission", "only"] for at in range(len(own) - 1))


def _beside(own: list[str], gap: int, before: Cue | None, behind: Cue | None, money: Money) -> bool:
    """Whether a number without sign or multiple stands right beside its pay word, with nothing but fillers between.

    With its period written a few other words may stand between ("the wage for this post is 17.85 an hour"), but then
    the word must name pay, not only suggest it ("dial rate of 60 per hour").
    """
    if behind and behind.strength == 3:
        return True
    if before is None:
        return False
    found = lists()
    between = own[len(own) - gap :] if gap else []
    if all(word in found.fillers or word in ":()-–/$" or word in found.adverbs for word in between):
        return before.strength > 1 or money.exact or gap + len(before.words) == len(own)
    sure = money.period is not None and (before.strength > 1 or money.exact)
    return sure and gap <= 8 and SEPARATORS.isdisjoint(between)
