"""Recruitee: `https://<token>.recruitee.com/api/offers/`, one answer, no paging.

A token with a dot is a whole host, of an employer whose careers site has its own. Documented at docs.recruitee.com
(careers site API), which also says that from 2027-02-10 calls without the header `X-Careers-Sites-Token` are answered
401. Fields as boards of 2026 gave them. What is easy to get wrong:

* Pay is text ("60000") or null at either end; a `period` may stand without an amount, and may be wrong.
* The text is in two parts, `description` and `requirements`; both stand again, with the title, in `translations`.
* `remote`, `hybrid` and `on_site` do not exclude each other: each that is true is told.
* Names of countries are in the language of the board, their codes are not.
* An offer may have several `locations`; `city`, `state_name` and `country` are those of the first.
* `close_at` is hardly ever set; `created_at` is the day of the draft.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from spiders.boards.answer import address, audit, entries
from spiders.boards.basesalary import read_base_salary
from spiders.boards.fields import aside, begin, markup, place, plain, web, words
from spiders.items import Follow, Page, Posting

NEEDS = "token"
IGNORED = frozenset(
    {
        *("careers_apply_url", "category_code", "cover_image", "created_at", "dynamic_fields", "guid", "highlight"),
        *("location_question_visible", "locations_question", "locations_question_required"),
        *("locations_question_type", "mailbox_email", "max_hours", "max_hours_per_week", "min_hours"),
        *("min_hours_per_week", "open_questions", "options_cover_letter", "options_cv", "options_phone"),
        *("options_photo", "options_salutation", "options_title", "position", "postal_code", "sharing_description"),
        *("sharing_image", "sharing_title", "slug", "state_code", "status", "street", "tags", "updated_at"),
    }
)
_NOT_PUBLIC = ("archived", "closed", "draft", "internal")
_MODES = ("remote", "hybrid", "on_site")


def start(block: Mapping[str, Any]) -> list[Follow]:
    token = str(block["token"])
    host = token if "." in token else f"{token}.recruitee.com"
    return [Follow(address(block, f"https://{host}", "/api/offers/"))]


def read(page: Page) -> Iterator[Posting]:
    seen = set()
    for position, entry in enumerate(entries(page, "offers")):
        if isinstance(entry, dict) and entry.get("status") in _NOT_PUBLIC:
            continue
        posting = read_job(page, entry) if isinstance(entry, dict) else aside(page, "recruitee", position)
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            yield posting


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, "offers"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of `offers`, emptied of every key that is read."""
    url = web(job.pop("careers_url", None), page.url) or web(job.get("careers_apply_url"), page.url)
    title = job.pop("title", None)
    posting = begin(page, "recruitee", job.pop("id", None), url, title)
    posting.employer = plain(job.pop("company_name", None))
    posting.department = plain(job.pop("department", None))
    posting.posted_on = words(job.pop("published_at", None))
    posting.valid_through = words(job.pop("close_at", None))
    posting.employment_type = words(job.pop("employment_type_code", None))
    posting.education = words(job.pop("education_code", None))
    posting.experience = words(job.pop("experience_code", None))
    posting.work_mode = ", ".join([mode for mode in _MODES if job.pop(mode, None) is True]) or None
    parts = [markup(job.pop(key, None)) for key in ("description", "requirements")]
    posting.description = "\n".join(part for part in parts if part) or None
    posting.country = words(job.pop("country_code", None))
    own = place(*(plain(job.pop(key, None)) for key in ("city", "state_name", "country")))
    posting.location_text = plain(job.pop("location", None)) or own
    given = job.pop("locations", None)
    places = [_place(item) for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    posting.places = [text for text in dict.fromkeys(places or [own]) if text]
    salary = job.pop("salary", None)
    if isinstance(salary, dict):
        ends = {"minValue": salary.get("min"), "maxValue": salary.get("max"), "unitText": salary.get("period")}
        posting.pay, posting.salary_text = read_base_salary(ends, salary.get("currency"))
    posting.language = _language(job.pop("translations", None), title)
    return posting


def _place(location: dict[str, Any]) -> str | None:
    """Where a location is: its city and what that lies in; its name, which is the employer's own, where there is none.

    >>> _place({"name": "Head office", "city": "Delft", "state": "Zuid-Holland", "country": "Nederland"})
    'Delft, Zuid-Holland, Nederland'
    >>> _place({"name": "Remote (EU)", "city": "", "country": None})
    'Remote (EU)'
    """
    return place(*(plain(location.get(key)) for key in ("city", "state", "country"))) or plain(location.get("name"))


def _language(translations: object, title: object) -> str | None:
    """The language of the text: the one it is translated to under the same title, if that is one alone."""
    if not isinstance(translations, dict):
        return None
    same = [key for key, told in translations.items() if isinstance(told, dict) and told.get("title") == title]
    return words(same[0]) if len(same) == 1 else None
