"""A crawl as a person runs it: real requests to a real server, files on a real disk."""

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import polars as pl
import pytest

from pipelines.store import Folder
from tests.loopback import answer, crawl, run, serving, write_sources

JOB = {
    "id": "a1",
    "title": "Collections Specialist",
    "location": "Tampa, FL",
    "employmentType": "FullTime",
    "publishedAt": "2026-10-01T09:00:00.000+00:00",
    "isListed": True,
    "isRemote": False,
    "jobUrl": "https://jobs.example.org/a1",
    "applyUrl": "https://jobs.example.org/a1/apply",
    "descriptionHtml": "<p>Call customers about past due accounts. Pay: $19 - $22 per hour.</p>",
}


def postings(data: Path) -> pl.DataFrame:
    return Folder(data).read_postings()


def ledger(data: Path) -> pl.DataFrame:
    folder = Folder(data)
    return pl.read_parquet(folder.ledger(folder.crawls()[-1]) / "sources.parquet")


@pytest.fixture
def one_board(tmp_path):
    with serving({"/posting-api/job-board/oakline": answer({"jobs": [JOB]})}) as site:
        block = {"board": "ashby", "token": "oakline", "employer": "Oakline", "base_url": site.url}
        yield site, write_sources(tmp_path / "sources.toml", {"oakline": block})


def test_a_posting_reaches_the_disk_as_a_row(one_board, tmp_path):
    _, sources = one_board
    feed = tmp_path / "feed.jsonl"
    ran = crawl(tmp_path / "data", "-a", f"sources={sources}", "-O", str(feed))
    assert ran.returncode == 0, ran.stderr
    [row] = postings(tmp_path / "data").to_dicts()
    assert row["posting_id"] == "oakline:a1"
    assert (row["scope"], row["role"], row["employer"]) == ("core", "collections_specialist", "Oakline")
    assert (row["salary_min"], row["salary_max"], row["salary_period"]) == (19.0, 22.0, "hour")
    assert row["annual_min"] == 19 * 2080
    assert (row["city"], row["region"], row["country"], row["metro"]) == ("Tampa", "US-FL", "US", "45300")
    assert row["employment_type"] == "full_time"
    [item] = [json.loads(line) for line in feed.read_text().splitlines()]
    assert item["title"] == "Collections Specialist", "the item is the posting as found"
    assert item["description"].startswith("<p>")


def test_robots_are_asked_first_and_the_agent_is_honest(one_board, tmp_path):
    site, sources = one_board
    crawl(tmp_path / "data", "-a", f"sources={sources}", "-s", "CONTACT=desk@example.org")
    assert [path.partition("?")[0] for _, path, _ in site.asked] == ["/robots.txt", "/posting-api/job-board/oakline"]
    assert all(agent.startswith("Tallyman/") and "desk@example.org" in agent for _, _, agent in site.asked[1:])


def test_a_disallowed_board_is_not_asked(one_board, tmp_path):
    site, sources = one_board
    site.answers["/robots.txt"] = answer("User-agent: *\nDisallow: /posting-api/\n", kind="text/plain")
    ran = crawl(tmp_path / "data", "-a", f"sources={sources}")
    assert [path for _, path, _ in site.asked] == ["/robots.txt"]
    assert ledger(tmp_path / "data")["outcome"].to_list() == ["robots"]
    assert ran.returncode == 4, "nothing was collected"


@pytest.mark.parametrize("status", [500, 503])
def test_a_failing_robots_txt_forbids(one_board, tmp_path, status):
    site, sources = one_board
    site.answers["/robots.txt"] = answer("", status)
    crawl(tmp_path / "data", "-a", f"sources={sources}", "-s", "RETRY_TIMES=0")
    assert {path for _, path, _ in site.asked} == {"/robots.txt"}
    [row] = ledger(tmp_path / "data").to_dicts()
    assert (row["outcome"], str(status) in row["reason"]) == ("error", True)


def test_reread_gives_the_same_rows_and_tables_the_same_bytes(one_board, tmp_path):
    _, sources = one_board
    data = tmp_path / "data"
    crawl(data, "-a", f"sources={sources}")
    before = postings(data)
    tables = {file.name: file.read_bytes() for file in (data / "tables").iterdir()}
    ran = run("pipelines", "reread", "--data", str(data))
    assert ran.returncode == 0, ran.stderr
    assert Folder(data).generation(Folder(data).crawls()[0]) == 2
    assert postings(data).equals(before)
    assert pl.read_parquet(data / "postings/**/*.parquet").height == before.height, "a glob finds each row once"
    assert list(data.glob("superseded/postings/*/generation=1/*.parquet")), "nothing is deleted"
    assert run("pipelines", "tables", "--data", str(data)).returncode == 0
    assert {file.name: file.read_bytes() for file in (data / "tables").iterdir()} == tables


def test_only_reads_the_named_sources(tmp_path):
    with serving({f"/posting-api/job-board/{name}": answer({"jobs": [JOB]}) for name in "abc"}) as site:
        blocks = {name: {"board": "ashby", "token": name, "base_url": site.url} for name in "abc"}
        sources = write_sources(tmp_path / "s.toml", blocks)
        crawl(tmp_path / "data", "-a", f"sources={sources}", "-a", "only=a,c")
    assert postings(tmp_path / "data")["source"].sort().to_list() == ["a", "c"]


def test_recorded_ashby_boards_replayed(material, tmp_path):
    """The real input: 66 boards under the API's own path, and the structured pay of 681 postings."""
    answers: dict[str, Any] = {}
    blocks: dict[str, Any] = {}
    with serving(answers) as site:
        for number, file in enumerate(sorted((material / "boards/ashby").glob("*.json.gz"))):
            token = unquote(file.name.removesuffix(".json.gz"))
            quoted = file.name.removesuffix(".json.gz")
            answers[f"/posting-api/job-board/{quoted}"] = answer(gzip.decompress(file.read_bytes()))
            blocks[f"ashby-{number}"] = {"board": "ashby", "token": token, "employer": token, "base_url": site.url}
        sources = write_sources(tmp_path / "sources.toml", blocks)
        ran = crawl(tmp_path / "data", "-a", f"sources={sources}")
    assert ran.returncode == 0, ran.stderr
    outcomes = ledger(tmp_path / "data")["outcome"].value_counts().rows()
    assert sorted(outcomes) == [("empty", 1), ("ok", 65)]
    rows = postings(tmp_path / "data")
    assert rows.height == 1511
    assert not list((tmp_path / "data").glob("set_aside/**/*.parquet"))
    read = {row["posting_id"].partition(":")[2]: row for row in rows.iter_rows(named=True)}
    gold = [json.loads(line) for line in (material / "gold/salary_ashby.jsonl").read_text().splitlines()]
    periods = {"1 YEAR": "year", "1 HOUR": "hour", "1 MONTH": "month", "1 WEEK": "week", "1 DAY": "day"}
    right = sum(
        (row["salary_currency"], row["salary_period"], row["salary_min"], row["salary_max"])
        == (
            line["gold"]["currency"],
            periods[line["gold"]["interval"]],
            line["gold"]["min"],
            line["gold"]["max"],
        )
        for line in gold
        if (row := read[line["id"]])
    )
    assert len(gold) == 681
    assert right >= 0.99 * len(gold), f"{right} of {len(gold)}"
