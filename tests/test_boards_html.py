"""Boards told in web pages, and sites by their sitemaps: real listings, hostile ones, and a walk from page to page."""

import gzip
import json
import re
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders import boards
from spiders.boards import KINDS
from spiders.items import Follow, Page, Posting, Unreadable
from tests.test_boards import PAGES, SAID, SLOW, page_of, plainly

HTML_KINDS = ("hrmdirect", "icims", "jobvite", "paylocity", "phenom", "sitemap")
LISTINGS = {
    "hrmdirect": "openings.html",
    "icims": "search.html",
    "jobvite": "search.html",
    "paylocity": "jobs.html",
    "phenom": "search.html",
}
POSTINGS = {
    "hrmdirect": ("opening",),
    "icims": ("posting",),
    "jobvite": ("posting", "plain"),
    "paylocity": ("posting", "markup"),
    "phenom": ("posting", "detail"),
}
IN_A_LIST = {"paylocity": ("window.pageData", "Jobs", "JobId"), "phenom": ("phApp.ddo", "jobs", "jobId")}
"""Kinds whose listing is JSON that a script assigns: to what, the list's key, and that of an id."""


def listing(kind: str) -> bytes:
    return (PAGES / kind / LISTINGS[kind]).read_bytes()


def read(kind: str, body: bytes | str, stem: str = "", found: Any = None, **block: Any) -> list[Posting | Follow]:
    page = page_of(kind, body, stem=stem, **block)
    return list(boards.read(page if found is None else replace(page, found=found)))


def leads(found: list[Posting | Follow]) -> list[Follow]:
    """What leads to the page of a posting."""
    return [one for one in found if isinstance(one, Follow) and one.found and "depth" not in one.found]


def further(found: list[Posting | Follow]) -> list[str]:
    """What leads to more of a list."""
    return [one.url for one in found if isinstance(one, Follow) and not one.found]


def postings(found: list[Posting | Follow]) -> list[Posting]:
    return [one for one in found if isinstance(one, Posting)]


# Where a board answers

GUID = "00000000-1111-2222-3333-444444444444"
STARTS = [
    ("phenom", {"url": "https://jobs.example.com/us/en/search-results?q=a"}, "https://jobs.example.com/us/en/search-results?q=a"),
    ("icims", {"token": "careers-oak"}, "https://careers-oak.icims.com/jobs/search?pr=0&in_iframe=1"),
    ("jobvite", {"token": "oak"}, "https://jobs.jobvite.com/oak/search"),
    ("paylocity", {"token": GUID}, f"https://recruiting.paylocity.com/recruiting/jobs/All/{GUID}"),
    ("hrmdirect", {"token": "oak"}, "https://oak.hrmdirect.com/employment/job-openings.php?search=true"),
    ("sitemap", {"url": "https://www.example.com/careers?x=1"}, "https://www.example.com/robots.txt"),
    ("sitemap", {"url": "https://www.example.com/maps/jobs.xml?lang=en"}, "https://www.example.com/maps/jobs.xml?lang=en"),
    ("sitemap", {"url": "https://www.example.com/jobs.xml.gz"}, "https://www.example.com/jobs.xml.gz"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "block", "url"), STARTS)
def test_a_board_starts_where_it_answers(kind, block, url):
    assert KINDS[kind].NEEDS in block
    assert KINDS[kind].start(block) == [Follow(url)]
    [moved] = KINDS[kind].start({**block, "base_url": "http://127.0.0.1:8099/"})
    assert moved.url == "http://127.0.0.1:8099" + url[url.index("/", 8) :]


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_replayed_board_is_asked_at_its_base_url_alone(kind):
    found = read(kind, listing(kind), base_url="http://127.0.0.1:8099")
    urls = [urljoin("http://127.0.0.1:8099/x", one.url) for one in found if isinstance(one, Follow)]
    assert urls
    assert all(url.startswith("http://127.0.0.1:8099/") for url in urls)
    usual = [urlsplit(one.url) for one in read(kind, listing(kind)) if isinstance(one, Follow)]
    assert [(url.path, url.query) for url in usual] == [(urlsplit(url).path, urlsplit(url).query) for url in urls]


# Real listings

REAL = {
    "hrmdirect": ([("3762934", "CRM Product Owner"), ("3779928", "Senior Accountant")], 0),
    "icims": ([("8214", "Payroll Tax Specialist"), ("8212", "Payroll Support Specialist")], 0),
    "jobvite": (
        [
            ("octxAfww", "Manager, Development (Chicago/Hybrid)"),
            ("ohAzAfwK", "Manager, Technology Vendor Management (Chicago/Hybrid)"),
        ],
        0,
    ),
    "paylocity": (
        [("4141169", "Engineer/Associate Engineer, Power Systems"), ("4401262", "Administrative Assistant (Hybrid)")],
        0,
    ),
    "phenom": (
        [("P-104461", "Senior Project Manager(German Speaker)"), ("P-104504", "Revenue Development Representative")],
        25,
    ),
}
OF_REAL = {"token": "feedingamerica"}


@pytest.mark.parametrize("kind", REAL)
def test_a_real_listing_is_read_in_full(kind, material):
    body = (material / "boards" / "fixtures" / f"{kind}.html").read_bytes()
    block = {"token": {"icims": "careers-wipfli", "jobvite": "feedingamerica"}.get(kind, "oak")}
    found = read(kind, body, **({} if kind == "phenom" else block))
    assert [(one.found["id"], one.found["title"]) for one in leads(found)] == REAL[kind][0]
    assert len(further(found)) == REAL[kind][1]
    assert postings(found) == []
    for one in leads(found):
        assert kind == "hrmdirect" or one.found["location_text"]
        assert kind in ("icims", "jobvite") or one.found["posted_on"]
        assert one.found["id"] in one.url or kind == "phenom"
    audit = getattr(KINDS[kind], "unread", None)
    assert audit is None or audit(page_of(kind, body)) == set()


# What leads to a posting


@pytest.mark.parametrize("kind", LISTINGS)
def test_each_posting_is_led_to_once_and_told_the_same_each_time(kind):
    found = read(kind, listing(kind))
    ids = [one.found["id"] for one in leads(found)]
    assert len(set(ids)) == len(ids)
    assert len({one.url for one in leads(found)}) == len(ids)
    later = page_of(kind, listing(kind))
    later = replace(later, fetched_at=later.fetched_at.replace(year=2027))
    assert [plainly(one) for one in leads(list(boards.read(later)))] == [plainly(one) for one in leads(found)]
    assert json.loads(json.dumps([one.found for one in leads(found)])) == [one.found for one in leads(found)]


@pytest.mark.parametrize(("kind", "stem"), [(kind, stem) for kind in POSTINGS for stem in POSTINGS[kind]])
def test_the_page_knows_better_and_the_listing_fills_what_it_lacks(kind, stem):
    body = (PAGES / kind / f"{stem}.html").read_bytes()
    told = {"title": "Said by the list", "valid_through": "2099-01-01", "industry": "Said by the list", "id": "X9"}
    [posting] = postings(read(kind, body, stem, told))
    [alone] = postings(read(kind, body, stem, {"id": "X9"}))
    assert posting.id == alone.id == "X9"
    assert posting.board == kind
    assert posting.title == alone.title != "Said by the list"
    assert posting.valid_through == (alone.valid_through or "2099-01-01")
    assert posting.industry == (alone.industry or "Said by the list")
    assert posting.description == alone.description


@pytest.mark.parametrize(("kind", "stem"), [(kind, stem) for kind in POSTINGS for stem in POSTINGS[kind]])
def test_what_a_listing_is_said_to_have_found_loses_no_posting(kind, stem):
    body = (PAGES / kind / f"{stem}.html").read_bytes()
    for wrong in (None, 5, True, [], [None, 7, ["x"]], {"a": 1}, "\ud83d"):
        for key in ("id", "title", "places", "location_text", "posted_on", "country"):
            [posting] = postings(read(kind, body, stem, {"id": "7", key: wrong, "also": 1}))
            assert posting.title
            assert json.dumps(plainly(posting), ensure_ascii=False).encode()


@pytest.mark.parametrize("kind", POSTINGS)
@pytest.mark.parametrize("body", [b"<!doctype html><title>This job is filled</title>", b"<html>" + b"<p>" * 3000])
def test_a_page_without_its_posting_is_drift(kind, body):
    with pytest.raises(Unreadable) as caught:
        read(kind, body, POSTINGS[kind][0])
    assert caught.value.outcome == "drift"


@pytest.mark.parametrize("kind", ["hrmdirect", "icims", "jobvite"])
def test_the_page_of_a_posting_is_known_by_its_address_too(kind):
    stem = POSTINGS[kind][0]
    body = (PAGES / kind / f"{stem}.html").read_bytes()
    [with_found], [without] = postings(read(kind, body, stem)), postings(read(kind, body, stem, {}))
    assert (without.id, without.title) == (with_found.id, with_found.title)


def test_of_several_postings_on_a_page_its_own_is_taken():
    node = {"@type": "JobPosting", "title": "Similar", "url": "/jobs/1/x/job", "identifier": "1"}
    own = {"@type": "JobPosting", "title": "Collector", "url": "/jobs/4417/x/job", "datePosted": "2026-01-02"}
    body = f'<script type="application/ld+json">{json.dumps([node, own])}</script>'
    [posting] = postings(read("icims", body, "posting"))
    assert (posting.title, posting.id) == ("Collector", "4417")
    [named] = postings(read("jobvite", body, "posting", {"id": "x", "title": "Similar"}))
    assert named.title == "Similar"


# Answers that are not what the board promises

BROKEN = [
    ("empty", b"", "error", "empty"),
    ("blank", b" \r\n", "error", "empty"),
    ("sign-in", b"<!doctype html><html><title>Sign in</title><form action=/login></form></html>", "drift", "no "),
    ("json", b'{"jobs": []}', "drift", "no "),
    ("text", b"upstream connect error", "drift", "no "),
]


@pytest.mark.parametrize("kind", LISTINGS)
@pytest.mark.parametrize(("body", "outcome", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_an_answer_of_another_kind_is_unreadable(kind, body, outcome, words):
    with pytest.raises(Unreadable, match=words) as caught:
        read(kind, body)
    assert caught.value.outcome == outcome
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", IN_A_LIST)
def test_half_a_page_is_an_error_and_a_renamed_key_drift(kind):
    name, key, _ = IN_A_LIST[kind]
    body = listing(kind)
    with pytest.raises(Unreadable, match="broken JSON") as caught:
        read(kind, body[: body.index(b'"' + key.encode() + b'"') + 400])
    assert caught.value.outcome == "error"
    for old in (name, key):
        with pytest.raises(Unreadable, match=re.escape(old)) as caught:
            read(kind, body.replace(old.encode(), b"renamed"))
        assert caught.value.outcome == "drift"


@pytest.mark.parametrize(
    ("kind", "old"),
    [("icims", b"/job?"), ("icims", b"/jobs/"), ("jobvite", b"/job/"), ("hrmdirect", b"job-opening.php")],
)
def test_links_that_are_written_otherwise_are_drift(kind, old):
    with pytest.raises(Unreadable) as caught:
        read(kind, listing(kind).replace(old, b"/other/"))
    assert caught.value.outcome == "drift"


EMPTY = {
    "hrmdirect": '<form name="searchReqs"></form><div id="noOpeningsMsg">There are no current openings.</div>',
    "icims": '<div class="iCIMS_MainWrapper iCIMS_ListingsPage"><ul class="iCIMS_JobsTable"></ul></div>',
    "jobvite": '<div class="jv-page-body"><p>No results found</p></div>',
    "paylocity": "<script>window.pageData = " + '{"Jobs": [], "ModuleTitle": "Oak"};</script>',
    "phenom": '<script>phApp.ddo = {"eagerLoadRefineSearch": {"status": 200, "totalHits": 0, "data": {}}};</script>',
}


@pytest.mark.parametrize("kind", EMPTY)
def test_an_empty_board_yields_nothing(kind):
    assert read(kind, EMPTY[kind]) == []


def test_a_board_that_leads_elsewhere_is_drift():
    with pytest.raises(Unreadable, match=r"search\.jobvite\.com") as caught:
        read("jobvite", listing("jobvite"), at="https://search.jobvite.com/?invalid=1")
    assert caught.value.outcome == "drift"


def assigned(kind: str, entries: list[Any], **search: Any) -> str:
    name, key, _ = IN_A_LIST[kind]
    data: Any = {key: entries}
    if kind == "phenom":
        data = {"eagerLoadRefineSearch": {"status": 200, "totalHits": len(entries), "data": data} | search}
    return f"<script>{name} = {json.dumps(data)}; x = 1;</script>"


WRONG: list[Any] = [None, 5, 10**400, 1e308, True, "text", [], [[]], {}, [None, 7, "x", {}], {"name": 5}]


@pytest.mark.parametrize("kind", IN_A_LIST)
def test_no_field_of_a_wrong_type_loses_its_posting_or_another(kind):
    _, key, own = IN_A_LIST[kind]
    text = listing(kind).decode()
    start = text.index("[", text.index(f'"{key}"'))
    first = json.JSONDecoder().raw_decode(text, start)[0][0]
    other = {own: "other", "title": "Other", "JobTitle": "Other"}
    for field in first:
        for wrong in WRONG:
            found = read(kind, assigned(kind, [first | {field: wrong}, other]))
            assert [one.found["id"] for one in leads(found)][-1] == "other"
            assert len(found) == (1 if (field, wrong) == ("IsInternal", True) else 2)
            assert json.dumps([plainly(one) for one in found], ensure_ascii=False).encode()


@pytest.mark.parametrize("kind", IN_A_LIST)
def test_an_entry_that_cannot_be_followed_is_set_aside_by_name(kind):
    found = read(kind, assigned(kind, ["a text", None, {}, {"title": "No id", "JobTitle": "No id"}]))
    assert [one.title for one in postings(found)] == [""] * 4


def test_the_audit_would_notice_a_new_key():
    assert KINDS["phenom"].unread(page_of("phenom", assigned("phenom", [{"jobId": 1, "pay": 2}]))) == {"pay"}  # type: ignore[attr-defined]
    assert KINDS["paylocity"].unread(page_of("paylocity", assigned("paylocity", [{"Pay": 2}]))) == {"Pay"}  # type: ignore[attr-defined]


# What each board is known for


def test_a_session_answer_is_no_empty_board():
    with pytest.raises(Unreadable, match="no list") as caught:
        read("phenom", '<script>phApp.ddo = {"refineSearch": {"tokenAvailable": true}};</script>')
    assert caught.value.outcome == "drift"
    with pytest.raises(Unreadable, match="answers 500") as caught:
        read("phenom", assigned("phenom", [], status=500))
    assert caught.value.outcome == "error"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://jobs.example.com/gb/en/search-results", "https://jobs.example.com/gb/en/job/S1"),
        ("https://jobs.example.com/global/en_us/c/finance-jobs?x=1", "https://jobs.example.com/global/en_us/job/S1"),
        ("https://jobs.example.com/search-results", "https://jobs.example.com/job/S1"),
    ],
)
def test_a_posting_lies_on_its_own_part_of_the_site(url, page):
    [one] = leads(read("phenom", assigned("phenom", [{"jobId": "1", "jobSeqNo": "S1", "title": "A"}]), url=url))
    assert one.url == page


LOW, HIGH = ("Posted Min Pay Rate", "USD $18.00/Hr."), ("Posted Max Pay Rate", "USD $22.00/Hr.")
PAY = [
    ([LOW, HIGH], "USD $18.00/Hr. - USD $22.00/Hr."),
    ([HIGH], "Posted Max Pay Rate: USD $22.00/Hr."),
    ([("Pay Range:", "USD $66,000.00 - USD $90,750.00 /A")], "Pay Range: USD $66,000.00 - USD $90,750.00 /A"),
    ([("Salary Range", "Salary Negotiable"), ("Display Location", "Row 7")], None),
]


@pytest.mark.parametrize(("fields", "line"), PAY)
def test_pay_stands_on_an_icims_card(fields, line):
    terms = "".join(f"<dt>{name}</dt><dd><span>{text}</span></dd>" for name, text in fields)
    card = f'<li class="iCIMS_JobCardItem"><a href="/jobs/7/x/job"><h3>Collector</h3></a><dl>{terms}</dl></li>'
    [one] = leads(read("icims", card))
    assert one.found.get("salary_text") == line


def test_an_icims_portal_without_cards_is_read_by_its_links():
    found = read(
        "icims",
        '<a href="/jobs/7/x/job?in_iframe=1">Collector</a><a href="/jobs/8/job">Clerk</a><a href="/jobs/intro">In</a>',
    )
    assert [(one.found["id"], one.found["title"]) for one in leads(found)] == [("7", "Collector"), ("8", "Clerk")]


def test_the_first_page_of_jobvite_again_is_drift():
    body = listing("jobvite")
    with pytest.raises(Unreadable, match="first page again") as caught:
        read("jobvite", body, at="https://jobs.jobvite.com/drummondrecovery/search?p=1")
    assert caught.value.outcome == "drift"
    there = body.replace(b"1-7 of 18", b"8-14 of 18")
    assert further(read("jobvite", there, at="https://jobs.jobvite.com/drummondrecovery/search?p=1")) == []


def test_a_count_may_have_a_comma():
    body = listing("jobvite").replace(b"1-7 of 18", b"1-50 of 1,266")
    assert len(further(read("jobvite", body))) == 25
    body = listing("icims").replace(b"Page 1 of 3", b"Page 1 of 1,020")
    assert len(further(read("icims", body))) == 399


def test_a_place_of_jobvite_is_that_of_its_own_row():
    rows = "".join(f'<tr><td><a href="/drummondrecovery/job/code{n}">T{n}</a></td></tr>' for n in range(3))
    table = f'<table>{rows}<tr><td class="jv-job-list-location">Elsewhere</td></tr></table>'
    assert all("places" not in one.found for one in leads(read("jobvite", table)))


def test_rows_of_one_requisition_are_one_posting():
    rows = "".join(
        f'<tr><td class="posTitle"><a href="job-opening.php?req=7&req_loc={n}">Collector</a></td>'
        f'<td class="cities">City {n % 3}</td></tr>'
        for n in range(9)
    )
    [one] = leads(read("hrmdirect", f"<table>{rows}</table>"))
    assert one.found["places"] == ["City 0", "City 1", "City 2"]
    assert one.url == "https://tindallwater.hrmdirect.com/employment/job-opening.php?req=7"


def test_unknown_pay_of_hrmdirect_is_none():
    body = (PAGES / "hrmdirect" / "opening.html").read_bytes()
    [posting] = postings(read("hrmdirect", body.replace(b"$19.75 - $24.10 Per Hour", b"$0 - $0"), "opening"))
    assert posting.salary_text is None


# Sitemaps

MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
HOME = "https://www.corveymedical.example.com"


def urlset(*paths: str, home: str = HOME) -> bytes:
    return f'<urlset xmlns="{MAP}">{"".join(f"<url><loc>{home}{path}</loc></url>" for path in paths)}</urlset>'.encode()


def test_a_sitemap_is_gzip_by_its_bytes():
    plain = (PAGES / "sitemap" / "careers.xml").read_bytes()
    assert read("sitemap", gzip.compress(plain), "careers") == read("sitemap", plain, "careers")
    assert read("sitemap", plain, "careers", at=f"{HOME}/careers.xml.gz") == read("sitemap", plain, "careers")


NO_SITEMAPS: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "error", "empty"),
    "html": (b"<!doctype html><title>404</title>", "drift", "HTML"),
    "text": (b"Not found", "drift", "other text"),
    "feed": (b"<rss version='2.0'><channel/></rss>", "drift", "<rss>"),
    "half": (urlset("/job/1", "/job/2")[:-30], "error", "broken XML"),
    "doctype": (b'<!DOCTYPE a [<!ENTITY b "c">]><urlset><url><loc>&b;</loc></url></urlset>', "error", "DTDForbidden"),
    "external": (b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><urlset/>', "error", "DTDForbidden"),
    "charset": (b'<?xml version="1.0" encoding="no-such"?><urlset/>', "error", "broken XML"),
    "deep": (b"<urlset>" + b"<a>" * 100_000, "error", "deeper"),
    "many": (b"<urlset>" + b"<a/>" * 2_000_001, "error", "more elements"),
    "half-gzip": (gzip.compress(urlset("/job/1") * 50)[:-20], "error", "gzip"),
    "no-gzip": (b"\x1f\x8b\x08\x00rubbish", "error", "gzip"),
    "gzip-bomb": (zlib.compress(b" " * 60_000_000, 9, wbits=31), "error", "larger"),
    "nothing": (b"\xef\xbb\xbf  ", "drift", "other text"),
}


@pytest.mark.parametrize("name", NO_SITEMAPS)
def test_what_is_no_sitemap_is_unreadable(name):
    body, outcome, words = NO_SITEMAPS[name]
    with pytest.raises(Unreadable, match=words) as caught:
        read("sitemap", body, "careers")
    assert caught.value.outcome == outcome
    assert "\n" not in str(caught.value)


def test_an_empty_sitemap_yields_nothing():
    assert read("sitemap", urlset(), "careers") == []
    assert read("sitemap", urlset("/patients", "/careers"), "careers") == []


def test_follow_says_which_addresses_are_postings():
    found = read("sitemap", urlset("/work-here/7-collector", "/work-here", "/jobs/7"), "careers", follow="/work-here/*")
    assert [one.url for one in found if isinstance(one, Follow)] == [f"{HOME}/work-here/7-collector"]


def index(*urls: str) -> bytes:
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{url}</loc></sitemap>' for url in urls)}</sitemapindex>".encode()


ELSEWHERE = [
    (urlset("/job/1", "/job/2", home="https://jobs.example.net"), "careers"),
    (index("https://jobs.example.net/s.xml"), "index"),
    (b"Sitemap: https://jobs.example.net/s.xml", ""),
]


def test_another_host_is_not_asked():
    mixed = urlset("/job/1")[:-9] + urlset("/job/2", home="https://jobs.example.net").partition(b">")[2]
    assert [one.url for one in read("sitemap", mixed, "careers") if isinstance(one, Follow)] == [f"{HOME}/job/1"]
    for body, stem in ELSEWHERE:
        with pytest.raises(Unreadable, match=r"jobs\.example\.net") as caught:
            read("sitemap", body, stem)
        assert caught.value.outcome == "drift"


def test_a_site_that_answers_at_another_name_is_drift():
    with pytest.raises(Unreadable, match=r"corveymedical\.example\.org") as caught:
        read("sitemap", b"Sitemap: /s.xml", at="https://corveymedical.example.org/robots.txt")
    assert caught.value.outcome == "drift"


@pytest.mark.parametrize(
    "body", [b"", b"User-agent: *\nAllow: /", b"<!doctype html><title>404</title>", b"\xff\xfe\x00"]
)
def test_without_a_sitemap_line_the_usual_place_is_asked(body):
    [one] = read("sitemap", body)
    assert isinstance(one, Follow)
    assert one.url == f"{HOME}/sitemap.xml"


def test_sitemaps_of_sitemaps_end():
    assert read("sitemap", index(f"{HOME}/s.xml"), "index", {"id": "", "depth": 2})
    with pytest.raises(Unreadable, match="3 deep"):
        read("sitemap", index(f"{HOME}/s.xml"), "index", {"id": "", "depth": 3})


@pytest.mark.parametrize(
    "loc", ["http://[half/job/1", "/job/1\x0b", "javascript:x/job/1", "//", "https:///job/1", "/job/" + "9" * 5000]
)
def test_an_odd_address_costs_no_other(loc):
    body = urlset("/job/7").replace(b"</urlset>", f"<url><loc>{loc}</loc></url></urlset>".encode())
    with_odd = body if "\x0b" not in loc else body.replace(b"\x0b", b"&#9;")
    assert f"{HOME}/job/7" in [one.url for one in read("sitemap", with_odd, "careers") if isinstance(one, Follow)]


# From page to page


def walk(kind: str, answer: Callable[[str], bytes | str], **block: Any) -> tuple[int, list[Follow]]:
    """Ask for all that a board leads to but the pages of postings: how often it was asked, and what led to postings."""
    known: dict[str, Any] = {"board": kind, **SAID[kind]["block"], **block}
    asked: set[str] = set()
    found: dict[str, Follow] = {}
    queue = list(KINDS[kind].start(known))
    base = page_of(kind, b"")
    while queue:
        follow = queue.pop()
        if follow.url in asked:
            continue
        asked.add(follow.url)
        body = answer(follow.url)
        content = body.encode() if isinstance(body, str) else body
        page = Page(follow.url, 200, {}, content, base.fetched_at, "oak", known, None, follow.found)
        try:
            for one in boards.read(page):
                if isinstance(one, Follow):
                    to_posting = one.found and "depth" not in one.found
                    (
                        found.setdefault(one.url, one)
                        if to_posting
                        else queue.append(replace(one, url=urljoin(page.url, one.url)))
                    )
        except Unreadable:
            continue
    return len(asked), list(found.values())


def numbers(url: str) -> int:
    told = re.search(r"[?&](?:pr|p|from|page)=(\d+)", url)
    return int(told[1]) if told else 0


def test_phenom_asks_for_all_pages():
    def answer(url: str) -> str:
        at = numbers(url)
        jobs = [{"jobId": f"J{n}", "jobSeqNo": f"S{n}", "title": "A"} for n in range(at, min(at + 10, 47))]
        return assigned("phenom", jobs, totalHits=47)

    asked, found = walk("phenom", answer)
    assert (asked, len(found)) == (5, 47)


def test_icims_asks_for_all_pages():
    def answer(url: str) -> str:
        at = numbers(url)
        cards = "".join(
            f'<li class="iCIMS_JobCardItem"><a href="/jobs/{at}{n}/x/job"><h3>A</h3></a></li>' for n in range(1, 21)
        )
        return f'<div class="iCIMS_PagingBatch"><a>Page {at + 1} <span>of 6, Current Page</span></a></div>{cards}'

    asked, found = walk("icims", answer)
    assert (asked, len(found)) == (6, 120)


def test_jobvite_asks_for_all_pages():
    def answer(url: str) -> str:
        at = numbers(url)
        rows = "".join(f'<a href="/drummondrecovery/job/code{n}">A</a>' for n in range(at * 50, min(at * 50 + 50, 120)))
        return f'{rows}<div class="jv-pagination-text">{at * 50 + 1}-{min(at * 50 + 50, 120)} of 120</div>'

    asked, found = walk("jobvite", answer)
    assert (asked, len(found)) == (3, 120)


def test_a_site_is_walked_from_robots_to_its_postings():
    answers = {
        f"{HOME}/robots.txt": b"Sitemap: /index.xml",
        f"{HOME}/index.xml": index(f"{HOME}/a.xml.gz", f"{HOME}/b.xml"),
        f"{HOME}/a.xml.gz": gzip.compress(urlset("/careers", "/about")),
        f"{HOME}/b.xml": (PAGES / "sitemap" / "careers.xml").read_bytes(),
    }
    asked, found = walk("sitemap", lambda url: answers.get(url, b"<html>"))
    assert asked == 5  # the page of a posting without lastmod counts as one
    assert all(one.found["lastmod"] for one in found)


JOBS = [{"jobId": 1, "title": "A"}] * 10
CARD = '<a href="/jobs/7/x/job">A</a>'
LINK = '<a href="/drummondrecovery/job/code">A</a>'
ROW = '<a href="job-opening.php?req=7">A</a>'
ENDLESS: dict[str, tuple[str, Callable[[str], bytes | str], int]] = {
    "phenom-unchanged": ("phenom", lambda url: assigned("phenom", JOBS, totalHits=None), 1_002),
    "phenom-huge": ("phenom", lambda url: assigned("phenom", JOBS, totalHits=999_999_999), 1_001),
    "icims-next": ("icims", lambda url: f'<link rel="next" href="/jobs/search?pr=1">{CARD}', 400),
    "icims-many": ("icims", lambda url: f'<h2 class="iCIMS_SubHeader_Jobs">Page 1 of 9999</h2>{CARD}', 400),
    "jobvite-next": (
        "jobvite",
        lambda url: f'{LINK}<a class="jv-pagination-next" href="?p={numbers(url) + 1}">Next</a>',
        201,
    ),
    "jobvite-many": ("jobvite", lambda url: f'{LINK}<p class="jv-pagination-text">1-1 of 999999</p>', 200),
    "hrmdirect-next": (
        "hrmdirect",
        lambda url: f'{ROW}<a href="job-openings.php?search=true&page={numbers(url) + 1}">Next</a>',
        2_001,
    ),
    "hrmdirect-self": ("hrmdirect", lambda url: f'{ROW}<a rel="next" href="job-openings.php?search=true">2</a>', 1),
    "sitemap-deeper": ("sitemap", lambda url: index(f"{url}x.xml") if url.endswith("xml") else "", 4),
    "sitemap-self": ("sitemap", lambda url: index(f"{HOME}/sitemap.xml"), 2),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_paging_ends(name):
    kind, answer, most = ENDLESS[name]
    asked, _ = walk(kind, answer)
    assert asked <= most


def test_a_list_without_a_total_goes_on_until_it_is_empty():
    def answer(url: str) -> str:
        at = numbers(url)
        return assigned("phenom", [{"jobId": n, "title": "A"} for n in range(at, min(at + 10, 25))], totalHits=None)

    asked, found = walk("phenom", answer)
    assert (asked, len(found)) == (4, 25)


# Nothing but Unreadable, and no page that takes long

MEGABYTE = 1_000_000


def fill(piece: str) -> bytes:
    return piece.encode() * (MEGABYTE // len(piece))


HOSTILE = SLOW | {
    "nested-rows": fill('<div class="iCIMS_JobCardItem jv-job-list-location field-label"><a href="/jobs/7/x/job">'),
    "nested-tables": b"".join(b'<table><tr><td><a href="job-opening.php?req=%d">x' % n for n in range(18_000)),
    "nested-links": b"".join(b'<div><a href="/drummondrecovery/job/abcd%d">x</a>' % n for n in range(20_000)),
    "terms": b'<div class="iCIMS_JobCardItem"><a href="/jobs/7/x/job">' + fill("<dt>x<dd><span>y"),
    "headings": fill(
        '<div class="job-listing-header viewFieldName jobDesc jv-job-detail-description">Description<div>'
    ),
    "assigned": fill('phApp.ddo = {"a":window.pageData = {"b":'),
    "open-links": fill("<a>"),
    "addresses": b"<urlset>" + fill("<url><loc>https://www.corveymedical.example.com/job/1</loc></url>"),
    "ampersands": b"<urlset>" + b"&" * MEGABYTE,
    "sitemap-lines": fill("Sitemap: /x\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", HTML_KINDS)
def test_no_page_takes_long(kind, name):
    for stem in ("", *(stem for stem in SAID[kind] if stem != "block")):
        before = time.process_time()
        with suppress(Unreadable):
            read(kind, HOSTILE[name], stem, follow=None)
        assert time.process_time() - before < 2


PIECES = st.sampled_from(
    [
        *(
            "phApp.ddo = ",
            "window.pageData = ",
            '{"Jobs": [',
            '{"eagerLoadRefineSearch": {"data": {"jobs": [',
            "{",
            "}",
            "]",
        ),
        *('"jobId": ', '"JobId": ', '"title": "A"', "1e999", "null", '"multi_location": ', '"JobLocation": {"City": '),
        *(
            '<li class="iCIMS_JobCardItem">',
            '<a href="/jobs/7/x/job">',
            '<a href="job-opening.php?req=7">',
            "<td class=cities>",
        ),
        *(
            '<a href="/drummondrecovery/job/code">',
            '<p class="jv-job-detail-meta">',
            '<div class="jobDesc">',
            "<tr>",
            "</a>",
        ),
        *(
            '<div class="job-listing-header">',
            "<urlset>",
            "<url><loc>",
            "</loc></url>",
            "</urlset>",
            "Sitemap: /x",
            "\n",
            "\0",
        ),
        *(
            '<script type="application/ld+json">',
            '{"@type": "JobPosting", "title": "A"}',
            "</script>",
            "\ud83d",
            "&",
            "<!--",
        ),
    ]
)
BODIES = st.binary(max_size=200) | st.lists(PIECES, max_size=14).map(
    lambda parts: "".join(parts).encode("utf-8", "replace")
)


@pytest.mark.parametrize("kind", HTML_KINDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES, data=st.data())
def test_no_bytes_raise_anything_but_unreadable(kind, body, data):
    stem = data.draw(st.sampled_from(["", *(stem for stem in SAID[kind] if stem != "block")]))
    try:
        found = read(kind, body, stem)
    except Unreadable:
        return
    assert found == read(kind, body, stem)
    assert json.dumps([plainly(one) for one in found], ensure_ascii=False).encode("utf-8", "replace")
