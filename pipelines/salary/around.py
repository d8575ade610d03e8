"""Reads what the words around a figure add to it: the period it stands for, and which end of a range it is."""

import re

from pipelines.money import A_YEAR, read_period
from pipelines.salary.cues import ADDS, BREAKS, SEPARATORS, beginning, ending, lists
from pipelines.salary.figures import Money

_UNIT_FIELD = re.compile(
    r"[\s,;|]{0,4}(?:[A-Za-z]{1,12}[ ]){0,2}(?:unit|unittext|type|period|basis|interval|per)\s?[:=]\s?"
    r"([A-Za-z][A-Za-z_ -]{1,18})",
    re.IGNORECASE,
)


_PAY_PERIODS = ("week", "biweek", "semimonth", "month")
_NOBODY = frozenset(("nobody", "none", "never"))
_PER = frozenset(("per", "/", "a", "an", "pro", "par", "por", "every", "each", "im", "al", "la", "l"))


def period_around(lead: list[str], after: list[str]) -> str | None:
    """The period named near the figure but not at it.

    >>> period_around([], "base salary per year".split()), period_around("hourly pay range :".split(), [])
    ('year', 'hour')
    >>> period_around("40 hours per week :".split(), "plus monthly bonus".split())
    """
    found = lists()
    if after[1:] and after[0] in "|,;•·/–-":  # "$2,310 - $2,980 | Biweekly"
        if after[1] in found.adverbs and (after[2:] == [] or after[2] in BREAKS):
            return _period_of(after, 1)
        if after[1] in _PER and len(after) < 5 and (period := _noun_at(after, 2)):
            return period
    for at, word in enumerate(after[:9]):
        if word in found.adverbs:
            return _period_of(after, at) if after[max(at - 1, 0) : at] != ["in"] else None
        if word in _PER and (period := _noun_at(after, at + 1)):
            return period
        if word in ("and", "&") and after[at + 1 : at + 2] in (["up"], ["above"]):
            continue
        if (word not in found.fillers and word not in "()") or word in ADDS:
            break
    for at in range(len(lead) - 1, max(len(lead) - 12, -1), -1):
        word = lead[at]
        if word in found.adverbs and lead[at + 1 : at + 2] not in (["bonus"], ["bonuses"], ["paid"]):
            return _period_of(lead, at)
        if at > 1 and lead[at - 2] in ("every", "each") and (period := found.nouns.get(f"{lead[at - 1]} {word}")):
            return period
        if word in found.nouns and lead[at + 1 : at + 2] == ["rate"]:
            return found.nouns[word]
        if word in found.nouns and len(word) > 1 and at and lead[at - 1] in ("per", "/", "an", "a"):
            if period := found.adverbs.get(" ".join(lead[max(at - 2, 0) : at + 1])):
                return period  # "twice a month you receive"
            counted = lead[at - 2] if at > 1 else "("
            return found.nouns[word] if counted in found.fillers or counted in SEPARATORS or counted == "$" else None
    return None


def of_pay_period(tokens: list[str]) -> str | None:
    """The period of a pay period that words beside it tell: how it is paid, or how many of them make a year.

    >>> of_pay_period("paid semi monthly".split()), of_pay_period(["(", "26"]), of_pay_period(["annual"])
    ('semimonth', 'biweek', None)
    """
    for at, word in enumerate(tokens):
        period = next((name for name in _PAY_PERIODS if str(A_YEAR[name]) == word), None)
        if period is None and word in lists().adverbs:
            period = _period_of(tokens, at)
        if period in _PAY_PERIODS:
            return period
    return None


def _noun_at(tokens: list[str], at: int) -> str | None:
    """The period of the noun, of two words or one, that begins at `at`."""
    nouns = lists().nouns
    return nouns.get(" ".join(tokens[at : at + 2])) or nouns.get(" ".join(tokens[at : at + 1]))


def unit_field(text: str, end: int) -> str | None:
    """The period that a labelled field right after the figure names.

    >>> unit_field("18.50 | Unit: Hourly", 5), unit_field("18.50 | Contract type: permanent", 5)
    ('hour', None)
    """
    found = _UNIT_FIELD.match(text, end, end + 70)
    return read_period(found[1]) if found else None


def _period_of(tokens: list[str], at: int) -> str | None:
    """The period of an adverb with its first half, which the hyphen parted from it: "semi", "monthly"."""
    adverbs = lists().adverbs
    whole = " ".join(tokens[max(at - 1, 0) : at + 1])
    return adverbs.get(whole, None if whole.startswith(("bi ", "semi ")) else adverbs[tokens[at]])


def _speaks_of_nobody(tokens: list[str]) -> bool:
    """Whether words deny what follows of everyone: "no one makes less than", "no collector earns under"."""
    no = tokens.index("no") + 1 if "no" in tokens else len(tokens)
    following = tokens[no : no + 1]
    return not _NOBODY.isdisjoint(tokens) or following == ["one"] or not lists().jobs.isdisjoint(following)


def only_end(own: list[str], after: list[str], money: Money) -> str:
    """Which end of a range a single amount is: `most` in "up to $25", `least` in "starting at $19" and "$120,000+"."""
    if money.joined:
        return ""
    if money.plus:
        return "least"
    found = lists()
    for at in range(len(own) - 1, max(len(own) - 7, -1), -1):
        cue = ending(found.only_before, own, at)
        if cue and cue.words == ("to",):
            ahead = own[at - 1] if at else ":"
            if at == len(own) - 1 and (ahead in SEPARATORS or ahead in found.jobs or ahead in found.fillers):
                return "most"  # "pay to $23", but not "you move to $23"
        elif cue and cue.words == ("from",) and own[at + 1 : at + 2] in (["a"], ["an"], ["our"]):
            return ""  # "brings you to $72,000 from a $50,000 base"
        elif cue and cue.role == "most" and _speaks_of_nobody(own[max(at - 7, 0) : at]):
            return "least"  # "nobody makes less than $20"
        elif cue and len(own) - at <= (6 if cue.role == "least" or cue.words[-1] == "for" else 3):
            return cue.role
        if own[at] not in found.fillers and own[at] not in ":(-–$~":
            break
    begin = 1 if after[:1] == ["("] else 0
    for at in range(begin, min(len(after), begin + 3)):
        cue = beginning(found.only_after, after, at)
        if cue and (at == begin or cue.words != ("start",)):  # "$23.41 start", not "$27,000 from the start"
            return cue.role
        if after[at] not in found.fillers:
            break
    return ""
