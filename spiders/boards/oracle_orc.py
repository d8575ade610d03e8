"""Oracle Recruiting Cloud: `https://<host>/hcmRestApi/resources/latest/recruitingCEJobRequisitions`, 100 a page.

The token is `host/site`, both as in the address of the careers site, `https://<host>/hcmUI/CandidateExperience/en/sites/
<site>`: "ejov.fa.ca2.oraclecloud.com/CX". Behind a careers site on the employer's own domain stands an oraclecloud.com
host, which alone answers. Each requisition has a page of its own, `recruitingCEJobRequisitionDetails`. Oracle documents
both by name only; fields are as many employers' gave them in 2026. What is easy to get wrong:

* `limit` and `offset` count inside the finder alone. `items` holds one search, and its `requisitionList` the postings;
  without `expand` there is none, and no `secondaryLocations`.
* `hasMore` is false on every page of some boards: `TotalJobsCount` decides. A page in the middle may be short, so the
  next begins a whole limit further. From offset 10,000 on pages are empty, however many postings are counted.
* The description is in parts, each of which may be empty or a lone "<br>"; `Internal...Str` is not for outsiders.
* Pay, if any, is among the employer's own `requisitionFlexFields`, under a prompt of its own: a line, or each end.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.fields import begin, markup, pay, plain, words
from spiders.boards.listing import fill, further, lead
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
SIZE, CAP = 100, 10_000
IGNORED = frozenset(
    {
        *("ApplyWhenNotPostedFlag", "BeFirstToApplyFlag", "BusinessUnit", "BusinessUnitId", "CorporateDescriptionId"),
        *("Distance", "DomesticTravelRequired", "ExternalContactEmail", "ExternalContactName", "GeographyId"),
        *("GeographyNodeId", "HiringManager", "HotJobFlag", "InternalDescriptionStr", "InternalQualificationsStr"),
        *("InternalResponsibilitiesStr", "InternationalTravelRequired", "JobFamilyId", "JobFunctionCode", "JobGrade"),
        *("JobLevel", "JobShift", "Language", "LegalEmployerId", "ManagerLevel", "MediaThumbURL", "NumberOfOpenings"),
        *("ObjectVerNumberProfile", "OrganizationDescriptionId", "OrganizationId", "OtherRequisitionTitle"),
        *("Relevancy", "RequisitionId", "RequisitionType", "ShortDescriptionStr", "TrendingFlag", "WorkDays"),
        *("WorkDurationMonths", "WorkDurationYears", "WorkHours", "WorkMonths", "WorkYears", "media"),
        *("otherWorkLocations", "primaryLocationCoordinates", "skills", "workLocation"),
    }
)
_TYPES = ("JobSchedule", "JobType", "ContractType", "WorkerType")
_UNITS = ("Department", "Organization", "Category", "JobFamily", "JobFunction")
_PARTS = {
    "ExternalDescriptionStr": "",
    "ExternalResponsibilitiesStr": "<h3>Responsibilities</h3>\n",
    "ExternalQualificationsStr": "<h3>Qualifications</h3>\n",
    "OrganizationDescriptionStr": "<h3>About the organization</h3>\n",
    "CorporateDescriptionStr": "<h3>About the employer</h3>\n",
}
_PAY = re.compile(r"\b(?:pay|salary|compensation|wages?|rate)\b", re.IGNORECASE)
_TIME = re.compile(r"full[ -]?time|part[ -]?time|employment type|job type|schedule", re.IGNORECASE)
_AMOUNT = re.compile(r"[$£€]?\s?(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(\.\d{1,2})?")
_OFFSET = re.compile(r"\boffset=(\d{1,9})\b")
_UNSEEN = re.compile(r"<[^<>]{0,2000}+>|&nbsp;|\s+")


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(_list(block, 0))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if page.found:
        for job in _details(page):
            yield read_job(page, job)
        return
    search = _search(page)
    jobs, limit = search["requisitionList"], search.get("Limit")
    yield from lead(page, "oracle_orc", jobs, read_entry, lambda found: _detail(page.block, found["id"]))
    asked = _OFFSET.search(unquote(page.url))
    if not asked or not int(asked[1]):
        step = limit if isinstance(limit, int) and 10 <= limit < SIZE else SIZE
        total = search.get("TotalJobsCount")
        yield from further(total, len(jobs), step, CAP, lambda offset: Follow(_list(page.block, offset)))


def unread(page: Page) -> set[str]:
    """Keys of the entries, or of the requisition, that are neither read nor ignored by name."""
    if page.found:
        return audit(page, _details(page), read_job, IGNORED)
    return audit(page, _search(page)["requisitionList"], read_entry, IGNORED | _PARTS.keys())


def read_entry(page: Page, job: dict[str, Any]) -> dict[str, Any]:
    """What a requisition says in the list and on its own page alike, by our names; emptied of what is read."""
    others = job.pop("secondaryLocations", None)
    named = [other.get("Name") for other in others if isinstance(other, dict)] if isinstance(others, list) else []
    mode, code = (plain(job.pop(key, None)) for key in ("WorkplaceType", "WorkplaceTypeCode"))
    first, last = (words(job.pop(f"ExternalPosted{end}Date", None)) for end in ("Start", "End"))
    types, units = ([plain(job.pop(key, None)) for key in keys] for keys in (_TYPES, _UNITS))
    told = {
        "id": words(job.pop("Id", None)),
        "title": plain(job.pop("Title", None)),
        "posted_on": words(job.pop("PostedDate", None)) or first,
        "valid_through": words(job.pop("PostingEndDate", None)) or last,
        "places": list(dict.fromkeys(filter(None, map(plain, [job.pop("PrimaryLocation", None), *named])))),
        "country": words(job.pop("PrimaryLocationCountry", None)),
        "work_mode": mode or code,
        "employment_type": ", ".join(dict.fromkeys(filter(None, types))),
        "department": next(filter(None, units), None),
        "employer": plain(job.pop("LegalEmployer", None)),
        "education": plain(job.pop("StudyLevel", None)),
    }
    return {key: value for key, value in told.items() if value}


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """The details of one requisition, emptied of every key that is read; the list fills what they leave out."""
    own, told = page.found.get("id"), {**page.found, **read_entry(page, job)}
    host, site = _parts(page.block)
    url = f"https://{host}/hcmUI/CandidateExperience/en/sites/{quote(site)}/job/{quote(str(own), safe='')}"
    posting = fill(begin(page, "oracle_orc", own, url, told.get("title")), told)
    posting.location_text = next(iter(posting.places), None)
    posting.language = words(job.pop("ContentLocale", None))
    parts = [(heading, markup(job.pop(key, None))) for key, heading in _PARTS.items()]
    shown = [heading + part for heading, part in parts if part and _UNSEEN.sub("", part)]
    posting.description = "\n".join(shown) or markup(job.get("ShortDescriptionStr"))
    _read_flexfields(posting, job.pop("requisitionFlexFields", None))
    return posting


def _read_flexfields(posting: Posting, fields: object) -> None:
    lines, ends = [], {}
    for field in fields if isinstance(fields, list) else []:
        prompt, value = (plain(field.get(key)) if isinstance(field, dict) else None for key in ("Prompt", "Value"))
        if prompt and value and _PAY.search(prompt):
            lines.append(f"{prompt}: {value}")
            if amount := _AMOUNT.fullmatch(value):
                ends[prompt[:3].casefold()] = float(amount[1].replace(",", "") + (amount[2] or ""))
        elif prompt and value and _TIME.search(prompt):
            posting.employment_type = posting.employment_type or value
    posting.salary_text = "; ".join(lines) or None
    if ends.keys() >= {"min", "max"} and (entry := pay(ends["min"], ends["max"], None, None, text=posting.salary_text)):
        posting.pay = [entry]


def _parts(block: Mapping[str, Any]) -> tuple[str, str]:
    host, _, site = str(block["token"]).partition("/")
    return host, unquote(site)


def _address(block: Mapping[str, Any], resource: str) -> str:
    host, site = _parts(block)
    return address({**block, "token": site}, f"https://{host}", f"/hcmRestApi/resources/latest/{resource}")


def _list(block: Mapping[str, Any], offset: int) -> str:
    asked = f"findReqs;siteNumber={{}},limit={SIZE},offset={offset},sortBy=POSTING_DATES_DESC"
    resource = "recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations"
    return _address(block, f"{resource}&finder={asked}")


def _detail(block: Mapping[str, Any], own: str) -> str:
    asked = f"ById;Id=%22{quote(own, safe='')}%22,siteNumber={{}}"
    return _address(block, f"recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder={asked}")


def _search(page: Page) -> dict[str, Any]:
    for item in entries(page, "items"):
        if isinstance(item, dict) and isinstance(item.get("requisitionList"), list):
            return item
    raise Unreadable("no 'requisitionList'", "drift")


def _details(page: Page) -> list[dict[str, Any]]:
    """The one requisition asked for; none where it is gone."""
    answer = load(page)
    jobs = [answer] if isinstance(answer, dict) and "Title" in answer else entries(page, "items")[:1]
    if not all(isinstance(job, dict) for job in jobs):
        raise Unreadable("no requisition among 'items'", "drift")
    return jobs
