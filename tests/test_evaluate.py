"""The sample's truth beside what was read: found, kept out, and the tables made from either."""

import statistics
from collections import defaultdict
from typing import Any

import polars as pl
import pytest

from pipelines.evaluate.sample import join_truth, put_truth
from pipelines.schema import Postings, arrow_schema
from pipelines.store import Folder
from pipelines.tables import TABLES
from tests.loopback import crawl, run

POSTINGS = 2_000


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A crawl of a smaller sample, as a newcomer runs it."""
    data = tmp_path_factory.mktemp("sample") / "data"
    ran = crawl(data, "-s", f"SAMPLE_POSTINGS={POSTINGS}")
    assert ran.returncode == 0, ran.stderr
    return Folder(data), ran


def test_every_posting_of_the_sample_is_stored_and_says_so(sample):
    folder, _ = sample
    rows = folder.read_postings()
    assert rows.height == POSTINGS
    assert rows["source_set"].unique().to_list() == ["sample"]
    assert set(rows["posting_id"]) == set(pl.read_parquet(folder.truth())["posting_id"])
    assert rows.to_arrow().schema == arrow_schema(Postings), "what lies on the disk is what is declared"
    assert not list(folder.path.glob("set_aside/**/*.parquet"))


def test_the_report_names_what_a_person_needs(sample):
    _, ran = sample
    assert f"{POSTINGS:,} postings" in ran.stderr
    for word in ("ashby", "greenhouse", "lever", "jsonld", "tables/", "pages/", "synthetic", "python -m pipelines"):
        assert word in ran.stderr
    assert "\x1b" not in ran.stderr, "no colours in a pipe"


def test_in_scope_found_and_no_homonym_among_them(sample):
    joined = join_truth(sample[0])
    inside = joined.filter(pl.col("scope_true") != "out")
    assert inside.filter(pl.col("scope") != "out").height >= 0.99 * inside.height
    homonyms = joined.filter("homonym")
    assert homonyms.height > 100
    assert homonyms.filter(pl.col("scope") != "out").height == 0


def test_out_of_scope_is_kept_thin(sample):
    out = sample[0].read_postings().filter(pl.col("scope") == "out")
    assert out["description"].null_count() == out.height
    assert out["skills"].null_count() == out.height
    assert out["scope_reason"].null_count() == 0


def quantile(values: list[float], share: float) -> float:
    """Linear interpolation, written apart from the tables' own."""
    ordered, at = sorted(values), share * (len(values) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def test_pay_by_industry_with_true_fields_equals_the_truth(sample):
    joined = join_truth(sample[0])
    table = TABLES["salary_by_industry"].summarise(put_truth(joined))
    groups = defaultdict(list)
    for row in joined.iter_rows(named=True):
        paid = row["salary_kind_true"] == "base" and row["annual_min_true"] and row["annual_max_true"]
        if row["scope_true"] == "core" and paid:
            middle = (row["annual_min_true"] + row["annual_max_true"]) / 2
            for role in (row["role_true"], "all"):
                for industry in (row["industry"], "all"):
                    groups[role, industry, row["country_true"], row["salary_currency_true"]].append(middle)
    compared = 0
    for cell in table.filter(pl.col("status") == "ok", pl.col("country") != "all").iter_rows(named=True):
        values = groups[cell["role"], cell["industry"], cell["country"], cell["unit"]]
        if cell["statistic"] == "count":
            continue
        shares = {"p25": 0.25, "median": 0.5, "p75": 0.75}
        name = cell["statistic"]
        expected = statistics.fmean(values) if name == "mean" else quantile(values, shares[name])
        assert cell["value"] == pytest.approx(expected, abs=0.0051), cell
        assert cell["postings"] == len(values)
        compared += 1
    assert compared > 80


def test_skill_shares_with_true_fields_equal_the_truth(sample):
    joined = join_truth(sample[0])
    table = TABLES["skill_frequency"].summarise(put_truth(joined))
    base: dict[Any, int] = defaultdict(int)
    naming: dict[Any, int] = defaultdict(int)
    for row in joined.filter(pl.col("scope_true") == "core").iter_rows(named=True):
        for role in (row["role_true"], "all"):
            for level in (row["level_true"], "all"):
                base[role, level] += 1
                for skill in set(row["skills_true"]):
                    naming[role, level, skill] += 1
    compared = 0
    for cell in table.filter(pl.col("skill") != "all", pl.col("status") == "ok").iter_rows(named=True):
        group = cell["role"], cell["level"]
        count = naming[*group, cell["skill"]]
        expected = count if cell["statistic"] == "count" else count / base[group]
        assert cell["value"] == pytest.approx(expected, abs=1e-6), cell
        compared += 1
    assert compared > 300


def test_the_difference_is_printed(sample):
    ran = run("pipelines", "evaluate", "--data", str(sample[0].path))
    assert ran.returncode == 0, ran.stderr
    for word in ("in scope", "homonyms", "salary_min", "skill_frequency", "salary_by_industry", "off by"):
        assert word in ran.stdout


def test_reread_of_the_sample_gives_the_same_rows(sample):
    folder, _ = sample
    before = folder.read_postings().sort("posting_id")
    ran = run("pipelines", "reread", "--data", str(folder.path))
    assert ran.returncode == 0, ran.stderr
    assert folder.read_postings().sort("posting_id").equals(before)
