"""The one reduction every table rests on: keys, employer, value -> count.

Counts add up, so the reduction of two halves is the sum of two reductions, a table's `all` rows are sums over it, and
an engine needs nothing but `group_by` and a count. The postings are read for the reduction and never again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipelines.tables.clusters import Clusters
from pipelines.tables.population import ALL, BAND


def reduce(rows: pl.LazyFrame, *by: str) -> pl.LazyFrame:
    """How many rows share each combination of the columns `by` and the employer, as `count`.

    >>> rows = pl.LazyFrame({"role": ["collector"] * 3, "employer": ["a", "a", "b"]})
    >>> reduce(rows, "role").collect().sort("employer")["count"].to_list()
    [2, 1]
    """
    return rows.group_by(*by, "employer").agg(pl.len().cast(pl.Int64).alias("count"))


def compact(reduced: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """The reduction with categories for its texts and one number, `band`, for its pay band (null: no pay stated).

    >>> pay = {"salary_min": [19.0, 19.0, None], "salary_max": [22.0, 22.0, None], "salary_period": "hour"}
    >>> rows = pl.DataFrame(pay | {"salary_currency": "USD", "role": "collector", "employer": ["a", "b", "a"]})
    >>> compact(rows, ["role"])["band"].to_list()
    [0, 0, None]
    """
    texts = [pl.col(name).cast(pl.Categorical) for name in (*keys, "employer")]
    if not set(BAND) <= set(reduced.columns):
        return reduced.with_columns(texts)
    stated = pl.any_horizontal(pl.col("salary_min", "salary_max").is_not_null())
    bands = reduced.filter(stated).select(BAND).unique(maintain_order=True).with_row_index("band")
    joined = reduced.join(bands, on=list(BAND), how="left", nulls_equal=True, maintain_order="left")
    return joined.drop(BAND).with_columns(texts)


def roll_up(reduced: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """A compact reduction with an `all` row for each of `keys` and every combination of them, from the reduction alone.

    >>> reduced = pl.DataFrame({"role": ["a", "b"], "level": ["mid", "mid"], "employer": "e", "count": [2, 3]})
    >>> rolled = roll_up(compact(reduced, ["role", "level"]), ["role", "level"])
    >>> rolled.filter(role="all", level="all")["count"].to_list()
    [5]
    """
    for name in keys:
        rest = [column for column in reduced.columns if column not in {name, "count"}]
        total = reduced.group_by(rest).agg(pl.col("count").sum())
        total = total.with_columns(pl.lit(ALL).cast(pl.Categorical).alias(name)).select(reduced.columns)
        reduced = pl.concat([reduced, total])
    return reduced


def number(frame: pl.DataFrame, keys: Sequence[str], name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Number the combinations of `keys` in their alphabetical order from 0.

    Gives the combinations (`name` and the keys, as text) and the frame with the column `name` in place of its keys.

    >>> cells, frame = number(pl.DataFrame({"role": ["b", "a", "b"], "count": [1, 2, 3]}), ["role"], "cell")
    >>> cells["role"].to_list(), frame["cell"].to_list()
    (['a', 'b'], [1, 0, 1])
    """
    named = frame.select(keys).unique()
    order = named.select(pl.col(key).cast(pl.String) for key in keys).with_row_index("row").sort(keys)
    named = named[order["row"]].with_row_index(name)
    numbered = frame.join(named, on=list(keys), maintain_order="left").drop(keys)
    return named.cast(dict.fromkeys(keys, pl.String)), numbered


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table, numbered: `keys` (`cell` and its keys), `rows` (the reduction by cell), and who is in them.

    `members` says which employer of which cell is which cluster: `cell, employer, cluster`.
    """

    keys: pl.DataFrame
    rows: pl.DataFrame
    clusters: Clusters
    members: pl.DataFrame

    def behind(self) -> pl.DataFrame:
        """What stands behind a cell: `postings, employers, bands, n_effective`, and the `largest` employer's share."""
        known = pl.DataFrame(
            {
                "cell": np.arange(self.clusters.cells, dtype=np.uint32),
                "postings": self.clusters.postings.astype(np.int64),
                "employers": self.clusters.employers.astype(np.int64),
                "n_effective": self.clusters.effective,
                "largest": self.clusters.largest,
            }
        )
        bands = self.rows.group_by("cell").agg(bands=pl.col("band").drop_nulls().n_unique().cast(pl.Int64))
        return known.join(bands, on="cell", how="left", maintain_order="left")


def cells(rolled: pl.DataFrame, keys: Sequence[str]) -> Cells:
    """Number the cells of a reduction with its `all` rows, and find their employers.

    >>> reduced = pl.DataFrame({"role": ["b", "b", "a"], "employer": ["x", "y", "x"], "count": [2, 1, 5]})
    >>> found = cells(reduced, ["role"])
    >>> found.keys["role"].to_list(), found.clusters.postings.tolist(), found.members["cluster"].to_list()
    (['a', 'b'], [5.0, 3.0], [0, 1, 2])
    """
    named, rows = number(rolled, keys, "cell")
    members = rows.group_by("cell", "employer").agg(size=pl.col("count").sum())
    members = members.sort("cell", pl.col("employer").cast(pl.String)).with_row_index("cluster")
    clusters = Clusters(whole(members["cell"]), members["size"].to_numpy().astype(np.float64), named.height)
    return Cells(named, rows, clusters, members.select("cell", "employer", "cluster"))


def whole(numbers: pl.Series) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """A column of whole numbers as an array."""
    return numbers.to_numpy().astype(np.int64)
