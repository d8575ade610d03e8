"""Reads the pay that a board gives in fields: two amounts, a unit and a currency, each in the board's own words."""

import re
from dataclasses import replace

from pipelines.money import find_form, period_by_size, read_amount, read_currency, read_period, settle_currency
from pipelines.salary.readings import PayReading, Range, Salary, salary_of
from pipelines.salary.spans import find_money

#: What a board writes where it has no unit or no currency.
_NOTHING = frozenset(("", "none", "null", "n/a", "na", "unknown", "unspecified", "not specified", "other", "-"))
_KINDS = ("base", "ote", "commission")
_MARKUP = re.compile(r"\b(minValue|maxValue|unitText|currency)[\"']?\s?[:=]\s?[\"']?([\w.]{1,20})")


def read_structured(
    minimum: float | str | None,
    maximum: float | str | None,
    unit: str | None = None,
    currency: str | None = None,
    *,
    country: str | None = None,
    kind: str = "base",
) -> PayReading:
    """The pay of one structured entry, in whole units of the currency, or the reason why there is none.

    A single amount is given as both ends. Zero to zero means unknown (publishers write it so: schemaorg issue 2430); a
    zero maximum beside a minimum is no maximum; ends in the wrong order change places. A missing unit is told by the
    amount outside the ambiguous bands, and then `inferred`; a unit or currency that nobody knows sets the entry aside
    by name.

    >>> read_structured("45,000", 55_000, "per-year-salary", "USD").salary.minimum
    45000.0
    >>> pay = read_structured(18.5, None, None, "$", country="CA").salary
    >>> pay.period, pay.currency, pay.maximum, pay.inferred
    ('hour', 'CAD', None, True)
    >>> read_structured(0, 0, "YEAR", "USD").reason, read_structured(150, 150, "YEAR", "USD").reason
    ('zero', 'implausible')
    >>> read_structured(5, 9, "PIECE", "USD").reason, read_structured("Competitive", None).reason
    ("unknown unit 'PIECE'", 'no amount')
    """
    if kind not in _KINDS:
        return PayReading(reason=f"not pay: {kind}")
    low, low_form, low_period = _read_end(minimum, first=True)
    high, high_form, high_period = _read_end(maximum, first=False)
    if maximum is None and isinstance(minimum, str):
        high = _read_range_end(minimum)
    if low is None and high is None:
        return PayReading(reason="no amount")
    if not low and not high:
        return PayReading(reason="zero")
    if low and high == 0:
        high = None
    elif low and high and low > high:
        low, high = high, low
    code, guessed = settle_currency(low_form or high_form, country)
    if currency and currency.strip().lower() not in _NOTHING:
        code = read_currency(currency, country)
        if code is None:
            return PayReading(reason=f"unknown currency {currency.strip()[:20]!r}")
        form = find_form(currency.strip())
        guessed = form is not None and settle_currency(form, country)[1]
    period = low_period or high_period
    if unit and unit.strip().lower() not in _NOTHING:
        period = read_period(unit)
        if period is None:
            return PayReading(reason=f"unknown unit {unit.strip()[:40]!r}")
    inferred = guessed or period is None
    pay = Range(low, high, period or period_by_size(low, high, code), code)
    if not pay.believable():
        return PayReading(reason="implausible")
    return PayReading(salary_of([pay], kind, inferred))


def _read_end(value: float | str | None, first: bool) -> tuple[float | None, str | None, str | None]:
    """One end with the currency and period that its text may hold: 45000, "45,000", "$18.50 an hour", "$45k - $50k"."""
    if not isinstance(value, str):
        return read_amount(value), None, None
    figures = find_money(value[:200])
    if not figures or value.lstrip().startswith("-"):
        return read_amount(value), None, None
    money = figures[0]
    return (money.low if first else money.high), money.form, money.period


def _read_range_end(value: str) -> float | None:
    """The upper end of a range written in one field ("$45k - $50k"), None where the field holds one amount."""
    figures = find_money(value[:200])
    return figures[0].high if figures and figures[0].joined else None


def read_markup(text: str, country: str | None = None) -> Salary | None:
    """The pay of schema.org's `MonetaryAmount` that was left in a text as it is written in markup.

    >>> pay = read_markup('"currency": "USD", "value": {"minValue": 18, "maxValue": 22, "unitText": "HOUR"}')
    >>> pay.minimum, pay.maximum, pay.period, pay.currency
    (18.0, 22.0, 'hour', 'USD')
    >>> read_markup("minValue of an array"), read_markup("minValue: 0, maxValue: 100")
    (None, None)
    """
    named = [*_MARKUP.finditer(text)]
    found = {one[1]: one[2] for one in reversed(named)}
    if not {"minValue", "unitText"} <= found.keys():
        return None
    read = read_structured(
        found["minValue"], found.get("maxValue"), found["unitText"], found.get("currency"), country=country
    ).salary
    return read and replace(read, evidence=(named[0].start(), named[-1].end()))
