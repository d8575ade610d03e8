"""The summary jobs against plain Python, textbook formulas and simulated worlds."""

import io
import random
import statistics
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.tables import TABLES, salary_by_industry, skill_frequency
from pipelines.tables.cells import METHOD
from pipelines.tables.clusters import Clusters
from pipelines.tables.intervals import Rows, means, quantiles, shares, t_quantile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
COLUMNS: dict[str, Any] = {
    "posting_id": pl.String,
    "source": pl.String,
    "fetched_at": pl.Datetime("us", "UTC"),
    "employer": pl.String,
    "scope": pl.String,
    "role": pl.String,
    "level": pl.String,
    "industry": pl.String,
    "country": pl.String,
    "salary_min": pl.Float64,
    "salary_max": pl.Float64,
    "salary_period": pl.String,
    "salary_currency": pl.String,
    "salary_kind": pl.String,
    "annual_min": pl.Float64,
    "annual_max": pl.Float64,
    "annual_min_usd": pl.Float64,
    "annual_max_usd": pl.Float64,
    "skills": pl.List(pl.String),
}
HOURS = 2080
RATE = {"USD": 1.0, "GBP": 1.25, "EUR": 1.125}
Row = dict[str, Any]


def posting(employer: str | None = "Oakline", low: float | None = None, high: float | None = None, **more: Any) -> Row:
    """One row of core scope; `low` and `high` are dollars an hour unless `currency` says otherwise."""
    currency = more.pop("currency", "USD")
    row: Row = {
        "posting_id": "oakline:1",
        "source": "oakline",
        "fetched_at": NOON,
        "employer": employer,
        "scope": "core",
        "role": "collector",
        "level": "mid",
        "industry": "Finance and Insurance",
        "country": "US",
        "salary_min": low,
        "salary_max": high,
        "skills": [],
    }
    if low is not None or high is not None:
        row |= {"salary_period": "hour", "salary_currency": currency, "salary_kind": "base"}
    for end, hourly in (("min", low), ("max", high)):
        row[f"annual_{end}"] = None if hourly is None else hourly * HOURS
        rate = RATE.get(currency)
        row[f"annual_{end}_usd"] = None if hourly is None or rate is None else hourly * HOURS * rate
    return row | more


def frame(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame([{name: row.get(name) for name in COLUMNS} for row in rows], schema=COLUMNS)


def cell(table: pl.DataFrame, statistic: str, **keys: str) -> Row:
    found = table.filter(pl.col("statistic") == statistic, *(pl.col(name) == value for name, value in keys.items()))
    assert found.height == 1, found
    return found.row(0, named=True)


def many(seed: int, count: int = 400) -> list[Row]:
    """Postings of unequal employers, with heaped pay in three currencies, gaps in every column, and skills."""
    dice = random.Random(seed)
    homes = {f"Employer {n}": dice.choice(["US", "US", "GB", None]) for n in range(25)}
    fields = {name: dice.choice(["Finance and Insurance", "Utilities", None]) for name in homes}
    rows = []
    for number in range(count):
        employer = dice.choices(list(homes), weights=range(1, 26))[0]
        low = dice.choice([None, 15, 18, 18, 18.5, 20.25, 22, 31])
        high = low if low is None else dice.choice([low, low + 2, low + 2.5, None])
        home = {"US": "USD", "GB": "GBP", None: "EUR"}[homes[employer]]
        rows.append(
            posting(
                employer,
                low,
                high,
                currency="EUR" if dice.random() < 0.1 else home,
                posting_id=f"s:{number}",
                role=dice.choice(["collector", "collections_manager"]),
                level=dice.choice(["junior", "mid", "senior"]),
                industry=fields[employer],
                country=homes[employer],
                skills=dice.sample(["FDCPA", "Excel", "negotiation", "skip tracing"], dice.randrange(4)),
            )
        )
    return rows


def behind(rows: list[Row]) -> tuple[int, int, int, float]:
    """Postings, employers, bands and effective employers, counted by hand."""
    sizes = Counter(row["employer"] for row in rows)
    bands = {
        tuple(row[name] for name in ("salary_min", "salary_max", "salary_period", "salary_currency"))
        for row in rows
        if row["salary_min"] is not None or row["salary_max"] is not None
    }
    effective = Fraction(len(rows) ** 2, sum(size**2 for size in sizes.values()))
    return len(rows), len(sizes), len(bands), round(float(effective), 2)


def matching(rows: list[Row], **keys: str) -> list[Row]:
    return [row for row in rows if all(value in {"all", row[name] or "unknown"} for name, value in keys.items())]


@pytest.mark.parametrize("seed", [1, 2])
def test_every_cell_of_skill_frequency_equals_plain_python(seed: int) -> None:
    rows = many(seed)
    table = skill_frequency.summarise(frame(rows))
    expected: dict[tuple[str, ...], tuple[float, ...]] = {}
    for role, level in product(["collector", "collections_manager", "all"], ["junior", "mid", "senior", "all"]):
        base = matching(rows, role=role, level=level)
        for skill in ["FDCPA", "Excel", "negotiation", "skip tracing", "all"]:
            naming = sum(bool(row["skills"]) if skill == "all" else skill in row["skills"] for row in base)
            if naming:
                expected[role, level, skill, "count"] = (naming, *behind(base))
                expected[role, level, skill, "share"] = (round(float(Fraction(naming, len(base))), 6), *behind(base))
    columns = ["role", "level", "skill", "statistic", "value", "postings", "employers", "bands", "n_effective"]
    found = {row[:4]: row[4:] for row in table.select(columns).iter_rows()}
    assert found == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_every_cell_of_salary_by_industry_equals_plain_python(seed: int) -> None:
    rows = [row for row in many(seed) if row["annual_min"] is not None and row["annual_max"] is not None]
    home = {"US": "USD", "GB": "GBP", "unknown": "EUR"}
    table = salary_by_industry.summarise(frame(many(seed)))
    expected = {}
    for role, industry, country in product(
        ["collector", "collections_manager", "all"],
        ["Finance and Insurance", "Utilities", "unknown", "all"],
        ["US", "GB", "unknown", "all"],
    ):
        inside = matching(rows, role=role, industry=industry, country=country)
        if country != "all":
            inside = [row for row in inside if row["salary_currency"] == home[country]]
        suffix = "_usd" if country == "all" else ""
        pay = [Fraction(row[f"annual_min{suffix}"] + row[f"annual_max{suffix}"]) / 2 for row in inside]
        if not pay:
            continue
        p25, median, p75 = statistics.quantiles(pay, n=4, method="inclusive") if len(pay) > 1 else pay * 3
        counts = behind(inside)
        largest = max(Counter(row["employer"] for row in inside).values())
        reliable = counts[0] >= 10 and counts[1] >= 3 and largest <= 0.6 * counts[0]
        for statistic, value in {"p25": p25, "median": median, "p75": p75, "mean": statistics.mean(pay)}.items():
            shown = round(float(value), 2) if reliable else None
            expected[role, industry, country, statistic] = (shown, home.get(country, "USD"), *counts)
        expected[role, industry, country, "count"] = (len(pay), "postings", *counts)
    columns = [*salary_by_industry.KEYS, "statistic", "value", "unit", "postings", "employers", "bands", "n_effective"]
    found = {row[:4]: row[4:] for row in table.select(columns).iter_rows()}
    assert found == expected


def test_population_is_core_within_365_days_of_the_newest_posting() -> None:
    first, last = NOON - timedelta(days=364), NOON
    rows = [posting(skills=["Excel"], fetched_at=when) for when in (last, first, first - timedelta(days=1))]
    rows.append(posting(skills=["Excel"], scope="adjacent"))
    everyone = {"role": "all", "level": "all", "skill": "Excel"}
    found = cell(skill_frequency.summarise(frame(rows)), "count", **everyone)
    assert (found["value"], found["postings"]) == (2, 2)
    assert (found["period_start"], found["period_end"]) == (date(2025, 3, 3), date(2026, 3, 2))
    earlier = cell(skill_frequency.summarise(frame(rows), as_of=date(2025, 3, 3)), "count", **everyone)
    assert (earlier["postings"], earlier["period_end"]) == (2, date(2025, 3, 3))


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(
    "rows",
    [[], [posting()], [posting(scope="out")], [posting(None, 19, 22, skills=["Excel"], country=None, industry=None)]],
)
def test_hardly_any_postings(name: str, rows: list[Row]) -> None:
    table = TABLES[name].summarise(frame(rows))
    TABLES[name].SCHEMA.validate(table)
    estimates = table.filter(pl.col("statistic") != "count")
    assert estimates["value"].is_null().all()
    assert (estimates["status"] == "too_few").all()


def test_only_stated_plausible_base_pay_counts() -> None:
    odd = [
        posting("A", 19, None),
        posting("B", None, 25),
        posting("C", 19, 22, salary_kind="ote"),
        posting("D", 0.15, 0.2),
        posting("E", 900, 1000),
        posting("F", 19, 250),
        posting("G"),
    ]
    table = salary_by_industry.summarise(frame([*odd, posting("H", 20, 22)]))
    assert cell(table, "count", role="all", industry="all", country="US")["value"] == 1


def test_a_country_shows_its_commonest_currency_and_counts_the_rest() -> None:
    rows = [posting(f"E{n}", 20 + n % 2, 22 + n % 2, country="GB", currency="GBP") for n in range(12)]
    rows += [
        posting("E1", 30, 32, country="GB", currency="EUR"),
        posting("E2", 5000, 6000, country="GB", currency="XXX"),
    ]
    table = salary_by_industry.summarise(frame(rows))
    british = cell(table, "mean", role="collector", industry="all", country="GB")
    assert (british["unit"], british["value"], british["postings"]) == ("GBP", 21.5 * HOURS, 12)
    assert british["reason"] == "left out: 2 in other currencies"
    world = cell(table, "mean", role="collector", industry="all", country="all")
    assert (world["unit"], world["postings"], world["reason"]) == ("USD", 13, "left out: 1 without a dollar rate")
    assert world["value"] == round((12 * 21.5 * 1.25 + 31 * 1.125) * HOURS / 13, 2)


@pytest.mark.parametrize(
    ("sizes", "status", "reason"),
    [
        ([3, 3, 3], "too_few", "fewer than 10 postings: 9"),
        ([10, 10], "too_few", "fewer than 3 employers: 2"),
        ([13, 4, 3], "dominated", "one employer holds 65.0 % of the postings"),
        ([12, 4, 4], "ok", "too few for an interval: 2.3 effective employers"),
        ([5] * 8, "ok", None),
    ],
)
def test_unreliable_cells_withhold_the_figure_and_say_why(sizes: list[int], status: str, reason: str | None) -> None:
    rows = [posting(f"E{n}", 18 + n, 20 + n) for n, size in enumerate(sizes) for _ in range(size)]
    table = salary_by_industry.summarise(frame(rows))
    median, count = (cell(table, name, role="all", industry="all", country="US") for name in ("median", "count"))
    assert (median["status"], median["reason"]) == (status, reason)
    assert (median["value"] is None) == (status != "ok")
    assert (median["low"] is None) == (reason is not None)
    assert (count["status"], count["value"], count["reason"]) == ("ok", sum(sizes), None)
    assert (median["postings"], median["employers"], median["bands"]) == (sum(sizes), len(sizes), len(sizes))


def test_one_band_advertised_many_times_is_one_band() -> None:
    rows = [posting(f"E{n % 8}", 20, 22) for n in range(58)]
    found = cell(salary_by_industry.summarise(frame(rows)), "median", role="all", industry="all", country="US")
    assert (found["postings"], found["bands"]) == (58, 1)
    assert (found["value"], found["low"], found["reason"]) == (21 * HOURS, None, "no interval: one pay band")


PRINTED = {
    (0.975, 1): 12.706,
    (0.975, 2): 4.303,
    (0.975, 3): 3.182,
    (0.975, 10): 2.228,
    (0.975, 30): 2.042,
    (0.975, 120): 1.980,
    (0.975, 1e6): 1.960,
    (0.95, 1): 6.314,
    (0.95, 10): 1.812,
    (0.995, 5): 4.032,
}


@pytest.mark.parametrize(("probability", "degrees"), PRINTED)
def test_t_quantile_is_that_of_the_printed_tables(probability: float, degrees: float) -> None:
    found = t_quantile(probability, np.array([degrees]))[0]
    assert found == pytest.approx(PRINTED[probability, degrees], abs=6e-4)


def test_t_quantile_has_closed_forms_to_agree_with() -> None:
    assert t_quantile(0.975, np.array([1.0]))[0] == pytest.approx(np.tan(np.pi * 0.475), rel=1e-12)
    assert t_quantile(0.975, np.array([2.0]))[0] == pytest.approx(0.95 / np.sqrt(2 * 0.975 * 0.025), rel=1e-12)


def one_cell(sizes: list[int], values: list[list[int]]) -> tuple[Rows, Clusters]:
    owner = np.repeat(np.arange(len(sizes)), sizes)
    flat = np.concatenate([np.array(of, np.int64) for of in values])
    order = np.argsort(flat, kind="stable")
    rows = Rows(np.zeros(len(flat), np.int64), owner[order], flat[order], np.ones(len(flat), np.int64))
    return rows, Clusters(np.zeros(len(sizes), np.int64), np.array(sizes, float), 1)


def test_with_one_posting_an_employer_the_interval_of_a_mean_is_the_textbook_one() -> None:
    values = [31, 28, 45, 39, 30, 33, 52]
    found = means(*one_cell([1] * 7, [[value] for value in values]))
    reach = 2.446912 * statistics.stdev(values) / 7**0.5
    assert found.low[0] == pytest.approx(statistics.mean(values) - reach, rel=1e-6)
    assert found.high[0] == pytest.approx(statistics.mean(values) + reach, rel=1e-6)


def test_the_ends_of_a_share_are_where_a_test_would_just_reject_it() -> None:
    employers = 25
    clusters = Clusters(np.zeros(employers, np.int64), np.ones(employers), 1)
    found = shares(clusters, clusters.each(np.array([1.0] * 4 + [0.0] * 21)))
    for end in (found.low[0], found.high[0]):
        error = (end * (1 - end) / (employers - 1)) ** 0.5
        assert abs(0.16 - end) / error == pytest.approx(2.063899, rel=1e-6)


def test_bias_and_degrees_of_freedom_equal_the_matrix_algebra() -> None:
    sizes = np.array([12, 1, 5, 2, 2, 7, 1, 1])
    total, correlation = sizes.sum(), 0.35
    owner = np.repeat(np.arange(len(sizes)), sizes)
    working = np.where(owner[:, None] == owner[None, :], correlation, 0.0) + np.eye(total) * (1 - correlation)
    residual = np.eye(total) - 1 / total
    member = (owner[None, :] == np.arange(len(sizes))[:, None]).astype(float)
    form = residual.T @ member.T @ np.diag(1 / (1 - sizes / total)) @ member @ residual / total**2
    expected = np.trace(form @ working)
    degrees = expected**2 / np.trace(form @ working @ form @ working)
    bias = working.sum() / total**2 / expected
    clusters = Clusters(np.zeros(len(sizes), np.int64), sizes.astype(float), 1)
    found = clusters._working_model(np.array([0]), np.array([correlation]))
    assert (found[0][0], found[1][0]) == (pytest.approx(bias, rel=1e-9), pytest.approx(degrees, rel=1e-9))


def worlds(count: int, employers: int, alike: float, seed: int) -> tuple[Rows, Clusters, Any]:
    """Simulated cells of unequal employers whose pay, in whole half dollars an hour, is alike within an employer."""
    dice = np.random.default_rng(seed)
    sizes = 1 + dice.poisson(np.exp(dice.normal(1.2, 0.7, count * employers)))
    owner = np.repeat(np.arange(count * employers), sizes)
    latent = dice.normal(0, alike**0.5, count * employers)[owner] + dice.normal(0, (1 - alike) ** 0.5, len(owner))
    value = half_dollars(latent)
    world = owner // employers
    order = np.lexsort((value, world))
    rows = Rows(world[order], owner[order], value[order], np.ones(len(order), np.int64))
    return rows, Clusters(np.repeat(np.arange(count), employers), sizes.astype(float), count), latent


def half_dollars(latent: Any) -> Any:
    return np.round(2 * np.exp(3 + 0.25 * latent)).astype(np.int64)


@pytest.mark.parametrize(("employers", "alike"), [(30, 0.6), (60, 0.2)])
def test_intervals_cover_the_truth_in_simulated_worlds(employers: int, alike: float) -> None:
    rows, clusters, latent = worlds(300, employers, alike, seed=11)
    everyone = half_dollars(np.random.default_rng(12).normal(size=1_000_000))
    naming = np.bincount(np.repeat(np.arange(len(clusters.cell)), clusters.size.astype(int)), latent < -0.8)
    tries = {
        "mean": (means(rows, clusters), everyone.mean()),
        "p25": (quantiles(rows, clusters, 0.25), np.quantile(everyone, 0.25)),
        "median": (quantiles(rows, clusters, 0.5), np.quantile(everyone, 0.5)),
        "p75": (quantiles(rows, clusters, 0.75), np.quantile(everyone, 0.75)),
        "share": (shares(clusters, clusters.each(naming.astype(float))), statistics.NormalDist().cdf(-0.8)),
    }
    for name, (found, truth) in tries.items():
        given_one = ~np.isnan(found.low)
        assert given_one.mean() > 0.8, name
        covered = (found.low <= truth) & (truth <= found.high)
        assert covered[given_one].mean() >= 0.9, name
    found = tries["mean"][0]
    squares = np.bincount(rows.cell, (rows.value - found.value[rows.cell]) ** 2)
    unclustered = 1.96 * np.sqrt(squares) / clusters.postings
    assert np.median((found.high - found.value) / unclustered) > 1.1, "the employers are ignored"


@st.composite
def anything(draw: st.DrawFn) -> list[Row]:
    ends = st.sampled_from([(None, None), (12.0, 17.5), (17.5, 17.5), (19.99, 25.0), (25.0, 40.0), (12.0, None)])
    return [
        posting(
            draw(st.sampled_from(["A", "B", "C", "D", "E", "F", "G", None])),
            *draw(ends),
            currency=draw(st.sampled_from(["USD", "USD", "GBP", "XXX"])),
            country=draw(st.sampled_from(["US", "GB", None])),
            role=draw(st.sampled_from(["collector", "credit_controller"])),
            industry=draw(st.sampled_from(["Utilities", "", None])),
            skills=draw(st.lists(st.sampled_from(["Excel", "FDCPA", "all but"]), max_size=3)),
        )
        for _ in range(draw(st.integers(0, 60)))
    ]


@settings(max_examples=20, deadline=None)
@given(anything(), st.randoms(use_true_random=False))
def test_whatever_the_postings_tables_keep_their_promises(rows: list[Row], dice: random.Random) -> None:
    shuffled = dice.sample(rows, len(rows))
    for name, module in TABLES.items():
        table = module.summarise(frame(rows))
        module.SCHEMA.validate(table)
        assert table.equals(module.summarise(frame(shuffled).lazy())), name
        assert table.columns[: len(module.KEYS)] == list(module.KEYS)
        keys = [*module.KEYS, "statistic"]
        assert table.equals(table.sort(keys)), name
        assert table.select(keys).is_duplicated().sum() == 0
        held = table.filter(pl.col("low").is_not_null())
        assert ((held["low"] <= held["value"]) & (held["value"] <= held["high"])).all()
        assert table.filter((pl.col("status") != "ok") & pl.col("reason").is_null()).is_empty()
        assert table.filter(unit="share").filter(~pl.col("value").is_between(0, 1)).is_empty()
        counts = table.filter(statistic="count")
        assert (counts["value"] <= counts["postings"]).all()
    skills = skill_frequency.summarise(frame(rows)).filter(statistic="count", level="all")
    parts = skills.filter(pl.col("role") != "all").group_by("skill").agg(pl.col("value").sum()).sort("skill")
    assert parts.equals(skills.filter(role="all").select("skill", "value").sort("skill"))


def test_twice_the_employers_know_more_but_twice_the_postings_do_not() -> None:
    rows = many(3)
    again = [row | {"employer": f"{row['employer']} again"} for row in rows]
    where = {"role": "all", "level": "all", "skill": "Excel"}
    once, more, repeated = (
        cell(skill_frequency.summarise(frame(of)), "share", **where) for of in (rows, rows + again, rows + rows)
    )
    assert once["value"] == more["value"] == repeated["value"]
    assert more["n_effective"] == pytest.approx(2 * once["n_effective"], abs=0.01)
    assert repeated["n_effective"] == once["n_effective"]
    assert more["high"] - more["low"] < 0.8 * (once["high"] - once["low"])


def test_the_same_postings_give_the_same_bytes() -> None:
    rows = many(4)
    for module in TABLES.values():
        files = []
        for of in (rows, list(reversed(rows))):
            file = io.BytesIO()
            module.summarise(frame(of)).write_parquet(file, compression="zstd", metadata=dict(METHOD))
            files.append(file.getvalue())
        assert files[0] == files[1]
