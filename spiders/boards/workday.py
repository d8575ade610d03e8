"""Workday: `https://<tenant>.<wdN>.myworkdayjobs.com/wday/cxs/<tenant>/<site>/jobs`, a POST, 20 postings a page.

The token is `tenant/wdN/site`, as in the address of the careers site; `host` names another host than that address has
("wd5.myworkdaysite.com"). Each posting has a page of its own at `.../<site>` and its `externalPath`. Undocumented: what
the careers site itself asks, with fields as dozens of tenants gave them in 2026. What is easy to get wrong:

* Only the page at offset 0 knows `total`; the others say 0. A limit over 20 is refused.
* Most tenants answer 2,000 postings, call that the total and repeat the first page beyond it; only the counts of the
  facets then tell how many there are. So a board of that size is asked facet value by facet value. Tenants that count
  further also answer further: they are split where a facet covers the total, else paged to the end.
* "3 Locations" is no place: the posting's page names them. `bulletFields` are what the tenant likes to show, often the
  requisition and often not, so the id is the end of the path ("..._JR332446-1"), which tells two postings of one apart.
* `postedOn` is in words that count from today ("Posted 30+ Days Ago") and is never read; `startDate` is the day.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.facets import choose, count_most, pack, read_facets
from spiders.boards.fields import begin, markup, plain, web, words
from spiders.boards.listing import further, lead, refuse
from spiders.items import Follow, Page, Posting

NEEDS = "token"
SIZE, CAP, REACH = 20, 2_000, 20_000
SPLITS = 2
IGNORED = frozenset(
    {
        *("bulletFields", "canApply", "id", "includeResumeParsing", "jobPostingEndDateAsText", "jobPostingId"),
        *("jobPostingSiteId", "jobReqId", "logoImage", "posted", "postedOn", "questionnaireId", "subtitles"),
        "timeLeftToApply",
    }
)
_URL = "/%;,:=&?@!$~*+'()"  # signs of a path that stay as they are: the crawl remembers pages by their exact address
_MANY = re.compile(r"\d+ locations?", re.IGNORECASE)
_OWN = re.compile(r"_((?:[A-Z]{1,6}_(?=\d))?[^_/]+)$")


def start(block: Mapping[str, Any]) -> list[Follow]:
    tenant, center, site = ([unquote(part) for part in str(block["token"]).split("/")] + ["", "", ""])[:3]
    host = f"https://{block.get('host') or f'{tenant}.{center}.myworkdayjobs.com'}"
    path = f"/wday/cxs/{quote(tenant, safe='')}/{{}}/jobs"
    return [_ask(address({**block, "token": site}, host, path), {}, 0)]


def read(page: Page) -> Iterator[Posting | Follow]:
    if page.found:
        yield read_job(page, _job(page))
        return
    jobs, root = entries(page, "jobPostings"), page.url.removesuffix("/jobs")
    yield from lead(page, "workday", jobs, read_entry, lambda found: web(root + quote(found["path"], safe=_URL)))
    yield from _further(page, load(page), len(jobs))


def unread(page: Page) -> set[str]:
    """Keys of the entries, or of the posting, that are neither read nor ignored by name."""
    if page.found:
        return audit(page, [_job(page)], read_job, IGNORED)
    return audit(page, entries(page, "jobPostings"), read_entry, IGNORED)


def read_entry(page: Page, job: dict[str, Any]) -> dict[str, Any]:
    """What one entry of `jobPostings` says, by our names; emptied of every key that is read."""
    path = words(job.pop("externalPath", None)) or ""
    told = {
        "id": identify(path) if path.startswith("/") else None,
        "path": path,
        "title": plain(job.pop("title", None)),
        "location_text": plain(job.pop("locationsText", None)),
        "employment_type": plain(job.pop("timeType", None)),
        "work_mode": plain(job.pop("remoteType", None)),
    }
    return {key: value for key, value in told.items() if value}


def identify(path: str) -> str:
    """The board's own id of a posting: the end of its path, which stays when the title or the place changes.

    >>> identify("/job/Reno/Collector---Auto_JR332446-1"), identify("/job/Reno/Collector_JR_0145"), identify("/job/7")
    ('JR332446-1', 'JR_0145', '/job/7')
    """
    own = _OWN.search(path)
    return own[1] if own else path


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """`jobPostingInfo` with the `hiringOrganization` beside it, emptied of every key that is read."""
    found, own = page.found, job.get("jobReqId") or job.get("id")
    title = words(job.pop("title", None)) or found.get("title")
    posting = begin(page, "workday", found.get("id") or own, job.pop("externalUrl", None), title)
    posting.employer = plain(_get(job.pop("hiringOrganization", None), "name"))
    posting.posted_on = words(job.pop("startDate", None))
    posting.valid_through = words(job.pop("endDate", None))
    posting.employment_type = plain(job.pop("timeType", None)) or found.get("employment_type")
    posting.work_mode = plain(job.pop("remoteType", None)) or found.get("work_mode")
    requisition = job.pop("jobRequisitionLocation", None)
    shown = found.get("location_text")
    first = plain(job.pop("location", None)) or plain(_get(requisition, "descriptor"))
    posting.location_text = first or (None if _MANY.fullmatch(shown or "") else shown)
    others = job.pop("additionalLocations", None)
    named = [posting.location_text, *(map(plain, others) if isinstance(others, list) else [])]
    posting.places = [text for text in dict.fromkeys(named) if text]
    countries = (job.pop("country", None), _get(requisition, "country"))
    said = (words(_get(country, key)) for country in countries for key in ("alpha2Code", "descriptor"))
    posting.country = next(filter(None, said), None)
    posting.description = markup(job.pop("jobDescription", None))
    return posting


def _job(page: Page) -> dict[str, Any]:
    answer = load(page)
    job = answer.get("jobPostingInfo") if isinstance(answer, dict) else None
    if not isinstance(job, dict):
        raise refuse(answer, "no 'jobPostingInfo'")
    return {**job, "hiringOrganization": answer.get("hiringOrganization")}


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _ask(url: str, applied: Mapping[str, list[str]], offset: int) -> Follow:
    asked = {"appliedFacets": applied, "limit": SIZE, "offset": offset, "searchText": ""}
    return Follow(url, json.dumps(asked, separators=(",", ":")))


def _further(page: Page, answer: dict[str, Any], listed: int) -> Iterator[Follow]:
    """From the first page of a question: all its other pages, or the questions it is split into."""
    asked = json.loads(page.sent or "{}")
    applied = asked.get("appliedFacets") or {}
    total: Any = answer.get("total")
    if asked.get("offset"):
        return
    capped = isinstance(total, int) and total >= CAP
    facets = read_facets(answer.get("facets"), applied) if capped else {}
    most = count_most(facets)
    if capped and most >= max(total, CAP + 1) and len(applied) < SPLITS:
        name, values = choose(facets, total if total > CAP else most, CAP)
        for ids in pack(values, CAP):
            yield _ask(page.url, {**applied, name: ids}, 0)
    else:
        total, reach = (most, CAP) if most > CAP == total else (total, REACH)
        yield from further(total, listed, SIZE, reach, lambda offset: _ask(page.url, applied, offset))
