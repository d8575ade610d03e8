"""Which postings a table counts, and which pay counts as pay.

One place for every table, so that no two tables can disagree about whom they describe.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

ALL = "all"
UNKNOWN = "unknown"

PERIOD_DAYS = 365
PLAUSIBLE_USD = (1_000.0, 1_000_000.0)
"""Midpoints of base pay in dollars a year outside these are taken for a slip of period or currency."""
WIDEST_RANGE = 10.0
"""A range whose upper end is more than this many times the lower one is two figures, not one range."""

BAND = ("salary_min", "salary_max", "salary_period", "salary_currency")
"""The columns that make a pay band: postings equal in all four advertise one band."""

MINOR = 10_000
"""Pay is counted in whole ten-thousandths of the currency: sums are then exact, in whatever order an engine adds."""


@dataclass(frozen=True, slots=True)
class Population:
    """The postings a table describes (`rows`, lazy) and the first and the last day of their period."""

    rows: pl.LazyFrame
    start: date
    end: date


def population(postings: pl.LazyFrame | pl.DataFrame, as_of: date | None = None) -> Population | None:
    """Postings of scope `core` seen within the 365 days that end at `as_of`, both days included.

    `postings` holds one row a posting (the latest reading of it). Without `as_of` the period ends on the UTC day of the
    newest `fetched_at`, never at the wall clock, so that the same rows always give the same tables. A posting that
    names no employer is its source's. None where there is no posting and no `as_of` to say which period is meant.

    >>> from datetime import UTC, datetime
    >>> days = [(2026, 1, 5, 23), (2025, 1, 6), (2025, 1, 5)]
    >>> seen = {"fetched_at": [datetime(*day, tzinfo=UTC) for day in days], "employer": ["Oakline", None, "Oakline"]}
    >>> frame = pl.DataFrame({"scope": "core", "source": "s", **seen})
    >>> found = population(frame)
    >>> found.start, found.end, found.rows.collect()["employer"].to_list()
    (datetime.date(2025, 1, 6), datetime.date(2026, 1, 5), ['Oakline', 's'])
    >>> population(frame.clear()) is None
    True
    """
    rows = postings.lazy()
    end = as_of or rows.select(pl.col("fetched_at").max()).collect().item()
    if end is None:
        return None
    end = date(end.year, end.month, end.day)
    start = end - timedelta(days=PERIOD_DAYS - 1)
    inside = pl.col("fetched_at").dt.date().is_between(start, end)
    employer = pl.coalesce(_named("employer"), _named("source")).fill_null(UNKNOWN)
    return Population(rows.filter(pl.col("scope") == "core", inside).with_columns(employer=employer), start, end)


def key(column: str) -> pl.Expr:
    """A column as a key of a table: text, with `unknown` for what is null or empty.

    >>> pl.DataFrame({"industry": ["Utilities", None, ""]}).select(key("industry"))["industry"].to_list()
    ['Utilities', 'unknown', 'unknown']
    """
    return _named(column).fill_null(UNKNOWN).alias(column)


def _named(column: str) -> pl.Expr:
    text = pl.col(column).cast(pl.String)
    return pl.when(text != "").then(text)


def midpoint(minimum: str, maximum: str) -> pl.Expr:
    """The middle of two pay columns in whole ten-thousandths (`MINOR`); null where an end is missing.

    One-sided pay has no middle: it counts in disclosure, never here.

    >>> pay = pl.DataFrame({"low": [40000.0, 19.0], "high": [50000.01, None]})
    >>> pay.select(middle=midpoint("low", "high"))["middle"].to_list()
    [450000050, None]
    """
    return ((pl.col(minimum) + pl.col(maximum)) * (MINOR / 2)).round().cast(pl.Int64)


def paid(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows whose pay a table can use: base pay, both ends stated, plausible.

    Plausible: both ends above zero and in order, the upper at most ten times the lower, and the midpoint between 1,000
    and 1,000,000 US dollars a year where a rate is known. A posting set aside here still counts in tables of other
    things.

    >>> pay = {"salary_kind": ["base", "base", "ote"], "annual_min": 40e3, "annual_max": [50e3, 500e3, 50e3]}
    >>> frame = pl.LazyFrame(pay).with_columns(annual_min_usd="annual_min", annual_max_usd="annual_max")
    >>> paid(frame).collect().height
    1
    """
    low, high = pl.col("annual_min"), pl.col("annual_max")
    dollars = (pl.col("annual_min_usd") + pl.col("annual_max_usd")) / 2
    return rows.filter(
        pl.col("salary_kind") == "base",
        low > 0,
        low <= high,
        high <= low * WIDEST_RANGE,
        dollars.is_null() | dollars.is_between(*PLAUSIBLE_USD),
    )
