"""What does a job pay, and how does its posting say so?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from spiders.sample.draws import Draws
from spiders.sample.houses import House
from spiders.sample.phrases import load

PER_YEAR = {"hour": 2080.0, "day": 260.0, "week": 52.0, "biweek": 26.0, "semimonth": 24.0, "month": 12.0, "year": 1.0}
_STEPS = {"hour": 0.25, "day": 5.0, "week": 10.0, "biweek": 25.0, "semimonth": 25.0, "month": 50.0, "year": 500.0}


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as a posting states it; an end that it leaves open is None.

    `text` is the amount in words as the posting writes it, `spoken` whether those words (with what leads them) name the
    period; `other` is a second range for other sites, `peak` the on-target earnings named beside a base.
    """

    minimum: float | None
    maximum: float | None
    period: str
    currency: str
    kind: str = "base"
    text: str = ""
    spoken: bool = True
    other: tuple[float, float] | None = None
    peak: float | None = None


def annual(amount: float | None, period: str) -> float | None:
    """An amount of pay as a year of it: 2,080 hours, 260 days, 52 weeks, 26 fortnights, 24 half-months, 12 months.

    >>> annual(18.5, "hour"), annual(3000.0, "month"), annual(None, "year")
    (38480.0, 36000.0, None)
    """
    return None if amount is None else round(amount * PER_YEAR[period], 2)


def _step(period: str, country: str) -> float:
    scale = {"IN": 25.0, "MY": 1.0}.get(country, 1.0)
    return _STEPS[period] * scale


def _heap(draws: Draws, amount: float, period: str, country: str) -> float:
    """A figure that a person would write: most stand on round steps, a few to the cent or the unit."""
    step = _step(period, country)
    if draws.chance(0.08):
        return round(amount, 2) if period == "hour" else float(round(amount))
    size = step * draws.pick((1, 2, 2, 2, 4) if amount > 12 * step else (1, 1, 2))
    return round(max(round(amount / size), 1) * size, 2)


def draw_amounts(draws: Draws, centre: float, country: str, senior: bool) -> Pay:
    """A range around `centre` (the country's money, a year), in a period that its employers use."""
    data = load("pay")
    shares = data["periods"][country]
    period = draws.weighted(tuple(PER_YEAR), shares)
    if senior and period != "month":
        period = "year"
    width = draws.pick((0.08, 0.12, 0.15, 0.2, 0.25, 0.3))
    centre = centre * math.exp((draws.random() + draws.random() - 1.0) * 0.18) / PER_YEAR[period]
    low = _heap(draws, centre * (1 - width / 2), period, country)
    high = _heap(draws, centre * (1 + width / 2), period, country)
    if high <= low:
        high = round(low + _step(period, country) * 2, 2)
    return Pay(low, high, period, data["currency"][country][0])


def one_ended(pay: Pay, shape: str) -> Pay:
    """The pay in another shape: `single` (both ends the same), `from` or `plus` (no maximum), `upto` (no minimum).

    >>> upto = one_ended(Pay(20.0, 24.0, "hour", "USD"), "upto")
    >>> upto.minimum, upto.maximum
    (None, 24.0)
    >>> one_ended(Pay(20.0, 24.0, "hour", "USD"), "range").minimum      # a range keeps both ends
    20.0
    """
    if shape == "single":
        return replace(pay, maximum=pay.minimum)
    if shape in ("from", "plus"):
        return replace(pay, maximum=None)
    return replace(pay, minimum=None) if shape == "upto" else pay


def _indian(amount: float) -> str:
    """
    >>> _indian(325000.0), _indian(25000.0)
    ('3,25,000', '25,000')
    """
    head, tail = divmod(int(amount), 1000)
    groups = [f"{tail:03d}"]
    while head >= 100:
        head, pair = divmod(head, 100)
        groups.append(f"{pair:02d}")
    return ",".join([str(head), *reversed(groups)]) if head else str(tail)


def _numbers(draws: Draws, amounts: Sequence[float], pay: Pay, country: str) -> tuple[list[str], str]:
    """The amounts in one style, and a word of size that follows the last of them ("LPA"), if any."""
    whole = all(amount == int(amount) for amount in amounts)
    if pay.period == "year" and country == "IN" and all(amount % 5000 == 0 for amount in amounts):
        style = draws.random()
        if style < 0.3:
            return [f"{amount / 100_000:g}" for amount in amounts], draws.pick((" LPA", " lakh", " lakhs"))
    if country == "IN":
        return [_indian(amount) for amount in amounts], ""
    if (
        pay.period == "year"
        and all(amount % 500 == 0 and amount >= 10_000 for amount in amounts)
        and draws.chance(0.18)
    ):
        letter = draws.pick("kK")
        return [f"{amount / 1000:g}{letter}" for amount in amounts], ""
    if country == "DE" and draws.chance(0.3) and whole and min(amounts) >= 1000:
        return [f"{int(amount):,}".replace(",", ".") for amount in amounts], ""
    if not whole or (pay.period == "hour" and draws.chance(0.6)) or draws.chance(0.04):
        return [f"{amount:,.2f}" for amount in amounts], ""
    return [f"{int(amount):,}" for amount in amounts], ""


def _range(draws: Draws, amounts: Sequence[float], pay: Pay, house: House, country: str) -> str:
    form: str = load("pay")["currency"][country][house.money]
    numbers, size = _numbers(draws, amounts, pay, country)
    if len(numbers) == 1:
        return form.format(numbers[0]) + size
    low, high = numbers
    if draws.chance(0.05):
        return f"between {form.format(low)} and {form.format(high)}{size}"
    if form.startswith("{}"):
        return f"{low}{house.sep}{form.format(high)}{size}"
    return f"{form.format(low)}{house.sep}{high if draws.chance(0.15) else form.format(high)}{size}"


def write_pay(draws: Draws, pay: Pay, shape: str, house: House, country: str) -> Pay:
    """The pay with the words a posting uses for it, in the house style."""
    ends = (pay.minimum,) if pay.minimum == pay.maximum else (pay.minimum, pay.maximum)
    amounts = [amount for amount in ends if amount is not None]
    text = _range(draws, amounts, pay, house, country)
    silent = pay.period in ("hour", "year") and country != "IN" and draws.chance(0.1)
    words = load("pay")["words"][pay.period]
    unit = "" if silent or "LPA" in text else words[house.unit % len(words)]
    if shape == "from":
        text = draws.pick(("starting at {}", "from {}", "starting from {}", "minimum {}")).format(text)
    elif shape == "upto":
        text = f"up to {text}"
    elif shape == "plus":
        text += "+"
    if shape in ("from", "upto") and unit == " annual salary":
        unit = " a year"
    return replace(pay, text=text + unit, spoken=not silent or "LPA" in text)


def write_beside(draws: Draws, pay: Pay, amounts: Sequence[float], house: House, country: str) -> str:
    """Another amount of the same posting (other sites, on-target earnings), in the same style, with its period."""
    words: list[Any] = load("pay")["words"][pay.period]
    return _range(draws, amounts, pay, house, country) + str(words[house.unit % len(words)])
