"""Amounts, currencies and periods, one figure at a time."""

from datetime import date
from typing import Any

import pytest
from currency_converter import CurrencyConverter
from hypothesis import given
from hypothesis import strategies as st

from pipelines.money import (
    A_YEAR,
    CEILING_USD,
    annualise,
    forms,
    period_by_size,
    plausible,
    read_amount,
    read_currency,
    read_digits,
    read_period,
    settle_currency,
)
from pipelines.vocabulary import load

UNITS = {
    "hour": [
        "HOUR",
        "hour",
        "Hourly",
        "HUR",
        "per-hour-wage",
        "1 HOUR",
        "/hr",
        "Per Hour",
        "an hour",
        "ph",
        "p.h.",
        "PT1H",
    ],
    "day": ["DAY", "Daily", "per day", "1 DAY", "per-day-wage", "p.d."],
    "week": ["WEEK", "1 WEEK", "Weekly", "per week", "pw", "wk"],
    "biweek": ["bi-weekly", "BIWEEKLY", "2 WEEK", "fortnightly", "every two weeks", "bi weekly", "per fortnight"],
    "semimonth": ["semi-monthly", "SEMIMONTHLY", "0.5 MONTH", "twice a month", "Semi Monthly"],
    "month": ["MONTH", "1 MONTH", "Monthly", "per-month-salary", "pcm", "per calendar month", "MON", "/mo"],
    "year": [
        "YEAR",
        "ANN",
        "1 YEAR",
        "per-year-salary",
        "annual",
        "Annually",
        "p.a.",
        "pa",
        "per annum",
        "LPA",
        "yearly",
        "P1Y",
    ],
}


@pytest.mark.parametrize(("unit", "period"), [(unit, period) for period, units in UNITS.items() for unit in units])
def test_units_of_boards(unit: str, period: str) -> None:
    assert read_period(unit) == period


@pytest.mark.parametrize(
    "unit", ["NONE", "", None, "one-time", "3 MONTH", "6 WEEK", "PIECE", "40 HOUR", "bi-monthly", "project"]
)
def test_units_that_are_no_period_of_pay(unit: str | None) -> None:
    assert read_period(unit) is None


def test_a_year_of_every_period_is_what_the_definitions_say() -> None:
    year = {"hour": 2080, "day": 260, "week": 52, "biweek": 26, "semimonth": 24, "month": 12, "year": 1}
    assert year == A_YEAR
    assert annualise(22.5, "hour") == pytest.approx(46_800)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("45,000", 45000),
        ("45,000.50", 45000.5),
        ("1,234,567", 1234567),
        ("3,00,000", 300000),
        ("35.000", 35000),
        ("35.000,50", 35000.5),
        ("1.234.567", 1234567),
        ("22.0700", 22.07),
        ("18.5", 18.5),
        ("18,50", 18.5),
        ("85'000", 85000),
        ("85 000", 85000),
        ("50\u00a0000", 50000),
        ("0.875", 0.875),
        ("1.2.3", None),
        ("1,2.3,4", None),
        ("", None),
    ],
)
def test_digits(digits: str, value: float | None) -> None:
    read = read_digits(digits)
    assert (read[0] if read else None) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("$45,000.00", 45000),
        ("187.5K", 187500),
        ("3 lakhs", 300000),
        ("1.2 crore", 12000000),
        (18, 18),
        (0, 0),
        ("0", 0),
        ("€ 2.500,00", 2500),
        ("Hourly", None),
        ("", None),
        (None, None),
        (-3, None),
        ("-3", None),
        (True, None),
        (float("inf"), None),
        ("9" * 40, None),
    ],
)
def test_amounts_of_fields(written: Any, value: float | None) -> None:
    assert read_amount(written) == value


@pytest.mark.parametrize(
    ("written", "country", "code"),
    [
        ("$", None, "USD"),
        ("$", "CA", "CAD"),
        ("$", "au", "AUD"),
        ("$", "FR", "USD"),
        ("CA$", "US", "CAD"),
        ("S$", None, "SGD"),
        ("£", None, "GBP"),
        ("€", "US", "EUR"),
        ("Rs.", None, "INR"),
        ("Rs", "PK", "PKR"),
        ("RM", None, "MYR"),
        ("AED", None, "AED"),
        ("kr", "SE", "SEK"),
        ("kr", None, None),
        ("R", "ZA", "ZAR"),
        ("¥", "CN", "CNY"),
        ("usd", None, "USD"),
        ("inr ", None, "INR"),
        ("US Dollar (USD)", None, "USD"),
        ("XYZ", None, None),
        (None, "US", None),
        ("", "US", None),
    ],
)
def test_currencies(written: str | None, country: str | None, code: str | None) -> None:
    assert read_currency(written, country) == code


def test_an_english_word_is_no_currency_code() -> None:
    assert not {"all", "try", "cop", "pen", "top", "mad", "real", "won", "pounds"} & set(forms())


def test_a_currency_that_nothing_tells_is_inferred_from_the_country_or_unknown() -> None:
    assert settle_currency(None, "GB") == ("GBP", True)
    assert settle_currency(None, None) == (None, True)
    assert settle_currency("?$", "US") == ("USD", False)


def rows() -> list[dict[str, str]]:
    return list(load("currencies.csv", occupation=None))


def test_every_country_has_one_currency() -> None:
    countries = [country for row in rows() for country in row["countries"].split()]
    assert len(countries) == len(set(countries))
    assert len({row["code"] for row in rows()}) == len(rows())


def test_coarse_rates_are_near_those_of_the_ecb() -> None:
    ecb = CurrencyConverter(fallback_on_missing_rate=True)
    known = {row["code"]: float(row["per_usd"]) for row in rows()}
    common = {code for code in known if code in ecb.currencies and ecb.bounds[code].last_date >= date(2026, 1, 1)}
    far = {
        code: (known[code], rate)
        for code in common
        if not 0.8 < known[code] / (rate := ecb.convert(1, "USD", code, date=ecb.bounds[code].last_date)) < 1.25
    }
    assert len(common) > 20
    assert not far


def test_what_a_size_is_taken_for_is_plausible_for_every_currency() -> None:
    for row in rows():
        code = row["code"]
        for name in ("hour", "month"):
            if row[f"{name}_from"]:
                low, high = float(row[f"{name}_from"]), float(row[f"{name}_to"])
                assert plausible(low, name, code), row
                assert plausible(high, name, code), row
                assert period_by_size(low, high, code) == name, row
        year = float(row["year_from"])
        assert period_by_size(year, year, code) == "year", row
        assert plausible(year, "year", code), row
        assert not plausible(year / 1000, "year", code), row


@pytest.mark.parametrize(
    ("low", "high", "currency", "period"),
    [
        (18, 22, "USD", "hour"),
        (45_000, 55_000, "USD", "year"),
        (4_500, 5_000, "USD", None),
        (150, 150, "USD", None),
        (90, 110, "USD", None),
        (60, 120, "USD", "hour"),
        (0, 65_000, "USD", "year"),
        (None, 25, "USD", "hour"),
        (15_000, 25_000, "INR", "month"),
        (300_000, 450_000, "INR", "year"),
        (3_500, 4_500, "MYR", "month"),
        (3_000, 4_500, "SGD", "month"),
        (28_000, 32_000, "GBP", "year"),
        (18, 22, None, "hour"),
        (None, None, "USD", None),
    ],
)
def test_period_by_size(low: float | None, high: float | None, currency: str | None, period: str | None) -> None:
    assert period_by_size(low, high, currency) == period


@pytest.mark.parametrize(
    ("amount", "period", "currency", "believed"),
    [
        (150, "year", "USD", False),
        (45_000, "hour", "USD", False),
        (18, "hour", "USD", True),
        (18, "month", "USD", False),
        (15_000, "month", "INR", True),
        (150, "month", "INR", False),
        (90_000, "month", "USD", False),
        (2_500, "month", "EUR", True),
        (CEILING_USD, "year", "USD", True),
        (CEILING_USD + 1, "year", "USD", False),
        (18, "hour", None, True),
        (0, None, "USD", False),
    ],
)
def test_plausible(amount: float, period: str | None, currency: str | None, believed: bool) -> None:
    assert plausible(amount, period, currency) is believed


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    assert read_period(text) in (None, *A_YEAR)
    assert read_currency(text) in (None, *(row["code"] for row in rows()))
    amount = read_amount(text)
    assert amount is None or amount >= 0


@given(st.from_regex(r"[0-9.,' ]{0,30}", fullmatch=True))
def test_any_digits_are_read_without_error(digits: str) -> None:
    read = read_digits(digits)
    assert read is None or read[0] >= 0
