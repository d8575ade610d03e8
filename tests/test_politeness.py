"""Robots as RFC 9309 says, case by case, and delays as hosts ask for them: from the servers' own logs."""

import asyncio
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import polars as pl
import pytest
from scrapy.http import Request, Response

from spiders.ledger import NotAllowed
from spiders.politeness import ROBOTS_BYTES, Doorkeeper, read_retry_after, slot_of
from tests.loopback import Answer, answer, crawl, hang_up, redirect, run, serving, write_sources
from tests.test_crawl import JOB, ledger

BOARD = "/posting-api/job-board/oak"
QUICK = ("-s", "DOWNLOAD_DELAY=0.2", "-s", "AUTOTHROTTLE_START_DELAY=0.2", "-s", "TABLES=0", "-s", "RETRY_TIMES=1")


def robots(text: str | bytes, status: int = 200) -> Answer:
    return answer(text, status, "text/plain")


def padded(kibibytes: int, rule: str) -> str:
    """A robots.txt whose rule stands behind so many KiB of comment."""
    return "# nothing\n" * (kibibytes * 1024 // 10) + f"User-agent: *\n{rule}\n"


def chain(length: int) -> dict[str, Answer]:
    """A robots.txt at the end of so many redirects."""
    hops = {f"/hop-{number}": redirect(f"/hop-{number + 1}") for number in range(1, length)}
    return {"/robots.txt": redirect("/hop-1"), **hops, f"/hop-{length}": robots(f"User-agent: *\nDisallow: {BOARD}\n")}


def refuse_once(seconds: str) -> Answer:
    """429 with Retry-After, then the board."""
    asked: list[float] = []

    def give(handler: BaseHTTPRequestHandler) -> None:
        asked.append(time.monotonic())
        refusal = answer("", 429, Retry_After=seconds)
        (refusal if len(asked) == 1 else answer({"jobs": [JOB]}))(handler)

    return give


DISALLOW = f"User-agent: *\nDisallow: {BOARD}\n"
CASES: dict[str, tuple[dict[str, Answer], str]] = {
    "rules": ({"/robots.txt": robots(DISALLOW)}, "robots"),
    "other-agent": (
        {"/robots.txt": robots(f"User-agent: Oakbot\nDisallow: /\n\nUser-agent: *\nAllow: {BOARD}\n")},
        "ok",
    ),
    "our-agent": ({"/robots.txt": robots("User-agent: *\nAllow: /\n\nUser-agent: tallyman\nDisallow: /\n")}, "robots"),
    "longest": ({"/robots.txt": robots(f"User-agent: *\nDisallow: /posting-api\nAllow: {BOARD}\n")}, "ok"),
    "longest-forbids": ({"/robots.txt": robots(f"User-agent: *\nAllow: /posting-api\nDisallow: {BOARD}\n")}, "robots"),
    "tie": ({"/robots.txt": robots(f"User-agent: *\nDisallow: {BOARD}\nAllow: {BOARD}\n")}, "ok"),
    "404": ({"/robots.txt": robots(DISALLOW, 404)}, "ok"),
    "403": ({"/robots.txt": robots(DISALLOW, 403)}, "ok"),
    "503": ({"/robots.txt": robots("", 503)}, "error"),
    "500": ({"/robots.txt": robots("User-agent: *\nAllow: /\n", 500)}, "error"),
    "dropped": ({"/robots.txt": hang_up}, "error"),
    "five-redirects": (chain(5), "robots"),
    "499-kib": ({"/robots.txt": robots(padded(499, f"Disallow: {BOARD}"))}, "robots"),
    "too-long": ({"/robots.txt": robots(padded(2 * ROBOTS_BYTES // 1024, f"Disallow: {BOARD}"))}, "ok"),
    "binary": ({"/robots.txt": robots(b"\0\xff\xfe" * 1000)}, "ok"),
    "endless-delay": ({"/robots.txt": robots("User-agent: *\nCrawl-delay: 86400\n")}, "robots"),
    "retry-after": ({BOARD: refuse_once("2")}, "ok"),
    "retry-tomorrow": ({BOARD: refuse_once("86400")}, "blocked"),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """One crawl over every case, each a host of its own."""
    place = tmp_path_factory.mktemp("robots")
    with ExitStack() as stack:
        sites = {
            name: stack.enter_context(serving({BOARD: answer({"jobs": [JOB]})} | answers, f"127.0.1.{number}"))
            for number, (name, (answers, _)) in enumerate(CASES.items(), 1)
        }
        blocks = {name: {"board": "ashby", "token": "oak", "base_url": site.url} for name, site in sites.items()}
        sources = write_sources(place / "sources.toml", blocks)
        ran = crawl(place / "data", "-a", f"sources={sources}", *QUICK)
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    return ledger(place / "data"), {name: site.asked for name, site in sites.items()}


@pytest.mark.parametrize("name", CASES)
def test_robots_and_refusals(asked, name):
    accounts, logs = asked
    row = accounts.row(by_predicate=pl.col("source") == name, named=True)
    assert row["outcome"] == CASES[name][1], row
    boards = [path for _, path, _ in logs[name] if path.startswith(BOARD)]
    assert bool(boards) == (row["outcome"] in ("ok", "blocked"))


def test_the_wait_a_host_asks_for_is_kept(asked):
    _, logs = asked
    first, second = [at for at, path, _ in logs["retry-after"] if path.startswith(BOARD)]
    assert second - first >= 2.0
    assert len([path for _, path, _ in logs["retry-tomorrow"] if path.startswith(BOARD)]) == 1


def test_a_crawl_delay_is_kept(tmp_path):
    answers = {f"/posting-api/job-board/{token}": answer({"jobs": [JOB]}) for token in ("a", "b", "c")}
    answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 1.5\n")
    with serving(answers, "127.0.2.1") as site:
        blocks = {token: {"board": "ashby", "token": token, "base_url": site.url} for token in ("a", "b", "c")}
        ran = crawl(tmp_path / "data", "-a", f"sources={write_sources(tmp_path / 's.toml', blocks)}", *QUICK)
    assert ran.returncode == 0, ran.stderr
    times = [at for at, *_ in site.asked]
    assert len(times) == 4
    assert min(later - earlier for earlier, later in pairwise(times)) >= 1.5


def test_all_who_wait_for_one_robots_txt_are_told(tmp_path):
    tokens = [f"closed-{number}" for number in range(5)] + ["open"]
    answers = {f"/posting-api/job-board/{token}": answer({"jobs": [JOB]}) for token in tokens}
    with serving(answers | {"/robots.txt": robots("User-agent: *\nDisallow: /posting-api/job-board/closed\n")}) as site:
        blocks = {token: {"board": "ashby", "token": token, "base_url": site.url} for token in tokens}
        crawl(tmp_path / "data", "-a", f"sources={write_sources(tmp_path / 's.toml', blocks)}", *QUICK)
    assert [path.split("?")[0] for _, path, _ in site.asked if "robots" not in path] == ["/posting-api/job-board/open"]
    assert ledger(tmp_path / "data")["outcome"].to_list().count("robots") == 5


def test_a_redirect_to_another_host_asks_its_robots_first(tmp_path):
    with ExitStack() as stack:
        there = {BOARD: answer({"jobs": [JOB]}), "/robots.txt": robots(DISALLOW)}
        closed = stack.enter_context(serving(there, "127.0.2.2"))
        site = stack.enter_context(serving({BOARD: redirect(closed.url + BOARD)}, "127.0.2.3"))
        blocks = {"oak": {"board": "ashby", "token": "oak", "base_url": site.url}}
        crawl(tmp_path / "data", "-a", f"sources={write_sources(tmp_path / 's.toml', blocks)}", *QUICK)
    assert [path for _, path, _ in closed.asked] == ["/robots.txt"]
    assert ledger(tmp_path / "data")["outcome"].to_list() == ["robots"]


def test_no_page_leads_inside():
    keeper = Doorkeeper()
    led = {"redirect_urls": ["http://careers.invalid/jobs"]}
    for inside in ("http://127.0.0.1/jobs", "http://localhost:8000/", "http://169.254.169.254/latest", "http://[::1]/"):
        with pytest.raises(NotAllowed, match="private address"):
            asyncio.run(keeper.process_request(Request(inside, meta=dict(led))))
    request = Request("http://127.0.0.1/jobs", meta={"redirect_urls": ["http://127.0.0.1:8000/jobs"]})
    asyncio.run(keeper.process_request(request))
    assert request.meta["download_slot"] == "127.0.0.1"


def test_a_day_to_come_back_is_read():
    now = datetime(2026, 11, 2, 12, tzinfo=UTC)
    refused = Response("https://example.org", 503, {"Retry-After": "Mon, 02 Nov 2026 12:01:30 GMT"})
    assert read_retry_after(refused, now) == 90
    for words in ("soon", "", "-5", "1e9", "9" * 400):
        wait = read_retry_after(Response("https://example.org", 429, {"Retry-After": words}), now)
        assert wait is None or wait >= 0


def test_a_slot_is_that_of_the_whole_domain():
    assert slot_of("a.wd1.myworkdayjobs.com") == slot_of("B.WD5.myworkdayjobs.com.")
    assert slot_of("jobs.example.org") != slot_of("jobs.example.net")


def test_many_hosts_at_once_each_at_its_own_pace():
    """The benchmark in small: time near the slowest host's own least, and none asked sooner than its delay."""
    ran = run("benchmarks.hosts", "--hosts", "12", "--pages", "6")
    told = ran.stdout.splitlines()
    assert "every page asked once: True" in told[0], ran.stdout
    assert float(told[2].split(":")[1].split()[0]) >= 1.0, ran.stdout
