"""The kinds of board: pages with golden readings, real responses, and pages that are broken in every way seen."""

import gzip
import json
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders import boards
from spiders.boards import KINDS, ashby, lever
from spiders.items import Follow, Page, Posting, Unreadable

PAGES = Path(__file__).parent / "pages"
NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)
SAID = {file.parent.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in PAGES.glob("*/pages.toml")}
"""Of each kind the block of its source, and of pages that are no first page what led there, by the page's name."""
BLOCKS = {kind: said["block"] for kind, said in SAID.items()}


def page_of(kind: str, body: bytes | str, content_type: str = "", stem: str = "", **block: Any) -> Page:
    led = SAID[kind].get(stem, {})
    url = block.pop("at", None) or led.get("url") or KINDS[kind].start({**BLOCKS[kind], **block})[0].url
    content = body.encode() if isinstance(body, str) else body
    known = {"board": kind, **BLOCKS[kind], **block}
    found = led.get("found", {})
    return Page(url, 200, {"content-type": content_type}, content, NOON, "oak", known, led.get("sent"), found)


def read_all(kind: str, body: bytes | str, content_type: str = "", **block: Any) -> list[Posting | Follow]:
    return list(boards.read(page_of(kind, body, content_type, **block)))


def postings(kind: str, body: bytes | str, content_type: str = "", **block: Any) -> list[Posting]:
    return [found for found in read_all(kind, body, content_type, **block) if isinstance(found, Posting)]


def follows(kind: str, body: bytes | str, **block: Any) -> list[str]:
    return [found.url for found in read_all(kind, body, **block) if isinstance(found, Follow)]


def plainly(found: Posting | Follow) -> dict[str, Any]:
    if isinstance(found, Follow):
        more = {"sent": found.sent, "found": dict(found.found)}
        return {"follow": found.url} | {key: value for key, value in more.items() if value}
    return {key: value for key, value in asdict(found).items() if value not in (None, [])} | {"fetched_at": "noon"}


# A saved page with a golden reading


def saved() -> list[Path]:
    files = [file for file in PAGES.glob("*/*.*") if file.parent.name in KINDS and file.suffix != ".toml"]
    return sorted(file for file in files if ".golden." not in file.name)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_page_of_ours(kind):
    assert kind in BLOCKS
    assert [file for file in saved() if file.parent.name == kind]


@pytest.mark.parametrize("file", saved(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_page_reads_as_its_golden_reading(file):
    golden = file.with_suffix(".golden.json")
    page = page_of(file.parent.name, file.read_bytes(), stem=file.stem)
    reading = [plainly(found) for found in boards.read(page)]
    if not golden.exists():
        golden.write_text(json.dumps(reading, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} was not there: it is now, read it before you keep it")
    assert reading == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", saved(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_key_of_our_pages_is_read_or_ignored_by_name(file):
    unread = getattr(KINDS[file.parent.name], "unread", None)
    if unread:
        assert unread(page_of(file.parent.name, file.read_bytes(), stem=file.stem)) == set()


def test_the_audit_would_notice_a_new_key():
    body = b'[{"id": "1", "text": "Collector", "seniority": "mid"}]'
    assert lever.unread(page_of("lever", body)) == {"seniority"}


# Real responses


WHOLE = {"ashby": ("jobs", "title"), "greenhouse": ("jobs", "title"), "lever": (None, "text")}
"""Kinds whose first page holds whole postings as JSON: under which key, and the key of their titles."""


def entries(kind: str, body: bytes) -> list[dict[str, Any]]:
    answer: Any = json.loads(body)
    return list(answer[WHOLE[kind][0]] if WHOLE[kind][0] else answer)


@pytest.mark.parametrize("kind", WHOLE)
def test_real_responses_are_read_in_full(kind, material):
    body = (material / "boards" / "fixtures" / f"{kind}.json").read_bytes()
    assert getattr(KINDS[kind], "unread")(page_of(kind, body)) == set()  # noqa: B009
    found = postings(kind, body)
    assert [posting.title for posting in found] == [entry[WHOLE[kind][1]].strip() for entry in entries(kind, body)]
    for posting in found:
        assert posting.id
        assert posting.url.startswith("https://")
        assert (posting.posted_on or "").startswith("20")
        assert posting.location_text
        assert posting.places
        assert (posting.description or "").startswith("<")
    assert len({posting.id for posting in found}) == len(found) == 2


def recorded_boards(material: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted((material / "boards" / "ashby").glob("*.json.gz")):
        yield file.name.removesuffix(".json.gz"), gzip.decompress(file.read_bytes())


def test_recorded_boards_are_read_in_full(material):
    found = {token: postings("ashby", body, token=token) for token, body in recorded_boards(material)}
    assert len(found) == 66
    assert sum(map(len, found.values())) == 1511
    assert [token for token, read in found.items() if not read] == ["anara"]
    for posting in (posting for read in found.values() for posting in read):
        assert posting.title
        assert posting.id
        assert " " not in posting.url
        assert posting.description
        assert posting.places or not posting.location_text
        if "ybrid" in (posting.location_text or ""):
            assert posting.work_mode != "Remote"


def test_recorded_boards_leave_no_key_unread(material):
    assert set().union(*(ashby.unread(page_of("ashby", body)) for _, body in recorded_boards(material))) == set()


def test_recorded_pay_agrees_with_gold(material):
    lines = (material / "gold" / "salary_ashby.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["gold"] for row in map(json.loads, lines)}
    read = {p.id: p.pay[0] for _, body in recorded_boards(material) for p in postings("ashby", body) if p.pay}
    wrong = [
        (id, read.get(id), want)
        for id, want in gold.items()
        if id not in read
        or (read[id].minimum, read[id].maximum, read[id].unit, read[id].currency)
        != (want["min"], want["max"], want["interval"], want["currency"])
    ]
    assert len(wrong) <= len(gold) * 0.01, wrong[:5]
    assert set(read) == set(gold), "pay where there is none"


# Where a board answers

STARTS = [
    ("ashby", {"token": "Forward Financing"}, "https://api.ashbyhq.com/posting-api/job-board/Forward%20Financing?includeCompensation=true"),
    ("ashby", {"token": "Forward%20Financing"}, "https://api.ashbyhq.com/posting-api/job-board/Forward%20Financing?includeCompensation=true"),
    ("greenhouse", {"token": "acme"}, "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true"),
    ("lever", {"token": "acme"}, "https://api.lever.co/v0/postings/acme?mode=json"),
    ("lever", {"token": "eu/acme"}, "https://api.eu.lever.co/v0/postings/acme?mode=json"),
    ("lever", {"token": "acme", "host": "eu"}, "https://api.eu.lever.co/v0/postings/acme?mode=json"),
    ("lever", {"token": "acme", "base_url": "http://127.0.0.1:8099/"}, "http://127.0.0.1:8099/v0/postings/acme?mode=json"),
    ("jsonld", {"url": "https://example.org/jobs?all=1"}, "https://example.org/jobs?all=1"),
    ("jsonld", {"url": "https://example.org/jobs?all=1", "base_url": "http://127.0.0.1:8099"}, "http://127.0.0.1:8099/jobs?all=1"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "block", "url"), STARTS)
def test_a_board_starts_where_it_answers(kind, block, url):
    assert KINDS[kind].NEEDS in block
    assert KINDS[kind].start(block) == [Follow(url)]


def test_a_block_speaks_where_it_has_a_say():
    body = json.dumps({"jobs": [{"id": 7, "title": "Collector", "company_name": "From the page"}]})
    [own] = postings("greenhouse", body, employer="From the block", source_set="sample", naics=None)
    assert (own.employer, own.setting, own.naics, own.source_set) == ("From the block", "lender", None, "sample")
    [page] = postings("greenhouse", body)
    assert (page.employer, page.source_set, page.board, page.source) == ("From the page", "live", "greenhouse", "oak")


def test_an_unknown_board_names_the_known_ones():
    page = Page("https://example.org", 200, {}, b"[]", NOON, "oak", {"board": "fax"})
    with pytest.raises(Unreadable, match=r"'fax'.*ashby, .*greenhouse"):
        list(boards.read(page))


# Answers that are not what the board promises

DEEP = b"[" * 100_000 + b"]" * 100_000
BROKEN = [
    ("empty", b"", "error", "empty"),
    ("blank", b" \r\n\xef\xbb\xbf", "error", "empty"),
    ("html", b"<!doctype html><title>Sign in</title>", "drift", "HTML"),
    ("text", b"upstream connect error", "drift", "text"),
    ("scalar", b'"jobs"', "drift", "no list"),
    ("null", b"null", "drift", "no list"),
    ("deep", DEEP, "error", "deep|broken"),
    ("deep-open", b'{"jobs":' + b"[" * 500_000, "error", "deep|broken"),
    ("other-shape", b'{"results": []}', "drift", "no list"),
    ("refusal", b'{"ok": false, "error": "Document not found"}', "error", "Document not found"),
]


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize(("body", "outcome", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_an_answer_of_another_kind_is_unreadable(kind, body, outcome, words):
    with pytest.raises(Unreadable, match=words) as caught:
        read_all(kind, body)
    assert caught.value.outcome == outcome
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", WHOLE)
def test_half_a_document_is_an_error(kind):
    [file] = [file for file in PAGES.glob(f"{kind}/*.json") if ".golden." not in file.name]
    body = file.read_bytes()
    with pytest.raises(Unreadable, match="broken JSON") as caught:
        read_all(kind, body[: len(body) // 2])
    assert caught.value.outcome == "error"


@pytest.mark.parametrize("kind", WHOLE)
def test_a_bad_entry_loses_no_other(kind):
    name, url = ("text", "hostedUrl") if kind == "lever" else ("title", "jobUrl" if kind == "ashby" else "absolute_url")
    good = [{"id": f"g{n}", name: f"Collector {n}", url: f"https://example.org/{n}"} for n in (1, 2)]
    odd: list[Any] = [
        *("a text", None, 7, [], [good[0]], {}),
        *(
            {"id": f"b{n}", name: wrong}
            for n, wrong in enumerate((None, "", " ", 5, ["Collector"], {"text": "Collector"}))
        ),
        {name: "Neither id nor URL"},
    ]
    listed = [good[0], *odd, good[1]]
    found = postings(kind, json.dumps(listed if kind == "lever" else {"jobs": listed}))
    assert [posting.title for posting in found if posting.title] == ["Collector 1", "Collector 2"]
    assert len(found) == len(listed)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize(
    "wrong", [None, 5, 10**400, 1e308, True, "text", [], [[]], {}, [None, 7, "x", {}], {"name": 5}]
)
def test_no_field_of_a_wrong_type_loses_its_posting(kind, wrong):
    [file] = [file for file in PAGES.glob(f"{kind}/*.json") if ".golden." not in file.name]
    for key in entries(kind, file.read_bytes())[0]:
        entry = entries(kind, file.read_bytes())[0] | {key: wrong}
        if key not in ("title", "text", "isListed"):
            [posting] = postings(kind, json.dumps([entry] if kind == "lever" else {"jobs": [entry]}))
            assert posting.title


def test_a_board_survives_what_strict_json_forbids():
    entry = '{"id": "1", "text": "Chargé\tde recouvrement \\ud83d", "hostedUrl": "https://example.org/1"}'
    for body in (
        b"\xef\xbb\xbf[" + entry.encode() + b"]",
        f"[{entry}]".encode("cp1252"),
        f"[{entry}]".encode("utf-16"),
    ):
        [posting] = postings("lever", body)
        assert posting.title.startswith("Chargé de recouvrement")
        posting.title.encode()


# What each board is known for


def test_cents_without_a_period():
    ranges = [
        {"min_cents": 5850050, "max_cents": None, "currency_type": "USD", "title": "Base", "blurb": "<p>Annual</p>"}
    ]
    body = json.dumps(
        {"jobs": [{"id": 1, "title": "Collector", "pay_input_ranges": [*ranges, None, {"min_cents": "5"}]}]}
    )
    [posting] = postings("greenhouse", body)
    [pay] = posting.pay
    assert (pay.minimum, pay.maximum, pay.unit, pay.currency, pay.text) == (58500.5, None, None, "USD", "Base: Annual")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("&lt;p&gt;AT&amp;amp;T &amp;lt; 5&lt;/p&gt;", "<p>AT&amp;T &lt; 5</p>"),
        ("<p>AT&amp;T</p>", "<p>AT&amp;T</p>"),
        ("Only words &amp;amp; more", "Only words &amp; more"),
        ("", None),
    ],
)
def test_content_is_unescaped_once(given, read):
    [posting] = postings("greenhouse", json.dumps({"jobs": [{"id": 1, "title": "Collector", "content": given}]}))
    assert posting.description == read


MODES = [
    ({"isRemote": True}, "isRemote"),
    ({"isRemote": False}, None),
    ({"isRemote": None}, None),
    ({"isRemote": True, "workplaceType": "Hybrid"}, "Hybrid"),
    ({"isRemote": False, "workplaceType": "Remote"}, "Remote"),
    ({"isRemote": True, "workplaceType": None}, "isRemote"),
]


@pytest.mark.parametrize(("flags", "mode"), MODES)
def test_a_remote_flag_alone_is_not_remote(flags, mode):
    [posting] = postings("ashby", json.dumps({"jobs": [{"id": "1", "title": "Collector", **flags}]}))
    assert posting.work_mode == mode


def test_pay_not_to_be_shown_is_not_read():
    salary = {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "USD", "minValue": 1, "maxValue": 2}
    job = {"id": "1", "title": "Collector", "compensation": {"summaryComponents": [salary]}}
    [shown] = postings("ashby", json.dumps({"jobs": [job]}))
    [hidden] = postings("ashby", json.dumps({"jobs": [job | {"shouldDisplayCompensationOnJobPostings": False}]}))
    assert (len(shown.pay), len(hidden.pay)) == (1, 0)


def test_lever_tells_its_requirements_in_lists():
    [posting] = postings("lever", (PAGES / "lever" / "tallis.json").read_bytes())[:1]
    told = str(posting.description)
    assert told.index("settle") < told.index("GED") < told.index("8am")
    assert posting.posted_on == "2025-11-27T01:02:41.939000+00:00"


# JSON-LD in the wild

JOB = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Collector",
    "url": "https://careers.example.com/jobs/1",
}
TEXT = json.dumps(JOB)


def html(block: str, attributes: str = 'type="application/ld+json"') -> str:
    return f"<html><head><script {attributes}>{block}</script></head><body><p>Collector</p></body></html>"


def job(**fields: Any) -> str:
    return html(json.dumps(JOB | fields))


HOSTILE: dict[str, bytes | str] = {
    "plain": html(TEXT),
    "single-quotes": html(TEXT, "type='application/ld+json'"),
    "no-quotes": html(TEXT, "type=application/ld+json"),
    "upper-case": html(TEXT).replace("script", "SCRIPT").replace("type", "TYPE", 1),
    "blanks-in-type": html(TEXT, 'type = " application/ld+json "'),
    "charset-in-type": html(TEXT, 'type="application/ld+json; charset=utf-8"'),
    "attributes-before": html(TEXT, 'id="x" class="y-seo" data-rh="true" type="application/ld+json" nonce="a/b="'),
    "line-in-tag": html(TEXT, 'id="x"\n  type="application/ld+json"\n'),
    "type-escaped": html(TEXT, 'type="application/ld&#x2B;json"'),
    "bracket-in-attribute": html(TEXT, 'data-x="a > b" type="application/ld+json"'),
    "endless-attribute": html(TEXT, f'data-x="{"y" * 5000}" type="application/ld+json"'),
    "unclosed": html(TEXT).partition("</script>")[0],
    "bare-json": TEXT,
    "bom": "\ufeff" + html("\ufeff" + TEXT),
    "utf-16": html(TEXT).encode("utf-16"),
    "control-characters": html(
        TEXT.replace("Collector", "Collector\x0b").replace('"@type"', '"x": "a\nb\tc", "@type"')
    ),
    "trailing-commas": html(TEXT.replace("}", ",}").replace('"@type"', '"x": [1, 2, ], "@type"')),
    "double-commas": html(TEXT.replace(",", ",,", 1)),
    "missing-comma": html(TEXT.replace('", "title"', '"\n "title"')),
    "block-comment": html("/* for search */" + TEXT.replace("{", "{ /* the job */", 1)),
    "line-comment": html(TEXT.replace(", ", ", // http://x\n", 1)),
    "html-comment": html(f"<!--\n{TEXT}\n-->"),
    "cdata": html(f"//<![CDATA[\n{TEXT}\n//]]>"),
    "cdata-in-comment": html(f"/*<![CDATA[*/\n{TEXT}\n/*]]>*/"),
    "cdata-bare": html(f"<![CDATA[{TEXT}]]>"),
    "semicolon": html(TEXT + ";"),
    "assignment": html(f"window.jsonld = {TEXT};"),
    "entities": html(TEXT.replace('"', "&quot;")),
    "numeric-entities": html(TEXT.replace('"', "&#34;")),
    "python": html(str(JOB | {"jobBenefits": None, "directApply": True})),
    "bare-keys": html(TEXT.replace('"title"', "title").replace('"url"', "url")),
    "bad-escapes": html(TEXT.replace('"@type"', r'"x": "it\'s C:\dir \u12", "@type"')),
    "lone-surrogate": html(TEXT.replace('"@type"', r'"description": "smile \ud83d", "@type"')),
    "inner-quotes": html(TEXT.replace('"@type"', '"x": "a "big" <p class="y">book</p>, "really"", "@type"')),
    "empty-values": html(TEXT.replace('"@type"', '"validThrough": , "baseSalary": {"minValue": }, "@type"')),
    "grouped-number": html(
        TEXT.replace('"@type"', '"baseSalary": {"minValue": 50,000, "maxValue": 1,250,000}, "@type"')
    ),
    "odd-blanks": html(TEXT.replace(", ", ",\u00a0\u2028", 1) + "\0"),
    "line-break-tags": html(TEXT.replace(", ", ",<br />\n</p>", 2)),
    "curly-quotes": html(TEXT.replace(' "', " “").replace('"', "”").replace("{”", "{“")),
    "curly-entities": html(TEXT.replace('"', "&#8220;")),
    "extra-brace": html(TEXT + "}"),
    "two-values": html('{"@type": "Organization"}' + TEXT),
    "script-in-text": html(TEXT.replace('"@type"', '"description": "<script>x()</script> Call", "@type"')),
    "bad-block-first": html('{"@type": "JobPosting", "title": ') + html(TEXT),
    "bad-block-last": html(TEXT) + html('{"@type": "Organization", '),
    "after-a-comment": "<!-- <script> -->" + html(TEXT) + "<!-- x",
    "after-a-script": "<script>if (a < b) { x = '<!--'; }</script>" + html(TEXT),
    "after-an-open-tag": "<script " + html(TEXT),
    "deep": html(TEXT.replace('"@type"', '"x": ' + "[" * 900 + "]" * 900 + ', "@type"')),
    "type-list": html(TEXT.replace('"JobPosting"', '["Thing", "JobPosting"]')),
    "type-url": html(TEXT.replace('"JobPosting"', '"http://schema.org/JobPosting"')),
    "type-escaped-url": html(TEXT.replace('"JobPosting"', r'"https:\/\/schema.org\/JobPosting"')),
    "type-prefix": html(TEXT.replace('"JobPosting"', '"schema:JobPosting"').replace('"title"', '"schema:title"')),
    "type-alias": html(TEXT.replace('"@type"', '"type"')),
    "keys-whole": html(
        TEXT.replace('"title"', '"http://schema.org/title"').replace('"url"', '"http://schema.org/url"')
    ),
    "list": html(f"[[{TEXT}]]"),
    "graph": html(f'{{"@graph": [{{"@type": "WebSite"}}, {TEXT}]}}'),
    "main-entity": html(f'{{"@type": "WebPage", "mainEntity": {TEXT}}}'),
    "item-list": html(f'{{"@type": "ItemList", "itemListElement": [{{"@type": "ListItem", "item": {TEXT}}}]}}'),
    "twice": html(TEXT) + html(TEXT),
    "twice-in-a-graph": html(f'{{"@graph": [{TEXT}, {{"@type": "WebPage", "about": {TEXT}}}]}}'),
    "by-reference": html(f'{{"@graph": [{{"@type": "JobPosting", "@id": "#j"}}, {TEXT}]}}'),
    "cp1252-unsaid": html(TEXT.replace('"@type"', '"x": "café – 5 €", "@type"')).encode("cp1252"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_posting_is_found_in_a_hostile_page(name):
    found = postings("jsonld", HOSTILE[name])
    assert [(posting.title, posting.url) for posting in found] == [("Collector", "https://careers.example.com/jobs/1")]
    assert json.dumps(plainly(found[0]), ensure_ascii=False).encode()


NOT_POSTINGS = {
    "nothing": "<html><body>No vacancies</body></html>",
    "commented-out": f"<!-- {html(TEXT)} -->",
    "in-a-text": f"<script>var x = '{html(TEXT.replace(chr(39), ''))}'".replace("</script>", "<\\/script>")
    + "</script>",
    "other-types": html('{"@type": "Organization", "name": "JobPosting"}'),
    "reference": html('{"@type": "JobPosting", "@id": "#j"}'),
    "breadcrumbs": html(
        '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": "https://example.com/a"}]}'
    ),
}


@pytest.mark.parametrize("name", NOT_POSTINGS)
def test_nothing_is_found_where_there_is_none(name):
    assert read_all("jsonld", NOT_POSTINGS[name], follow=None) == []


@pytest.mark.parametrize(
    "block", [TEXT[:-20], '{"@type": "JobPosting", "title": "Colle', '"JobPosting" {{{', "{JobPosting"]
)
def test_a_page_whose_postings_are_all_beyond_mending_is_unreadable(block):
    with pytest.raises(Unreadable, match="JobPosting block") as caught:
        read_all("jsonld", html(block))
    assert caught.value.outcome == "error"


def test_a_file_of_another_kind_is_drift():
    with pytest.raises(Unreadable, match="application/pdf") as caught:
        read_all("jsonld", b"%PDF-1.7 \xff\xfe", "application/pdf")
    assert caught.value.outcome == "drift"


HOUR = {"@type": "QuantitativeValue", "minValue": 18, "maxValue": 22.5, "unitText": "HOUR"}
NO_SALARIES: list[Any] = [0, "0", None, "", [], {}, "N/A", True, {"value": {"value": "NULL"}}]
SALARIES: list[tuple[Any, list[tuple[Any, ...]], str | None]] = [
    ({"currency": "USD", "value": HOUR}, [(18, 22.5, "HOUR", "USD")], None),
    ({"currency": "USD", "value": HOUR | {"unitText": None}, "unitText": "HUR"}, [(18, 22.5, "HUR", "USD")], None),
    ({"currency": "USD", "value": {"value": "45000", "unitText": "YEAR"}}, [(45000, 45000, "YEAR", "USD")], None),
    ({"currency": "GBP", "minValue": "28,000", "maxValue": "31,000.50"}, [(28000, 31000.5, None, "GBP")], None),
    ({"value": 52000, "unitText": ["YEAR"]}, [(52000, 52000, "YEAR", "EUR")], None),
    (100000, [(100000, 100000, None, "EUR")], None),
    ("100000", [(100000, 100000, None, "EUR")], None),
    ("3,00,000", [(300000, 300000, None, "EUR")], None),
    ([{"value": HOUR}, {"value": HOUR}, {"value": 20}], [(18, 22.5, "HOUR", "EUR"), (20, 20, None, "EUR")], None),
    ({"value": {"value": "Hourly", "minValue": 18}}, [(18, None, "Hourly", "EUR")], None),
    ({"value": {"minValue": 0, "maxValue": 40000, "unitText": "YEAR"}}, [(None, 40000, "YEAR", "EUR")], None),
    ({"price": "21.50", "priceCurrency": "USD"}, [(21.5, 21.5, None, "USD")], None),
    ({"value": {"minValue": "35.000", "maxValue": "42.000"}}, [("35.000", "42.000", None, "EUR")], None),
    ({"currency": "USD", "value": {"value": "18 - 22", "unitText": "HOUR"}}, [(18, 22, "HOUR", "USD")], None),
    ("$18 - $22 per hour", [], "$18 - $22 per hour"),
    ({"value": "Up to $22", "unitText": "HOUR"}, [], "Up to $22 per hour"),
    ("Competitive", [], "Competitive"),
    ({"value": {"minValue": 0, "maxValue": 0}}, [], None),
    ({"value": {"minValue": "0", "maxValue": "0.00"}}, [], None),
    *((nothing, [], None) for nothing in NO_SALARIES),
]  # fmt: skip


@pytest.mark.parametrize(("given_", "pay", "text"), SALARIES, ids=[json.dumps(case[0])[:60] for case in SALARIES])
def test_base_salary_in_each_shape(given_, pay, text):
    [posting] = postings("jsonld", job(baseSalary=given_, salaryCurrency="EUR"))
    assert [(entry.minimum, entry.maximum, entry.unit, entry.currency) for entry in posting.pay] == pay
    assert posting.salary_text == text


def address(**fields: Any) -> dict[str, Any]:
    return {"@type": "Place", "address": {"@type": "PostalAddress", **fields}}


PLACES: list[tuple[dict[str, Any], list[str], str | None]] = [
    ({"jobLocation": address(addressLocality="Leeds", addressCountry="GB")}, ["Leeds, GB"], "GB"),
    ({"jobLocation": [address(addressLocality="Leeds"), address(addressLocality="York")]}, ["Leeds", "York"], None),
    ({"jobLocation": "Tampa, FL"}, ["Tampa, FL"], None),
    ({"jobLocation": ["Tampa, FL", "Remote"]}, ["Tampa, FL", "Remote"], None),
    ({"jobLocation": {"@type": "Place", "address": "Tampa, FL, USA"}}, ["Tampa, FL, USA"], None),
    ({"jobLocation": {"@type": "Place", "name": "Tampa office"}}, ["Tampa office"], None),
    (
        {"jobLocation": {"@type": "PostalAddress", "addressLocality": "Tampa", "addressRegion": "FL"}},
        ["Tampa, FL"],
        None,
    ),
    (
        {"jobLocation": address(addressLocality=["Tampa", "Miami"], addressRegion="FL")},
        ["Tampa, FL", "Miami, FL"],
        None,
    ),
    ({"jobLocation": address(addressCountry={"@type": "Country", "name": "India"})}, ["India"], "India"),
    ({"jobLocation": address(addressRegion="TX", addressCountry="US", postalCode="75001")}, ["TX, US"], "US"),
    (
        {"jobLocation": address(streetAddress="UNKNOWN", postalCode="LS1 4AP", addressCountry="GB")},
        ["LS1 4AP, GB"],
        "GB",
    ),
    ({"jobLocation": address(addressLocality="N/A", addressRegion="null", addressCountry="")}, [], None),
    ({"jobLocation": address(addressLocality="New York", addressRegion="New York")}, ["New York, New York"], None),
    ({"jobLocation": {"@type": "Place", "geo": {"latitude": 0, "longitude": 0}}}, [], None),
    ({"applicantLocationRequirements": {"@type": "Country", "name": "USA"}}, ["USA"], "USA"),
    ({"applicantLocationRequirements": [{"@type": "State", "name": "Ohio"}, {"name": "Iowa"}]}, ["Ohio", "Iowa"], None),
    ({"jobLocation": "York", "applicantLocationRequirements": {"@type": "Country", "name": "UK"}}, ["York"], None),
    ({"jobLocation": 5}, ["5"], None),
]


@pytest.mark.parametrize(("fields", "places", "country"), PLACES, ids=[json.dumps(case[0])[:70] for case in PLACES])
def test_places_in_each_shape(fields, places, country):
    [posting] = postings("jsonld", job(**fields))
    assert (posting.places, posting.country, posting.location_text) == (places, country, "; ".join(places) or None)


FIELDS: list[tuple[dict[str, Any], str, Any]] = [
    ({"title": ["Collector II", "x"]}, "title", "Collector II"),
    ({"title": "Collector &amp; <b>Skip</b> Tracer\n"}, "title", "Collector & Skip Tracer"),
    ({"title": 7}, "title", ""),
    ({"title": None, "name": "Debt Collector"}, "title", "Debt Collector"),
    ({"hiringOrganization": "Oakline &amp; Co"}, "employer", "Oakline & Co"),
    ({"hiringOrganization": [{"legalName": "Oakline LLC"}]}, "employer", "Oakline LLC"),
    ({"identifier": {"@type": "PropertyValue", "name": "Oakline", "value": 991}}, "id", "991"),
    ({"identifier": "R-1"}, "id", "R-1"),
    ({"identifier": {"@type": "PropertyValue", "name": "Oakline"}}, "id", ""),
    ({"employmentType": ["FULL_TIME", "https://schema.org/CONTRACTOR"]}, "employment_type", "FULL_TIME, CONTRACTOR"),
    ({"employmentType": "Full Time, Permanent"}, "employment_type", "Full Time, Permanent"),
    ({"jobLocationType": "TELECOMMUTE"}, "work_mode", "TELECOMMUTE"),
    ({"jobLocationType": ["https://schema.org/TELECOMMUTE"]}, "work_mode", "TELECOMMUTE"),
    ({"datePosted": "11/20/2019 08:55:24 AM"}, "posted_on", "11/20/2019 08:55:24 AM"),
    ({"datePosted": {"@type": "Date", "@value": "2026-01-03"}}, "posted_on", "2026-01-03"),
    ({"datePosted": 1767600000}, "posted_on", "2026-01-05T08:00:00+00:00"),
    ({"validThrough": 1767600000000}, "valid_through", "2026-01-05T08:00:00+00:00"),
    ({"educationRequirements": {"credentialCategory": ["bachelor degree"]}}, "education", "bachelor degree"),
    ({"educationRequirements": [{"credentialCategory": "high school"}, "or GED"]}, "education", "high school; or GED"),
    ({"educationRequirements": "UNAVAILABLE"}, "education", None),
    ({"experienceRequirements": {"monthsOfExperience": 36}}, "experience", "36 months"),
    ({"experienceRequirements": "2 years in collections"}, "experience", "2 years in collections"),
    ({"industry": {"@type": "DefinedTerm", "name": "Finance"}}, "industry", "Finance"),
    ({"inLanguage": "fr"}, "language", "fr"),
    ({"url": "/jobs/9?x=1#apply"}, "url", "https://careers.example.com/jobs/9?x=1"),
    ({"url": "https://www.example.com"}, "url", "https://careers.example.com/jobs"),
    ({"url": "javascript:apply()"}, "url", "https://careers.example.com/jobs"),
    ({"description": "<p>Call</p>"}, "description", "<p>Call</p>"),
    ({"description": "&lt;p&gt;R&amp;amp;D&lt;/p&gt;"}, "description", "<p>R&amp;D</p>"),
    ({"description": "&amp;lt;p&amp;gt;Call&amp;lt;/p&amp;gt;"}, "description", "<p>Call</p>"),
    ({"description": "<p>Know &lt;div&gt; tags</p>"}, "description", "<p>Know &lt;div&gt; tags</p>"),
    ({"description": "One\nTwo"}, "description", "One<br>\nTwo"),
    ({"description": "Call", "skills": ["Calm", "FDCPA"]}, "description", "Call\n<h3>Skills</h3>\nCalm<br>\nFDCPA"),
    ({"description": "<p>Call, FDCPA</p>", "skills": "FDCPA"}, "description", "<p>Call, FDCPA</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "name", "value"), FIELDS, ids=[json.dumps(case[0])[:70] for case in FIELDS])
def test_properties_in_each_shape(fields, name, value):
    [posting] = postings("jsonld", job(**fields))
    assert getattr(posting, name) == value


CHARSETS = [
    ("cp1252", "text/html; charset=utf-8", ""),
    ("utf-8", "text/html; charset=iso-8859-1", ""),
    ("utf-8", "", '<meta charset="windows-1252">'),
    ("iso-8859-2", "text/html; charset=iso-8859-2", ""),
    ("cp1250", "", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
    ("shift_jis", 'text/html;charset="Shift_JIS"', ""),
    ("utf-16-le", "text/html; charset=utf-16le", ""),
    ("utf-8", "text/html; charset=no-such-thing", '<meta charset="hex">'),
]


@pytest.mark.parametrize(("charset", "header", "meta"), CHARSETS)
def test_characters_survive_a_wrong_charset(charset, header, meta):
    title = {"iso-8859-2": "Věřitel", "cp1250": "Věřitel", "shift_jis": "債権回収"}.get(charset, "Chargé de créances")
    body = meta + html(json.dumps(JOB | {"title": title}, ensure_ascii=False))
    [posting] = postings("jsonld", body.encode(charset), header)
    assert posting.title == title


def test_stray_bytes_leave_the_rest_in_place():
    body = html(json.dumps(JOB | {"description": "naïve café, œuvre @ 5"}, ensure_ascii=False)).encode()
    [posting] = postings(
        "jsonld", body.replace(b"@", b"\x80").replace(b"\x80type", b"@type").replace(b"\x80context", b"@context")
    )
    assert posting.description == "naïve café, œuvre € 5"


URLS = [
    ("/jobs/9", "https://careers.example.com/jobs/9"),
    ("HTTPS://careers.example.com/jobs/9#apply", "https://careers.example.com/jobs/9"),
    ("//jobs.example.org/a b\n", "https://jobs.example.org/a%20b"),
    ("http://[half", "https://careers.example.com/jobs"),
    ("data:text/html,x", "https://careers.example.com/jobs"),
    ("https://", "https://careers.example.com/jobs"),
]


@pytest.mark.parametrize(("given_", "url"), URLS)
def test_only_a_web_address_stands_for_a_posting(given_, url):
    [posting] = postings("jsonld", job(url=given_))
    assert posting.url == url


# Several on a page, and what to follow


def several(*jobs: dict[str, Any]) -> list[Posting]:
    return postings("jsonld", html(json.dumps([{"@type": "JobPosting"} | job for job in jobs])))


def test_postings_that_share_an_address_are_told_apart():
    found = several({"title": "Collector", "jobLocation": "Leeds"}, {"title": "Collector", "jobLocation": "York"})
    assert len({posting.id for posting in found}) == 2
    assert all(posting.id for posting in found)
    again = several({"title": "Collector", "jobLocation": "York"}, {"title": "Cook", "jobLocation": "York"})
    assert again[0].id == found[1].id, "the same whatever else stands on the page"


def test_a_shared_requisition_gives_way_to_the_address():
    found = several(
        {"title": "A", "identifier": "R1", "url": "/jobs/1"}, {"title": "B", "identifier": "R1", "url": "/jobs/2"}
    )
    assert [posting.id for posting in found] == ["", ""]


def test_of_two_tellings_of_a_posting_the_fuller_is_kept():
    [kept] = several(
        {"title": "A", "url": "/jobs/1"}, {"title": "A", "url": "/jobs/1", "identifier": "7", "description": "All"}
    )
    assert (kept.id, kept.description) == ("7", "All")


def test_links_are_moved_to_the_host_a_board_is_replayed_from():
    body = (PAGES / "jsonld" / "list.html").read_bytes()
    urls = follows("jsonld", body, base_url="http://127.0.0.1:8099")
    assert urls == [f"http://127.0.0.1:8099/jobs{rest}" for rest in ("/1", "/2", "/3", "?page=2")]


def test_links_are_followed_only_where_the_block_says_so_and_nothing_is_posted():
    body = '<a href="/jobs/1">Collector</a><a href="/jobs/1/apply">Apply</a>'
    assert follows("jsonld", body, follow=None) == []
    assert follows("jsonld", body, follow="/jobs/*") == [
        f"https://careers.example.com/jobs/1{end}" for end in ("", "/apply")
    ]
    assert follows("jsonld", body, follow="/jobs/*/apply") == ["https://careers.example.com/jobs/1/apply"]
    assert follows("jsonld", body + html(TEXT), follow="/jobs/*") == []


def test_the_next_page_is_followed_from_a_page_of_postings():
    assert follows("jsonld", html(TEXT) + '<a rel=next href="?p=2">More</a>') == [
        "https://careers.example.com/jobs?p=2"
    ]
    assert follows("jsonld", html(TEXT) + '<a rel=next href="https://elsewhere.example.org/?p=2">More</a>') == []


# Nothing but Unreadable, and no page that takes long

MEGABYTE = 1_000_000
SLOW = {
    "open-scripts": b"<script" * (MEGABYTE // 7),
    "open-ld-scripts": b'<script type="application/ld+json">' * (MEGABYTE // 35),
    "many-scripts": b"<script>x</script>" * 2_000 + html(TEXT).encode(),
    "many-blocks": html('{"@type": "JobPosting", "x": ').encode() * 2_000,
    "open-divs": b"<div>" * (MEGABYTE // 5) + b"JobPosting rel=next ",
    "open-list-items": b"<ul><li>" * (MEGABYTE // 8) + b"JobPosting itemtype rel=next ",
    "open-microdata": b'<p itemscope itemprop=a itemtype="http://schema.org/JobPosting">' * (MEGABYTE // 65),
    "nested-items": b'<p itemscope itemprop="a" itemtype="http://schema.org/JobPosting">' * 300,
    "nested-properties": b'<p itemscope itemtype="http://schema.org/JobPosting">' + b'<b itemprop="title">' * 45_000,
    "many-properties": b'<p itemscope itemtype="http://schema.org/JobPosting">' + b'<b itemprop="title">x</b>' * 35_000,
    "many-links": b"".join(b'<a href="/jobs/%d">x</a>' % n for n in range(40_000)),
    "long-attributes": html(TEXT, 'data-x="' + "y" * 5000 + '" type="application/ld+json"').encode() * 160,
    "open-comments": b"<!--" * (MEGABYTE // 4) + html(TEXT).encode(),
    "quotes": html('{"JobPosting' + '"' * MEGABYTE).encode(),
    "escaped-quotes": html('{"JobPosting": "' + '\\"' * (MEGABYTE // 2)).encode(),
    "commas": html('{"JobPosting"' + "," * MEGABYTE + "x}").encode(),
    "comments": html('{"JobPosting"' + "/*" * (MEGABYTE // 2)).encode(),
    "braces": html('{"JobPosting":' * (MEGABYTE // 14)).encode(),
    "tags-in-title": html(json.dumps(JOB | {"title": "<a " * (MEGABYTE // 3)})).encode(),
    "coded-tags": html(json.dumps(JOB | {"description": "&lt;a " * (MEGABYTE // 6)})).encode(),
    "digits": html(json.dumps(JOB | {"baseSalary": "1 " * (MEGABYTE // 2)})).encode(),
    "high-bytes": b"\xff" * MEGABYTE + b"JobPosting",
    "junk": bytes(range(256)) * (MEGABYTE // 256),
}


@pytest.mark.parametrize("name", SLOW)
def test_no_page_takes_a_second(name):
    before = time.process_time()
    for kind in KINDS:
        with suppress(Unreadable):
            read_all(kind, SLOW[name], follow="/jobs/*")
        if kind == "jsonld":
            assert time.process_time() - before < 1
        before = time.process_time()


MARKS = [
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    ",",
    ":",
    "\\",
    "/*",
    "*/",
    "//",
    "<script",
    "</script>",
    "<!--",
    "-->",
    "&quot;",
]
WORDS = [
    '"JobPosting"',
    '"jobs":',
    '"title":',
    "null",
    "1e999",
    "<a rel=next href=",
    "\ud83d",
    "\x00",
    TEXT,
    html(TEXT),
]
PIECES = st.sampled_from([*MARKS, *WORDS, ' type="application/ld+json">'])
BODIES = st.binary(max_size=300) | st.lists(PIECES, max_size=12).map(
    lambda parts: "".join(parts).encode("utf-8", "replace")
)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES)
def test_no_bytes_raise_anything_but_unreadable(kind, body):
    with suppress(Unreadable):
        found = read_all(kind, body)
        assert found == read_all(kind, body)
        assert json.dumps([plainly(one) for one in found], ensure_ascii=False).encode()


KEYS = st.sampled_from(["@id", "@type", "@value", "name", "value", "address", "addressLocality", "minValue"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
PROPERTIES = sorted(
    {key for case in FIELDS for key in case[0]}
    | {key for case in PLACES for key in case[0]}
    | {"baseSalary", "salaryCurrency"}
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fields=st.dictionaries(st.sampled_from(PROPERTIES), JSON, max_size=5))
def test_no_property_loses_its_posting(fields):
    [posting] = postings("jsonld", job(**fields))
    assert posting.url.startswith("https://")
    assert json.dumps(plainly(posting), ensure_ascii=False).encode()
