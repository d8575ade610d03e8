"""Posted pay by any keys: quartiles, median, mean of the annual midpoints. Tables of pay differ in their keys alone."""

from collections.abc import Sequence
from datetime import date

import dataframely as dy
import polars as pl

from pipelines.tables.cells import COUNT, figures, finish
from pipelines.tables.intervals import Rows, exactly, means, quantiles
from pipelines.tables.population import ALL, BAND, MINOR, key, midpoint, paid, population
from pipelines.tables.reduction import Cells, cells, compact, reduce, roll_up, whole

COUNTRY = "country"
COUNTRY_MEANING = "ISO 3166-1 alpha-2 code, in the country's own currency; unknown; or all, in US dollars"
DOLLARS = "USD"
QUANTILES = {"p25": 0.25, "median": 0.5, "p75": 0.75}


def posted_pay(
    postings: pl.LazyFrame | pl.DataFrame, group: Sequence[str], table: type[dy.Schema], as_of: date | None = None
) -> pl.DataFrame:
    """Cells by the columns `group` and country: statistics `p25`, `median`, `p75`, `mean`, `count`.

    Pay is a year's, in `unit`. A country's cell holds one currency, the commonest of its postings; a cell of country
    `all` is in US dollars at the ECB rate of each posting's day. Postings that do not fit are left out, and `reason`
    counts them.
    """
    found = population(postings, as_of)
    reduced = None if found is None else _reduce(paid(found.rows), group)
    if found is None or reduced is None or not reduced["fits"].any():
        return table.create_empty()
    keys = [*group, COUNTRY]
    made = cells(roll_up(compact(reduced.filter("fits").drop("unit", "fits"), keys), group), keys)
    rows = _by_value(made)
    estimates = {name: quantiles(rows, made.clusters, level) for name, level in QUANTILES.items()}
    estimates["mean"] = means(rows, made.clusters)
    units = reduced.select(COUNTRY, "unit").unique()
    cell, unit = made.keys["cell"], made.keys.join(units, on=COUNTRY, maintain_order="left")["unit"]
    shown = [figures(cell, name, unit, estimate.divided_by(MINOR)) for name, estimate in estimates.items()]
    shown.append(figures(cell, COUNT, "postings", exactly(made.clusters.postings)))
    long = pl.concat(shown).join(made.keys, on="cell").join(made.behind(), on="cell")
    long = long.join(_left_out(reduced, group), on=keys, how="left")
    return finish(long, table, keys, (found.start, found.end))


def _reduce(pay: pl.LazyFrame, group: Sequence[str]) -> pl.DataFrame:
    """The reduction by country in its own `unit` and, as country `all`, in dollars; `fits` is false for the rest."""
    rows = pay.select(
        *(key(name) for name in (*group, COUNTRY)),
        "employer",
        *BAND,
        own=midpoint("annual_min", "annual_max"),
        dollars=midpoint("annual_min_usd", "annual_max_usd"),
    )
    own, dollars = pl.collect_all(
        [
            reduce(rows.rename({"own": "value"}), *group, COUNTRY, *BAND, "value"),
            reduce(rows.rename({"dollars": "value"}), *group, *BAND, "value"),
        ],
        engine="streaming",
    )
    own = own.join(_currencies(own), on=COUNTRY).with_columns(fits=pl.col("salary_currency") == pl.col("unit"))
    dollars = dollars.with_columns(pl.lit(ALL).alias(COUNTRY), unit=pl.lit(DOLLARS), fits=pl.col("value").is_not_null())
    return pl.concat([own, dollars.select(own.columns)])


def _currencies(own: pl.DataFrame) -> pl.DataFrame:
    """The commonest currency of each country, the first of the alphabet among equals: `country, unit`."""
    counted = own.group_by(COUNTRY, unit="salary_currency").agg(pl.col("count").sum())
    ranked = counted.sort(COUNTRY, "count", "unit", descending=[False, True, False])
    return ranked.unique(COUNTRY, keep="first", maintain_order=True).select(COUNTRY, "unit")


def _left_out(reduced: pl.DataFrame, group: Sequence[str]) -> pl.DataFrame:
    """How many postings of each cell are left out, and why: the keys and, in words, `left_out`."""
    keys = [*group, COUNTRY]
    missing = reduced.filter(~pl.col("fits")).group_by(*keys, "employer").agg(pl.col("count").sum())
    missing = roll_up(compact(missing, keys), group).group_by(keys).agg(pl.col("count").sum())
    missing = missing.cast(dict.fromkeys(keys, pl.String))
    no_rate, other = pl.lit("without a dollar rate"), pl.lit("in other currencies")
    why = pl.when(pl.col(COUNTRY) == ALL).then(no_rate).otherwise(other)
    return missing.select(*keys, left_out=pl.format("left out: {} {}", "count", why))


def _by_value(made: Cells) -> Rows:
    """The reduction in the order that quantiles need, and always in the same one."""
    ordered = made.rows.join(made.members, on=["cell", "employer"]).sort("cell", "value", "cluster", "count")
    return Rows(*(whole(ordered[name]) for name in ("cell", "cluster", "value", "count")))
