"""Reads the pay of a posting: out of free text (a pay line, a title, a whole description) or out of a board's fields.

In a text every figure of money is found (`spans`) and given a role by the words around it (`roles`); of the figures
that are base pay the first is the value. Pay on target and commission stand in only where no base is stated. `fields`
reads structured pay.
"""

from dataclasses import dataclass
from functools import cache

from pipelines.money import annualise, period_by_size, settle_currency
from pipelines.salary.cues import names_something
from pipelines.salary.fields import read_markup, read_structured
from pipelines.salary.figures import Money
from pipelines.salary.readings import PayReading, Range, Salary, Span, join_readings, salary_of
from pipelines.salary.roles import Verdict, judge, mask_figures
from pipelines.salary.spans import find_money
from pipelines.vocabulary import load

__all__ = [
    "PayReading",
    "Range",
    "Salary",
    "explain_missing",
    "find_pay",
    "join_readings",
    "read_salary",
    "read_structured",
]

LONGEST = 100_000  # characters of a text that are read
_KINDS = {"pay": "base", "total": "base", "ote": "ote", "commission": "commission"}
_INDIAN = (1e5, 1e7)  # lakh and crore
_LINE = 300  # characters: what is longer is no pay line
_ROUNDED = 0.03  # pay for an hour and for a year differ by rounding and by the hours a year is given
_IN_LIST = 30  # characters at most between two figures of one list
_NEAR = 120  # characters around a dollar sign searched for a word that tells whose dollar it is


@dataclass(frozen=True, slots=True)
class _Candidate:
    range: Range
    kind: str
    strength: int
    inferred: bool


def read_salary(text: str, *, country: str | None = None) -> Salary | None:
    """The pay that a text states, None where it states none. `country` (ISO alpha-2) settles signs that several share.

    >>> pay = read_salary("Base pay $18.00 - $22.50/hr + bonus up to $500 a month", country="US")
    >>> pay.minimum, pay.maximum, pay.period, pay.currency, pay.inferred
    (18.0, 22.5, 'hour', 'USD', False)
    >>> read_salary("Starting at $19 an hour").maximum is None
    True
    >>> read_salary("Recover $4 to $6 million a year in delinquent accounts")
    """
    return find_pay(text, country=country).salary


def explain_missing(text: str, *, country: str | None = None) -> str | None:
    """Why `read_salary` finds no pay in a text; None where it finds some.

    >>> explain_missing("Competitive salary"), explain_missing("$2,000 sign-on bonus"), explain_missing("$18/hr")
    ('competitive', 'money seen, none of it pay', None)
    """
    return find_pay(text, country=country).reason


def find_pay(text: str, *, country: str | None = None) -> PayReading:
    """The pay of a text with its reason where there is none, and every figure of money that was seen.

    Reads the first 100,000 characters: no description is as long.

    >>> find_pay("Pay: $0 - $0").reason, find_pay("VP, $150 a year").reason, find_pay("Salary: $ - $").reason
    ('zero', 'implausible', 'a sign without an amount')
    >>> find_pay("401(k) match").reason
    'no money in the text'
    """
    text = text[:LONGEST]
    if not text.strip():
        return PayReading(reason="no text")
    if "minValue" in text and (marked := read_markup(text, country)):
        return PayReading(marked)
    figures = find_money(text)
    amounts = [money for money in figures if not money.bare or money.joined or _stands_alone(money)]
    masked = mask_figures(text, (money for money in amounts if not money.bare)) if amounts else text
    candidates: list[_Candidate] = []
    seen: list[tuple[Span, str]] = []
    refused: set[str] = set()
    judged: list[tuple[Money, Verdict, str | None, bool]] = []
    previous: tuple[Money, Verdict] | None = None
    signed = next((found for one in amounts if one.form and (found := settle_currency(one.form, None)[0])), None)
    for at, money in enumerate(amounts):
        currency, guessed = settle_currency(money.form, country)
        if money.form is None and money.multiple in _INDIAN:
            currency, guessed = "INR", True
        elif guessed and money.form == "?$":
            currency = _dollar_of(text, money) or currency
        elif currency is None:  # "65k base + commission, OTE $80k": the sign stands at the other figure
            currency = signed
        verdict = judge(masked, money, previous, amounts[at + 1] if at + 1 < len(amounts) else None, currency)
        previous = (money, verdict)
        judged.append((money, verdict, currency, guessed))
        if not money.bare:
            seen.append(((money.start, money.end), verdict.role))
        if verdict.role not in _KINDS or (verdict.role == "pay" and not verdict.strength):
            continue
        if money.high == 0:
            refused.add("zero")
        elif candidate := _settle(money, verdict, currency, guessed):
            candidates.append(candidate)
        else:
            refused.add("implausible")
    if not candidates:
        return PayReading(None, _reason(text, figures, seen, refused), tuple(seen))
    return PayReading(_pick(candidates, text, judged), None, tuple(seen))


def _pick(candidates: list[_Candidate], text: str, judged: list[tuple[Money, Verdict, str | None, bool]]) -> Salary:
    """The salary: of base pay, else of pay on target, else of commission, the surest range, of equals the first."""
    kind = next(kind for kind in ("base", "ote", "commission") if any(one.kind == kind for one in candidates))
    alike = [one for one in candidates if one.kind == kind]
    best = max(alike, key=lambda one: one.strength)
    best = next((one for one in alike if one is best or _says_the_same(one.range, best.range)), best)
    listed = _list_before(text, judged, best)
    best = listed[0] if listed else best
    others = [*listed, *(one for one in alike if one.strength >= min(best.strength, 2))]
    return salary_of([best.range, *(one.range for one in others if one is not best)], kind, best.inferred)


def _says_the_same(one: Range, other: Range) -> bool:
    """Whether two ranges are the same pay for another time: "$52,500 - $60,000 | Hourly: $25.24 - $28.85"."""
    if not one.period or not other.period or one.currency != other.currency or one.period == other.period:
        return False
    pairs = [(one.minimum, other.minimum), (one.maximum, other.maximum)]
    if any((a is None) != (b is None) for a, b in pairs):
        return False
    years = [(annualise(a, one.period), annualise(b, other.period)) for a, b in pairs if a and b]
    return bool(years) and all(abs(a - b) <= _ROUNDED * b for a, b in years)


def _list_before(
    text: str, judged: list[tuple[Money, Verdict, str | None, bool]], best: _Candidate
) -> list[_Candidate]:
    """The figures of the list that the best one ends: "Step 1 $21.93; Step 2 $22.81; Step 3 $23.72 per hour"."""
    at = next((at for at, one in enumerate(judged) if (one[0].start, one[0].end) == best.range.span), 0)
    listed: list[_Candidate] = []
    last = judged[at][0]
    while at > 0:
        at -= 1
        money, verdict, currency, guessed = judged[at]
        between = text[money.end : last.start]
        labelled = not money.form and text[: money.start].endswith(": ") and between.endswith(": ")
        alike = money.form == last.form and money.period in (None, best.range.period)
        alike = alike and (money.joined == last.joined or labelled)
        if not alike or len(between) > _IN_LIST or verdict.role not in ("unknown", "pay") or not last.low:
            break
        if not 0.4 < money.low / last.low < 2.5 or money.piece or last.plus:
            break
        if not labelled and (". " in between or not money.form):
            break
        if names_something(between):
            break
        told = Verdict("pay", best.strength, verdict.only, best.range.period)
        one = _settle(money, told, currency, guessed or best.inferred)
        if one is None:
            break
        listed.insert(0, one)
        last = money
    return listed


def _stands_alone(money: Money) -> bool:
    """Whether a bare number has the look of pay, if a pay word stands beside it: 37,000, 52000 or 18.50, not a year."""
    grouped = "," in money.digits if money.low >= 1000 else money.digits[-3:-2] == "."
    return grouped or 10_000 <= money.low < 10_000_000


def _settle(money: Money, verdict: Verdict, currency: str | None, guessed: bool) -> _Candidate | None:
    """The range a figure of pay stands for, with currency and period; None where nobody can be paid that."""
    low = None if verdict.only == "most" else money.low
    high = None if verdict.only == "least" else money.high
    span = (money.start, money.end)
    written = Range(low, high, money.period or verdict.period, currency, span)
    if money.period is None and (verdict.worded or verdict.strength > 1 or money.joined) and not written.believable():
        written = Range(low, high, None, currency, span)  # "paid weekly" says when, not for how long
    by_size = Range(low, high, written.period or period_by_size(low, high, currency), currency, span)
    if not by_size.believable() or (by_size.period is None and not (verdict.near and verdict.strength > 1)):
        return None
    return _Candidate(by_size, _KINDS[verdict.role], verdict.strength, guessed or written.period is None)


def _dollar_of(text: str, money: Money) -> str | None:
    """Whose dollar a bare sign is, by a word of its country near the figure: superannuation, RRSP, KiwiSaver."""
    around = text[max(money.start - _NEAR, 0) : money.end + _NEAR].lower()
    for word, currency in _dollar_words():
        if word in around:
            return currency
    return None


@cache
def _dollar_words() -> tuple[tuple[str, str], ...]:
    return tuple(load("money_roles.toml", occupation=None)["words"]["dollar"].items())


def _reason(text: str, figures: list[Money], seen: list[tuple[Span, str]], refused: set[str]) -> str:
    """Why a text has no pay; the nearest miss first."""
    if refused:
        return "implausible" if "implausible" in refused else "zero"
    if figures and len(text) < 60 and all(money.high == 0 for money in figures):
        return "zero"
    if seen:
        return "money seen, none of it pay"
    if _says_competitive(text):
        return "competitive"
    return "a sign without an amount" if any(sign in text for sign in "$£€₹") else "no money in the text"


def _says_competitive(text: str) -> bool:
    """Whether the text promises pay without a figure; in a long text only the three commonest words are looked for."""
    words: list[str] = load("money_roles.toml", occupation=None)["words"]["competitive"]
    if len(text) > _LINE:
        return any(word[1:] in text for word in words[:3])  # without the first letter, which may be a capital
    lowered = text.lower()
    return any(word in lowered for word in words)
