"""A crawl after a crawl: what did not change costs one request and no bytes; what was stopped goes on."""

import json
import signal
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import polars as pl
import pytest

from pipelines.store import Folder
from tests.loopback import ROOT, Answer, answer, crawl, run, serving, write_sources
from tests.test_crawl import JOB, ledger, postings

BOARDS = [f"board-{number:02d}" for number in range(6)]


def tagged(body: object) -> Answer:
    """An answer with an ETag, which is 304 to whom has it."""
    content = json.dumps(body)
    tag = f'"{hash(content) & 0xFFFFFFFF:x}"'
    whole, same = answer(content, ETag=tag), answer(b"", 304, ETag=tag)

    def give(handler: BaseHTTPRequestHandler) -> None:
        (same if handler.headers.get("If-None-Match") == tag else whole)(handler)

    return give


def board(token: str, jobs: int = 30) -> dict[str, object]:
    described = {"descriptionHtml": f"<p>Call customers of {token} with past-due balances.</p>" * 20}
    return {"jobs": [JOB | described | {"id": f"{token}-{number}"} for number in range(jobs)]}


def requests(data: Path, crawl_id: str) -> pl.DataFrame:
    return pl.read_parquet(Folder(data).ledger(crawl_id) / "requests.parquet")


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """Six boards crawled, one of them changed, and crawled again."""
    place = tmp_path_factory.mktemp("twice")
    answers = {f"/posting-api/job-board/{token}": tagged(board(token)) for token in BOARDS}
    with serving(answers) as site:
        blocks = {token: {"board": "ashby", "token": token, "base_url": site.url} for token in BOARDS}
        sources = write_sources(place / "sources.toml", blocks)
        first = crawl(place / "data", "-a", f"sources={sources}")
        answers[f"/posting-api/job-board/{BOARDS[0]}"] = tagged(board(BOARDS[0], jobs=31))
        site.asked.clear()
        second = crawl(place / "data", "-a", f"sources={sources}")
        asked = [path for _, path, _ in site.asked if "robots" not in path]
    return place / "data", first, second, asked


def test_an_unchanged_board_costs_one_request_and_no_bytes(twice):
    data, first, second, asked = twice
    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert len(asked) == len(BOARDS)
    before, after = (requests(data, name) for name in Folder(data).crawls())
    unchanged = after.filter(pl.col("outcome") == "not_modified")
    assert sorted(unchanged["source"]) == BOARDS[1:]
    assert unchanged["bytes"].sum() == 0
    assert after["bytes"].sum() < before["bytes"].sum() / 5, "the changed one alone"
    assert ledger(data).filter(pl.col("source") == BOARDS[1])["outcome"].to_list() == ["not_modified"]


def test_the_second_crawl_has_every_posting(twice):
    data, *_ = twice
    second = pl.concat([pl.read_parquet(file) for file in Folder(data).posting_files(Folder(data).crawls()[1])])
    assert second.height == 6 * 30 + 1
    assert second["posting_id"].is_unique().all()
    assert postings(data).height == second.height


def test_a_reread_of_the_second_crawl_gives_the_same(twice):
    data, *_ = twice
    name = Folder(data).crawls()[1]
    before = pl.concat([pl.read_parquet(file) for file in Folder(data).posting_files(name)]).sort("posting_id")
    assert run("pipelines", "reread", "--data", str(data), "--crawl", name).returncode == 0
    after = pl.concat([pl.read_parquet(file) for file in Folder(data).posting_files(name)]).sort("posting_id")
    assert after.equals(before)


def slowly(body: object) -> Answer:
    whole = answer(body)

    def give(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)
        whole(handler)

    return give


def start_crawl(*words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "scrapy", "crawl", "postings", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_crawl_goes_on_without_a_posting_lost_or_doubled(tmp_path, ending):
    tokens = [f"slow-{number:02d}" for number in range(40)]
    answers = {f"/posting-api/job-board/{token}": slowly(board(token, jobs=3)) for token in tokens}
    data, job = tmp_path / "data", tmp_path / "job"
    with serving(answers) as site:
        blocks = {token: {"board": "ashby", "token": token, "base_url": site.url} for token in tokens}
        words = [f"sources={write_sources(tmp_path / 's.toml', blocks)}", f"DATA_DIR={data}", f"JOBDIR={job}"]
        words = ["-a", words[0], "-s", words[1], "-s", words[2], "-s", "CONCURRENT_REQUESTS=4", "-s", "TABLES=0"]
        running = start_crawl(*words)
        while len(site.asked) < 12 and running.poll() is None:
            time.sleep(0.05)
        running.send_signal(ending)
        running.wait(30)
        answered = len(site.asked)
        assert answered < 35, "it was stopped midway"
        again = start_crawl(*words)
        assert again.wait(90) == 0
        asked = [path for _, path, _ in site.asked if "robots" not in path]
    found = Folder(data).read_postings()
    assert found.height == 40 * 3
    crawls = Folder(data).crawls()
    if ending == signal.SIGINT:
        assert len(crawls) == 1, "the same crawl went on"
        assert len(asked) == len(set(asked)), "nothing was asked twice"
        rows = pl.concat([pl.read_parquet(file) for file in Folder(data).posting_files(crawls[0])])
        assert rows["posting_id"].is_unique().all()
        assert ledger(data).height == 40
        assert set(ledger(data)["outcome"]) == {"ok"}
    else:
        assert len(crawls) == 2, "what a kill leaves is not trusted: another crawl begins"


def test_the_page_of_an_unchanged_posting_is_not_asked_for_again(tmp_path):
    page = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Collector %d", "description": "Call."}'
    answers = {f"/jobs/{n}": answer(f"{page % n}</script>", kind="text/html") for n in range(3)}
    listed = dict.fromkeys(range(3), "2026-10-01")

    def sitemap(handler: BaseHTTPRequestHandler) -> None:
        rows = "".join(
            f"<url><loc>{site.url}/jobs/{n}</loc><lastmod>{day}</lastmod></url>" for n, day in listed.items()
        )
        answer(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>', kind="text/xml")(handler)

    def asked_for() -> list[str]:
        site.asked.clear()
        assert crawl(data, "-a", f"sources={sources}", "-s", "TABLES=0").returncode == 0
        return sorted(path for _, path, _ in site.asked if path.startswith("/jobs/"))

    data = tmp_path / "data"
    with serving({**answers, "/sitemap.xml": sitemap}) as site:
        block = {"board": "sitemap", "url": f"{site.url}/sitemap.xml", "follow": "/jobs/*"}
        sources = write_sources(tmp_path / "sources.toml", {"oak": block})
        assert asked_for() == ["/jobs/0", "/jobs/1", "/jobs/2"]
        site.answers["/jobs/1"] = answer("maintenance", kind="text/html")
        listed[1] = "2026-11-01"
        assert asked_for() == ["/jobs/1"]
        assert asked_for() == ["/jobs/1"], "what could not be read is asked for again"
        site.answers["/jobs/1"] = answers["/jobs/1"]
        assert asked_for() == ["/jobs/1"]
        assert asked_for() == []
    last = Folder(data).crawls()[-1]
    assert sum(pl.read_parquet(file).height for file in Folder(data).posting_files(last)) == 3
