"""What goes wrong on a weekday: one clear line that names the place, an outcome, and nothing else lost."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from pipelines.store import Folder
from tests.loopback import (
    ROOT,
    Answer,
    answer,
    crawl,
    hang_up,
    redirect,
    run,
    serving,
    stream,
    write_sources,
)
from tests.test_crawl import JOB, ledger, postings

GOOD = {"jobs": [JOB]}
HALF = json.dumps({"jobs": [JOB, JOB]}).encode()[:300]
QUICK = ("-s", "RETRY_TIMES=0", "-s", "DOWNLOAD_TIMEOUT=3")

BROKEN: dict[str, tuple[Answer, str, str]] = {
    "status-404": (answer("", 404), "gone", "404"),
    "status-403": (answer("", 403), "blocked", "403"),
    "status-500": (answer("", 500), "error", "500"),
    "html-for-json": (answer("<!doctype html><title>Sign in</title>", kind="text/html"), "drift", "HTML"),
    "half-json": (answer(HALF), "error", "JSON"),
    "empty-body": (answer(b""), "error", "empty"),
    "other-shape": (answer({"results": []}), "drift", "jobs"),
    "too-large": (stream(300), "error", "larger"),
    "redirects": (redirect("/posting-api/job-board/redirects"), "error", "redirects without end"),
    "silence": (hang_up, "error", ""),
}


@pytest.fixture(scope="module")
def bad_week(tmp_path_factory):
    """One crawl over every broken board with a good one among them."""
    place = tmp_path_factory.mktemp("bad")
    answers = {f"/posting-api/job-board/{name}": given for name, (given, _, _) in BROKEN.items()}
    answers["/posting-api/job-board/good"] = answer(GOOD)
    with serving(answers) as site:
        blocks = {name: {"board": "ashby", "token": name, "base_url": site.url} for name in [*BROKEN, "good"]}
        sources = write_sources(place / "sources.toml", blocks)
        ran = crawl(place / "data", "-a", f"sources={sources}", *QUICK)
    return place / "data", ran


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_board_ends_in_its_outcome(bad_week, name):
    data, ran = bad_week
    _, outcome, word = BROKEN[name]
    row = ledger(data).row(by_predicate=pl.col("source") == name, named=True)
    assert row["outcome"] == outcome, row
    assert word in row["reason"]
    assert "\n" not in row["reason"]
    assert f"{outcome}: {name}" in ran.stderr, "the report names it"


def test_the_good_board_among_them_lost_nothing(bad_week):
    data, ran = bad_week
    assert postings(data)["posting_id"].to_list() == ["good:a1"]
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0


def test_a_host_that_does_not_answer(tmp_path):
    blocks = {"dead": {"board": "ashby", "token": "x", "base_url": "http://127.0.0.1:9"}}
    ran = crawl(tmp_path / "data", "-a", f"sources={write_sources(tmp_path / 's.toml', blocks)}", *QUICK)
    [row] = ledger(tmp_path / "data").to_dicts()
    assert row["outcome"] == "error"
    assert "refused" in row["reason"]
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 4


def test_a_posting_without_a_title_is_set_aside_by_name(tmp_path):
    jobs = [JOB, JOB | {"id": "a2", "title": ""}, JOB | {"id": "a3", "title": None}, "not a job", JOB | {"id": "a4"}]
    with serving({"/posting-api/job-board/oak": answer({"jobs": jobs})}) as site:
        sources = write_sources(tmp_path / "s.toml", {"oak": {"board": "ashby", "token": "oak", "base_url": site.url}})
        ran = crawl(tmp_path / "data", "-a", f"sources={sources}")
    assert sorted(postings(tmp_path / "data")["posting_id"]) == ["oak:a1", "oak:a4"]
    aside = pl.concat([pl.read_parquet(file) for file in (tmp_path / "data").glob("set_aside/*/*/*.parquet")])
    assert aside.height == 3
    assert all("title_missing" in rule for rule in aside["rule"])
    assert "title_missing" in ran.stderr


def test_a_page_in_a_wrong_charset(tmp_path):
    page = """<html><head><meta charset="utf-8"><script type="application/ld+json">{"@type": "JobPosting",
    "title": "Chargé de recouvrement", "url": "/jobs/1", "identifier": "7"}</script></head></html>""".encode("latin-1")
    with serving({"/jobs": answer(page, kind="text/html; charset=utf-8")}) as site:
        block = {"board": "jsonld", "url": f"{site.url}/jobs", "employer": "Oak"}
        ran = crawl(tmp_path / "data", "-a", f"sources={write_sources(tmp_path / 's.toml', {'oak': block})}")
    assert ran.returncode == 0, ran.stderr
    assert postings(tmp_path / "data")["title_text"].to_list() == ["Chargé de recouvrement"]


MISTAKES = {
    "unknown key": ('[oak]\nboard = "ashby"\ntoken = "a"\nexpct = 3\n', "unknown key expct"),
    "unknown setting": ('[oak]\nboard = "ashby"\ntoken = "a"\nsetting = "zoo"\n', "unknown setting 'zoo'"),
    "no NAICS code": ('[oak]\nboard = "ashby"\ntoken = "a"\nnaics = "5"\n', "NAICS"),
    "a board twice": ('[elm]\nboard = "ashby"\ntoken = "a"\n[oak]\nboard = "ashby"\ntoken = "a"\n', "board as [elm]"),
    "syntax": ('[oak]\nboard = "ashby"\ntoken = oak\n', "line 3"),
    "unknown kind": ('[oak]\nboard = "fax"\ntoken = "oak"\n', "known kinds are adzuna, ashby, "),
    "no token": ('[oak]\nboard = "ashby"\n', "[oak] has no token"),
    "duplicate": ('[oak]\nboard = "ashby"\ntoken = "a"\n[oak]\nboard = "ashby"\ntoken = "b"\n', "twice"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_sources_file_costs_its_block_only(tmp_path, name):
    text, words = MISTAKES[name]
    with serving({f"/posting-api/job-board/{token}": answer(GOOD) for token in ("a", "good")}) as site:
        good = f'[good]\nboard = "ashby"\ntoken = "good"\nbase_url = "{site.url}"\n'
        based = text.replace('board = "ashby"\n', f'board = "ashby"\nbase_url = "{site.url}"\n')
        (tmp_path / "s.toml").write_text(based + good)
        ran = crawl(tmp_path / "data", "-a", f"sources={tmp_path / 's.toml'}")
    assert "good:a1" in postings(tmp_path / "data")["posting_id"].to_list()
    [line] = [line for line in ran.stderr.splitlines() if "s.toml" in line]
    assert "oak" in line
    assert words.replace("line 3", "line 4") in line
    assert "Traceback" not in ran.stderr


def refused(ran: subprocess.CompletedProcess[str]) -> str:
    """The one line of a refusal."""
    assert ran.returncode == 2, ran.stderr
    [line] = ran.stderr.strip().splitlines()
    assert line.startswith("tallyman: ")
    return line


def test_nothing_usable_in_a_sources_file_is_refused(tmp_path):
    (tmp_path / "s.toml").write_text('[oak]\nboard = "ashby"\n')
    assert "[oak] has no token" in refused(crawl(tmp_path / "data", "-a", f"sources={tmp_path / 's.toml'}"))


def test_a_sources_file_that_is_not_there(tmp_path):
    assert "nowhere.toml" in refused(crawl(tmp_path / "data", "-a", "sources=nowhere.toml"))


def test_a_source_the_sample_does_not_have(tmp_path):
    assert "nope" in refused(crawl(tmp_path / "data", "-a", "only=nope"))


def test_nobody_reads_the_report(tmp_path):
    """`scrapy crawl ... | head` must end, however early the other side hangs up."""
    with serving({"/posting-api/job-board/oak": answer(GOOD)}) as site:
        sources = write_sources(tmp_path / "s.toml", {"oak": {"board": "ashby", "token": "oak", "base_url": site.url}})
        words = f"-m scrapy crawl postings -a sources={sources} -s DATA_DIR={tmp_path / 'data'}"
        piped = f"{sys.executable} {words} 2>&1 | head -1"
        subprocess.run(["bash", "-c", piped], cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert postings(tmp_path / "data").height == 1


def test_two_crawls_at_once_in_one_folder(tmp_path):
    with serving({f"/posting-api/job-board/{name}": answer(GOOD) for name in "ab"}) as site:
        blocks = {name: {"board": "ashby", "token": name, "base_url": site.url} for name in "ab"}
        sources = write_sources(tmp_path / "s.toml", blocks)
        with ThreadPoolExecutor(2) as both:
            ran = list(
                both.map(lambda name: crawl(tmp_path / "data", "-a", f"sources={sources}", "-a", f"only={name}"), "ab")
            )
    assert [each.returncode for each in ran] == [0, 0]
    assert len(Folder(tmp_path / "data").crawls()) == 2
    assert sorted(postings(tmp_path / "data")["posting_id"]) == ["a:a1", "b:a1"]


def test_an_argument_that_is_none(tmp_path):
    assert "sorces" in refused(crawl(tmp_path / "data", "-a", "sorces=live"))


def test_a_live_crawl_names_a_contact(tmp_path):
    sources = write_sources(tmp_path / "s.toml", {"acme": {"board": "lever", "token": "acme"}})
    assert "CONTACT=" in refused(crawl(tmp_path / "data", "-a", f"sources={sources}"))
    assert "CONTACT=" in refused(crawl(tmp_path / "data", "-a", f"sources={sources}", "-s", "CONTACT=x\ny"))


def test_a_folder_of_the_other_set_is_refused(tmp_path):
    Folder(tmp_path / "data").claim("live")
    line = refused(crawl(tmp_path / "data"))
    assert "live" in line
    assert str(tmp_path / "data") in line


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "data").write_text("a file")
    assert str(tmp_path / "data") in refused(crawl(tmp_path / "data"))


@pytest.mark.parametrize("command", ["tables", "reread", "history", "ledger"])
def test_a_command_on_an_empty_folder(tmp_path, command):
    assert str(tmp_path / "data") in refused(run("pipelines", command, "--data", str(tmp_path / "data")))


def test_a_table_passes_by_a_corrupted_file_and_names_it(tmp_path):
    data = Path(tmp_path / "data")
    with serving({"/posting-api/job-board/oak": answer(GOOD)}) as site:
        sources = write_sources(tmp_path / "s.toml", {"oak": {"board": "ashby", "token": "oak", "base_url": site.url}})
        crawl(data, "-a", f"sources={sources}")
    folder = Folder(data)
    broken = folder.postings(folder.crawls()[0], 1) / "part-00001.parquet"
    broken.write_bytes(b"PAR1 and then nothing")
    ran = run("pipelines", "tables", "--data", str(data))
    assert ran.returncode == 0
    assert "part-00001.parquet" in ran.stderr


def test_a_disk_without_room_stops_the_crawl_and_spares_what_was_written(tmp_path):
    """The system refuses every file above 150 kB: what a full disk does to a write, without filling one."""
    data = tmp_path / "data"
    words = f"-m scrapy crawl postings -s DATA_DIR={data} -s SAMPLE_POSTINGS=3000"
    limited = f"ulimit -f 150 && exec {sys.executable} {words}"
    ran = subprocess.run(["bash", "-c", limited], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 1, ran.stderr
    assert f"{data}: cannot be written" in ran.stderr
    assert "no_room" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not list(data.rglob(".*.tmp"))
    for file in data.rglob("*.parquet"):
        pl.read_parquet(file, hive_partitioning=False)
