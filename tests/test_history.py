"""A year of daily crawls with everything that happens to a board, and the history that names each event."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from pipelines.history import write_history
from pipelines.rows import Rows
from pipelines.store import Folder, write_json
from spiders.items import Posting
from spiders.ledger import Ledger
from tests.loopback import run

FIRST = datetime(2025, 11, 1, 6, tzinfo=UTC)
DAYS = 365
DUTIES = [
    "call customers with past-due balances and arrange payment plans",
    "negotiate settlements within policy and document each call",
    "trace debtors whose letters come back",
    "prepare files for counsel and attend hearings",
    "review aging reports with sales every Monday",
    "post payments and reconcile accounts at month end",
]


def day(number: int) -> date:
    return (FIRST + timedelta(days=number)).date()


def job(number: str, title: str = "Collections Specialist", board: str = "ashby", **more: object) -> Posting:
    order = [DUTIES[(int(number) + step * 5) % len(DUTIES)] for step in range(len(DUTIES))]
    told = {"places": ["Tampa, FL"], "description": f"<p>Opening {number}: you {', '.join(order)}.</p>" * 3} | more
    own = f"{board}-{number}"
    return Posting("oak", board, own, f"https://jobs.example.org/{own}", FIRST, f"{title} {number}", **told)  # type: ignore[arg-type]


def listed(number: int) -> tuple[str, list[Posting]]:
    """How the source ended on a day, and what it listed: the year's script."""
    if 100 <= number < 107:
        return "blocked", []
    if 150 <= number < 153:
        return "drift", []
    board = "ashby" if number < 200 else "greenhouse"
    jobs = [job(str(n), board=board) for n in range(5)]  # open all year
    if 20 <= number < 60:
        jobs.append(job("20", board=board))  # opened on 20, gone from 60 on
    if number >= 30:
        raised = {"salary_text": "$24 - $28 per hour"} if number >= 80 else {}
        jobs.append(job("30", board=board, **raised))  # its pay changed on 80
    if 40 <= number < 103:
        jobs.append(job("40", board=board))  # taken down in the blocked week
    if 120 <= number < 130 or number >= 160:
        number_now = "50" if number < 130 else "50 again"
        again = job("50", board=board)
        jobs.append(replace(again, id=f"{board}-{number_now}"))  # the same job, a month later, under a new id
    if number != 250:
        jobs.append(job("60", board=board))  # one crawl missed it
    return "ok", jobs


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    folder = Folder(tmp_path_factory.mktemp("year") / "data")
    folder.claim("live")
    for number in range(DAYS):
        at = FIRST + timedelta(days=number)
        crawl = f"{at:%Y%m%dT%H%M%SZ}"
        outcome, jobs = listed(number)
        rows, ledger = Rows(folder, crawl), Ledger()
        for posting in jobs:
            posting.fetched_at = at
            rows.take(posting)
        rows.flush()
        ledger.record("oak", "https://jobs.example.org/", outcome, "" if outcome == "ok" else "planted")
        ledger.accounts["oak"].found = len(jobs)
        ledger.settle()
        ledger.write(folder, crawl, {"crawl": crawl, "reason": "finished"})
    return folder, write_history(folder)


def life(history: pl.DataFrame, own: str) -> dict[str, object]:
    return history.row(by_predicate=pl.col("posting_id") == f"oak:{own}", named=True)


def test_a_posting_that_is_taken_down_is_closed(year):
    found = life(year[1], "ashby-20")
    assert (found["first_seen"], found["last_seen"], found["closed_on"]) == (day(20), day(59), day(60))
    assert found["status"] == "closed"


def test_an_edit_is_a_change_and_no_new_posting(year):
    found = life(year[1], "ashby-30")
    assert (found["first_seen"], found["changed_on"], found["closed_on"]) == (day(30), day(80), None)


def test_a_blocked_week_closes_nothing_and_a_posting_gone_in_it_closes_after(year):
    history = year[1]
    found = life(history, "ashby-40")
    assert (found["last_seen"], found["closed_on"]) == (day(99), day(107))
    assert history.filter(pl.col("closed_on").is_between(day(100), day(106))).is_empty()


def test_a_reader_that_broke_closes_nothing(year):
    assert year[1].filter(pl.col("closed_on").is_between(day(150), day(152))).is_empty()


def test_a_repost_is_known(year):
    before = life(year[1], "ashby-50")
    assert (before["status"], before["closed_on"]) == ("closed", day(130))
    assert before["reposted_as"] == "oak:ashby-50again"
    assert life(year[1], "ashby-50again")["first_seen"] == day(160)


def test_a_board_that_moves_closes_nothing_and_opens_nothing(year):
    history = year[1]
    for own in ("0", "1", "2", "3", "4", "30", "60"):
        found = life(history, f"ashby-{own}")
        assert (found["status"], found["closed_on"]) == ("moved", None)
        assert found["moved_to"] == f"oak:greenhouse-{own}"
        assert life(history, f"greenhouse-{own}")["status"] == "open"
    assert history.filter(pl.col("closed_on") >= day(190)).is_empty()
    assert history.filter((pl.col("first_seen") > day(0)) & (pl.col("status") == "open")).height == 8


def test_one_crawl_without_it_closes_nothing(year):
    found = life(year[1], "greenhouse-60")
    assert (found["status"], found["last_seen"], found["crawls"]) == ("open", day(364), DAYS - 200 - 1)


def test_the_same_each_time_and_by_the_command(year):
    folder, history = year
    before = (folder.history() / "postings.parquet").read_bytes()
    ran = run("pipelines", "history", "--data", str(folder.path))
    assert ran.returncode == 0, ran.stderr
    assert f"{history.height} postings" in ran.stdout
    assert (folder.history() / "postings.parquet").read_bytes() == before


def test_a_crawl_that_did_not_end_closes_nothing(tmp_path):
    folder = Folder(tmp_path / "data")
    folder.claim("live")
    for number in range(4):
        at = FIRST + timedelta(days=number)
        crawl = f"{at:%Y%m%dT%H%M%SZ}"
        rows, ledger = Rows(folder, crawl), Ledger()
        if number == 0:
            posting = job("1")
            posting.fetched_at = at
            rows.take(posting)
            rows.flush()
        ledger.record("oak", "https://jobs.example.org/", "ok" if number == 0 else "empty")
        ledger.settle()
        ledger.write(folder, crawl, {"crawl": crawl, "reason": "finished"})
        if number in (1, 2):
            write_json(folder.ledger(crawl) / "crawl.json", {"crawl": crawl, "reason": "shutdown"})
    assert life(write_history(folder), "ashby-1")["status"] == "open", "one conclusive crawl without it"
