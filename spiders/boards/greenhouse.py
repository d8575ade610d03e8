"""Greenhouse: `https://boards-api.greenhouse.io/v1/boards/<token>/jobs?content=true&pay_transparency=true`, no paging.

One answer holds the whole board (`jobs`, `meta.total`). Fields as documented at developers.greenhouse.io (Job Board
API) and as served. What is easy to get wrong:

* `content` is HTML escaped once more, and comes only with `content=true`, as departments and offices do.
* `pay_input_ranges` comes only with `pay_transparency=true`. Amounts are in cents; there is no interval, so `unit` is
  empty and the range's own title and blurb ("Hourly rate, Denver") are its `text`. Several ranges are kept in order.
* There is no employment type and no workplace type but what an employer shows among `metadata`, under names of its own.
* `first_published` is the date; `updated_at` moves with every edit and is never taken for it.
* `offices` follow `location` among the places: what the job says itself comes first.
"""

from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from spiders.boards.answer import address, audit, entries
from spiders.boards.fields import aside, begin, markup, pay, plain, words
from spiders.items import Follow, Page, Pay, Posting

NEEDS = "token"
IGNORED = frozenset(
    {
        "ai_disclaimer",
        "ai_opt_out_request_url",
        "data_compliance",
        "education",
        "include_ai_disclaimer",
        "internal_job_id",
        "requisition_id",
        "updated_at",
    }
)
_EMPLOYMENT = ("employment type", "job type", "time type", "commitment", "worker type", "position type", "full time")
_WORKPLACE = ("workplace", "work mode", "work model", "work arrangement", "location type", "remote", "hybrid")
_MONEY = ("salary", "pay range", "compensation", "wage", "hourly rate")


def start(block: Mapping[str, Any]) -> list[Follow]:
    path = "/v1/boards/{}/jobs?content=true&pay_transparency=true"
    return [Follow(address(block, "https://boards-api.greenhouse.io", path))]


def read(page: Page) -> Iterator[Posting]:
    for position, entry in enumerate(entries(page, "jobs")):
        yield read_job(page, entry) if isinstance(entry, dict) else aside(page, "greenhouse", position)


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, "jobs"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of `jobs`, emptied of every key that is read."""
    posting = begin(page, "greenhouse", job.pop("id", None), job.pop("absolute_url", None), job.pop("title", None))
    posting.employer = plain(job.pop("company_name", None))
    posting.posted_on = words(job.pop("first_published", None))
    posting.valid_through = words(job.pop("application_deadline", None))
    posting.language = words(job.pop("language", None))
    content = words(job.pop("content", None))
    posting.description = markup(unescape(content) if content and "<" not in content else content)
    departments = [plain(item.get("name")) for item in _objects(job.pop("departments", None))]
    posting.department = next(filter(None, departments), None)
    location = job.pop("location", None)
    posting.location_text = plain(location.get("name") if isinstance(location, dict) else location)
    offices = [plain(item.get("location")) or plain(item.get("name")) for item in _objects(job.pop("offices", None))]
    posting.places = [text for text in dict.fromkeys([posting.location_text, *offices]) if text]
    for item in _objects(job.pop("pay_input_ranges", None)):
        if entry := _range(item):
            posting.pay.append(entry)
    _read_metadata(posting, job.pop("metadata", None))
    return posting


def _range(item: dict[str, Any]) -> Pay | None:
    title, blurb = plain(item.get("title")), markup(item.get("blurb"))
    said = plain(blurb.replace("<", " <")) if blurb else None
    text = ": ".join(part for part in (title, said and said[:300]) if part)
    low, high = (_whole(item.get(key)) for key in ("min_cents", "max_cents"))
    return pay(low, high, None, item.get("currency_type"), text=text or None)


def _whole(cents: object) -> float | None:
    if isinstance(cents, bool) or not isinstance(cents, int | float) or not 0 <= cents < 1e15:
        return None
    return cents / 100


def _read_metadata(posting: Posting, metadata: object) -> None:
    for item in _objects(metadata):
        name, value = (plain(item.get("name")) or "").casefold().replace("-", " "), item.get("value")
        said = plain(", ".join(filter(None, map(words, value))) if isinstance(value, list) else value)
        if value is True or (said and said.casefold() in ("yes", "true")):
            said = plain(item.get("name"))
        elif said and said.casefold() in ("no", "false"):
            said = None
        if isinstance(value, dict) and not posting.pay and any(word in name for word in _MONEY):
            low, high = (_decimal(value.get(key)) for key in ("min_value", "max_value"))
            entry = pay(low, high, None, value.get("unit"), text=plain(item.get("name")))
            posting.pay += [entry] if entry else []
        elif said and any(word in name for word in _EMPLOYMENT):
            posting.employment_type = posting.employment_type or said
        elif said and any(word in name for word in _WORKPLACE):
            posting.work_mode = posting.work_mode or said


def _decimal(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        return None


def _objects(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
