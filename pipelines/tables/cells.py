"""The one long shape of every table: keys, then statistic, value, interval, counts, period, status and reason.

What is not reliable is withheld here, and nowhere else, and the cell says why.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

import dataframely as dy
import polars as pl

from pipelines.tables import intervals, population

LEAST_POSTINGS = 10
LEAST_EMPLOYERS = 3
"""Three respondents is the lower of the two thresholds (five the other) that the OECD Glossary of Statistical Terms
reports as "threshold rule". It guards confidentiality; advertisements are public, so the reason here is reliability."""
LARGEST_SHARE = 0.6
"""An employer with a larger share of a cell's postings than this dominates it: the figure would be that employer's."""

LEAST_BANDS = 2
"""Pay that every employer advertises in one and the same band has no interval: it is one datum, however often shown."""

COUNT = "count"
SHARE = "share"
ONE_BAND = (pl.col("bands") < LEAST_BANDS) & (pl.col("unit") != SHARE)

METHOD: Mapping[str, str] = {
    "population": f"postings of scope core seen in the {population.PERIOD_DAYS} days up to period_end, each once",
    "pay": "posted pay of advertised jobs, not earnings: base pay with both ends stated, midpoint, annualised",
    "pay_plausible_usd_a_year": "{:.0f} to {:.0f}".format(*population.PLAUSIBLE_USD),
    "pay_widest_range": f"{population.WIDEST_RANGE:g}",
    "least_postings": str(LEAST_POSTINGS),
    "least_employers": str(LEAST_EMPLOYERS),
    "largest_share_of_one_employer": str(LARGEST_SHARE),
    "least_pay_bands_for_an_interval": str(LEAST_BANDS),
    "confidence": str(intervals.CONFIDENCE),
    "clustered_by": "employer",
    "least_effective_employers_for_an_interval": f"{intervals.LEAST_EFFECTIVE:g}",
    "least_effective_employers_beside_a_quantile": f"{intervals.LEAST_BESIDE:g}",
    "quantile": "linear interpolation (type 7)",
}
"""What holds for every table, for a table's own metadata: definitions and thresholds, as text."""


class Table(Protocol):
    """A summary table: a module that says its keys (name to meaning) and its declaration, and makes its cells."""

    @property
    def KEYS(self) -> Mapping[str, str]: ...  # noqa: N802

    @property
    def SCHEMA(self) -> type[dy.Schema]: ...  # noqa: N802

    def summarise(self, postings: pl.LazyFrame | pl.DataFrame, *, as_of: date | None = None) -> pl.DataFrame:
        """Cells from one row a posting. Reads no file and no clock."""


def figures(cell: pl.Series, statistic: str, unit: str | pl.Series, estimate: intervals.Estimate) -> pl.DataFrame:
    """One statistic of many cells as rows `cell, statistic, value, low, high, unit`; NaN becomes null.

    >>> import numpy as np
    >>> figures(pl.Series([0, 1]), "share", "share", intervals.exactly(np.array([0.25, 0.5]))).row(1)
    (1, 0.5, None, None, 'share', 'share')
    """
    ends = {name: pl.Series(getattr(estimate, name)).fill_nan(None) for name in ("value", "low", "high")}
    frame = pl.DataFrame({"cell": cell} | ends)
    return frame.with_columns(pl.lit(statistic).alias("statistic"), pl.lit(unit).alias("unit"))


def finish(rows: pl.DataFrame, table: type[dy.Schema], keys: Sequence[str], period: tuple[date, date]) -> pl.DataFrame:
    """Withhold what is not reliable, say why, round, and put the rows into the order and the types of the declaration.

    `rows` hold keys, figures, what stands behind the cell (`pipelines.tables.reduction.Cells.behind`), and `left_out`:
    words on postings that were not comparable, or null. A count is exact and is always shown. Shares keep six decimals,
    money two.
    """
    rows = rows.with_columns(pl.when(~ONE_BAND).then(end).alias(end) for end in ("low", "high"))
    status, why = _judge()
    estimated = pl.col("statistic") != COUNT
    rows = rows.with_columns(
        status=pl.when(estimated).then(status).otherwise(pl.lit("ok")),
        reason=pl.concat_str(pl.when(estimated).then(why), "left_out", separator="; ", ignore_nulls=True),
        period_start=pl.lit(period[0]),
        period_end=pl.lit(period[1]),
        n_effective=_round(rows["n_effective"], [2] * rows.height),
    )
    decimals = [6 if unit == SHARE else 2 for unit in rows["unit"]]
    ends = {end: _round(rows[end], decimals) for end in ("value", "low", "high")}
    shown = pl.col("status") == "ok"
    rows = rows.with_columns(**ends).with_columns(pl.when(shown).then(end).alias(end) for end in ends)
    rows = rows.with_columns(reason=pl.when(pl.col("reason") != "").then("reason")).sort(*keys, "statistic")
    return rows.select(table.column_names()).cast(table.create_empty().schema)


def _judge() -> tuple[pl.Expr, pl.Expr]:
    """The status of an estimate, and the words for what is withheld: the figure, or its interval alone."""
    least = {"postings": LEAST_POSTINGS, "employers": LEAST_EMPLOYERS}
    too_few = pl.coalesce(
        pl.when(pl.col(of) < needed).then(pl.format(f"fewer than {needed} {of}: {{}}", of))
        for of, needed in least.items()
    )
    per_cent = (pl.col("largest") * 100).round(1)
    dominated = pl.when(pl.col("largest") > LARGEST_SHARE).then(
        pl.format("one employer holds {} % of the postings", per_cent)
    )
    bare = pl.when(pl.col("low").is_null()).then(
        pl.when(ONE_BAND)
        .then(pl.lit("no interval: one pay band"))
        .otherwise(pl.format("too few for an interval: {} effective employers", pl.col("n_effective").round(1)))
    )
    status = pl.coalesce(
        pl.when(too_few.is_not_null()).then(pl.lit("too_few")),
        pl.when(dominated.is_not_null()).then(pl.lit("dominated")),
        pl.lit("ok"),
    )
    return status, pl.coalesce(too_few, dominated, bare)


def _round(values: pl.Series, decimals: Sequence[int]) -> pl.Series:
    """Rounded as Python rounds, by the number's exact value: multiplying first would turn 2.675 into 2.68."""
    rounded = [None if value is None else round(value, places) for value, places in zip(values, decimals, strict=True)]
    return pl.Series(values.name, rounded, dtype=pl.Float64)
