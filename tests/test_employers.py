"""Finding boards: which board a page shows, what is proposed of it, and how employers' pages are asked."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess
from time import perf_counter
from typing import Any

import pytest

from spiders.boards import KINDS
from spiders.boards.recognise import Found, find_openings, name_employer, recognise
from spiders.boards.signs import load_signs
from spiders.career_pages import read_lines
from spiders.employers import write_block
from spiders.items import Page
from spiders.sources import LIVE, load_sources, parse_sources
from tests.loopback import ROOT, Answer, Loopback, answer, hang_up, redirect, run, serving

Ran = CompletedProcess[str]
GUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
HERE = "https://www.oakline.example/careers"
PAGE = Page(HERE, 200, {}, b"", datetime(2026, 11, 5, tzinfo=UTC), "")

ADDRESSES = [
    ("greenhouse", "https://boards.greenhouse.io/oakline", "oakline"),
    ("greenhouse", "https://boards.greenhouse.io/oakline/jobs/4012345", "oakline"),
    ("greenhouse", "https://boards.greenhouse.io/embed/job_board/js?for=oakline", "oakline"),
    (
        "greenhouse",
        "https://boards.greenhouse.io/embed/job_board?for=oakline&b=https%3A%2F%2Foakline.example",
        "oakline",
    ),
    ("greenhouse", "https://boards.greenhouse.io/embed/job_app?token=4012345&for=oakline", "oakline"),
    ("greenhouse", "https://job-boards.greenhouse.io/oakline", "oakline"),
    ("greenhouse", "https://job-boards.eu.greenhouse.io/oakline/jobs/7", "oakline"),
    ("greenhouse", "https://boards-api.greenhouse.io/v1/boards/oakline/jobs?content=true", "oakline"),
    ("lever", "https://jobs.lever.co/oakline", "oakline"),
    ("lever", "https://jobs.lever.co/oakline/7f2c/apply?lever-source=site", "oakline"),
    ("lever", "https://jobs.eu.lever.co/oakline", "eu/oakline"),
    ("lever", "https://api.lever.co/v0/postings/oakline?mode=json", "oakline"),
    ("ashby", "https://jobs.ashbyhq.com/Oakline%20Recovery/7f2c", "Oakline Recovery"),
    ("ashby", "https://jobs.ashbyhq.com/oakline/embed?version=2", "oakline"),
    ("workday", "https://oakline.wd5.myworkdayjobs.com/External", "oakline/wd5/External"),
    (
        "workday",
        "https://oakline.wd103.myworkdayjobs.com/en-US/Oakline_Careers/job/X_R1",
        "oakline/wd103/Oakline_Careers",
    ),
    ("workday", "https://oakline.wd1.myworkdayjobs.com/wday/cxs/oakline/External/jobs", "oakline/wd1/External"),
    ("workday", "https://wd5.myworkdaysite.com/en-US/recruiting/oakline/External", "oakline/wd5/External"),
    ("icims", "https://careers-oakline.icims.com/jobs/search?ss=1", "careers-oakline"),
    ("icims", "https://uscareers-oakline.icims.com", "uscareers-oakline"),
    ("paylocity", f"https://recruiting.paylocity.com/Recruiting/Jobs/All/{GUID}/Oakline-Recovery", GUID),
    ("jobvite", "https://jobs.jobvite.com/oakline/search", "oakline"),
    ("jobvite", "https://jobs.jobvite.com/careers/oakline/job/oAbC1", "oakline"),
    ("hrmdirect", "https://oakline.hrmdirect.com/employment/job-openings.php", "oakline"),
    (
        "oracle_orc",
        "https://ejov.fa.ca2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/requisitions",
        "ejov.fa.ca2.oraclecloud.com/CX_1",
    ),
    (
        "oracle_orc",
        "https://fa-ab12-saasfaprod1.fa.ocs.oraclecloud.com/hcmUI/CandidateExperience/en/sites/Oakline",
        "fa-ab12-saasfaprod1.fa.ocs.oraclecloud.com/Oakline",
    ),
    ("eightfold", "https://oakline.eightfold.ai/careers?domain=oakline.com&query=", "oakline/oakline.com"),
    ("rippling", "https://ats.rippling.com/oakline/jobs", "oakline"),
    ("rippling", "https://ats.rippling.com/en-GB/oakline/jobs/7f2c", "oakline"),
    ("pinpoint", "https://oakline.pinpointhq.com/en/postings/7f2c", "oakline"),
    ("workable", "https://apply.workable.com/oakline/j/0A1B2C3D4E/", "oakline"),
    ("workable", "https://oakline.workable.com/", "oakline"),
    ("recruitee", "https://oakline.recruitee.com/o/collector", "oakline"),
    ("teamtailor", "https://oakline.teamtailor.com/jobs", "oakline"),
    ("teamtailor", "https://oakline.na.teamtailor.com/jobs", "oakline.na.teamtailor.com"),
    ("personio", "https://oakline.jobs.personio.de/job/7", "oakline"),
    ("personio", "https://oakline.jobs.personio.com/?language=en", "oakline"),
    ("neogov", "https://www.governmentjobs.com/careers/oakcounty/jobs/7", "oakcounty"),
]
UNREAD = [
    ("adp", "https://workforcenow.adp.com/mascsr/default/mdf/recruitment/recruitment.html?cid=7f&ccId=19000101_000001"),
    ("adp", "https://myjobs.adp.com/oakline/cx/job-listing"),
    ("ukg", f"https://recruiting2.ultipro.com/OAK1000OAKL/JobBoard/{GUID}/"),
    ("ukg", f"https://oakline.rec.pro.ukg.net/OAK1000/JobBoard/{GUID}"),
    ("ukg", "https://secure4.saashr.com/ta/6160000.careers?CareersSearch"),
    ("taleo", "https://oakline.taleo.net/careersection/2/jobsearch.ftl"),
    ("paycom", "https://www.paycomonline.net/v4/ats/web.php/jobs?clientkey=0A1B"),
    ("successfactors", "https://career4.successfactors.com/career?company=oakline"),
    ("cornerstone", "https://oakline.csod.com/ux/ats/careersite/4/home?c=oakline"),
    ("dayforce", "https://jobs.dayforcehcm.com/en-US/oakline/CANDIDATEPORTAL"),
    ("jazzhr", "https://oakline.applytojob.com/apply"),
    ("smartrecruiters", "https://careers.smartrecruiters.com/Oakline"),
    ("bamboohr", "https://oakline.bamboohr.com/careers"),
    ("breezy", "https://oakline.breezy.hr/"),
    ("linkedin", "https://www.linkedin.com/company/oakline/jobs/"),
    ("indeed", "https://www.indeed.com/cmp/Oakline/jobs"),
]
PAGES = {
    "a setting of Lever's script": (
        '<script>window.loadLeverJobs = f; loadLeverJobs({accountName: "oakline"})</script>',
        ("lever", "token", "oakline"),
    ),
    "an address in a script, its slashes escaped": (
        r'<script>var api = "https:\/\/boards-api.greenhouse.io\/v1\/boards\/oakline\/jobs"</script>',
        ("greenhouse", "token", "oakline"),
    ),
    "Eightfold on its own host, its domain in a script": (
        '<script src="https://oakline.eightfold.ai/static/x.js"></script>'
        '<script>window._EF_GROUP_ID = "oakline.com";</script>',
        ("eightfold", "token", "oakline/oakline.com"),
    ),
    "Eightfold on the employer's host": (
        "<script>window._EF_GROUP_ID='oakline.com'</script>",
        ("eightfold", "token", "oakline.example/oakline.com"),
    ),
    "Oracle on the employer's host": (
        '<a href="/hcmUI/CandidateExperience/en/sites/CX_1/requisitions">All</a>'
        '<script>apiBaseUrl: "https://ejov.fa.ca2.oraclecloud.com:443"</script>',
        ("oracle_orc", "token", "ejov.fa.ca2.oraclecloud.com/CX_1"),
    ),
    "Phenom, by its script and the link to its search": (
        '<script src="https://cdn.phenompeople.com/x.js"></script><a href="/us/en/search-results?from=10">Search</a>',
        ("phenom", "url", "https://www.oakline.example/us/en/search-results"),
    ),
    "a redirect in the page": (
        '<meta http-equiv="Refresh" content="0; url=https://oakline.pinpointhq.com/">',
        ("pinpoint", "token", "oakline"),
    ),
    "a page with a posting of its own": (
        '<script type="application/ld+json">{"@type": "JobPosting", "title": "Collector"}</script>',
        ("jsonld", "url", HERE),
    ),
}
NOTHING = {
    "a host that only looks alike": '<a href="https://jobs.lever.co.example.org/oakline">x</a>',
    "a host within a path": '<a href="https://example.org/jobs.lever.co/oakline">x</a>',
    "a user before the host": '<a href="https://jobs.lever.co@example.org/oakline">x</a>',
    "a name in letters that look alike": '<a href="https://jobs.lеver.co/oakline">x</a>',
    "a comment": '<!-- <a href="https://jobs.lever.co/oakline">x</a> https://jobs.lever.co/oakline -->',
    "the vendor's own front page": '<a href="https://www.lever.co/">Lever</a><a href="https://www.icims.com/">iCIMS</a>',
    "words": "We hire on boards.greenhouse.io/oakline and LinkedIn.",
    "a company's page on LinkedIn": '<a href="https://www.linkedin.com/company/oakline">in</a>',
    "a script's code": "<script>x('<a href=/jobs>')</script>",
}


def look(html: str, url: str = HERE) -> list[Found]:
    return recognise(replace(PAGE, url=url, body=html.encode()))


@pytest.mark.parametrize(("kind", "address", "token"), ADDRESSES)
def test_an_address_tells_its_board(kind, address, token):
    [linked] = look(f'<p><a class="x" href="{address.replace("&", "&amp;")}">Openings</a>')
    assert (linked.kind, linked.key, linked.token) == (kind, "token", token)
    assert linked.evidence == f"link to {address} on {HERE}"
    [framed] = look(f"<iframe width=1 src='{address}'></iframe>")
    assert framed.evidence.startswith("frame of ")
    [itself] = look("", address)
    assert (itself.kind, itself.token) == (kind, token)
    assert itself.evidence == f"the page itself, {address}"


@pytest.mark.parametrize(("kind", "address"), UNREAD)
def test_a_system_without_a_reader_is_known_by_name(kind, address):
    [found] = look(f'<a href="{address}">Openings</a>')
    assert (found.kind, found.key, found.token) == (kind, "", "")
    assert kind not in KINDS


@pytest.mark.parametrize("case", PAGES)
def test_a_page_tells_its_board(case):
    html, expected = PAGES[case]
    found = look(html)[0]
    assert (found.kind, found.key, found.token) == expected
    assert HERE in found.evidence


@pytest.mark.parametrize("case", NOTHING)
def test_a_page_tells_no_board(case):
    assert look(NOTHING[case]) == []


def test_what_is_not_told_is_not_guessed():
    for html in (
        '<a href="https://oakline.wd5.myworkdayjobs.com/en-US">Openings</a>',
        '<script src="https://oakline.eightfold.ai/static/x.js"></script>',
        '<a href="https://recruiting.paylocity.com/Recruiting/Jobs/Details/1234567">Collector</a>',
        '<a href="https://apply.workable.com/j/0A1B2C3D4E">Collector</a>',
        "<a href='https://boards.greenhouse.io/embed/job_app?token=4012345'>Collector</a>",
        # two values for one place: either may be right
        '<a href="https://a-one.eightfold.ai/x"></a><a href="https://b-two.eightfold.ai/x"></a>'
        "<script>_EF_GROUP_ID = 'oakline.com'</script>",
    ):
        [found] = look(html)
        assert (found.key, found.token) == ("", ""), html


def test_a_board_counts_once_and_elements_before_words():
    html = """<a href="https://jobs.lever.co/oakline/1">One</a><a href="https://jobs.lever.co/Oakline/2">Two</a>
        <script>{"client": "https://jobs.lever.co/another"}</script>"""
    [found] = look(html)
    assert found.token == "oakline"


def test_every_kind_has_signs():
    """But for those of any site, and those that search and belong to no employer."""
    shown = {system.kind for system in load_signs().systems}
    searching = {kind for kind, module in KINDS.items() if getattr(module, "SEARCHES", False)}
    assert set(KINDS) - shown - searching <= {"jsonld", "sitemap", "usajobs", "himalayas", "adzuna"}
    tried = {kind for kind, *_ in (*ADDRESSES, *UNREAD)} | {"phenom"}
    assert shown == tried


def test_the_boards_of_sources_are_recognised_by_their_own_addresses():
    """The addresses people see, of every board in the registry."""
    seen = {"greenhouse": "https://job-boards.greenhouse.io/{}", "workday": "https://{0}.{1}.myworkdayjobs.com/{2}"}
    for key, block in load_sources(LIVE).blocks.items():
        if shape := seen.get(block["board"]):
            [found] = look("", shape.format(*block["token"].split("/")))
            assert (found.kind, found.token) == (block["board"], block["token"]), key


@pytest.mark.parametrize("token", ["../../etc", "a b\n", "x" * 200, "%22%5D%0A%5Bevil%5D", "%00", "{token}", "-x", "é"])
def test_a_hostile_token_is_none(token):
    found = look(f'<a href="https://jobs.lever.co/{token}">x</a><a href="https://{token}.recruitee.com/">x</a>')
    assert all(one.token == "" for one in found)


@pytest.mark.parametrize(
    "unit",
    [
        *(b"<a>", b"<a><i>", b'<a href="', b"<a b='\"", b"<!--", b"<script>", b"https://", b"//", b"\\/", b"<"),
        *(b"_EF_GROUP_ID", b"<a href=/jobs><b>", b"jobposting<a><i>", b"<meta http-equiv=refresh content='url=", b"\0"),
        b"https://jobs.lever.co/oakline ",
    ],
)
def test_a_hostile_page_costs_what_it_is_long(unit):
    page = replace(PAGE, body=(unit * (2_000_000 // len(unit))))
    begun = perf_counter()
    assert len(recognise(page)) <= 50
    find_openings(page)
    name_employer(page)
    assert perf_counter() - begun < 10


def test_openings_are_looked_for_on_the_own_host_and_named_elsewhere():
    html = """<a href="/team">Our team</a><a href="/why">Why work here</a><a href="mailto:a@x.example">Jobs</a>
        <a href="/careers">Working with us</a><a href="/openings.html">See</a><a href="/careers.pdf">Careers</a>
        <a href="/about/x9">View openings</a><a href="https://jobs.oakline.example/">All</a><a href="#jobs">Jobs</a>"""
    own, elsewhere = find_openings(replace(PAGE, url="https://www.oakline.example/about", body=html.encode()))
    at = "https://www.oakline.example"
    assert own == [f"{at}/openings.html", f"{at}/about/x9", f"{at}/careers"]
    assert elsewhere == ["https://jobs.oakline.example/"]


def test_lines_of_a_file():
    pages, faults = read_lines(
        "\ufeff".strip("\ufeff")
        + "# comment\r\n\r\n  https://a.example/jobs#top  \r\nOak & Co\thttps://b.example/#jobs # why\n"
        "https://a.example/jobs\nb.example\nhttps://user:pw@c.example/\njavascript:alert(1)\nhttps://d.example https://e.example\n"
    )
    assert [(one.line, one.employer, one.url) for one in pages] == [
        (3, None, "https://a.example/jobs"),
        (4, "Oak & Co", "https://b.example/"),
    ]
    assert [fault.partition(": ")[0] for fault in faults] == [f"line {n}" for n in (5, 6, 7, 8, 9)]


# What a person sees, with a real server


def web_page(body: str) -> Answer:
    return answer(body, kind="text/html; charset=utf-8")


def search(site: Loopback, tmp_path: Path, *lines: str, words: tuple[str, ...] = (), **environment: str) -> Ran:
    file = tmp_path / "urls.txt"
    file.write_text("\n".join(line.format(site.url) for line in lines) + "\n", encoding="utf-8")
    return run("scrapy", "crawl", "employers", "-a", f"urls={file}", *words, **environment)


def proposed(ran: Ran) -> dict[str, Any]:
    sources = parse_sources(ran.stdout)
    assert sources.faults == []
    return dict(sources.blocks)


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    """One crawl of a site with a page of every sort."""
    name = "Oak &quot;Line&quot;\n] [evil] \x1b[31m\u202eyrevoceR \x7f\\"
    answers = {
        "/linked": web_page(
            f'<meta property="og:site_name" content="{name}"><a href="https://jobs.lever.co/oakline/7">Jobs</a>'
        ),
        "/home": web_page('<a href="/news">News</a><a href="/about/careers">Careers</a>'),
        "/about/careers": web_page('<a href="/frame">Current openings</a><a href="/deeper">Job openings</a>'),
        "/frame": web_page('<iframe src="https://boards.greenhouse.io/embed/job_board?for=oakgreen"></iframe>'),
        "/moved": redirect("/moved/on"),
        "/moved/on": web_page('<script src="https://oakpin.pinpointhq.com/widget.js"></script>'),
        "/adp": web_page(
            '<a href="https://workforcenow.adp.com/mascsr/default/mdf/recruitment/recruitment.html">Jobs</a>'
        ),
        "/bamboo": redirect("https://oakline.bamboohr.com/careers"),
        "/social": web_page('<a href="https://www.linkedin.com/company/oakline/jobs">Jobs</a>'),
        "/posting": web_page('<script type="application/ld+json">{"@type":"JobPosting","title":"Collector"}</script>'),
        "/token": web_page('<a href="https://oakline.wd5.myworkdayjobs.com/">Jobs</a>'),
        "/two": web_page(
            '<a href="https://jobs.lever.co/oakline">A</a><a href="https://careers-oakbank.icims.com/jobs">B</a>'
        ),
        "/known": web_page('<a href="https://boards.greenhouse.io/Enova">Jobs</a>'),
        "/many": web_page("".join(f'<a href="https://jobs.lever.co/e{n}">x</a>' for n in range(9))),
        "/nothing": web_page("<p>Nobody is wanted.</p>"),
        "/loop": web_page("".join(f'<a href="/jobs/{n}">Jobs</a>' for n in range(30))),
        **{f"/jobs/{n}": web_page(f'<a href="/jobs/{n + 40}">Jobs</a><a href="/loop">Jobs</a>') for n in range(80)},
        "/refused": answer("no", 403, "text/plain"),
        "/broken": hang_up,
        "/pdf": answer(b"%PDF-1.7 \x00\xff", kind="application/pdf"),
    }
    lines = [
        *("{}/linked", "Oak Green & Sons\t{}/home", "{}/moved", "{}/adp", "{}/bamboo", "{}/social", "{}/posting"),
        *("{}/token", "{}/two", "{}/known", "{}/many", "{}/nothing", "{}/loop", "{}/refused", "{}/broken"),
        *("{}/pdf", "not an address"),
    ]
    with serving(answers) as site:
        ran = search(site, tmp_path_factory.mktemp("employers"), *lines)
    return ran, site, {re.sub(r"^tallyman: line \d+: ", "", line) for line in ran.stderr.splitlines()}


def told(searched: tuple[Ran, Loopback, set[str]], path: str) -> str:
    _, site, lines = searched
    [line] = [line for line in lines if line.startswith(f"{site.url}{path}: ")]
    return line.removeprefix(f"{site.url}{path}: ")


def test_boards_are_proposed_as_blocks_that_sources_take(searched):
    ran, site, _ = searched
    assert ran.returncode == 0
    blocks = proposed(ran)
    assert [(block["board"], block.get("token", block.get("url"))) for block in blocks.values()] == [
        ("lever", "oakline"),
        ("greenhouse", "oakgreen"),
        ("pinpoint", "oakpin"),
        ("jsonld", f"{site.url}/posting"),
        ("icims", "careers-oakbank"),
    ]
    today = datetime.now(UTC).date().isoformat()
    for block in blocks.values():
        assert (block["status"], block["seen_on"][:7]) == ("listed", today[:7])
        assert not {"setting", "naics"} & set(block), "these are for a person"
        assert site.url in block["evidence"]
    oakgreen = blocks["oak-green-sons"]
    assert oakgreen["employer"] == "Oak Green & Sons"
    frame = "https://boards.greenhouse.io/embed/job_board?for=oakgreen"
    assert oakgreen["evidence"] == f"frame of {frame} on {site.url}/frame"
    [pinpoint] = [block for block in blocks.values() if block["board"] == "pinpoint"]
    assert pinpoint["evidence"].endswith(f" on {site.url}/moved/on, redirected from {site.url}/moved")


def test_nothing_of_a_page_leaves_its_string(searched):
    ran = searched[0]
    block = next(iter(proposed(ran).values()))
    assert block["employer"] == 'Oak "Line" ] [evil] [31myrevoceR \\'
    assert "evil" not in proposed(ran)
    assert not {sign for sign in ran.stdout + ran.stderr if not sign.isprintable()} - {"\n"}


def test_the_others_are_named_in_one_line_each(searched):
    ran, _, lines = searched
    assert told(searched, "/adp").startswith(
        "on ADP, for which there is no reader (see docs/boards.md); jsonld or sitemap"
    )
    assert told(searched, "/bamboo").startswith(
        "leads to https://oakline.bamboohr.com/careers: on BambooHR, which is not read"
    )
    assert told(searched, "/social").startswith("on LinkedIn, which is not read")
    assert told(searched, "/token").startswith("on Workday, but not which board of it: link to https://oakline.wd5.")
    assert told(searched, "/two") == "Lever (oakline) is [oak-line-evil-31myrevocer] of this list (line 1) already"
    assert told(searched, "/known") == "Greenhouse (Enova) is [enova] of sources.toml already"
    assert told(searched, "/many").startswith("shows 9 boards")
    assert told(searched, "/nothing") == "no board was recognised on 1 page (see docs/boards.md)"
    assert told(searched, "/loop").startswith("no board was recognised on 6 pages")
    assert told(searched, "/refused") == "answered 403"
    assert told(searched, "/broken") == "the connection was closed without an answer"
    assert told(searched, "/pdf").startswith("no board was recognised")
    assert "not an address: no http or https URL" in lines
    assert "Traceback" not in ran.stderr
    assert ran.stderr.splitlines()[-1].startswith("tallyman: 5 boards proposed from 16 pages")


def test_a_page_is_asked_after_robots_and_no_other_host_ever(searched):
    _, site, _ = searched
    paths = [path for _, path, _ in site.asked]
    assert paths[0] == "/robots.txt"
    assert paths.count("/robots.txt") == 1
    assert not {"/news", "/deeper"} & set(paths)
    assert sum(path.startswith("/jobs/") for path in paths) == 5


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        (answer("User-agent: *\nDisallow: /careers\n", kind="text/plain"), "robots.txt forbids it"),
        (answer("no", 503, "text/plain"), "robots.txt answered 503, so nothing else was asked"),
    ],
)
def test_a_page_that_robots_forbid_is_not_asked(tmp_path, robots, said):
    with serving(
        {"/careers": web_page('<a href="https://jobs.lever.co/oakline">Jobs</a>'), "/robots.txt": robots}
    ) as site:
        ran = search(site, tmp_path, "{}/careers", words=("-s", "RETRY_TIMES=0"))
        assert {path for _, path, _ in site.asked} == {"/robots.txt"}
    assert (ran.returncode, ran.stdout) == (4, "")
    assert f"{site.url}/careers: {said}" in ran.stderr


def test_a_hop_that_robots_forbid_is_not_asked(tmp_path):
    answers = {
        "/": web_page('<a href="/jobs">Jobs</a><a href="/careers">Careers</a>'),
        "/careers": web_page('<a href="https://jobs.lever.co/oakline">Apply</a>'),
        "/robots.txt": answer("User-agent: Tallyman\nDisallow: /jobs\n", kind="text/plain"),
    }
    with serving(answers) as site:
        ran = search(site, tmp_path, "{}/")
        assert [path for _, path, _ in site.asked] == ["/robots.txt", "/", "/careers"]
    assert [block["token"] for block in proposed(ran).values()] == ["oakline"]


def test_a_redirect_to_a_board_tells_it_and_a_closed_host_is_never_asked(tmp_path):
    """Public names, answered by this machine as their proxy."""
    with serving({}) as site:
        site.answers |= {
            "http://careers.oakline.example/": redirect("http://jobs.lever.co/oakline"),
            "http://jobs.lever.co/oakline": web_page("Openings"),
            "http://careers.oakbank.example/": redirect("http://oakbank.breezy.hr/"),
        }
        ran = search(
            site,
            tmp_path,
            *(
                "Oakline\thttp://careers.oakline.example/",
                "http://careers.oakbank.example/",
                "http://oaktown.bamboohr.com/",
            ),
            words=("-s", "CONTACT=desk@example.org", "-s", "DOWNLOAD_DELAY=0.1", "-s", "AUTOTHROTTLE_START_DELAY=0.1"),
            http_proxy=site.url,
            HTTP_PROXY="",
        )
        asked = [path for _, path, _ in site.asked]
        agents = {agent for _, _, agent in site.asked}
    [block] = proposed(ran).values()
    assert (block["board"], block["token"], block["employer"]) == ("lever", "oakline", "Oakline")
    assert block["evidence"] == (
        "the page itself, http://jobs.lever.co/oakline, redirected from http://careers.oakline.example/"
    )
    assert not [path for path in asked if "breezy" in path or "bamboohr" in path]
    assert agents == {"Tallyman/0.1 (reads job postings for statistics; contact: desk@example.org)"}
    assert ran.stderr.count("its terms forbid automated reading") == 2


@pytest.mark.parametrize(
    ("lines", "words", "said"),
    [
        (None, (), "no file was named"),
        (["{}/x"], ("-a", "only=x"), "no argument is called only"),
        (["# nothing"], (), "names no career page"),
        (["ftp://x.example"], (), "no http or https URL"),
        (["https://oakline.example/careers"], (), "add -s CONTACT="),
        (["https://oakline.example/careers"], ("-s", "CONTACT=me"), "add -s CONTACT="),
    ],
)
def test_a_mistake_is_told_in_one_line(tmp_path, lines, words, said):
    with serving({}) as site:
        ran = search(site, tmp_path, *lines, words=words) if lines else run("scrapy", "crawl", "employers")
        assert site.asked == []
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert said in ran.stderr


def test_a_missing_file_is_told(tmp_path):
    for file, said in ((tmp_path / "none.txt", "No such file"), (tmp_path, "Is a directory")):
        ran = run("scrapy", "crawl", "employers", "-a", f"urls={file}")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert said in ran.stderr
    (tmp_path / "latin.txt").write_bytes("Crédit\thttps://a.example".encode("latin-1"))
    assert "not UTF-8" in run("scrapy", "crawl", "employers", "-a", f"urls={tmp_path / 'latin.txt'}").stderr


def test_no_board_at_all_is_status_4(tmp_path):
    with serving({"/careers": web_page("Nothing")}) as site:
        ran = search(site, tmp_path, "{}/careers", "{}/gone")
    assert (ran.returncode, ran.stdout) == (4, "")
    assert "answered 404" in ran.stderr


def test_a_block_of_another_host_and_hostile_words():
    [found] = look('<a href="https://wd5.myworkdaysite.com/recruiting/oakline/External">Jobs</a>')
    text = write_block("oakline", replace(found, evidence='a"b\\c\n[x]\x00\x7f\ud800😀'), 'O"k\\', "2026-11-05")
    block = parse_sources(text).blocks["oakline"]
    assert (block["host"], block["employer"]) == ("wd5.myworkdaysite.com", 'O"k\\')
    assert block["evidence"] == 'a"b\\c [x]😀'


# The table of every system


def test_every_system_stands_in_the_docs():
    text = (ROOT / "docs" / "boards.md").read_text(encoding="utf-8")
    first = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")]
    assert len(first) == len(set(first))
    read = {row.strip("`") for row in first if row.startswith("`")}
    systems = load_signs().systems
    assert set(KINDS) <= read
    assert {system.name for system in systems if system.kind not in read} == set(first) - {
        f"`{kind}`" for kind in read
    } - {
        "kind",
        "system",
    }


def test_the_docs_cite_each_source():
    text = (ROOT / "docs" / "boards.md").read_text(encoding="utf-8")
    tables, _, listed = text.partition("## Sources")
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", tables)}
    assert cited == {int(number) for number in re.findall(r"^(\d+)\. ", listed, re.MULTILINE)}


def test_json_is_at_hand_for_strings():
    """JSON's way of writing a string is TOML's, for whatever `clean` leaves."""
    for text in ('"', "\\", "/", "é", "日本", "😀", "a'b", "#"):
        assert (
            parse_sources(f'[a]\nboard = "lever"\ntoken = {json.dumps(text, ensure_ascii=False)}\n').blocks["a"][
                "token"
            ]
            == text
        )
