"""How often the postings of a group name each item of a list: skills now, tools and credentials alike."""

from collections.abc import Sequence
from datetime import date

import dataframely as dy
import polars as pl

from pipelines.tables.cells import COUNT, figures, finish
from pipelines.tables.clusters import Sums, add_up
from pipelines.tables.intervals import exactly, shares
from pipelines.tables.population import ALL, BAND, key, population
from pipelines.tables.reduction import cells, compact, number, reduce, roll_up, whole


def frequency(
    postings: pl.LazyFrame | pl.DataFrame,
    group: Sequence[str],
    item: tuple[str, str],
    table: type[dy.Schema],
    as_of: date | None = None,
) -> pl.DataFrame:
    """Cells by the columns `group` and an item: statistics `share` and `count`.

    `item` is a key's name and the list column that holds its values. The share is of all postings of the group, whether
    their list is empty or not; these are the `postings` of the row, and `count` is how many of them name the item. An
    item that no posting of a group names has no row there: its share is 0. The item `all` is the share of postings that
    name at least one.
    """
    name, column = item
    found = population(postings, as_of)
    if found is None:
        return table.create_empty()
    rows = found.rows.select(*(key(of) for of in group), "employer", *BAND, pl.col(column).alias(name))
    rows = rows.with_columns(
        pl.col(*group, "employer").cast(pl.Categorical), pl.col(name).cast(pl.List(pl.Categorical)).list.unique()
    )
    # The extra item `all` rides along in every list that is not empty, so that one count gives both.
    some = rows.filter(pl.col(name).list.len() > 0).select(
        *group, "employer", pl.concat_list(name, pl.lit(ALL).cast(pl.Categorical)).alias(name)
    )
    base, naming = pl.collect_all(
        [reduce(rows, *group, *BAND), reduce(some.explode(name), *group, name)], engine="streaming"
    )
    if base.is_empty():
        return table.create_empty()
    keys = [*group, name]
    made = cells(roll_up(compact(base, group), group), group)
    items, entries = number(roll_up(compact(naming, keys), group), keys, "item")
    items = items.join(made.keys, on=list(group), maintain_order="left")
    entries = entries.with_columns(cell=items["cell"].gather(entries["item"])).join(
        made.members, on=["cell", "employer"]
    )
    entries = entries.select("item", "cluster", "count").sort("item", "cluster")
    part = whole(entries["count"]).astype(float)
    sums = Sums(whole(items["cell"]), whole(entries["item"]), whole(entries["cluster"]), part)
    shown = [
        figures(items["item"], "share", "share", shares(made.clusters, sums)),
        figures(items["item"], COUNT, "postings", exactly(add_up(sums.of, sums.part, items.height))),
    ]
    long = pl.concat(shown).rename({"cell": "item"}).join(items, on="item").join(made.behind(), on="cell")
    return finish(long.with_columns(left_out=pl.lit(None, pl.String)), table, keys, (found.start, found.end))
