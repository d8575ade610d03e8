"""Phenom career sites: `url` in the block is the search page, such as `https://jobs.example.com/us/en/search-results`.

The page assigns its postings as JSON to `phApp.ddo` (`eagerLoadRefineSearch.data.jobs`, `totalHits`), ten or so of
them; `from=` asks for those after that many. Each posting has a page of its own, `/us/en/job/<jobSeqNo>`, with a
JobPosting as JSON-LD and the same in `phApp.ddo` as `jobDetail`, which is read where the JSON-LD is put there by a
script. Keys as 2019 to 2026 pages had them. What is easy to get wrong:

* `descriptionTeaser` is two sentences, not the description. `applyUrl` is another system's log-in, never the posting.
* A posting in several places has them all in `multi_location` or `multi_location_array`, the first alone in the rest.
* `jobSeqNo` names the posting in one language of the site, `jobId` the posting: the latter is the id.
* `refineSearch: {"tokenAvailable": true}` is an answer without postings, not an empty board: drift.
* Sites of the older kind load their postings by a script and have none in the page: `sitemap` reads those.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from spiders.boards.answer import audit
from spiders.boards.assigned import read_assigned
from spiders.boards.fields import aside, begin, markup, place, plain, words
from spiders.boards.jobpages import complete, describe, read_posting
from spiders.boards.jobposting import read_node
from spiders.boards.links import number, rebase
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "url"
IGNORED = frozenset(
    {
        *("address", "applyUrl", "ats", "badge", "badges", "businessUnit", "checkRemote", "compId", "dateCreated"),
        *("descriptionTeaser", "distance", "eligibleToWork", "experience", "experienceLevel", "externalApply"),
        *("isMultiCategory", "isMultiLocation", "jd_display", "jobFamily", "jobLevel", "jobProfile"),
        *("jobRequisitionId", "jobUpdated", "jobVisibility", "latitude", "latlong", "locale", "location_coordinates"),
        *("locationLatlong", "longitude", "mapQueryLocation", "ml_highlight", "ml_job_parser", "ml_skills"),
        *("ml_title", "mostpopular", "multi_category", "multi_category_array", "opco", "orgFunction", "postalCode"),
        *("postingStatus", "score", "searchresults_display", "siteType", "standardised_multi_location"),
        *("standardisedCity", "standardisedCountry", "standardisedMapQueryLocation", "standardisedState"),
        *("stateCountry", "subCategory", "targetLevel", "title_phenom", "travel", "visibilityType"),
    }
)
_SITE = re.compile(r"/[a-z]{2,12}/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/)", re.IGNORECASE)
_MOST = 10_000  # as far into its results as such a search usually goes
_PLACE = ("cityStateCountry", "location", "cityState", "cityCountry")


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(rebase(str(block["url"]), block, urlsplit(str(block["url"])).netloc))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if page.found:
        yield _posting(page)
        return
    jobs, total = _listed(read_assigned(page, "phApp.ddo"))
    seen = set()
    for position, job in enumerate(jobs):
        if not isinstance(job, dict):
            yield aside(page, "phenom", position)
            continue
        found, url = read_job(page, job)
        if not url:
            yield begin(page, "phenom", None, None, found.get("title"))
        elif found["id"] not in seen:
            seen.add(found["id"])
            yield Follow(url, found=found)
    at = number(page.url, "from") or 0
    if jobs and total is None and at < _MOST:
        yield Follow(_after(page.url, at + len(jobs)))
    elif jobs and total is not None and not at:
        for after in range(len(jobs), min(total, _MOST), len(jobs)):
            yield Follow(_after(page.url, after))


def unread(page: Page) -> set[str]:
    """Keys of the listing's entries that are neither read nor ignored by name."""
    return audit(page, [] if page.found else _listed(read_assigned(page, "phApp.ddo"))[0], read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    """What an entry of `jobs`, emptied of every key that is read, says of its posting, and where its page is."""
    sequence, requisition = words(job.pop("jobSeqNo", None)), words(job.pop("reqId", None))
    own = words(job.pop("jobId", None)) or requisition or sequence or ""
    named = [plain(job.pop(key, None)) for key in _PLACE]
    city, state, country = (plain(job.pop(key, None)) for key in ("city", "state", "country"))
    line = next(filter(None, named), None) or place(", ".join(filter(None, (city, state))) or None, None, country)
    several = [job.pop(key, None) for key in ("multi_location", "multi_location_array")]
    places = next(filter(None, map(_places, several)), [line] if line else [])
    modes = [plain(job.pop(key, None)) for key in ("workplaceType", "remoteType", "RemoteType", "workLocationType")]
    flags = [job.pop(key, None) for key in ("remote", "isremote", "isRemote")]
    remote = any(flag is True or (words(flag) or "").casefold() in ("true", "yes") for flag in flags)
    category, kinds = (
        plain(job.pop("category", None)),
        [job.pop(key, None) for key in ("type", "jobType", "workerType")],
    )
    found = describe(
        own,
        plain(job.pop("title", None)),
        places,
        location_text=line,
        country=country,
        employer=plain(job.pop("companyName", None)) or plain(job.pop("company", None)),
        department=plain(job.pop("department", None)) or category,
        industry=plain(job.pop("industry", None)),
        employment_type=next(filter(None, map(_kind, kinds)), None),
        work_mode=next(filter(None, modes), None) or ("isRemote" if remote else None),
        posted_on=words(job.pop("postedDate", None)),
    )
    name = sequence or own
    here = urlsplit(page.url)
    site = _SITE.match(here.path)
    root = site[0] if site else here.path.rpartition("/")[0]
    url = here._replace(path=f"{root}/job/{quote(name, safe='')}", query="", fragment="").geturl()
    return found, url if name else None


def _listed(data: dict[str, Any]) -> tuple[list[Any], int | None]:
    """The entries of a search, and how many it found in all, if it says so."""
    search = data.get("eagerLoadRefineSearch") or data.get("refineSearch")
    search = search if isinstance(search, dict) else {}
    status, told, given = search.get("status"), words(search.get("totalHits")), search.get("data")
    total = int(told) if told and told.isascii() and told.isdigit() and len(told) < 10 else None
    jobs = given.get("jobs") if isinstance(given, dict) else None
    if isinstance(status, int) and status >= 400:
        raise Unreadable(f"its search answers {status}")
    if jobs is None and total == 0:
        return [], 0
    if not isinstance(jobs, list):
        raise Unreadable("no list 'jobs' in phApp.ddo", "drift")
    return jobs, total


def _places(given: object) -> list[str]:
    items = given if isinstance(given, list) else []
    named = [
        next(filter(None, (plain(item.get(key)) for key in _PLACE)), None) if isinstance(item, dict) else plain(item)
        for item in items[:200]
    ]
    return [text for text in dict.fromkeys(named) if text]


def _kind(given: object) -> str | None:
    return ", ".join(filter(None, map(plain, given[:10]))) or None if isinstance(given, list) else plain(given)


def _after(url: str, after: int) -> str:
    parts = urlsplit(url)
    asked = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key not in ("from", "s")]
    return parts._replace(query=urlencode([*asked, ("from", str(after)), ("s", "1")])).geturl()


def _posting(page: Page) -> Posting:
    """The posting of a page of its own: its JSON-LD, else `jobDetail`; the fuller of their descriptions."""
    own = words(page.found.get("id")) or ""
    posting = read_posting(page, "phenom", own)
    job: Any = None
    with suppress(Unreadable):
        job = read_assigned(page, "phApp.ddo").get("jobDetail")
    for key in ("data", "job"):
        job = job.get(key) if isinstance(job, dict) else None
    if posting is None:
        if not isinstance(job, dict):
            raise Unreadable("neither a JobPosting nor jobDetail on the page of a posting", "drift")
        node = job.get("structureData")
        posting = read_node({"title": job.get("title"), **(node if isinstance(node, dict) else {})}, page)
        posting.board, posting.id, posting.url = "phenom", own, page.url
    whole = (markup(job.get("description")) if isinstance(job, dict) else None) or ""
    if len(whole) > len(posting.description or ""):
        posting.description = whole
    return complete(posting, page.found)
