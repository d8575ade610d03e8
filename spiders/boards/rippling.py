"""Rippling: `https://api.rippling.com/platform/api/ats/v2/board/<token>/jobs`, a page 1,000, each with its own page.

The token is case-sensitive. Documented at developer.rippling.com (job board API); 100 requests every ten minutes are
allowed. Fields as given by boards of 2026. What is easy to get wrong:

* A posting stands in the list once a place, with the same id, unless `groupJobsByLocation` is asked for: it is read
  once, with all of them. The version before (`v1`), a bare list with `uuid` and one `workLocation`, is read alike.
* The list says neither a day nor a word of the description; the page says no work mode, which stands with the places.
* A location's `name` is what is shown ("Remote (New Jersey, US)"), its fields where that is; "Remote" may be a city.
* Of `employmentType` the `id` is the words ("Salaried, full-time") and the `label` the code.
* Pay is a list, one entry a place or level, in whole units of its `frequency`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.fields import begin, markup, pay, place, plain, words
from spiders.boards.listing import fill, further, lead, refuse
from spiders.items import Follow, Page, Pay, Posting

NEEDS = "token"
HOST, PATH = "https://api.rippling.com", "/platform/api/ats/v2/board/{}/jobs"
SIZE, CAP = 1_000, 100_000
IGNORED = frozenset(
    {
        *("activeJobApplication", "applicationConfirmationTemplate", "board", "eeocQuestionnaireEnabled"),
        *("eeocQuestionnaireEnabledForJobPost", "hasAIEvaluationsEnabled", "jsonLd", "unlistedFromSearch"),
    }
)
_SHARED = ("labels", "modes", "places")  # what one place of a posting adds to another


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [_list(block, 0)]


def read(page: Page) -> Iterator[Posting | Follow]:
    if page.found:
        yield read_job(page, _job(page))
        return
    jobs, answer = _jobs(page), load(page)
    told = [read_entry(page, job) if isinstance(job, dict) else {} for job in jobs]
    url = address(page.block, HOST, PATH)
    yield from lead(
        page, "rippling", _merge(told), lambda _, one: one, lambda one: f"{url}/{quote(one['id'], safe='')}"
    )
    if isinstance(answer, dict) and not answer.get("page"):
        size = answer.get("pageSize")
        step = size if isinstance(size, int) and 10 <= size < SIZE else SIZE
        yield from further(answer.get("totalItems"), len(jobs), step, CAP, lambda row: _list(page.block, row // step))


def unread(page: Page) -> set[str]:
    """Keys of the rows, or of the posting, that are neither read nor ignored by name."""
    if page.found:
        return audit(page, [_job(page)], read_job, IGNORED)
    return audit(page, _jobs(page), read_entry, IGNORED)


def read_entry(page: Page, job: dict[str, Any]) -> dict[str, Any]:
    """What one row of the list says, by our names; emptied of every key that is read."""
    own, former = words(job.pop("id", None)), words(job.pop("uuid", None))
    given, one = job.pop("locations", None), job.pop("workLocation", None)
    locations = [item for item in [*(given if isinstance(given, list) else []), one] if isinstance(item, dict)]
    department = job.pop("department", None)
    told = {
        "id": own or former,
        "title": plain(job.pop("name", None)),
        "url": words(job.pop("url", None)),
        "department": _name(department),
        "language": words(job.pop("language", None)),
        "country": next(filter(None, (words(item.get("countryCode")) for item in locations)), None),
        "labels": _texts(map(_name, locations)),
        "modes": _texts(words(item.get("workplaceType")) for item in locations),
        "places": _texts(map(_place, locations)),
    }
    return {key: value for key, value in told.items() if value}


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """The page of one posting, emptied of every key that is read; the list tells its places and work mode."""
    told, own = page.found, words(job.pop("uuid", None))
    title, url = plain(job.pop("name", None)) or told.get("title"), words(job.pop("url", None))
    posting = begin(page, "rippling", told.get("id") or own, told.get("url") or url, title)
    fill(posting, told)
    shown = job.pop("workLocations", None)
    labels = told.get("labels") or _texts(map(plain, shown if isinstance(shown, list) else []))
    posting.location_text = "; ".join(labels) or None
    posting.places = posting.places or labels
    posting.work_mode = ", ".join(told.get("modes", [])) or None
    posting.department = _name(job.pop("department", None)) or posting.department
    posting.employer = plain(job.pop("companyName", None))
    posting.posted_on = words(job.pop("createdOn", None))
    kind = job.pop("employmentType", None)
    posting.employment_type = plain(kind.get("id")) or plain(kind.get("label")) if isinstance(kind, dict) else None
    parts = job.pop("description", None)
    if isinstance(parts, dict):
        parts = "\n".join(filter(None, (markup(parts[key]) for key in sorted(parts, key=lambda key: key != "role"))))
    posting.description = markup(parts)
    ranges = job.pop("payRangeDetails", None)
    bands = [_pay(item) for item in ranges if isinstance(item, dict)] if isinstance(ranges, list) else []
    posting.pay = [band for band in bands if band]
    return posting


def _pay(item: dict[str, Any]) -> Pay | None:
    low, high, unit = item.get("rangeStart"), item.get("rangeEnd"), item.get("frequency")
    return pay(low, high, unit, item.get("currency"), text=plain(item.get("location")))


def _name(item: object) -> str | None:
    return plain(item.get("name")) or plain(item.get("label")) if isinstance(item, dict) else None


def _place(location: dict[str, Any]) -> str | None:
    """Where a location is: by its fields, else as it is shown.

    >>> _place({"name": "Remote - NJ", "city": "Remote", "stateCode": "NJ", "country": "United States"})
    'NJ, United States'
    >>> _place({"name": "Reno, NV", "country": "United States"})
    'Reno, NV'
    """
    city, country = (plain(location.get(key)) for key in ("city", "country"))
    state = plain(location.get("stateCode")) or plain(location.get("state"))
    town = None if city and city.casefold() == "remote" else city
    return place(town, state, country) if town or state else _name(location)


def _texts(given: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(text for text in given if text))


def _merge(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of one posting as one, with the places of all."""
    merged: list[dict[str, Any]] = []
    known: dict[str, dict[str, Any]] = {}
    for row in told:
        first = known.setdefault(row["id"], row) if "id" in row else row
        if first is row:
            merged.append(row)
        else:
            first |= {key: _texts([*first.get(key, []), *row[key]]) for key in _SHARED if key in row}
    return merged


def _list(block: Mapping[str, Any], number: int) -> Follow:
    return Follow(address(block, HOST, f"{PATH}?groupJobsByLocation=true&page={number}&pageSize={SIZE}"))


def _jobs(page: Page) -> list[Any]:
    return entries(page, "items" if isinstance(load(page), dict) else None)


def _job(page: Page) -> dict[str, Any]:
    answer = load(page)
    if isinstance(answer, dict) and ("uuid" in answer or "name" in answer):
        return answer
    raise refuse(answer, "no posting")
