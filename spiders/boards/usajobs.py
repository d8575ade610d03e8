"""USAJOBS: `https://data.usajobs.gov/api/search`, asked for each title of the occupation, a page 250.

Documented at developer.usajobs.gov (search). The operator's own key goes into the header `Authorization-Key`, and the
address it was given to, which is the contact, into `User-Agent`. The token is who may apply: "public" or "all". What is
easy to get wrong:

* Without `Fields=Full` most of the text is missing. A search answers 10,000 results and no more.
* Each title is a search of its own, so a posting is found by several, and what no search finds is not closed for that.
* Pay is text, often of several ranges; `RateIntervalCode` is a code ("PA"), its `Description` the words. It is in
  dollars wherever the place is.
* A posting may have hundreds of places, of which the line that is shown says "Multiple Locations".
* `PositionURI` carries a port. `PositionStartDate` and `PositionEndDate` are those of the application.
* `TeleworkEligible` is no remote work; `RemoteIndicator` is.
* The name of a schedule or an offering may be empty beside its code.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from spiders.boards.answer import address, audit, load
from spiders.boards.basesalary import read_base_salary
from spiders.boards.fields import aside, begin, markup, plain, words
from spiders.boards.links import number
from spiders.boards.listing import further, refuse
from spiders.items import Follow, Page, Posting

NEEDS = "token"
KEYS = ("USAJOBS_KEY", "CONTACT")
SEARCHES = True
SIZE, CAP = 250, 10_000
IGNORED = frozenset(
    {
        *("AdjudicationType", "AgencyContactEmail", "AgencyContactPhone", "AgencyContactWebsite", "ApplyOnlineUrl"),
        *("AgencyMarketingStatement", "AnnouncementClosingType", "AnnouncementClosingTypeOption", "ApplyURI"),
        *("BargainingUnitStatus", "Benefits", "BenefitsDisplayDefaultText", "BenefitsUrl", "CommuteDistance"),
        *("DetailStatusUrl", "DrugTestRequired", "Evaluations", "FinancialDisclosure", "HighGrade", "HiringPath"),
        *("HowToApply", "IsRadialSearch", "JobCategory", "JobGrade", "LowGrade", "MCOTags", "OrganizationCodes"),
        *("OtherInformation", "PositionEndDate", "PositionFormattedDescription", "PositionID", "PositionStartDate"),
        *("PositionSensitivitiy", "PromotionPotential", "RelevanceRank", "Relocation", "RequiredDocuments"),
        *("SecondAnnouncementUrl", "SecurityClearance", "ServiceType", "SubAgency", "SubAgencyName"),
        *("TeleworkEligible", "TotalOpenings", "TravelCode", "WhatToExpectNext", "WhoMayApply", "WithinArea"),
    }
)
_SCHEDULES = {
    **{"1": "Full-time", "2": "Part-time", "3": "Shift work", "4": "Intermittent", "5": "Job sharing"},
    **{"6": "Multiple schedules"},
}
_OFFERINGS = {
    **{"15317": "Permanent", "15318": "Temporary", "15319": "Term", "15320": "Detail", "15322": "Seasonal"},
    **{"15321": "Temporary promotion", "15323": "Summer", "15326": "Recent graduates", "15327": "Multiple"},
    **{"15328": "Internships", "15522": "Intermittent"},
}
_SECTIONS = {
    **{"JobSummary": "Summary", "MajorDuties": "Duties", "KeyRequirements": "Key requirements"},
    **{"Requirements": "Requirements", "QualificationSummary": "Qualifications", "Education": "Education"},
}


def start(block: Mapping[str, Any]) -> list[Follow]:
    ask = f"/api/search?WhoMayApply={{}}&Fields=Full&ResultsPerPage={SIZE}&Keyword="
    titles = (quote(str(title), safe="") for title in block.get("titles") or ())
    return [Follow(address(block, "https://data.usajobs.gov", f"{ask}{title}&Page=1")) for title in titles]


def sign(url: str, keys: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """What is sent: the URL as it is, the key and the address it belongs to as headers.

    >>> sign("https://data.usajobs.gov/api/search", {"USAJOBS_KEY": "k", "CONTACT": "jo@oakline.example"})[1]
    {'User-Agent': 'jo@oakline.example', 'Authorization-Key': 'k'}
    """
    return url, {"User-Agent": keys["CONTACT"], "Authorization-Key": keys["USAJOBS_KEY"]}


def read(page: Page) -> Iterator[Posting | Follow]:
    result = _result(page)
    items = result["SearchResultItems"]
    seen = set()
    for position, item in enumerate(items):
        posting = read_job(page, _flatten(item)) if isinstance(item, dict) else aside(page, "usajobs", position)
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            yield posting
    if (number(page.url, "Page") or 1) == 1:
        url = page.url.partition("&Page=")[0]
        total = result.get("SearchResultCountAll")
        yield from further(total, len(items), SIZE, CAP, lambda row: Follow(f"{url}&Page={row // SIZE + 1}"))


def unread(page: Page) -> set[str]:
    """Keys of the results that are neither read nor ignored by name."""
    items = _result(page)["SearchResultItems"]
    return audit(page, [_flatten(item) for item in items if isinstance(item, dict)], read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One result with what lies in it side by side, emptied of every key that is read."""
    url = words(job.pop("PositionURI", None))
    url = url and url.replace(":443/", "/", 1)
    posting = begin(page, "usajobs", job.pop("MatchedObjectId", None), url, job.pop("PositionTitle", None))
    posting.employer = plain(job.pop("OrganizationName", None))
    posting.department = plain(job.pop("DepartmentName", None))
    posting.posted_on = words(job.pop("PublicationStartDate", None))
    posting.valid_through = words(job.pop("ApplicationCloseDate", None))
    terms = _names(job.pop("PositionSchedule", None), _SCHEDULES)
    terms += _names(job.pop("PositionOfferingType", None), _OFFERINGS)
    posting.employment_type = ", ".join(dict.fromkeys(terms)) or None
    posting.work_mode = "Remote" if str(job.pop("RemoteIndicator", None)).casefold() == "true" else None
    locations = _objects(job.pop("PositionLocation", None))
    names = (plain(item.get("LocationName")) for item in locations)
    posting.places = [name for name in dict.fromkeys(names) if name]
    posting.location_text = plain(job.pop("PositionLocationDisplay", None)) or "; ".join(posting.places) or None
    countries = {plain(item.get("CountryCode")) for item in locations}
    posting.country = countries.pop() if len(countries) == 1 else None
    _read_pay(posting, _objects(job.pop("PositionRemuneration", None)))
    parts = []
    for key, heading in _SECTIONS.items():
        given = job.pop(key, None)
        told = [text for text in map(markup, given if isinstance(given, list) else [given]) if text]
        parts += [f"<h3>{heading}</h3>", "<br>\n".join(told)] if told else []
    posting.description = "\n".join(parts) or None
    return posting


def _read_pay(posting: Posting, given: list[dict[str, Any]]) -> None:
    """Ranges as pay; of those without an amount the words ("Without Compensation")."""
    said = []
    for item in given:
        unit = plain(item.get("Description")) or plain(item.get("RateIntervalCode"))
        ends = {"minValue": item.get("MinimumRange"), "maxValue": item.get("MaximumRange"), "unitText": unit}
        found, _ = read_base_salary(ends, "USD")
        posting.pay += [entry for entry in found if entry not in posting.pay]
        said += [unit] if unit and not found else []
    posting.salary_text = "; ".join(dict.fromkeys(said)) or None


def _result(page: Page) -> dict[str, Any]:
    answer = load(page)
    result = answer.get("SearchResult") if isinstance(answer, dict) else None
    if isinstance(result, dict) and isinstance(result.get("SearchResultItems"), list):
        return result
    raise refuse(answer, "no list 'SearchResultItems'")


def _flatten(item: dict[str, Any]) -> dict[str, Any]:
    """A result as one dict: its id, its descriptor, and the details within that."""
    descriptor = _dict(item.get("MatchedObjectDescriptor"))
    area = _dict(descriptor.get("UserArea"))
    flat = item | descriptor | {key: value for key, value in area.items() if key != "Details"}
    for key in ("MatchedObjectDescriptor", "UserArea"):
        flat.pop(key, None)
    return flat | _dict(area.get("Details"))


def _names(given: object, known: Mapping[str, str]) -> list[str]:
    told = (plain(item.get("Name")) or known.get(str(item.get("Code"))) for item in _objects(given))
    return [name for name in told if name]


def _objects(given: object) -> list[dict[str, Any]]:
    return [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
