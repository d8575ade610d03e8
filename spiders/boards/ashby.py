"""Ashby: `https://api.ashbyhq.com/posting-api/job-board/<token>?includeCompensation=true`, one answer, no paging.

The token is case-sensitive and may hold blanks. Fields as documented at developers.ashbyhq.com (public job posting API)
and as 66 boards of October 2025 gave them. What is easy to get wrong:

* Pay stands in `compensation.summaryComponents`, the span of all tiers in the first tier's currency, and comes first
  here; the tiers follow where there are several. `salary_text` is the line shown, which alone tells "Offers Commission"
  and "OTE". Equity is no pay. Nothing is read where the employer chose not to show pay.
* `isRemote` is true for hybrids: of 503 postings that had it, 55 named themselves hybrid and 71 an office. So
  `workplaceType` wins; where it is missing `work_mode` is the flag's own name, "isRemote": remote or hybrid, left to
  the location and the text to decide. `isRemote: false` was said of remote and hybrid postings too, and says nothing.
* The address belongs to the employer's location, not to the job: "Remote" may carry the city of the headquarters. A
  place is the address where that agrees with the location's name, else the name; of a bare "Remote" only the country.
* `publishedAt` is the last publication. `isListed: false` is reachable by its link alone and not advertised: skipped.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from spiders.boards.answer import address, audit, entries
from spiders.boards.fields import aside, begin, markup, pay, place, plain, words
from spiders.items import Follow, Page, Pay, Posting

NEEDS = "token"
IGNORED = frozenset({"applyUrl", "descriptionPlain", "isListed", "team"})
Address = tuple[str | None, str | None, str | None]
_KINDS = {"Salary": "base", "Commission": "commission", "Bonus": "bonus"}
_NOWHERE = re.compile(r"\b(?:remote|anywhere|virtual|distributed|work from home)\b", re.IGNORECASE)


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(address(block, "https://api.ashbyhq.com", "/posting-api/job-board/{}?includeCompensation=true"))]


def read(page: Page) -> Iterator[Posting]:
    for position, entry in enumerate(entries(page, "jobs")):
        if not isinstance(entry, dict):
            yield aside(page, "ashby", position)
        elif entry.pop("isListed", True) is not False:
            yield read_job(page, entry)


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, "jobs"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of `jobs`, emptied of every key that is read."""
    url = words(job.pop("jobUrl", None)) or job.get("applyUrl")
    posting = begin(page, "ashby", job.pop("id", None), url, job.pop("title", None))
    posting.department = plain(job.pop("department", None)) or plain(job.get("team"))
    posting.employment_type = words(job.pop("employmentType", None))
    posting.posted_on = words(job.pop("publishedAt", None))
    posting.description = markup(job.pop("descriptionHtml", None)) or markup(job.get("descriptionPlain"))
    remote = job.pop("isRemote", None) is True
    posting.work_mode = words(job.pop("workplaceType", None)) or ("isRemote" if remote else None)
    posting.location_text = plain(job.pop("location", None))
    fields = _postal(job.pop("address", None))
    places = _places(posting.location_text, fields)
    elsewhere = bool(fields[0]) and places == [posting.location_text] and bool(_NOWHERE.search(places[0]))
    posting.country = None if elsewhere else fields[2]
    for other in _list(job.pop("secondaryLocations", None)):
        if isinstance(other, dict):
            places += _places(plain(other.get("location")), _postal(other.get("address")))
    posting.places = list(dict.fromkeys(places))
    shown = job.pop("shouldDisplayCompensationOnJobPostings", True) is not False
    compensation = job.pop("compensation", None)
    if shown and isinstance(compensation, dict):
        posting.pay = _pay(compensation)
        line = compensation.get("compensationTierSummary") or compensation.get("scrapeableCompensationSalarySummary")
        posting.salary_text = plain(line)
    return posting


def _pay(compensation: dict[str, Any]) -> list[Pay]:
    tiers = [tier for tier in _list(compensation.get("compensationTiers")) if isinstance(tier, dict)]
    summary = _components(compensation.get("summaryComponents"), None)
    salaries = []
    for tier in tiers:
        text = ": ".join(filter(None, (plain(tier.get("title")), plain(tier.get("tierSummary")))))
        salaries += [entry for entry in _components(tier.get("components"), text or None) if entry.kind == "base"]
    base = [entry for entry in summary if entry.kind == "base"]
    if len(tiers) > 1 or not base:
        told = [replace(entry, text=None) for entry in base]
        base += [entry for entry in salaries if replace(entry, text=None) not in told]
    return base + [entry for entry in summary if entry.kind != "base"]


def _components(components: object, text: str | None) -> list[Pay]:
    found = []
    for component in _list(components):
        kind = _KINDS.get(str(component.get("compensationType"))) if isinstance(component, dict) else None
        if kind:
            low, high, unit = component.get("minValue"), component.get("maxValue"), component.get("interval")
            found.append(pay(low, high, unit, component.get("currencyCode"), kind=kind, text=text))
    return [entry for entry in found if entry]


def _postal(given: object) -> Address:
    fields = given.get("postalAddress", given) if isinstance(given, dict) else None
    if not isinstance(fields, dict):
        return None, None, None
    return plain(fields.get("addressLocality")), plain(fields.get("addressRegion")), plain(fields.get("addressCountry"))


def _places(name: str | None, fields: Address) -> list[str]:
    """Where a location is: its address where that agrees with its name, else the name.

    >>> _places("San Francisco Office", ("San Francisco, Seattle", "California, Washington", "USA"))
    ['San Francisco, California, USA', 'Seattle, Washington, USA']
    >>> _places("Redwood City, CA", ("Menlo Park", "California", "USA")), _places("Remote", ("Boston", "MA", "US"))
    (['Redwood City, CA'], ['US'])
    """
    locality, region, country = fields
    if not name or _agree(name, fields):
        cities, regions = (locality or "").split(", "), (region or "").split(", ")
        if len(cities) == len(regions):
            found = [place(city or None, state or None, country) for city, state in zip(cities, regions, strict=True)]
        else:
            found = [place(*fields)]
    elif _NOWHERE.search(name) and not _NOWHERE.sub("", name).strip(" -,()/"):
        found = [country or name]
    else:
        found = [name]
    return [text for text in found if text]


def _agree(name: str, fields: Address) -> bool:
    """Whether the address says more than the name and nothing else: no headquarters behind "Remote" or "Ireland"."""
    locality, region, country = (field.casefold() if field else "" for field in fields)
    low = name.casefold()
    if not locality or _NOWHERE.search(locality):
        return bool(region) and (region in low or not _NOWHERE.search(low))
    if "," in low and "," in locality:
        return False
    core = locality.removesuffix(" city")
    if core in low or low in core or any(city in low for city in core.split(", ")):
        return True
    return not ("," in low or _NOWHERE.search(low) or low in (region, country))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
