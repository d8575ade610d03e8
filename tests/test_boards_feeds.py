"""Boards that answer feeds, and searches asked with the occupation's titles: JSON, XML, keys, and where each ends."""

import json
import time
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.normalize import row
from pipelines.vocabulary import load
from spiders import boards
from spiders.boards import KINDS, elements
from spiders.items import Follow, Page, Posting, Unreadable
from tests.test_boards import BLOCKS, BROKEN, JSON, NOON, PAGES, SAID, follows, page_of, plainly, postings, read_all

KEYS = {
    "adzuna": ("first", "results"),
    "himalayas": ("search", "jobs"),
    "recruitee": ("brinkmeer", "offers"),
    "teamtailor": ("first", "items"),
    "usajobs": ("first", "SearchResultItems"),
    "workable": ("halewick", "jobs"),
}
"""Of each kind that answers JSON our page, and the key of its list."""
XML = {"neogov": ("tamarack", "item", "channel"), "personio": ("own", "position", "workzag-jobs")}
"""Of each kind that answers XML our page, the name of its entries, and of what lists them."""
SEARCHES = ("adzuna", "himalayas", "usajobs")
TITLE = {"usajobs": "PositionTitle", "personio": "name"}


def ours(kind: str) -> bytes:
    """Our page of a kind with every field in it."""
    return (PAGES / kind / (f"{XML[kind][0]}.xml" if kind in XML else f"{KEYS[kind][0]}.json")).read_bytes()


def listing(kind: str, jobs: list[Any], **more: Any) -> bytes:
    """A page of a kind with these entries."""
    held = {KEYS[kind][1]: jobs} | more
    return json.dumps({"SearchResult": held} if kind == "usajobs" else held).encode()


def listed(kind: str) -> list[Any]:
    held = json.loads(ours(kind))
    found: list[Any] = (held["SearchResult"] if kind == "usajobs" else held)[KEYS[kind][1]]
    return found


def rss(item: str) -> str:
    """A feed of one item."""
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f"{head}<rss><channel><item><guid>7</guid>{item}</item></channel></rss>"


def entry(kind: str, id: str, title: str) -> dict[str, Any]:
    """The least an entry needs."""
    if kind == "usajobs":
        return {"MatchedObjectId": id, "MatchedObjectDescriptor": {"PositionTitle": title}}
    return {{"workable": "shortcode", "himalayas": "guid"}.get(kind, "id"): id, "title": title}


def gather(page: Page) -> tuple[list[Posting | Follow], Unreadable | None]:
    """What a page says before it is given up, and why it is."""
    found: list[Posting | Follow] = []
    try:
        for thing in boards.read(page):
            found.append(thing)
    except Unreadable as unreadable:
        return found, unreadable
    return found, None


def led_to(kind: str, follow: Follow, body: bytes) -> Page:
    block = {"board": kind, **BLOCKS[kind]}
    return Page(follow.url, 200, {}, body, NOON, "oak", block, follow.sent, follow.found)


def at(kind: str) -> dict[str, str]:
    """Where a page of whole postings lies: for Personio the feed in the board's own language."""
    return {"at": SAID[kind]["own"]["url"]} if kind == "personio" else {}


# Real responses

REAL = {
    "neogov": ("xml", 2),
    "personio": ("xml", 1),
    "recruitee": ("json", 2),
    "teamtailor": ("json", 2),
    "workable": ("json", 1),
}


@pytest.mark.parametrize("kind", REAL)
def test_a_real_feed_is_read_in_full(kind, material):
    ending, count = REAL[kind]
    body = (material / "boards" / "fixtures" / f"{kind}.{ending}").read_bytes()
    page = page_of(kind, body, **at(kind))
    assert KINDS[kind].unread(page) == set()  # type: ignore[attr-defined]
    found = postings(kind, body, **at(kind))
    assert len(found) == count
    for posting in found:
        assert posting.id
        assert posting.title
        assert posting.url.startswith("https://")
        assert posting.posted_on
        assert posting.places
        assert posting.location_text
        assert posting.employer
    assert len({posting.id for posting in found}) == count


def test_a_real_posting_has_what_its_board_tells(material):
    fixtures = material / "boards" / "fixtures"
    [workable] = postings("workable", (fixtures / "workable.json").read_bytes())
    assert (workable.places, workable.work_mode) == (["Spain", "Portugal"], "telecommuting")
    recruitee, _ = postings("recruitee", (fixtures / "recruitee.json").read_bytes())
    assert [(pay.minimum, pay.maximum, pay.unit, pay.currency) for pay in recruitee.pay] == [
        (60000, 75000, "year", "EUR")
    ]
    assert (recruitee.work_mode, recruitee.country, recruitee.language) == ("hybrid", "DE", "en")
    told = str(recruitee.description)
    assert told.index("debt collection") < told.index("DATEV as well as")
    _, teamtailor = postings("teamtailor", (fixtures / "teamtailor.json").read_bytes())
    assert len(teamtailor.places) == 2
    assert teamtailor.id == "a52c9a45-1132-44c9-9696-76974817ae6e"
    [personio] = postings("personio", (fixtures / "personio.xml").read_bytes(), **at("personio"))
    assert personio.experience == "7-10 years; experienced"
    assert personio.places == ["Munich", "Berlin"]
    neogov, hourly = postings("neogov", (fixtures / "neogov.xml").read_bytes())
    assert (neogov.posted_on, neogov.valid_through) == ("Wed, 19 Aug 2026 05:00:00", "Sun, 20 Sep 2026 04:59:00")
    assert [(pay.minimum, pay.maximum, pay.unit) for pay in neogov.pay + hourly.pay] == [
        (135000, 175000, "Year"),
        (65, 85, "Hour"),
    ]
    assert (neogov.employer, hourly.posted_on) == ("Example Public Agency", "Tue, 18 Aug 2026 14:00:00 GMT")


# Where a board answers

STARTS = [
    ("workable", {"token": "oak"}, "https://apply.workable.com/api/v1/widget/accounts/oak?details=true"),
    ("recruitee", {"token": "oak"}, "https://oak.recruitee.com/api/offers/"),
    ("recruitee", {"token": "jobs.oak.example"}, "https://jobs.oak.example/api/offers/"),
    ("teamtailor", {"token": "oak"}, "https://oak.teamtailor.com/jobs.json?per_page=100"),
    ("teamtailor", {"token": "oak.na.teamtailor.com"}, "https://oak.na.teamtailor.com/jobs.json?per_page=100"),
    ("personio", {"token": "oak"}, "https://oak.jobs.personio.de/xml?language=en"),
    ("personio", {"token": "oak.jobs.personio.com"}, "https://oak.jobs.personio.com/xml?language=en"),
    ("neogov", {"token": "oak"}, "https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=oak"),
    ("neogov", {"token": "oak", "host": "www.schooljobs.com"}, "https://www.schooljobs.com/SearchEngine/JobsFeed?agency=oak"),
    ("usajobs", {"token": "all"}, "https://data.usajobs.gov/api/search?WhoMayApply=all&Fields=Full&ResultsPerPage=250&Keyword=skip%20tracer&Page=1"),
    ("himalayas", {"token": "all"}, "https://himalayas.app/jobs/api/search?q=skip%20tracer"),
    ("himalayas", {"token": "US"}, "https://himalayas.app/jobs/api/search?q=skip%20tracer&country=US"),
    ("adzuna", {"token": "us"}, "https://api.adzuna.com/v1/api/jobs/us/search/1?results_per_page=50&sort_by=date&content-type=application/json&title_only=skip%20tracer"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "block", "url"), STARTS)
def test_a_board_starts_where_it_answers(kind, block, url):
    assert KINDS[kind].NEEDS in block
    titles = {"titles": ["skip tracer"]} if kind in SEARCHES else {}
    assert KINDS[kind].start(block | titles) == [Follow(url)]
    [moved] = KINDS[kind].start({**block, **titles, "base_url": "http://127.0.0.1:8099/"})
    assert moved.url == "http://127.0.0.1:8099" + url[url.index("/", 8) :]


@pytest.mark.parametrize("kind", [*KEYS, *XML])
@pytest.mark.parametrize("token", ["/", "acme", "a/b/c", "é ?#/x", "..", "{}", "%7B0%7D"])
def test_no_token_and_no_title_breaks_the_start(kind, token):
    first = KINDS[kind].start({"token": token, "titles": ["{} {0} &q=x #é", "a/b?"]})
    assert len(first) == (2 if kind in SEARCHES else 1)
    assert all(follow.url.startswith("https:/") for follow in first)
    if kind in SEARCHES:
        asked = [parse_qs(urlsplit(follow.url).query, strict_parsing=True) for follow in first]
        assert ["{} {0} &q=x #é"] in asked[0].values()


@pytest.mark.parametrize("kind", SEARCHES)
def test_a_search_asks_for_every_title_of_the_occupation(kind):
    titles = load("searches.toml")["titles"]
    assert getattr(KINDS[kind], "SEARCHES")  # noqa: B009
    assert len({follow.url for follow in KINDS[kind].start({"token": "us", "titles": titles})}) == len(titles) >= 10
    assert KINDS[kind].start({"token": "us"}) == []


@pytest.mark.parametrize("kind", ["teamtailor", "personio", "himalayas", "usajobs", "adzuna"])
def test_everything_asked_moves_with_the_board(kind):
    body = (PAGES / kind / "english.xml").read_bytes() if kind == "personio" else ours(kind)
    urls = follows(kind, body, base_url="http://127.0.0.1:8099")
    assert urls
    assert all(url.startswith("http://127.0.0.1:8099/") for url in urls)
    assert [url.partition("8099")[2] for url in urls] == [url[url.index("/", 8) :] for url in follows(kind, body)]


# The operator's own keys


@pytest.mark.parametrize("kind", ["usajobs", "adzuna"])
def test_a_key_is_sent_and_kept_nowhere(kind):
    keys = {name: f"secret-{name}" for name in getattr(KINDS[kind], "KEYS")}  # noqa: B009
    [first, *_] = KINDS[kind].start(BLOCKS[kind])
    url, headers = KINDS[kind].sign(first.url, keys)  # type: ignore[attr-defined]
    sent = url + json.dumps(headers)
    assert all(key in sent for key in keys.values())
    assert url.startswith(first.url)
    read = [plainly(thing) for thing in read_all(kind, ours(kind))]
    assert "secret" not in json.dumps([first.url, read])
    assert kind == "adzuna" or url == first.url


def test_no_posting_names_the_operator():
    read = json.dumps([plainly(thing) for thing in read_all("adzuna", ours("adzuna"))])
    assert "made-up" in ours("adzuna").decode()
    assert "made-up" not in read


# Answers that are not what the board promises

NO_FEED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "error", "empty"),
    "blank": (b" \r\n\xef\xbb\xbf", "error", "empty"),
    "html": (b"<!doctype html><title>Careers</title>", "drift", "HTML"),
    "xhtml": (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html/>', "drift", "HTML"),
    "text": (b"upstream connect error", "drift", "other text"),
    "json": (b'{"jobs": []}', "drift", "other text"),
    "atom": (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "drift", "<feed>"),
    "doctype": (b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>', "error", "DTD"),
    "external": (b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><rss/>', "error", "DTD"),
    "laughs": (
        b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><workzag-jobs>&c;&c;</workzag-jobs>',
        *("error", "DTD"),
    ),
    "deep": (b"<rss>" + b"<a>" * 100_000, "error", "deeper"),
    "many": (b"<rss>" + b"<a/>" * 1_000_001, "error", "more elements"),
    "open": (b"<rss><channel><item><title>a</title><![CDATA[", "error", "broken XML"),
}


@pytest.mark.parametrize("kind", XML)
@pytest.mark.parametrize("name", NO_FEED)
def test_what_is_no_feed_is_unreadable(kind, name):
    body, outcome, words = NO_FEED[name]
    with pytest.raises(Unreadable, match=words) as caught:
        read_all(kind, body)
    assert caught.value.outcome == outcome
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize(("body", "outcome", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_an_answer_of_another_kind_is_unreadable(kind, body, outcome, words):
    body = body.replace(b'"results"', b'"ads"')
    with pytest.raises(Unreadable, match=words) as caught:
        read_all(kind, body)
    assert caught.value.outcome == outcome
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", [*KEYS, *XML])
def test_half_a_document_is_an_error(kind):
    body = ours(kind)
    with pytest.raises(Unreadable, match="broken") as caught:
        read_all(kind, body[: len(body) // 2])
    assert caught.value.outcome == "error"


@pytest.mark.parametrize("kind", [*KEYS, *XML])
def test_a_list_of_another_name_is_drift(kind):
    name = XML[kind][1] if kind in XML else KEYS[kind][1]
    body = ours(kind).replace(f"<{name}>".encode(), b"<ad>").replace(f"</{name}>".encode(), b"</ad>")
    body = body.replace(f'"{name}"'.encode(), b'"ads"')
    with pytest.raises(Unreadable, match="no ") as caught:
        read_all(kind, body)
    assert caught.value.outcome == "drift"


@pytest.mark.parametrize("kind", [*KEYS, *XML])
def test_an_empty_board_yields_nothing(kind):
    empty = {
        "neogov": b"<rss><channel><title>Oak</title><image><url>x</url><title>y</title></image></channel></rss>",
        "personio": b"<workzag-jobs/>",
    }
    assert read_all(kind, empty[kind] if kind in XML else listing(kind, [])) == []


@pytest.mark.parametrize("kind", KEYS)
def test_a_bad_entry_loses_no_other(kind):
    good = [entry(kind, f"https://example.org/{n}", f"Collector {n}") for n in (1, 2)]
    odd: list[Any] = ["a text", None, 7, [], [good[0]], {}]
    for n, wrong in enumerate((None, "", " ", 5, [5], {"text": "Collector"})):
        odd.append(entry(kind, f"b{n}", wrong))  # type: ignore[arg-type]
    found = [thing for thing in read_all(kind, listing(kind, [good[0], *odd, good[1]])) if isinstance(thing, Posting)]
    assert [posting.title for posting in found if posting.title] == ["Collector 1", "Collector 2"]
    assert len(found) == len(odd) + 2


@pytest.mark.parametrize("kind", XML)
def test_an_entry_without_anything_loses_no_other(kind):
    name = XML[kind][1]
    body = ours(kind).replace(f"<{name}>".encode(), f"<{name}/><{name}>words</{name}><{name}>".encode(), 1)
    found = postings(kind, body, **at(kind))
    assert [posting.title for posting in found[:2]] == ["", ""]
    assert found[2:] == postings(kind, ours(kind), **at(kind))


ODD: tuple[Any, ...] = (None, True, "text", "", [], [[]], {}, [None, 7, "x", {}], {"name": 5}, ["a", {"b": []}])
WRONG = [5, 10**400, 1e308, -1.5, *ODD]


@pytest.mark.parametrize("kind", KEYS)
@pytest.mark.parametrize("wrong", WRONG, ids=[str(wrong)[:20] for wrong in WRONG])
def test_no_field_of_a_wrong_type_loses_its_posting(kind, wrong):
    whole = listed(kind)[0]
    for key in whole.keys() - {"title", "MatchedObjectDescriptor"}:
        [posting] = [
            thing for thing in read_all(kind, listing(kind, [whole | {key: wrong}])) if isinstance(thing, Posting)
        ]
        assert posting.title
        assert all(isinstance(place, str) for place in posting.places)
        assert json.dumps(plainly(posting), ensure_ascii=False).encode()


@pytest.mark.parametrize("wrong", WRONG, ids=[str(wrong)[:20] for wrong in WRONG])
def test_no_field_within_a_result_of_usajobs_loses_it(wrong):
    descriptor = listed("usajobs")[0]["MatchedObjectDescriptor"]
    details = descriptor["UserArea"]["Details"]
    changed = [descriptor | {key: wrong} for key in descriptor if key != "PositionTitle"]
    changed += [descriptor | {"UserArea": {"Details": details | {key: wrong}}} for key in details]
    for one in changed:
        [posting] = postings("usajobs", listing("usajobs", [{"MatchedObjectId": "7", "MatchedObjectDescriptor": one}]))
        assert (posting.id, posting.title) == ("7", "Debt Collection Specialist")
        assert json.dumps(plainly(posting), ensure_ascii=False).encode()


@pytest.mark.parametrize("kind", XML)
@pytest.mark.parametrize("wrong", ["", "<a/>", "<a>b</a>", "text", "1e999", "<name>b</name><name/>", "&#38;lt;b&gt;"])
def test_no_element_of_another_shape_loses_its_posting(kind, wrong):
    page = page_of(kind, ours(kind), **at(kind))
    told = elements.read_elements(page, "workzag-jobs/position" if kind == "personio" else "rss/channel/item")[0][0]
    title = TITLE.get(kind, "title")
    for key in told.keys() - {title}:
        inner = f"<{title}>Collector</{title}><{key}>{wrong}</{key}><{key}>{wrong}</{key}>"
        body = f"<workzag-jobs><position>{inner}</position></workzag-jobs>"
        if kind == "neogov":
            body = rss(inner)
        [posting] = postings(
            kind, body if kind == "neogov" else body.replace("<name>", "<id>7</id><name>", 1), **at(kind)
        )
        assert posting.title == "Collector"
        assert json.dumps(plainly(posting), ensure_ascii=False).encode()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_nothing_but_unreadable_comes_of_any_json(data):
    kind = data.draw(st.sampled_from(sorted(KEYS)))
    job = data.draw(st.sampled_from(listed(kind)))
    key, value = data.draw(st.sampled_from(sorted(job))), data.draw(JSON)
    names = ["name", "title", "next_url", "count", "totalCount", "SearchResultCountAll"]
    more = data.draw(st.dictionaries(st.sampled_from(names), JSON))
    found, _ = gather(page_of(kind, listing(kind, [job | {key: value}], **more)))
    assert json.dumps([plainly(thing) for thing in found], ensure_ascii=False).encode()


PARTS = [
    "<",
    ">",
    "/",
    "&",
    "]]>",
    "<![CDATA[",
    "&#0;",
    "&nbsp;",
    "<!--",
    "-->",
    "<?x",
    "\0",
    "a",
    "<title>",
    "</title>",
    "é",
]


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from(sorted(XML)), junk=st.lists(st.sampled_from(PARTS), max_size=8), where=st.floats(0, 1))
def test_nothing_but_unreadable_comes_of_any_xml(kind, junk, where):
    body = ours(kind).decode()
    cut = int(where * len(body))
    found, _ = gather(page_of(kind, body[:cut] + "".join(junk) + body[cut:], **at(kind)))
    assert json.dumps([plainly(thing) for thing in found], ensure_ascii=False).encode()


LONG = {
    "ampersands": b"<rss><channel><item><title>" + b"&" * 500_000,
    "references": b"<rss><channel><item><title>" + b"&#0;" * 125_000,
    "verbatim": b"<workzag-jobs>" + b"<![CDATA[" * 50_000,
    "verbatim-ends": b"<workzag-jobs>" + b"<![CDATA[]]>&" * 40_000,
    "forbidden": b"<rss>" + b"\x01" * 500_000,
    "repeated": b"<rss><channel><item>" + b"<title>x</title>" * 30_000 + b"</item></channel></rss>",
    "comment": b"<rss><!--" + b"-" * 500_000,
    "sections": b"<workzag-jobs><position><jobDescriptions>" + b"<jobDescription><value/></jobDescription>" * 12_000,
}


@pytest.mark.parametrize("name", LONG)
def test_no_feed_takes_a_second(name):
    before = time.process_time()
    for kind in XML:
        gather(page_of(kind, LONG[name]))
    assert time.process_time() - before < 1


# XML as feeds write it


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Billing & Collections", "Billing & Collections"),
        ("Billing &amp; Collections", "Billing & Collections"),
        ("Billing&nbsp;&amp;amp; Collections", "Billing & Collections"),
        ("<![CDATA[Billing & Collections]]>", "Billing & Collections"),
        ("Billing\x0b &#x1;&amp; Collections&#11;", "Billing & Collections"),
        ("Billing &#xD800;&amp; Collections &unknown", "Billing & Collections &unknown"),
        ("Ch\u00e9rif & Fils", "Ch\u00e9rif & Fils"),
    ],
)
def test_feeds_are_mended(written, read):
    feed = rss(f"<title>{written}</title>")
    for body in (
        feed.encode(),
        b"\xef\xbb\xbf" + feed.encode(),
        feed.encode("utf-16"),
        b"\xc3\xaf\xc2\xbb\xc2\xbf" + feed.encode(),
    ):
        [posting] = postings("neogov", body)
        assert posting.title == read


def test_bytes_are_believed_before_the_declaration():
    feed = rss("<title>Agent de créances</title>")
    for declared, charset in (
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("x-none", "utf-8"),
    ):
        [posting] = postings("neogov", feed.replace("utf-8", declared).encode(charset))
        assert posting.title == "Agent de créances"


# Paging


def walk(kind: str, answer: Any, limit: int = 3_000) -> list[str]:
    """Every URL that a board is asked for, answered by `answer(url)`, until nothing new is led to."""
    queue, asked = list(KINDS[kind].start(BLOCKS[kind])), list[str]()
    while queue and len(asked) < limit:
        follow = queue.pop(0)
        if follow.url in asked:
            continue
        asked.append(follow.url)
        found, _ = gather(led_to(kind, follow, answer(follow.url)))
        queue += [thing for thing in found if isinstance(thing, Follow)]
    return asked


@pytest.mark.parametrize("kind", [*KEYS, *XML])
def test_a_board_that_always_answers_the_same_ends(kind):
    body = (PAGES / kind / "english.xml").read_bytes() if kind == "personio" else ours(kind)
    count = {"adzuna": 6, "himalayas": 4, "personio": 2, "teamtailor": 2, "usajobs": 6}.get(kind, 1)
    assert len(walk(kind, lambda url: body)) == count


@pytest.mark.parametrize(
    ("kind", "total", "cap"), [("adzuna", "count", 1_000), ("usajobs", "SearchResultCountAll", 10_000)]
)
def test_what_a_search_holds_beyond_its_cap_is_told(kind, total, cap):
    found, why = gather(page_of(kind, listing(kind, listed(kind)[:1], **{total: 10**9})))
    assert len(found) == cap // getattr(KINDS[kind], "SIZE")  # noqa: B009
    assert str(why) == f"1000000000 postings, of which {cap} can be asked for"
    found, why = gather(page_of(kind, listing(kind, [listed(kind)[0]] * 300)))
    assert why
    assert why.outcome == "drift"


def test_a_search_of_himalayas_goes_on_until_a_page_is_empty():
    pages = {"": 20, "2": 17, "3": 20, "4": 0}
    one = entry("himalayas", "https://himalayas.app/x", "Collector")

    def answer(url: str) -> bytes:
        return listing("himalayas", [one] * pages[url.partition("&page=")[2]], totalCount=5_000)

    assert [url.partition("&page=")[2] for url in walk("himalayas", answer)] == ["", "", "2", "2", "3", "3", "4", "4"]


@pytest.mark.parametrize("total", [None, "many", 10**9, 5_000, True])
def test_a_search_of_himalayas_ends_at_its_cap(total):
    body = listing("himalayas", [entry("himalayas", "https://himalayas.app/x", "Collector")], totalCount=total)
    assert len(walk("himalayas", lambda url: body)) == 2 * 250
    last = page_of("himalayas", body, at="https://himalayas.app/jobs/api/search?q=a&page=250")
    assert "5000 can be asked for" in str(gather(last)[1])


@pytest.mark.parametrize(
    ("given_", "outcome", "leads"),
    [
        ("https://careers.oak.example/jobs.json?page=2&per_page=100", None, True),
        ("/jobs.json?page=2", None, True),
        ("https://osterlund.teamtailor.com/jobs.json?per_page=100", None, False),
        ("https://careers.oak.example/jobs.json?page=1", None, False),
        ("https://careers.oak.example/jobs.json?after=x", "drift", False),
        ("https://careers.oak.example/jobs.json?page=9999", "error", False),
        (5, "drift", False),
        ("javascript:next()", None, False),
        *((wrong, None, False) for wrong in ODD if wrong != "text"),
    ],
)
def test_the_next_page_of_a_feed_comes_after_it(given_, outcome, leads):
    body = listing("teamtailor", [entry("teamtailor", "7", "Collector")], next_url=given_)
    found, why = gather(page_of("teamtailor", body))
    assert getattr(why, "outcome", None) == outcome
    urls = [thing.url for thing in found if isinstance(thing, Follow)]
    assert len(urls) == leads
    assert all(url.startswith("https://osterlund.teamtailor.com/jobs.json?page=2") for url in urls)
    assert read_all("teamtailor", listing("teamtailor", [], next_url=given_)) == []


def test_a_feed_whose_pages_never_end_is_left_and_told():
    def answer(url: str) -> bytes:
        here = int((parse_qs(urlsplit(url).query).get("page") or ["1"])[0])
        return listing("teamtailor", [entry("teamtailor", "7", "Collector")], next_url=f"/jobs.json?page={here + 1}")

    assert len(walk("teamtailor", answer)) == 200


# What each board is known for


@pytest.mark.parametrize("kind", [*KEYS, *XML])
def test_no_id_comes_twice_on_a_page(kind):
    twice = ours(kind)
    if kind in KEYS:
        twice = listing(kind, listed(kind) * 2)
    ids = [thing.id for thing in read_all(kind, twice, **at(kind)) if isinstance(thing, Posting)]
    assert len(ids) == len(set(ids)) == len(postings(kind, ours(kind), **at(kind)))


def test_the_rows_of_a_posting_are_one_with_the_places_of_all():
    rows = [
        {"title": "Collector", "shortcode": "A", "locations": [{"country": country, "countryCode": code}]}
        for country, code in (("Spain", "ES"), ("Portugal", "PT"), ("Spain", "ES"))
    ]
    rows.insert(1, {"title": "Clerk", "shortcode": "B", "country": "Malta"})
    found = postings("workable", listing("workable", rows, name="Oak"))
    assert [(posting.id, posting.places, posting.country) for posting in found] == [
        ("A", ["Spain", "Portugal"], "ES"),
        ("B", ["Malta"], "Malta"),
    ]
    assert found[0].location_text == "Spain; Portugal"


def test_a_hidden_location_is_told_only_by_the_row_itself():
    hidden = [{"country": "Spain", "countryCode": "ES", "city": "Vigo", "hidden": True}]
    row_ = {"title": "Collector", "shortcode": "A", "country": "Spain", "locations": hidden}
    [posting] = postings("workable", listing("workable", [row_]))
    assert (posting.places, posting.country) == (["Spain"], "ES")


@pytest.mark.parametrize(
    ("salary", "read"),
    [
        ({"min": "60000", "max": "75000", "period": "year", "currency": "EUR"}, [(60000, 75000, "year", "EUR")]),
        ({"min": None, "max": "75000", "period": "year", "currency": "EUR"}, [(None, 75000, "year", "EUR")]),
        ({"min": "0", "max": "0", "period": "month", "currency": "EUR"}, []),
        ({"min": None, "max": None, "period": "month", "currency": "EUR"}, []),
        ({"min": "19.50", "max": "", "currency": None}, [(19.5, None, None, None)]),
        (None, []),
    ],
)
def test_pay_of_recruitee_is_text(salary, read):
    [posting] = postings("recruitee", listing("recruitee", [{"id": 1, "title": "Collector", "salary": salary}]))
    assert [(pay.minimum, pay.maximum, pay.unit, pay.currency) for pay in posting.pay] == read
    assert posting.salary_text is None


@pytest.mark.parametrize("status", ["internal", "draft", "closed", "archived"])
def test_what_recruitee_does_not_publish_is_not_read(status):
    jobs = [{"id": 1, "title": "Collector", "status": status}, {"id": 2, "title": "Clerk", "status": "published"}]
    assert [posting.title for posting in postings("recruitee", listing("recruitee", jobs))] == ["Clerk"]


def test_positions_without_text_in_english_are_told_by_the_other_feed():
    english, own = ((PAGES / "personio" / f"{name}.xml").read_bytes() for name in ("english", "own"))
    first = read_all("personio", english)
    assert [thing.id for thing in first if isinstance(thing, Posting)] == ["2200417"]
    assert follows("personio", english) == [SAID["personio"]["own"]["url"]]
    second = read_all("personio", own, **at("personio"))
    assert [thing.id for thing in second if isinstance(thing, Posting)] == ["2200590", "2200611"]
    assert follows("personio", own, **at("personio")) == []
    told = english.replace(
        b"<jobDescriptions></jobDescriptions>",
        b"<jobDescriptions><jobDescription><value>Dun</value></jobDescription></jobDescriptions>",
    )
    assert len(read_all("personio", told)) == 2
    assert follows("personio", told) == []


def test_no_contact_person_is_read():
    read = json.dumps(
        [plainly(thing) for thing in read_all("personio", (PAGES / "personio" / "english.xml").read_bytes())]
    )
    assert "Somebody" not in read
    mail = json.dumps([plainly(thing) for thing in read_all("usajobs", ours("usajobs"))])
    assert "someone@" not in mail
    assert "000-000" not in mail


@pytest.mark.parametrize(
    ("low", "high", "pay", "said"),
    [
        ("21.5500", "29.1000", [(21.55, 29.1)], None),
        ("$52,000.00", "", [(52000, None)], None),
        ("0.0000", "0.0000", [], None),
        ("Not Displayed", "Not Displayed", [], "Not Displayed"),
        ("Depends on Qualifications", "90000", [(None, 90000)], "Depends on Qualifications"),
        ("", "", [], None),
    ],
)
def test_pay_of_neogov_is_a_number_or_words(low, high, pay, said):
    ends = f"<minimumSalary>{low}</minimumSalary><maximumSalary>{high}</maximumSalary>"
    [posting] = postings("neogov", rss(f"<title>Collector</title>{ends}<salaryInterval>Hour</salaryInterval>"))
    assert [(entry.minimum, entry.maximum) for entry in posting.pay] == pay
    assert posting.salary_text == said


def test_federal_pay_is_in_dollars_and_telework_is_not_remote():
    first, second = postings("usajobs", ours("usajobs"))
    assert {(pay.unit, pay.currency) for pay in first.pay} == {("Per Year", "USD"), ("Per Hour", "USD")}
    assert (first.work_mode, first.country) == (None, "United States")
    assert (second.work_mode, second.country, second.pay, second.salary_text) == (
        "Remote",
        None,
        [],
        "Without Compensation",
    )


@pytest.mark.parametrize(
    ("predicted", "paid", "said"),
    [
        ("0", True, False),
        ("1", False, True),
        (None, False, False),
        (1, False, True),
        (0, True, False),
        (True, False, False),
    ],
)
def test_predicted_pay_is_not_posted_pay(predicted, paid, said):
    job = {
        "id": "1",
        "title": "Collector",
        "salary_min": 29034.77,
        "salary_max": 31000,
        "salary_is_predicted": predicted,
    }
    [posting] = postings("adzuna", listing("adzuna", [job], count=1))
    assert (bool(posting.pay), bool(posting.salary_text)) == (paid, said)
    columns = row(posting)
    assert (columns["salary_min"] is not None) == paid
    assert "29" not in (posting.salary_text or "")


def test_days_of_the_feeds_are_days():
    for kind in [*KEYS, *XML]:
        for posting in postings(kind, ours(kind), **at(kind)):
            assert isinstance(row(posting)["posted_on"], date), (kind, posting.posted_on)
