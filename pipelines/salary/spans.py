"""Finds the figures of money in a text, each with its range, whatever the money is for.

Digits lead the way, since every figure has some: what stands right before and after a number is looked at, never the
whole text with one pattern, so the work grows with the text and no pattern can run away.
"""

import re
from functools import cache

import numpy as np

from pipelines.salary.figures import Money, only_counts, read_figure
from pipelines.vocabulary import load

#: Numbers looked at in one text. A posting holds a few dozen; a text with thousands is no posting.
MOST_NUMBERS = 5_000

#: Ends of a range further apart than this are two figures. The widest of 681 ranges that employers entered is 8 to 1.
WIDEST_RANGE = 20

_JOIN = re.compile(
    r"[.)]?[\sÂ]{0,4}(?:(?P<dash>\\?-{1,3}|[\u2010-\u2015\u2212~_\ufffd]{1,2}|â€[“”\"\u0093\u0094]?|â\x80[\x93\x94]|&[nm]dash;|\.{2,3}|→|=>)"
    r"|(?P<to>,?\s?to:?|à|bis|hasta|hingga|sehingga|until|till|thru|through|(?:and\s|,\s?)?up\s?to|to\sa\smax(?:imum)?\sof|to\sas\smuch\sas|(?:-|to)\s?up\s?to"
    r"|,?\s?(?:and\s)?(?:can\s)?(?:(?:top|max|cap)(?:s|es|ping|ping)?(?:\sout)?\sat|(?:goes|go|going|runs|running|climbs|reach(?:es)?)(?:\sup)?(?:\sto|\sas\shigh\sas)?)"
    r"|,?\s?(?:and|with)\sa\s(?:maximum|max|ceiling|cap|top)\sof)"
    r"|(?P<both>and|&|or|et|y|und|dan)|(?P<slash>/)|(?P<lost>\?))[\sÂ]{0,4}[(\\]?",
    re.IGNORECASE,
)
_TOP_LABEL = re.compile(
    r"[.\s,;|/()•–-]{0,6}(?:and\s)?(?:(?!bonus|comm|ote|incent|balance)[A-Za-z]{2,14}[\s_]{1,3}){0,4}"
    r"(?:mid(?:dle|point)?|median|max(?:imum|value)?|high(?:est)?|top)\.?"
    r"(?:[\s-]{1,3}(?:salary|pay|range|base|wage|rate|point|of|end|compensation|annual|hourly|is)){0,4}[\s:=–(-]{0,4}",
    re.IGNORECASE,
)
_TOP = re.compile(r"m[aei][xd]|high|top", re.IGNORECASE)  # some word of `_TOP_LABEL`
_LABEL_BETWEEN = re.compile(
    r"\s?\(?(?:annual\s)?(?:min(?:imum)?|mid(?:[- ]?point)?|low|entry)\)?\s?(?:[-–/,|;]{0,2}|to|and)\s?\(?",
    re.IGNORECASE,
)
_LOW_LABEL = re.compile(
    r"(?<![A-Za-z])(?:min(?:imum|value)?|low(?:est)?|bottom|entry|start(?:ing|s)?)\b\.?[^\n.$£€₹\d]{0,30}\n?[^\n.$£€₹\d]{0,3}$",
    re.IGNORECASE,
)
_MID = re.compile(r"\bmid(?:dle)?\b", re.IGNORECASE)
_NOTE = re.compile(r"\s?\([^()\n]{1,24}\)")
_BETWEEN = ("between", "from", "entre", "zwischen", "antara")
_AFTER_BARE = re.compile(r"\s?([A-Za-z.']{1,9})")
_BEFORE_BARE = re.compile(r"(?:([A-Za-z]{1,14})[:)]?|([^\sA-Za-z]))\s{0,3}$")


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Nouns after a number that counts something else (`counted`), words before one that is no amount (`levels`)."""
    words = load("money_roles.toml", occupation=None)["words"]
    return {name: frozenset(words[name]) for name in ("counted", "levels")}


def find_money(text: str) -> list[Money]:
    """Every figure of money of a text, in order; bare numbers are among them, `Money.bare` tells them.

    >>> [(money.low, money.high, money.form, money.period) for money in find_money("Pay: $18 - $22.50/hr, 45-50K DOE")]
    [(18.0, 22.5, '?$', 'hour'), (45000.0, 50000.0, None, None)]
    >>> find_money("Match on your 401(k), 40% off, room S/T70, from 8:30am")
    []
    """
    letters = np.frombuffer(text.encode("latin-1", "replace"), dtype=np.uint8)  # one byte a character
    at = ((letters - 48) < 10).nonzero()[0]
    if not at.size:
        return []
    begins = [int(at[0]), *at[1:][at[1:] - at[:-1] > 1][:MOST_NUMBERS].tolist()]
    found: list[Money] = []
    chain: list[Money] = []
    go_on = 0
    for begin in begins:
        if begin < go_on or only_counts(text, begin):
            continue
        money, go_on = read_figure(text, begin)
        if money is None:
            continue
        if chain and not _joins(text, chain, money):
            found.append(_close(chain))
            chain = []
        chain.append(money)
    return [*found, _close(chain)] if chain else found


def _joins(text: str, chain: list[Money], right: Money) -> bool:
    """Whether `right` goes on with the range that `chain` holds; if so, both are put on one scale."""
    left = chain[-1]
    gap = right.start - left.end
    if (
        not 0 < gap <= 70
        or len(chain) > 2
        or (left.bare and right.bare and not (_looks_paid(left) and _looks_paid(right)))
    ):
        return False
    between = text[left.end : right.start]
    join = _JOIN.fullmatch(between) if gap < 18 else None
    if join is None and gap < 40 and "(" in between and left.form and right.form:
        join = _JOIN.fullmatch(_NOTE.sub("", between))  # "$17.85 (new) to $21.30"
    if join is None:
        low = chain[0].start
        labelled = gap > 3 and (
            (_TOP.search(between) and _TOP_LABEL.fullmatch(between) and _is_low(text[max(low - 50, 0) : low], between))
            or (gap < 22 and _LABEL_BETWEEN.fullmatch(between))
        )
        left.labelled = bool(labelled) and _fits(left, right)
        return left.labelled
    if "\n" in between.partition(join[join.lastgroup or 0])[0]:
        return False  # a bullet of the next line, not a dash between two amounts
    if join["both"]:
        lead = text[max(left.start - 30, 0) : left.start].lower()
        if len(chain) > 1 or not any(word in lead for word in _BETWEEN):
            return False
    elif join["slash"] or join["lost"]:
        lead = text[max(left.start - 14, 0) : left.start].lower()
        if not (left.form and right.form) or "ote" in lead:  # "Base/OTE: $50,000/$75,000"
            return False
    elif len(chain) > 1 and not join["dash"]:
        return False
    if (
        right.bare
        and (word := _AFTER_BARE.match(text, right.end))
        and word[1].lower().rstrip(".") in _lists()["counted"]
    ):
        return False
    if left.bare and len(chain) == 1 and gap > 1 and not _may_begin(text, left):
        return False
    return _fits(left, right)


def _is_low(lead: str, between: str) -> bool:
    """Whether a label calls the first amount the lowest; "Entry: $17, Mid: $19" are two levels of one job."""
    label = _LOW_LABEL.search(lead)
    return label is not None and not (label[0][:1] in "eEsS" and _MID.search(between))


def _looks_paid(money: Money) -> bool:
    """Whether a bare number has the look of pay: 84000, 9,601 or 16.50, not 2024 or 555."""
    look = money.low >= 10_000 or (money.low >= 1000 and "," in money.digits) or money.digits[-3:-2] == "."
    return look and len(money.digits) < 11


def _may_begin(text: str, left: Money) -> bool:
    """Whether a bare number may be the lower end of a range: not one that counts a level ("Grade 10 - $25")."""
    lead = text[max(left.start - 18, 0) : left.start].rsplit("\n", 1)[-1]
    before = _BEFORE_BARE.search(lead)
    if lead.endswith("band: "):
        return True  # "Pay band: 45 - 52k"
    return before is None or (before[1].lower() not in _lists()["levels"] if before[1] else before[2] not in "#$/")


def _fits(left: Money, right: Money) -> bool:
    """Whether two amounts can be the ends of one range; shares what only one of them has written."""
    a, b = left.low, right.low
    if right.multiple and not left.multiple and a < 1000 and a * right.multiple <= b * 1.0001:
        a = round(a * right.multiple, 4)  # 45-50K
    elif left.multiple and not right.multiple and b < 1000 and b * left.multiple >= a:
        b = round(b * left.multiple, 4)  # $45K - 50
    if left.doubt == "," and a < 1000 <= b:
        a = float(int(a) * 1000)  # $90,00 - $105,000
    elif (
        left.doubt == right.doubt == "," and min(a, b) >= 100 and left.form in ("?$", "GBP", "USD") and not right.period
    ):
        a, b = float(int(a) * 1000), float(int(b) * 1000)  # $160,00 - $200,00
    if left.doubt == "." and a > b:
        a /= 1000
    if right.doubt == "." and 0 < a < 1000 and b > 10 * a:
        b /= 1000
    tight = left.form is not None or left.end == right.start - 1
    if 0 < a < 1000 and b >= 10_000 and tight and "." not in left.digits and a * 1000 <= b:
        a *= 1000  # $140 - $160000
    if a > b and (b <= 0 or a / b > 4 or right.bare):
        return False
    if a > 0 and max(a, b) / min(a, b) > (WIDEST_RANGE if not left.bare else 6):
        return False
    left.low = left.high = a
    right.low = right.high = b
    return True


def _close(chain: list[Money]) -> Money:
    """The figure that a chain of joined amounts makes; of minimum, midpoint and maximum the outer two."""
    first, last = chain[0], chain[-1]
    if len(chain) == 1:
        if first.doubt == "," and first.period == "year" and first.low < 1000:
            first.low = first.high = first.low * 1000  # $55,00 a year
        if first.doubt == "." and first.period in ("hour", "day"):
            first.low = first.high = first.low / 1000  # $22.070 per hour
        return first
    forms = [money.form for money in chain if money.form]
    return Money(
        first.start,
        last.end,
        min(money.low for money in chain),
        max(money.high for money in chain),
        next((form for form in forms if form[0] != "?"), forms[0] if forms else None),
        next((money.period for money in reversed(chain) if money.period), None),
        max(money.multiple for money in chain),
        piece=last.piece,
        digits=first.digits,
        joined=True,
        labelled=any(money.labelled for money in chain),
    )
