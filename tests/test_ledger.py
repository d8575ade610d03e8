"""How a crawl ended, told to a scheduler; what drifts; what is forgotten and what is kept."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.forgetting import drop_old_pages
from pipelines.store import Folder
from tests.loopback import Answer, Loopback, answer, crawl, run, serving, write_sources
from tests.test_crawl import JOB, ledger

BOARD = "/posting-api/job-board"


def board(jobs: int, **more: object) -> Answer:
    return answer({"jobs": [JOB | {"id": f"a{number}"} | more for number in range(jobs)]})


def sources_of(place: Path, site: Loopback, *names: str) -> Path:
    blocks = {name: {"board": "ashby", "token": name, "base_url": site.url} for name in names}
    return write_sources(place / "sources.toml", blocks)


@pytest.fixture
def two_boards(tmp_path):
    answers = {f"{BOARD}/oak": board(20), f"{BOARD}/elm": board(20)}
    with serving(answers) as site:
        yield answers, sources_of(tmp_path, site, "oak", "elm"), tmp_path / "data"


def again(sources: Path, data: Path) -> subprocess.CompletedProcess[str]:
    ran = crawl(data, "-a", f"sources={sources}", "-s", "RETRY_TIMES=0", "-s", "TABLES=0")
    assert "Traceback" not in ran.stderr
    return run("pipelines", "ledger", "--data", str(data))


def test_the_exit_status_tells_a_scheduler(two_boards):
    answers, sources, data = two_boards
    told = again(sources, data)
    assert (told.returncode, "2 sources (ok 2)" in told.stdout) == (0, True), told.stdout
    answers[f"{BOARD}/elm"] = answer("", 403)
    told = again(sources, data)
    assert told.returncode == 3
    assert "blocked  elm" in told.stdout
    answers[f"{BOARD}/oak"] = answer("", 500)
    told = again(sources, data)
    assert told.returncode == 4
    assert run("pipelines", "ledger", "--data", str(data), "--crawl", "nope").returncode == 2


def test_a_board_that_collapses_has_drifted(two_boards):
    answers, sources, data = two_boards
    again(sources, data)
    answers[f"{BOARD}/oak"] = board(2)
    answers[f"{BOARD}/elm"] = board(20, descriptionHtml=None)
    told = again(sources, data)
    assert told.returncode == 3
    assert "drift    oak: 2 postings, where there were 20" in told.stdout
    assert "drift    elm: description is filled in 0 % of its postings" in told.stdout
    assert set(ledger(data)["outcome"]) == {"drift"}


def test_who_asks_to_be_left_out_is_gone_and_stays_away(two_boards):
    _, sources, data = two_boards
    again(sources, data)
    ran = run("pipelines", "forget", "oak", "--data", str(data))
    assert ran.returncode == 0, ran.stderr
    assert "20 postings" in ran.stdout
    assert set(Folder(data).read_postings()["source"]) == {"elm"}
    for file in data.rglob("*.parquet"):
        rows = pl.read_parquet(file, hive_partitioning=False)
        assert "source" not in rows.columns or "oak" not in rows["source"].to_list(), file
    bodies = pl.concat([pl.read_parquet(file) for file in (data / "bodies").glob("*.parquet")])
    assert bodies.height == 1
    again(sources, data)
    assert ledger(data)["source"].to_list() == ["elm"]


def test_old_pages_go_and_postings_stay(two_boards):
    answers, sources, data = two_boards
    again(sources, data)
    answers[f"{BOARD}/elm"] = board(21)
    again(sources, data)
    folder = Folder(data)
    first, second = folder.crawls()
    assert drop_old_pages(folder, 30) == 0
    assert drop_old_pages(folder, 30, datetime(2030, 1, 1, tzinfo=UTC)) == 2
    assert not folder.pages(first).exists()
    assert folder.pages(second).exists(), "the newest stays"
    assert len(folder.posting_files(first)) == 1
    bodies = pl.concat([pl.read_parquet(file) for file in folder.bodies().glob("*.parquet")])
    assert bodies.height == 2
    assert run("pipelines", "reread", "--data", str(data), "--crawl", second).returncode == 0


def test_a_renamed_key_is_drift_and_closes_nothing(two_boards):
    answers, sources, data = two_boards
    again(sources, data)
    for renamed in ("title", "id"):
        jobs = [{f"{renamed}_now" if key == renamed else key: value for key, value in JOB.items()} for _ in range(20)]
        jobs = [job | {"jobUrl": f"https://jobs.example.org/{number}"} for number, job in enumerate(jobs)]
        answers[f"{BOARD}/oak"] = answer({"jobs": jobs})
        told = again(sources, data)
        assert told.returncode == 3
        assert "drift    oak" in told.stdout, told.stdout
    assert run("pipelines", "history", "--data", str(data)).returncode == 0
    lives = pl.read_parquet(data / "history" / "postings.parquet")
    assert lives.filter(pl.col("posting_id").str.starts_with("oak:a"))["closed_on"].null_count() == 20


def test_a_folder_is_never_the_place_of_a_job(tmp_path, two_boards):
    _, sources, data = two_boards
    again(sources, data)
    ran = crawl(data, "-a", f"sources={sources}", "-s", f"JOBDIR={data}")
    assert ran.returncode == 2
    assert "JOBDIR" in ran.stderr
    assert Folder(data).read_postings().height == 40
    ran = crawl(data, "-a", f"sources={sources}", "-s", f"JOBDIR={tmp_path}", "-s", "TABLES=0")
    assert (ran.returncode, sources.exists()) == (0, True)


def test_a_crawl_whose_only_source_is_forgotten_keeps_its_ledger(tmp_path):
    with serving({f"{BOARD}/oak": board(3)}) as site:
        sources = sources_of(tmp_path, site, "oak")
        again(sources, tmp_path / "data")
    assert run("pipelines", "forget", "oak", "--data", str(tmp_path / "data")).returncode == 0
    assert run("pipelines", "history", "--data", str(tmp_path / "data")).returncode == 0
    assert run("pipelines", "ledger", "--data", str(tmp_path / "data")).returncode == 4
