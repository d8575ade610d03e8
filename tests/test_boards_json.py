"""Boards that answer JSON in pages: paging to the end and no further, what comes along, answers of another shape."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders import boards
from spiders.boards import KINDS
from spiders.items import Follow, Page, Posting, Unreadable
from tests.test_boards import BLOCKS, BROKEN, JSON, NOON, PAGES, SAID, follows, page_of, plainly, postings, read_all

LISTS = {
    "eightfold": ("list", "positions"),
    "oracle_orc": ("list", "requisitionList"),
    "pinpoint": ("wexcombe", "data"),
    "rippling": ("list", "items"),
    "workday": ("list", "jobPostings"),
}
"""Of each kind our page that lists postings, and the key of its list."""
LEADING = [kind for kind in LISTS if kind != "pinpoint"]
PAGED = ["eightfold", "oracle_orc", "workday"]
TOTALS = {"eightfold": "count", "oracle_orc": "TotalJobsCount", "rippling": "totalItems", "workday": "total"}


def ours(kind: str, stem: str) -> bytes:
    return (PAGES / kind / f"{stem}.json").read_bytes()


def answer(kind: str, stem: str) -> Any:
    return json.loads(ours(kind, stem))


def listing(kind: str, jobs: list[Any], **more: Any) -> bytes:
    """A list page of a kind with these entries."""
    held: dict[str, Any] = {LISTS[kind][1]: jobs} | more
    return json.dumps({"items": [held]} if kind == "oracle_orc" else held).encode()


def listed(kind: str) -> list[Any]:
    held = answer(kind, LISTS[kind][0])
    found: list[Any] = (held["items"][0] if kind == "oracle_orc" else held)[LISTS[kind][1]]
    return found


def so_far(kind: str, body: bytes | str, **block: Any) -> tuple[list[Posting | Follow], Unreadable | None]:
    """What a page says before it is given up, and why it is."""
    return gather(page_of(kind, body, **block))


def gather(page: Page) -> tuple[list[Posting | Follow], Unreadable | None]:
    found: list[Posting | Follow] = []
    try:
        for thing in boards.read(page):
            found.append(thing)
    except Unreadable as unreadable:
        return found, unreadable
    return found, None


def led_to(kind: str, follow: Follow, body: bytes | str) -> Page:
    content = body.encode() if isinstance(body, str) else body
    block = {"board": kind, **BLOCKS[kind]}
    return Page(follow.url, 200, {}, content, NOON, "oak", block, follow.sent, follow.found)


# Real responses


@pytest.mark.parametrize("kind", LISTS)
def test_a_real_list_is_read_in_full(kind, material):
    body = (material / "boards" / "fixtures" / f"{kind}.json").read_bytes()
    assert KINDS[kind].unread(page_of(kind, body)) == set()  # type: ignore[attr-defined]
    read = read_all(kind, body)
    told = [thing.found if isinstance(thing, Follow) else plainly(thing) for thing in read]
    assert len(told) == (1 if kind == "rippling" else 2)
    for one in told:
        assert one["id"]
        assert one["title"]
        assert one.get("places") or one["location_text"].endswith("Locations")


def test_a_real_requisition_is_read_in_full(material):
    body = (material / "boards" / "fixtures" / "oracle_orc_detail.json").read_bytes()
    page = led_to("oracle_orc", Follow("https://example.org/", found={"id": "26876"}), body)
    assert KINDS["oracle_orc"].unread(page) == set()  # type: ignore[attr-defined]
    [posting] = [thing for thing in boards.read(page) if isinstance(thing, Posting)]
    assert (posting.id, posting.places, posting.country, posting.work_mode) == (
        "26876",
        ["Atlanta, GA"],
        "US",
        "Hybrid",
    )
    assert posting.posted_on == "2026-08-19T00:00:00+00:00"
    told = str(posting.description)
    assert told.index("systems delivery") < told.index("roadmap") < told.index("Five years")


# Where a board answers

WORKDAY = '{"appliedFacets":{},"limit":20,"offset":0,"searchText":""}'
STARTS = [
    ("workday", {"token": "acme/wd5/Acme_Careers"}, "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Acme_Careers/jobs"),
    ("workday", {"token": "acme/wd5/2", "base_url": "http://127.0.0.1:8099/"}, "http://127.0.0.1:8099/wday/cxs/acme/2/jobs"),
    ("workday", {"token": "acme/wd5/Jobs", "host": "wd5.myworkdaysite.com"}, "https://wd5.myworkdaysite.com/wday/cxs/acme/Jobs/jobs"),
    ("oracle_orc", {"token": "ab.fa.us2.oraclecloud.com/CX_1"}, "https://ab.fa.us2.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations&finder=findReqs;siteNumber=CX_1,limit=100,offset=0,sortBy=POSTING_DATES_DESC"),
    ("eightfold", {"token": "acme/acme.com"}, "https://acme.eightfold.ai/api/apply/v2/jobs?domain=acme.com&start=0&num=10&sort_by=timestamp"),
    ("eightfold", {"token": "jobs.acme.com/acme.com/pcsx"}, "https://jobs.acme.com/api/pcsx/search?domain=acme.com&query=&location=&start=0&num=10&sort_by=timestamp"),
    ("rippling", {"token": "Acme"}, "https://api.rippling.com/platform/api/ats/v2/board/Acme/jobs?groupJobsByLocation=true&page=0&pageSize=1000"),
    ("pinpoint", {"token": "acme"}, "https://acme.pinpointhq.com/postings.json"),
    ("pinpoint", {"token": "careers.acme.com"}, "https://careers.acme.com/postings.json"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "block", "url"), STARTS)
def test_a_board_starts_where_it_answers(kind, block, url):
    assert KINDS[kind].start(block) == [Follow(url, WORKDAY if kind == "workday" else None)]


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("token", ["/", "acme", "a/b/c/d/e", "é ?#/x", "..", "{}"])
def test_no_token_breaks_the_start(kind, token):
    [first] = KINDS[kind].start({"token": token})
    assert first.url.startswith("https:/")


@pytest.mark.parametrize("kind", LEADING)
def test_everything_asked_moves_with_the_board(kind):
    stem = LISTS[kind][0]
    asked = [
        thing
        for thing in read_all(kind, ours(kind, stem), base_url="http://127.0.0.1:8099")
        if isinstance(thing, Follow)
    ]
    assert len(asked) > 3
    assert all(follow.url.startswith("http://127.0.0.1:8099/") for follow in asked)


# Answers that are not what the board promises


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize(("body", "outcome", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_an_answer_of_another_kind_is_unreadable(kind, body, outcome, words):
    with pytest.raises(Unreadable, match=words) as caught:
        read_all(kind, body)
    assert caught.value.outcome == outcome
    assert "\n" not in str(caught.value)


DETAILS = [(kind, stem) for kind in LEADING for stem, led in SAID[kind].items() if "found" in led]


@pytest.mark.parametrize(("kind", "stem"), DETAILS)
@pytest.mark.parametrize(("body", "outcome"), [(case[1], case[2]) for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_posting_page_of_another_kind_is_unreadable(kind, stem, body, outcome):
    with pytest.raises(Unreadable) as caught:
        list(boards.read(page_of(kind, body, stem=stem)))
    assert caught.value.outcome == outcome


@pytest.mark.parametrize("kind", LISTS)
def test_half_a_list_is_an_error(kind):
    body = ours(kind, LISTS[kind][0])
    with pytest.raises(Unreadable, match="broken JSON") as caught:
        read_all(kind, body[: len(body) // 2])
    assert caught.value.outcome == "error"


@pytest.mark.parametrize("kind", LISTS)
def test_a_renamed_list_is_drift(kind):
    stem, key = LISTS[kind]
    with pytest.raises(Unreadable, match="no ") as caught:
        read_all(kind, ours(kind, stem).replace(f'"{key}"'.encode(), b'"results"'))
    assert caught.value.outcome == "drift"


@pytest.mark.parametrize("kind", LISTS)
def test_an_empty_board_says_nothing(kind):
    assert read_all(kind, listing(kind, [], **{TOTALS.get(kind, "total"): 0})) == []


def test_a_requisition_that_is_gone_says_nothing():
    assert list(boards.read(page_of("oracle_orc", b'{"items": [], "count": 0}', stem="posting"))) == []


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("workday", {"errorCode": "S22", "message": "no longer available"}, "no longer available"),
        ("eightfold", {"message": "Not authorized for PCSX"}, "Not authorized"),
        (
            "eightfold",
            {"status": 404, "error": {"message": "No such\nposition", "body": ""}, "data": None},
            "No such position",
        ),
        ("rippling", {"error_code": "RESOURCE_NOT_FOUND", "message": "Job not found"}, "Job not found"),
    ],
)
def test_what_a_board_says_instead_is_told(kind, body, said):
    for stem in ("", "posting"):
        with pytest.raises(Unreadable, match=r"the board answers|no list") as caught:
            list(boards.read(page_of(kind, json.dumps(body), stem=stem)))
        assert said in str(caught.value) or not stem


WRONG: list[Any] = [
    None,
    5,
    10**400,
    1e308,
    True,
    "text",
    [],
    [[]],
    {},
    [None, 7, "x", {}],
    {"name": 5},
    {"id": [], "values": 3},
]


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("wrong", WRONG, ids=[str(wrong)[:20] for wrong in WRONG])
def test_a_bad_entry_loses_no_other(kind, wrong):
    good = listed(kind)[:2]
    expected = [plainly(thing) for thing in read_all(kind, listing(kind, good))]
    found, _ = so_far(kind, listing(kind, [good[0], wrong, good[1]]))
    read = [plainly(thing) for thing in found]
    assert [one for one in read if one in expected] == expected
    assert len(read) - len(expected) <= 1


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("wrong", WRONG, ids=[str(wrong)[:20] for wrong in WRONG])
def test_no_field_of_a_wrong_type_loses_its_entry(kind, wrong):
    entry = listed(kind)[0]
    for key in entry.keys() - {"id", "Id", "uuid", "externalPath", "title"}:
        [read] = read_all(kind, listing(kind, [entry | {key: wrong}]))
        told = read.found if isinstance(read, Follow) else plainly(read)
        assert told["id"]
        assert told.get("title") or key in ("name", "Title")
        assert json.dumps(told)


def held_job(kind: str, held: Any) -> dict[str, Any]:
    """The posting in the answer of a posting's page."""
    job: dict[str, Any] = (
        held["items"][0] if kind == "oracle_orc" else held.get("jobPostingInfo", held.get("data", held))
    )
    return job


def changed(kind: str, stem: str, key: str, wrong: Any) -> bytes:
    held = answer(kind, stem)
    held_job(kind, held)[key] = wrong
    return json.dumps(held).encode()


@pytest.mark.parametrize(("kind", "stem"), DETAILS)
@pytest.mark.parametrize("wrong", WRONG, ids=[str(wrong)[:20] for wrong in WRONG])
def test_no_field_of_a_wrong_type_loses_its_posting(kind, stem, wrong):
    for key in held_job(kind, answer(kind, stem)):
        [posting] = boards.read(page_of(kind, changed(kind, stem, key, wrong), stem=stem))
        assert isinstance(posting, Posting)
        assert posting.id == SAID[kind][stem]["found"]["id"]
        assert posting.title
        assert all(isinstance(place, str) for place in posting.places)
        assert json.dumps(plainly(posting), ensure_ascii=False).encode()


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_nothing_but_unreadable_comes_of_any_json(data):
    kind, stem = data.draw(st.sampled_from([*DETAILS, *((kind, "") for kind in LISTS)]))
    job = held_job(kind, answer(kind, stem)) if stem else data.draw(st.sampled_from(listed(kind)))
    key, value = data.draw(st.sampled_from(sorted(job))), data.draw(JSON)
    more = data.draw(
        st.dictionaries(st.sampled_from([TOTALS.get(kind, "n"), "facets", "Limit", "page", "pageSize"]), JSON)
    )
    body = changed(kind, stem, key, value) if stem else listing(kind, [job | {key: value}], **more)
    found, _ = gather(page_of(kind, body, stem=stem))
    assert json.dumps([plainly(thing) for thing in found], ensure_ascii=False).encode()


# Paging


@pytest.mark.parametrize("kind", PAGED)
def test_only_the_first_page_leads_to_others(kind):
    first = [follow for follow in read_all(kind, ours(kind, "list")) if isinstance(follow, Follow) and not follow.found]
    assert len(first) == 2
    for follow in first:
        found, why = gather(led_to(kind, follow, ours(kind, "list")))
        assert why is None
        assert all(isinstance(thing, Posting) or thing.found for thing in found)


@pytest.mark.parametrize("kind", LEADING)
def test_a_total_without_end_is_asked_for_within_the_cap_and_told(kind):
    found, why = so_far(kind, listing(kind, listed(kind)[:1], **{TOTALS[kind]: 10**9}))
    further = [thing for thing in found if isinstance(thing, Follow) and not thing.found]
    assert 90 <= len(further) <= 1_000
    assert len({(follow.url, follow.sent) for follow in further}) == len(further)
    assert why
    assert why.outcome == "error"
    assert "1000000000 postings" in str(why)


@pytest.mark.parametrize("kind", PAGED)
@pytest.mark.parametrize("total", [None, "many", 0, True, -5])
def test_a_full_page_without_a_total_is_drift(kind, total):
    full = [listed(kind)[0]] * 100
    found, why = so_far(kind, listing(kind, full, **{TOTALS[kind]: total}))
    assert len(found) == 1, "one posting a hundred times is one"
    assert why
    assert why.outcome == "drift"


def walk(kind: str, body: bytes, limit: int = 3_000) -> int:
    """How many questions a board leads to that always answers the same page."""
    queue, asked = list(KINDS[kind].start(BLOCKS[kind])), set[tuple[str, str | None]]()
    while queue and len(asked) < limit:
        follow = queue.pop()
        if (follow.url, follow.sent) in asked:
            continue
        asked.add((follow.url, follow.sent))
        found, _ = gather(led_to(kind, follow, body))
        queue += [thing for thing in found if isinstance(thing, Follow) and not thing.found]
    return len(asked)


@pytest.mark.parametrize("kind", LEADING)
def test_a_board_that_always_answers_the_same_ends(kind):
    assert walk(kind, ours(kind, LISTS[kind][0])) == 3
    assert walk(kind, listing(kind, listed(kind)[:1], **{TOTALS[kind]: 10**12})) <= 1_001


def test_a_board_whose_facets_always_answer_the_same_ends():
    assert walk("workday", ours("workday", "split")) < 300


def test_oracle_steps_by_the_limit_it_is_told():
    body = listing("oracle_orc", listed("oracle_orc")[:1], TotalJobsCount=60, Limit=25)
    assert [url.partition("offset=")[2][:2] for url in follows("oracle_orc", body)[1:]] == ["25", "50"]


def test_rippling_counts_pages_of_the_size_it_is_told():
    body = listing("rippling", listed("rippling")[:1], totalItems=450, totalPages=3, page=0, pageSize=200)
    assert [url.partition("page=")[2][0] for url in follows("rippling", body)[1:]] == ["1", "2"]


# Workday: more than it answers


def facet(name: str, *counts: int) -> dict[str, Any]:
    values = [{"descriptor": f"{name} {n}", "id": f"{name}-{n}", "count": count} for n, count in enumerate(counts)]
    return {"facetParameter": name, "values": values}


def split(total: Any, facets: Any, applied: dict[str, list[str]] | None = None) -> tuple[list[Any], Unreadable | None]:
    """The questions that a first page leads to: the facets applied, and the offset."""
    sent = json.dumps({"appliedFacets": applied or {}, "limit": 20, "offset": 0, "searchText": ""})
    first = Follow(KINDS["workday"].start(BLOCKS["workday"])[0].url, sent)
    body = listing("workday", [listed("workday")[0]] * 20, total=total, facets=facets)
    found, why = gather(led_to("workday", first, body))
    asked = [json.loads(thing.sent) for thing in found if isinstance(thing, Follow) and thing.sent]
    return [(one["appliedFacets"], one["offset"]) for one in asked], why


def test_a_board_within_the_cap_is_paged():
    asked, why = split(1_999, [facet("a", 1_000, 999)])
    assert asked == [({}, offset) for offset in range(20, 1_999, 20)]
    assert why is None


def test_exactly_the_cap_is_paged_where_the_facets_count_no_more():
    asked, why = split(2_000, [facet("a", 1_000, 1_000)])
    assert (len(asked), why) == (99, None)


def test_small_values_are_asked_together_and_empty_ones_not():
    asked, why = split(2_000, [facet("a", 1_500, 450, 0, 60, 700, 1_800)])
    assert asked == [({"a": ["a-0", "a-1"]}, 0), ({"a": ["a-3", "a-4"]}, 0), ({"a": ["a-5"]}, 0)]
    assert why is None


def test_no_question_names_more_values_than_are_accepted():
    asked, _ = split(2_000, [facet("a", *[20] * 250)])
    assert [len(applied["a"]) for applied, _ in asked] == [99, 99, 52]


def test_a_value_over_the_cap_is_split_by_another_facet():
    first, why = split(2_000, [facet("a", 5_000, 300)])
    assert (first, why) == ([({"a": ["a-0"]}, 0), ({"a": ["a-1"]}, 0)], None)
    again, why = split(2_000, [facet("a", 5_000, 300), facet("b", 1_900, 1_900, 1_200)], {"a": ["a-0"]})
    assert [applied for applied, _ in again] == [{"a": ["a-0"], "b": [f"b-{n}"]} for n in range(3)]
    assert why is None


def test_what_two_splits_do_not_reach_is_told():
    applied = {"a": ["a-0"], "b": ["b-0"]}
    asked, why = split(2_000, [facet("c", 1_500, 1_500)], applied)
    assert asked == [(applied, offset) for offset in range(20, 2_000, 20)]
    assert "3000 postings, of which 2000" in str(why)


def test_a_board_that_counts_further_is_split_where_a_facet_covers_it():
    asked, why = split(2_400, [facet("some", 900, 900), facet("all", 1_500, 1_000)])
    assert (asked, why) == ([({"all": ["all-0"]}, 0), ({"all": ["all-1"]}, 0)], None)


def test_a_board_that_counts_further_is_paged_where_no_facet_covers_it():
    asked, why = split(2_400, [facet("some", 900, 900)])
    assert asked == [({}, offset) for offset in range(20, 2_400, 20)]
    assert why is None


@pytest.mark.parametrize("facets", [None, 7, "x", [None, [[]], {"values": [{"values": [3]}]}], {"values": {"id": 1}}])
def test_no_facets_are_no_fault(facets):
    asked, why = split(2_000, facets)
    assert (len(asked), why) == (99, None)


def test_deep_and_wide_facets_are_read_without_recursion():
    deep: Any = facet("a", 3_000)
    for _ in range(300):
        deep = {"facetParameter": "group", "values": [deep]}
    assert split(2_000, [deep])[0] == [({"a": ["a-0"]}, 0)]


# What comes along


def test_words_that_change_daily_change_nothing():
    jobs = listed("workday")
    later = [job | {"postedOn": "Posted 31 Days Ago"} for job in jobs]
    assert read_all("workday", listing("workday", jobs, total=5)) == read_all(
        "workday", listing("workday", later, total=5)
    )


@pytest.mark.parametrize("kind", LEADING)
def test_what_comes_along_is_json_and_has_the_id(kind):
    for follow in read_all(kind, ours(kind, "list")):
        if isinstance(follow, Follow) and follow.found:
            assert json.loads(json.dumps(follow.found)) == follow.found
            assert follow.found["id"]


@pytest.mark.parametrize("kind", LISTS)
def test_no_id_comes_twice_on_a_page(kind):
    read = read_all(kind, ours(kind, LISTS[kind][0]))
    ids = [thing.found["id"] if isinstance(thing, Follow) else thing.id for thing in read if getattr(thing, "found", 1)]
    assert len(ids) == len(set(ids)) >= 2


def test_an_address_is_written_as_it_will_be_kept():
    path = "/job/Köln/Leiter-Inkasso_R-1"
    [url] = follows("workday", listing("workday", [{"title": "Leiter Inkasso", "externalPath": path}]))
    assert url.endswith("/Quillfeather_Careers/job/K%C3%B6ln/Leiter-Inkasso_R-1")


@pytest.mark.parametrize("path", ["", "job/x_R1", "//evil.example.org/x_R1", "/" + "x" * 5_000, None, 7])
def test_a_path_that_leads_nowhere_is_set_aside_or_stays(path):
    for thing in read_all("workday", listing("workday", [{"title": "Collector", "externalPath": path}])):
        assert isinstance(thing, Posting) or thing.url.startswith(
            "https://quillfeather.wd7.myworkdayjobs.com/wday/cxs/"
        )


def test_several_locations_are_no_place():
    body = json.dumps({"jobPostingInfo": {"title": "Collector"}})
    [posting] = boards.read(page_of("workday", body, stem="posting"))
    assert isinstance(posting, Posting)
    assert (posting.location_text, posting.places, posting.posted_on) == (None, [], None)


def test_pcsx_is_asked_where_the_token_says_so():
    found = read_all("eightfold", ours("eightfold", "pcsx"), token="thornbury/thornbury.example/pcsx")
    assert [thing.url for thing in found if isinstance(thing, Follow)] == [
        "https://thornbury.eightfold.ai/api/pcsx/position_details?position_id=881100445566&domain=thornbury.example&hl=en"
    ]


@pytest.mark.parametrize("seconds", [0, -1, True, "1764547200", None, 10**400, float(10**300)])
def test_a_moment_that_is_none_is_none(seconds):
    entry = {"id": 1, "name": "Collector", "t_create": seconds}
    [follow] = read_all("eightfold", json.dumps({"positions": [entry]}))
    assert isinstance(follow, Follow)
    assert "posted_on" not in follow.found


def test_hidden_pay_stays_hidden():
    job = {
        "id": "1",
        "title": "Collector",
        "compensation": "$20",
        "compensation_minimum": 20,
        "url": "https://a.example/1",
    }
    [shown] = postings("pinpoint", listing("pinpoint", [job]))
    [hidden] = postings("pinpoint", listing("pinpoint", [job | {"compensation_visible": False}]))
    assert (shown.salary_text, len(shown.pay)) == ("$20", 1)
    assert (hidden.salary_text, hidden.pay) == (None, [])


@pytest.mark.parametrize(
    ("fields", "ends", "line"),
    [
        ([("Min Pay", "$41,000.50"), ("Max Pay", "52000")], (41000.5, 52000), "Min Pay: $41,000.50; Max Pay: 52000"),
        ([("Minimum Pay", "21")], None, "Minimum Pay: 21"),
        ([("Minimum Pay", "0"), ("Maximum Pay", "0")], None, "Minimum Pay: 0; Maximum Pay: 0"),
        ([("Salary Range", "$78000 - $124750 annually")], None, "Salary Range: $78000 - $124750 annually"),
        ([("Minimum Age", "18"), ("Maximum Age", "99"), ("Payroll Group", "7")], None, None),
    ],
)  # fmt: skip
def test_pay_among_the_employers_own_fields(fields, ends, line):
    told = [{"Prompt": prompt, "Value": value} for prompt, value in fields]
    body = changed("oracle_orc", "posting", "requisitionFlexFields", told)
    [posting] = boards.read(page_of("oracle_orc", body, stem="posting"))
    assert isinstance(posting, Posting)
    assert posting.salary_text == line
    assert [(entry.minimum, entry.maximum) for entry in posting.pay] == ([ends] if ends else [])
