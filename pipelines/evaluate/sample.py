"""What the readers read, beside the truth of the sample: field by field, and cell by cell of each table."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import polars as pl

from pipelines.skills import find_skills
from pipelines.store import Folder, read_parquet
from pipelines.tables import TABLES

EVERYWHERE = [
    "scope",
    "title",
    "city",
    "region",
    "country",
    "metro",
    "salary_min",
    "salary_max",
    "salary_period",
    "salary_currency",
    "salary_kind",
    "annual_min",
    "annual_max",
    "posted_on",
]
IN_SCOPE = [
    "role",
    "level",
    "specialty",
    "work_mode",
    "employment_type",
    "education_min",
    "education_required",
    "experience_years_min",
    "skills",
    "skills_preferred",
]
ERRORS = 3


def join_truth(folder: Folder) -> pl.DataFrame:
    """Postings beside the truth: the read columns, and the true ones with the suffix `_true`."""
    truth = read_parquet(folder.truth()).with_columns(_named("skills"), _named("skills_preferred"))
    return folder.read_postings().join(truth, on="posting_id", suffix="_true")


def put_truth(joined: pl.DataFrame) -> pl.DataFrame:
    """The postings with the true fields in place of the read ones: what the tables should be made from."""
    true = {name.removesuffix("_true"): pl.col(name) for name in joined.columns if name.endswith("_true")}
    fields = {name: true[name] for name in (*EVERYWHERE, *IN_SCOPE) if name in true}
    rate = pl.col("annual_min_usd") / pl.col("annual_min")
    day = rate.median().over("salary_currency", "fx_on")
    dollars = {f"{end}_usd": (true[end] * pl.coalesce(rate, day)).round(2) for end in ("annual_min", "annual_max")}
    return joined.with_columns(**fields, **dollars)


def _named(column: str) -> pl.Expr:
    return pl.col(column).map_elements(
        lambda names: [name_skill(name) for name in names], return_dtype=pl.List(pl.String)
    )


@cache
def name_skill(concept: str) -> str:
    """The vocabulary's name of a concept of the sample, which has words of its own; the sample's where it has none."""
    found = {skill.name for skill in find_skills(concept)}
    return found.pop() if len(found) == 1 else concept


def compare_readings(folder: Folder) -> Iterator[str]:
    """Lines: how often each field equals the truth, over how many postings, and the commonest errors."""
    joined = join_truth(folder)
    inside = joined.filter(pl.col("scope_true") != "out")
    found = inside.filter(pl.col("scope") != "out").height
    homonyms = joined.filter("homonym")
    let_in = homonyms.filter(pl.col("scope") != "out").height
    yield f"{joined.height:,} postings of the sample, whose truth is known. It is synthetic and easier than the world."
    yield f"in scope: {inside.height:,}, found {found:,} ({found / max(inside.height, 1):.4f})"
    yield f"homonyms: {homonyms.height:,}, taken for ours {let_in}"
    yield f"\n{'field':22}{'postings':>9}{'equal':>8}   commonest errors (true, read: how often)"
    for names, rows in ((EVERYWHERE, joined), (IN_SCOPE, inside)):
        for name in names:
            if f"{name}_true" not in rows.columns or rows.schema[name] == pl.List(pl.String):
                continue
            wrong = rows.filter(~pl.col(name).eq_missing(pl.col(f"{name}_true"))).select(f"{name}_true", name).rows()
            errors = "; ".join(
                f"{_say(true)}, {_say(read)}: {times}" for (true, read), times in Counter(wrong).most_common(ERRORS)
            )
            yield f"{name:22}{rows.height:>9,}{1 - len(wrong) / max(rows.height, 1):>8.4f}   {errors}"
    yield from _compare_skills(inside)


def _say(value: Any) -> str:
    return "nothing" if value is None else str(value)


def _compare_skills(inside: pl.DataFrame) -> Iterator[str]:
    right = missed = false = 0
    lost: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for read, true in inside.select("skills", "skills_true").iter_rows():
        here, there = set(read or ()), set(true or ())
        right += len(here & there)
        missed += len(there - here)
        false += len(here - there)
        lost.update(there - here)
        invented.update(here - there)
    score = 2 * right / max(2 * right + missed + false, 1)
    errors = f"{_most(lost, 'missed')}; {_most(invented, 'false')}"
    yield f"{'skills (micro-F1)':22}{right + missed:>9,}{score:>8.4f}   {errors}"


def _most(names: Counter[str], word: str) -> str:
    return f"{word}: " + (", ".join(f"{name} {times}" for name, times in names.most_common(ERRORS)) or "none")


def compare_tables(folder: Folder) -> Iterator[str]:
    """Lines: how far each table, made from what was read, lies from the same table made from the truth."""
    joined = join_truth(folder)
    for name, table in TABLES.items():
        read, true = table.summarise(joined), table.summarise(put_truth(joined))
        keys = [*table.KEYS, "statistic"]
        both = read.join(true, on=keys, suffix="_true")
        apart = pl.col("value") - pl.col("value_true")
        shown = both.filter(pl.col("value").is_not_null() & pl.col("value_true").is_not_null()).with_columns(
            apart=apart, share=(apart / pl.col("value_true")).abs()
        )
        yield f"\n{name}: {true.height:,} cells by the truth, {read.height:,} as read, {both.height:,} in both"
        yield f"  equal: {shown.filter(pl.col('apart') == 0).height:,} of {shown.height:,} that show a value in both"
        for statistic, rows in sorted(shown.partition_by("statistic", as_dict=True).items()):
            middle, worst = rows["share"].quantile(0.5), rows["share"].quantile(0.95)
            off = f"off by {middle:.2%} in the middle, {worst:.2%} at the 95th percentile"
            yield f"  {statistic[0]!s:8} {off} ({rows.height:,} cells)"
