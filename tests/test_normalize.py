"""A row from the readers, composed: the same from the same posting, from whatever text, and in good time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.clean_title import clean_title
from pipelines.industry import read_industry
from pipelines.level import read_level
from pipelines.location import read_location, read_work_mode
from pipelines.normalize import load_vocabularies, row
from pipelines.requirements import read_requirements
from pipelines.salary import read_salary
from pipelines.skills import find_skills
from pipelines.text import fold, to_text
from pipelines.title import read_title
from spiders.items import Posting

SEEN = datetime(2026, 11, 2, tzinfo=UTC)
READERS: dict[str, Callable[[str], Any]] = {
    "to_text": to_text,
    "fold": fold,
    "clean_title": clean_title,
    "read_title": lambda text: (read_title(text), read_title("Collector", text)),
    "read_level": lambda text: (read_level(text), read_level("Collector", text)),
    "read_salary": read_salary,
    "read_location": read_location,
    "read_work_mode": read_work_mode,
    "find_skills": find_skills,
    "read_industry": lambda text: (read_industry(text, "Collector", ""), read_industry("Acme", text, text)),
    "read_requirements": lambda text: (read_requirements(text), read_requirements("", text)),
    "row": lambda text: row(posting(text)),
}
PIECES = [
    *"$€£19.,:;-–/()kK<>&\"'=\n\t*a%+#@\xa0İ\ud800\0💸 ",
    *("1,000", " to ", "<p>", "</li>", "<li>", "&nbsp;", "&lt;p&gt;", "<!--", "http://", "\n* ", "New York, ", "MN-"),
    *("years", "experience", "no ", "required", "preferred", "a plus", "or ", "and ", "the ", "degree", "bachelor's"),
    *("collections ", "collector", "remote", "hybrid", "per hour", "up to ", "FDCPA", "Excel", "Ltd", "hospital"),
    *("we are ", "USA"),
]
MILLION = 1_000_000


def posting(text: str) -> Posting:
    return Posting(
        "s",
        "ashby",
        "1",
        "https://jobs.example.org/1",
        SEEN,
        f"Collector {text[:2000]}",
        places=[text],
        description=text,
    )


@pytest.fixture(scope="module", autouse=True)
def words():
    load_vocabularies()


@given(st.text(max_size=400) | st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_a_row_comes_of_any_text_and_is_the_same_again(text):
    first = row(posting(text))
    assert row(posting(text)) == first
    assert first["scope"] in ("core", "adjacent", "out")
    assert first["salary_min"] is not None or first["salary_max"] is not None or first["salary_reason"]


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=6).map("".join).filter(bool))
def test_a_million_characters_of_anything_take_less_than_a_second(name, piece):
    text = (piece * (MILLION // len(piece) + 1))[:MILLION]
    before = time.process_time()
    READERS[name](text)
    assert time.process_time() - before < (3 if name == "row" else 1), piece


@pytest.mark.parametrize("piece", ["12345\n", ": 12345 on-site ", "12345kNew York\n", "45000 ", "$1 ", "1.000,00 "])
def test_figures_without_end_take_less_than_a_second(piece):
    text = (piece * (MILLION // len(piece) + 1))[:MILLION]
    before = time.process_time()
    read_salary(text)
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    "odd", [{"title": None}, {"places": [None, "Tampa, FL"]}, {"id": "", "url": "http://[::1"}, {"id": "\ud800"}]
)
def test_an_odd_posting_makes_a_row(odd):
    found = posting("Call.")
    for name, value in odd.items():
        setattr(found, name, value)
    made = row(found)
    assert made["posting_id"].encode()
    assert made["title_text"] is not None
