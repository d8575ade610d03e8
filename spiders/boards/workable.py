"""Workable: `https://apply.workable.com/api/v1/widget/accounts/<token>?details=true`, one answer, no paging.

What the widget of a careers page asks for, documented in Workable's help centre; fields as boards of 2026 gave them.
What is easy to get wrong:

* A posting stands in the list once a country, with the same `shortcode`: it is read once, with the places of all rows.
* There is no description without `details=true`, and no pay at all. The `description` beside `jobs` is the employer's.
* `country` is a name and `state` a region; the country's code stands in `locations` alone, of which some are `hidden`.
* `telecommuting: true` is remote; false says nothing, for there is no word for hybrid.
* `published_on` is the day of posting, `created_at` that of the draft.
* The host answers 429 after few questions, and an unknown token may be an account without jobs.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.fields import aside, begin, markup, place, plain, web, words
from spiders.items import Follow, Page, Posting

NEEDS = "token"
IGNORED = frozenset({"application_url", "code", "created_at", "function", "shortlink"})


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(address(block, "https://apply.workable.com", "/api/v1/widget/accounts/{}?details=true"))]


def read(page: Page) -> Iterator[Posting]:
    jobs, answer = entries(page, "jobs"), load(page)
    employer = plain(answer.get("name"))
    known: dict[str, Posting] = {}
    found = []
    for position, entry in enumerate(jobs):
        posting = read_job(page, entry) if isinstance(entry, dict) else aside(page, "workable", position)
        first = known.setdefault(posting.id, posting) if posting.id else posting
        if first is posting:
            posting.employer = employer
            found.append(posting)
        else:
            first.places = list(dict.fromkeys([*first.places, *posting.places]))
            first.location_text = "; ".join(first.places) or None
            first.country = first.country or posting.country
    yield from found


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, "jobs"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of `jobs`, emptied of every key that is read."""
    url = web(job.pop("url", None)) or web(job.get("shortlink")) or job.get("application_url")
    posting = begin(page, "workable", job.pop("shortcode", None), url, job.pop("title", None))
    posting.department = plain(job.pop("department", None))
    posting.industry = plain(job.pop("industry", None))
    posting.education = plain(job.pop("education", None))
    posting.experience = plain(job.pop("experience", None))
    posting.employment_type = plain(job.pop("employment_type", None))
    posting.posted_on = words(job.pop("published_on", None))
    posting.work_mode = "telecommuting" if job.pop("telecommuting", None) is True else None
    parts = [markup(job.pop(key, None)) for key in ("description", "requirements", "benefits")]
    posting.description = "\n".join(part for part in parts if part) or None
    city, state, country = (plain(job.pop(key, None)) for key in ("city", "state", "country"))
    given = job.pop("locations", None)
    locations = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    places = [_place(item) for item in locations if item.get("hidden") is not True]
    posting.places = [text for text in dict.fromkeys(places or [place(city, state, country)]) if text]
    posting.location_text = "; ".join(posting.places) or None
    posting.country = next(filter(None, (words(item.get("countryCode")) for item in locations)), country)
    return posting


def _place(location: dict[str, Any]) -> str | None:
    return place(*(plain(location.get(key)) for key in ("city", "region", "country")))
