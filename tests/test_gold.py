"""The gold sets: large enough, apart from each other, true to their texts; the readers at their targets on them."""

import csv
import json
import re
import tomllib
from collections import Counter

import pytest

from pipelines.evaluate import GOLD, OWN, judge_gold, measure_gold, tabulate, write_page
from pipelines.evaluate.cases import SETS, read_gold
from pipelines.evaluate.measures import read_targets
from pipelines.vocabulary import load

LEAST = {"title": 300, "level": 150, "pay": 400, "place": 300, "work_mode": 150, "industry": 150}
FIELDS = sorted(read_targets(GOLD / "targets.toml"))


@pytest.fixture(scope="module")
def cases():
    return judge_gold()


@pytest.fixture(scope="module")
def measures(cases):
    return measure_gold(cases)


@pytest.fixture(scope="module")
def descriptions():
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in GOLD.glob("descriptions/*.json")}


@pytest.mark.parametrize("name", LEAST)
def test_a_set_is_large_and_a_third_of_it_held_out(name):
    rows = read_gold(GOLD / f"{name}.tsv")
    parts = Counter(row["set"] for row in rows)
    assert len(rows) >= LEAST[name]
    assert set(parts) == set(OWN)
    assert 0.28 <= parts["holdout"] / len(rows) <= 0.4
    assert all(row["provenance"] for row in rows)
    answers = {"set", "provenance", "note"}
    keys = Counter(tuple(cell for column, cell in row.items() if column not in answers) for row in rows)
    assert keys.most_common(1)[0][1] == 1, "the same line twice"


def test_homonyms_traps_and_descriptions_are_enough(descriptions):
    assert sum(bool(row["homonym"]) for row in read_gold(GOLD / "title.tsv")) >= 100
    assert sum(bool(row["trap"]) for row in read_gold(GOLD / "pay.tsv")) >= 150
    assert len(descriptions) >= 120
    assert len({one["text"] for one in descriptions.values()}) == len(descriptions)


def test_every_skill_of_a_description_stands_where_it_says(descriptions):
    for name, one in descriptions.items():
        for skill in one["skills"]:
            assert one["text"][skill["start"] : skill["end"]] == skill["quote"], (name, skill)
        named = [skill["name"] for skill in one["skills"]]
        assert len(named) == len(set(named)), name
        credentials = {skill["name"] for skill in one["skills"] if skill["category"] == "credential"}
        assert set(one["credentials"]) == credentials, name


def test_roles_and_settings_are_those_of_the_vocabulary(descriptions):
    values = load("values.toml")
    roles = {row["role"] for row in read_gold(GOLD / "title.tsv") if row["role"]}
    assert roles <= {role for group in values["roles"].values() for role in group}
    settings = {row["setting"] for row in read_gold(GOLD / "industry.tsv")}
    assert settings | {one["setting"] for one in descriptions.values()} <= set(values["settings"])


MISSED = tomllib.loads((GOLD / "missed.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", OWN)
@pytest.mark.parametrize(("field", "statistic"), FIELDS)
def test_target(measures, field, statistic, part):
    """Every target is met, or stands in `missed.toml`, does not fall further, and leaves that file once it is met."""
    [found] = [one for one in measures if (one.field, one.statistic, one.part) == (field, statistic, part)]
    reached = MISSED.get(part, {}).get(f"{field} {statistic}")
    told = f"{found.value:.4f} of {found.answers}, target {found.target}"
    if reached is None:
        assert not found.missed, told
    else:
        assert found.missed, f"met: take it out of missed.toml ({told})"
        assert found.value >= reached, told


def test_the_page_of_the_docs_is_current(root, measures):
    page = (root / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert re.search(r"^20\d\d-\d\d-\d\d: ", page, re.M), "undated"
    for row in tabulate(measures):
        assert f"| {' | '.join(row)} |" in page, "run `python -m pipelines evaluate --to docs/evaluation.md`"
    assert "| ashby | pay |" in page


def test_errors_on_holdout_are_counted_and_not_quoted(cases, measures):
    held = {case.text for case in cases if case.part == "holdout" and not case.right}
    tuned = {case.text for case in cases if case.part != "holdout"}
    page = write_page(cases, measures, "2026-01-01")
    assert not [text for text in held - tuned if len(text) > 20 and text[:50] in page]


@pytest.mark.parametrize("name", [file.stem for file in sorted(GOLD.glob("*_more.tsv"))])
def test_lines_that_served_to_mend_a_reader_mostly_read_right(name):
    """They say nothing of how well a reader reads what it has not seen, and are in no table."""
    lines = read_gold(GOLD / f"{name}.tsv")
    judged = [
        (row.get("text") or row.get("title"), case) for row in lines for case in SETS[name.split("_more")[0]](row)
    ]
    wrong = [(text, case) for text, case in judged if not case[2] and case[0] not in ("pay kind", "pay inferred")]
    assert len({text for text, _ in wrong}) <= 0.05 * len(lines), wrong[:5]


def test_gold_is_read_as_written(tmp_path):
    file = tmp_path / "x.tsv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        writer.writerows([["text", "set"], ['a "quoted" line\\nand \\\\n two\\tcolumns', "tune"]])
    assert read_gold(file) == [{"text": 'a "quoted" line\nand \\n two\tcolumns', "set": "tune"}]
