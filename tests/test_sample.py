"""The bundled sample: a seed gives one world, in the proportions promised; its pages bear out its truth; its server."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from spiders.sample.answers import Answers
from spiders.sample.markup import write_plain
from spiders.sample.phrases import FOLDER, load
from spiders.sample.render import PATHS
from spiders.sample.site import Site
from spiders.sample.world import SHARES, World, world

ROOT = Path(__file__).parent.parent
SOME = 2_000  # postings whose every detail is drawn; the plan of the full size is cheap
FACTORS = {"hour": 2080, "day": 260, "week": 52, "biweek": 26, "semimonth": 24, "month": 12, "year": 1}


@pytest.fixture(scope="module")
def some() -> World:
    return world(3, SOME)


@pytest.fixture(scope="module")
def rows(some: World) -> list[dict[str, Any]]:
    return some.truth()


@pytest.fixture(scope="module")
def texts(some: World) -> dict[str, str]:
    """The description of each job as plain text, by the truth's name of it."""
    return {f"job-{slot.number:06d}": write_plain(some.job(slot.number).sections) for slot in some.slots}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site(seed=11, postings=300) as served:
        yield served


def targets(sample: World) -> list[str]:
    """The path of every page of a sample, as its boards would be asked."""
    found = []
    for board in sample.boards.values():
        if board.kind == "jsonld":
            found.append(f"/careers/{board.key}/")
            found += [f"/careers/{board.key}/jobs/{posting.id}" for posting in board.postings]
        else:
            found.append(PATHS[board.kind].format(token=board.key))
    return found


def test_a_seed_gives_the_same_bytes() -> None:
    first, second, other = (Answers(World(seed, 300)) for seed in (7, 7, 8))
    pages = targets(first.world)
    assert [first.get(page) for page in pages] == [second.get(page) for page in pages]
    assert pages != targets(other.world)
    assert first.world.truth() == second.world.truth()


def test_proportions_of_the_whole_sample() -> None:
    whole = world()
    assert sum(len(board.postings) for board in whole.boards.values()) == 10_500
    assert len({employer.name for employer in whole.employers}) == 300
    scopes = Counter("homonym" if slot.title.homonym else slot.title.scope for slot in whole.slots)
    for name, share in zip(("core", "adjacent", "homonym", "out"), SHARES, strict=True):
        assert scopes[name] / len(whole.slots) == pytest.approx(share, abs=0.01)
    kinds = Counter[str]()
    for board in whole.boards.values():
        kinds[board.kind] += len(board.postings)
    assert 1_500 <= kinds["jsonld"] <= 2_500
    assert min(kinds[kind] for kind in ("ashby", "greenhouse", "lever")) > 1_500
    sizes = sorted((employer.size for employer in whole.employers), reverse=True)
    assert sum(sizes[:30]) > 0.25 * sum(sizes)
    assert {employer.setting for employer in whole.employers} == {
        "agency", "debt_buyer", "lender", "healthcare", "law_firm", "government", "utility", "in_house",
    }  # fmt: skip
    assert {slot.place.country for slot in whole.slots} >= {"US", "GB", "CA", "IN", "MY", "AU", "DE"}


def test_every_value_of_the_definitions_occurs(rows: list[dict[str, Any]]) -> None:
    known = {
        "role": "collections_specialist collector credit_controller collections_representative collections_analyst "
        "collections_manager director_of_collections other_collections account_representative accounts_receivable "
        "credit_analyst billing other_adjacent",
        "level": "junior mid senior lead manager director",
        "salary_period": " ".join(FACTORS),
        "salary_source": "structured description title",
        "work_mode": "on_site hybrid remote",
        "education_min": "none high_school associate bachelor",
        "employment_type": "full_time part_time contract temporary",
        "copy": "repeat repost",
    }
    for column, names in known.items():
        assert {row[column] for row in rows} - {None} >= set(names.split()), column
        assert None in {row[column] for row in rows} or column == "level", column


def test_pay_agrees_with_its_definitions(rows: list[dict[str, Any]]) -> None:
    ends = Counter[tuple[bool, bool]]()
    for row in rows:
        low, high, period = row["salary_min"], row["salary_max"], row["salary_period"]
        ends[low is None, high is None] += 1
        if period is None:
            assert (low, high, row["salary_currency"], row["annual_min"], row["ranges"]) == (None, None, None, None, [])
            continue
        for amount, year in ((low, row["annual_min"]), (high, row["annual_max"])):
            assert (year is None) == (amount is None)
            assert amount is None or year == pytest.approx(amount * FACTORS[period], abs=0.01)
        assert low is None or high is None or low <= high
        assert (row["ranges"][0]["minimum"], row["ranges"][0]["maximum"]) == (low, high)
        # a wage, not a slip of the generator: no job here pays a year's money an hour
        ceiling = {"INR": 6_000_000, "GBP": 250_000}.get(row["salary_currency"], 500_000)
        assert 8_000 < (row["annual_min"] or row["annual_max"]) < ceiling
    assert len(ends) == 4, "both ends, either alone, none"
    assert max(len(row["ranges"]) for row in rows) == 2


def spoken_amounts(text: str) -> set[float]:
    """The amounts that a person would read in a pay phrase: thousands by comma or point, k, lakh."""
    scale = 100_000 if re.search(r"LPA|lakh", text) else 1
    found = set()
    for digits, letter in re.findall(r"(\d[\d,.]*)([kK]?)", text):
        plain = re.sub(r"\.(?=\d{3}(?!\d))", "", digits.rstrip(".,")).replace(",", "")
        found.add(round(float(plain) * (1000 if letter else scale), 2))
    return found


def test_pay_said_in_text_or_title_stands_there(rows: list[dict[str, Any]], texts: dict[str, str]) -> None:
    seen = Counter[str]()
    for row in rows:
        evidence = row["salary_evidence"]
        if row["salary_source"] in ("description", "title"):
            assert evidence
        if not evidence:
            continue
        assert evidence in (row["title_text"] if row["salary_source"] == "title" else texts[row["job"]])
        assert spoken_amounts(evidence) == {row["salary_min"], row["salary_max"]} - {None}, evidence
        seen[row["salary_source"]] += 1
    assert seen["structured"] > 100
    assert seen["description"] > 300
    assert seen["title"] > 20


def test_skills_of_the_truth_are_said_in_the_text(rows: list[dict[str, Any]], texts: dict[str, str]) -> None:
    concepts = load("skills")["skill"]
    words: dict[str, set[str]] = {name: set(concept["says"]) for name, concept in concepts.items()}
    for sentence in sentences():
        for said, name in re.findall(r"\[([^\]|]+)\|([^\]|]+)\]", sentence):
            words[name].add(said)  # KeyError: a mark that names no concept
    for row in rows:
        text = texts[row["job"]].lower()
        assert (row["skills"] is None) == (row["scope"] == "out")
        for name in row["skills"] or ():
            assert any(said.lower() in text for said in words[name]), (row["posting_id"], name)
        assert set(row["skills_preferred"] or ()) <= set(row["skills"] or ())
    in_scope = [row for row in rows if row["scope"] != "out"]
    assert sum(len(row["skills"]) for row in in_scope) > 5 * len(in_scope)


def sentences() -> Iterator[str]:
    """Every sentence of the phrase files."""

    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict | list):
            for part in node.values() if isinstance(node, dict) else node:
                yield from walk(part)

    for file in sorted(FOLDER.glob("*.toml")):
        yield from walk(load(file.stem))


def test_texts_are_finished_and_nobodys(texts: dict[str, str]) -> None:
    for text in texts.values():
        assert not re.search(r"[{}|]", text), text
        assert all(mail.endswith(".example.org") for mail in re.findall(r"\S+@(\S+?)[.,]?(?=\s|$)", text))
        assert all(re.fullmatch(r"555-01\d\d", number) for number in re.findall(r"\b\d{3}-\d{4}\b", text))
    lengths = sorted(len(text) for text in texts.values())
    assert lengths[len(lengths) // 4] > 1_500
    assert lengths[-1] < 8_000


def test_no_two_employers_write_alike() -> None:
    houses = [employer.house for employer in world().employers]
    assert len({(house.about, house.benefits, house.eeo, tuple(house.headings.values())) for house in houses}) == 300


def test_repeats_and_reposts_are_the_only_copies(rows: list[dict[str, Any]]) -> None:
    jobs = defaultdict(list)
    for row in rows:
        jobs[row["job"]].append(row)
    for shown in jobs.values():
        assert [row["copy"] for row in shown].count(None) == 1
        assert len({(row["employer"], row["title_text"], row["salary_min"], row["city"]) for row in shown}) == 1
        for row in shown:
            first = next(one for one in shown if one["copy"] is None)
            assert (row["source"] == first["source"]) == (row["copy"] != "repeat")
            assert row["posted_on"] >= first["posted_on"]
    assert sum(len(shown) > 1 for shown in jobs.values()) >= 0.035 * SOME
    assert len({row["posting_id"] for row in rows}) == SOME


def test_a_homonym_is_out_and_has_no_role(rows: list[dict[str, Any]]) -> None:
    assert all(row["scope"] == "out" for row in rows if row["homonym"])
    assert all((row["role"] is None) == (row["scope"] == "out") for row in rows)
    core = {row["title"] for row in rows if row["scope"] == "core"}
    assert core & {row["title"] for row in rows if row["homonym"]}, "some titles tell only with their description"


def test_metros_stand_in_the_official_table(rows: list[dict[str, Any]], material: Path) -> None:
    table = (material / "reference" / "oews_2025_43-3011.csv").read_text("utf-8")
    known = set(re.findall(r"^OEU\w?,M,00(\d{5}),", table, re.MULTILINE))
    assert {row["metro"] for row in rows} - {None} <= known
    assert all((row["metro"] is not None) == (row["country"] == "US" and row["city"] is not None) for row in rows)


def test_sources_can_be_named_without_the_server(some: World) -> None:
    blocks = some.sources()
    assert all(key.startswith("sample-") and block["source_set"] == "sample" for key, block in blocks.items())
    assert sum(block["expect"] for block in blocks.values()) == SOME
    assert all("base_url" not in block for block in blocks.values())
    assert all(("url" in block) == (block["board"] == "jsonld") != ("token" in block) for block in blocks.values())


class Browser:
    """One kept connection to a site."""

    def __init__(self, url: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)

    def ask(self, target: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        self.connection.request(method, target, headers={key.replace("_", "-"): text for key, text in headers.items()})
        answer = self.connection.getresponse()
        return answer, answer.read()


def test_every_page_is_served_with_the_postings_it_should_have(site: Site) -> None:
    browser, found = Browser(site.url), Counter[str]()
    same = Answers(World(11, 300))
    for key, block in site.sources().items():
        assert block["base_url"] == site.url
        if block["board"] == "jsonld":
            found[key] = len(list(walk_careers(browser, urlsplit(block["url"]).path)))
        else:
            target = PATHS[block["board"]].format(token=block["token"])
            answer, body = browser.ask(target)
            assert (answer.status, answer.headers["Content-Type"]) == (200, "application/json; charset=utf-8")
            data = json.loads(body)
            found[key] = len(data if isinstance(data, list) else data["jobs"])
            assert same.get(target)[2] == body, "another process writes the same bytes"
        assert found[key] == block["expect"], key
    assert sum(found.values()) == 300


def walk_careers(browser: Browser, target: str) -> Iterator[dict[str, Any]]:
    """The JobPosting of every posting page, reached as a crawl reaches it: lists, rel=next, links of the ItemList."""
    while target:
        _, body = browser.ask(target)
        page = body.decode()
        [listed] = blocks_of(page)
        for item in listed["itemListElement"]:
            answer, inner = browser.ask(item["url"])
            assert answer.status == 200
            assert "synthetic" in inner.decode()
            nodes = [
                node for block in blocks_of(inner.decode()) for node in (block if isinstance(block, list) else [block])
            ]
            nodes += [inner_node for node in nodes for inner_node in node.get("@graph", [])]
            [posting] = [node for node in nodes if node.get("@type") == "JobPosting"]
            yield posting
        after = re.search(r'<link rel="next" href="([^"]+)">', page)
        target = unescape(after[1]) if after else ""


def blocks_of(page: str) -> list[Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(block) for block in found]


def test_long_lists_are_paged() -> None:
    pages = Answers(world(2, 3_000, "one"))
    long = max(pages.boards.values(), key=lambda board: len(board.postings))
    first, last = pages.get(f"/careers/{long.key}/"), pages.get(f"/careers/{long.key}/?page=2")
    assert b'rel="next"' in first[2]
    assert b'rel="prev"' in last[2]
    assert len(long.postings) > 25
    assert pages.get(f"/careers/{long.key}/?page=999")[0] == 404


def test_manners_of_the_server(site: Site) -> None:
    browser = Browser(site.url)
    answer, body = browser.ask("/robots.txt")
    closed = re.findall(r"Disallow: (\S+)", body.decode())
    assert answer.status == 200
    assert closed == ["/internal/"]
    careers = next(block["url"] for block in site.sources().values() if block["board"] == "jsonld")
    answer, listed = browser.ask(urlsplit(careers).path)
    assert b'href="/internal/' in listed, "a link that an honest crawl leaves alone"
    again, empty = browser.ask(urlsplit(careers).path, if_none_match=str(answer.headers["ETag"]))
    assert (again.status, empty) == (304, b"")
    head, nothing = browser.ask(urlsplit(careers).path, "HEAD")
    assert (head.status, head.headers["Content-Length"], nothing) == (200, str(len(listed)), b"")
    assert browser.ask("/v1/boards/sample-nobody/jobs")[0].status == 404
    assert browser.ask("/robots.txt", "POST")[0].status == 405


def test_greenhouse_holds_pay_back_unless_asked(site: Site) -> None:
    key = next(key for key, block in site.sources().items() if block["board"] == "greenhouse")
    plain = json.loads(Browser(site.url).ask(f"/v1/boards/{key}/jobs")[1])["jobs"][0]
    full = json.loads(Browser(site.url).ask(PATHS["greenhouse"].format(token=key))[1])["jobs"][0]
    assert set(full) - set(plain) == {"content", "departments", "offices", "pay_input_ranges"}
    assert full["content"].startswith("&lt;")
    assert unescape(full["content"]).startswith("<")


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text("utf-8").rpartition(")")[2].split()[0] == "Z"


def wait_until_gone(pid: int, seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if gone(pid):
            return True
        time.sleep(0.02)
    return False


def test_the_child_ends_with_the_context() -> None:
    with Site(seed=1, postings=60) as served:
        pid = served.pid
        assert pid is not None
        assert not gone(pid)
    assert wait_until_gone(pid)
    assert served.pid is None


def test_the_child_ends_when_its_parent_is_killed() -> None:
    code = (
        "import time\nfrom spiders.sample.site import Site\n"
        "with Site(seed=1, postings=60) as site:\n    print(site.pid, flush=True)\n    time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert wait_until_gone(child)


def test_a_sample_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 60 postings"):
        World(1, 12)
