"""The pay of a posting: where it is stated, a year's worth of it, and what that is in dollars.

The board's fields come first, then the pay line it shows, then the description, then the title.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from currency_converter import CurrencyConverter, RateNotFoundError

from pipelines.money import annualise, period_words
from pipelines.salary import PayReading, Salary, find_pay, join_readings, read_structured
from spiders.items import Pay, Posting

DOLLARS = "USD"
CLOSED_DAYS = 10  # the longest the ECB goes without a rate, with a margin


def state_pay(posting: Posting, text: str, country: str | None, day: date) -> dict[str, Any]:
    """The pay columns of a row. `country` settles a shared sign, `day` is the day whose exchange rate counts."""
    reading, source, shown = _find_pay(posting, text, country)
    pay = reading.salary
    made: dict[str, Any] = {
        "salary_text": shown,
        "salary_min": pay and pay.minimum,
        "salary_max": pay and pay.maximum,
        "salary_period": pay and pay.period,
        "salary_currency": pay and pay.currency,
        "ranges": pay
        and [
            {"minimum": one.minimum, "maximum": one.maximum, "period": one.period, "currency": one.currency}
            for one in pay.ranges
        ],
        "salary_kind": pay and pay.kind,
        "salary_source": pay and source,
        "salary_inferred": pay and pay.inferred,
        "salary_reason": reading.reason,
        "annual_min": None,
        "annual_max": None,
        "annual_min_usd": None,
        "annual_max_usd": None,
        "fx_on": None,
    }
    if pay and pay.period:
        ends = {"annual_min": pay.minimum, "annual_max": pay.maximum}
        year = {name: end if end is None else round(annualise(end, pay.period), 2) for name, end in ends.items()}
        rate, on = dollars(pay.currency, day)
        made |= year | {"fx_on": on}
        if rate:
            made |= {f"{name}_usd": end if end is None else round(end * rate, 2) for name, end in year.items()}
    return made


def _find_pay(posting: Posting, text: str, country: str | None) -> tuple[PayReading, str, str | None]:
    """The pay, where it was found, and its words: the board's fields, its pay line, the text, then the title."""
    fields = join_readings(_read_field(entry, country) for entry in posting.pay)
    if fields.salary:
        if fields.salary.inferred:
            fields = _complete(fields, fields.salary, find_pay(text, country=country).salary)
        return fields, "structured", posting.salary_text
    reasons = [fields.reason] if posting.pay else []
    for source, words in (("structured", posting.salary_text), ("description", text), ("title", posting.title)):
        if words:
            reading = find_pay(words, country=country)
            if reading.salary:
                start, end = reading.salary.evidence
                return reading, source, words if source == "structured" else words[start:end]
            reasons.append(reading.reason)
    return PayReading(reason=reasons[0] if reasons else "no text"), "", posting.salary_text


def _read_field(entry: Pay, country: str | None) -> PayReading:
    """One structured entry; a unit that the board left to the entry's words ("Hourly range") is read there."""
    reading = read_structured(
        entry.minimum, entry.maximum, entry.unit, entry.currency, country=country, kind=entry.kind
    )
    if entry.unit is None and entry.text and (period := spoken_period(entry.text)):
        told = read_structured(entry.minimum, entry.maximum, period, entry.currency, country=country, kind=entry.kind)
        return told if told.salary else reading
    return reading


def spoken_period(words: str) -> str | None:
    """The one period that the words beside a pay field name; None where they name none or several.

    >>> spoken_period("Hourly pay range:"), spoken_period("Paid weekly, annual review")
    ('hour', None)
    """
    known = period_words()["adverb"] | period_words()["noun"]
    named = {known[word] for word in re.findall(r"[a-z-]+", words.lower()) if word in known}
    return named.pop() if len(named) == 1 else None


def _complete(reading: PayReading, field: Salary, words: Salary | None) -> PayReading:
    """A field that leaves the period out takes it from the text, where that states the same pay."""
    same = words is not None and {words.minimum, words.maximum} == {field.minimum, field.maximum}
    if words is None or not same or words.inferred or words.period is None:
        return reading
    ranges = tuple(replace(one, period=words.period) for one in field.ranges)
    return replace(reading, salary=replace(field, period=words.period, inferred=False, ranges=ranges))


@cache
def _rates() -> CurrencyConverter:
    return CurrencyConverter()


@lru_cache(maxsize=8192)
def dollars(currency: str | None, day: date) -> tuple[float | None, date | None]:
    """US dollars for one unit of a currency at the ECB rate of a day, and the day the rate is of.

    A day without a rate (a weekend, the future) takes the last one before it; a currency the ECB does not quote gives
    None.

    >>> dollars("USD", date(2026, 1, 5)), dollars("ZZZ", date(2026, 1, 5))
    ((1.0, None), (None, None))
    >>> dollars("GBP", date(2025, 6, 1))[1]
    datetime.date(2025, 5, 30)
    """
    if currency == DOLLARS:
        return 1.0, None
    rates = _rates()
    if currency not in rates.currencies:
        return None, None
    newest = min(rates.bounds[one].last_date for one in (currency, DOLLARS))
    oldest = max(rates.bounds[one].first_date for one in (currency, DOLLARS))
    latest = min(max(day, oldest), newest)
    for back in range(CLOSED_DAYS):
        on = latest - timedelta(days=back)
        try:
            return float(rates.convert(1, currency, DOLLARS, date=on)), on
        except RateNotFoundError:
            continue
    return None, None
