"""Lever: `https://api.lever.co/v0/postings/<token>?mode=json`, a bare list, all postings at once without `limit`.

Employers hosted in the EU have `api.eu.lever.co`: a token that starts with `eu/`, or `host = "eu"` in the block. Fields
as documented at github.com/lever/postings-api. What is easy to get wrong:

* `createdAt` is in milliseconds, and the day the posting was made, which may be years before.
* `salaryRange.interval` has words of its own ("per-year-salary", "per-hour-wage", "bi-week-salary").
* The requirements stand in `lists`, the closing in `additional`; `description` alone is half of what the page shows.
* An unknown site answers `{"ok": false, "error": "Document not found"}`; robots.txt asks for a second between requests.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from spiders.boards.answer import address, audit, entries
from spiders.boards.fields import aside, begin, instant, markup, pay, plain, words
from spiders.items import Follow, Page, Posting

NEEDS = "token"
IGNORED = frozenset(
    {
        "additionalPlain",
        "applyUrl",
        "descriptionBody",
        "descriptionBodyPlain",
        "descriptionPlain",
        "opening",
        "openingPlain",
        "salaryDescription",
        "tags",
        "updatedAt",
    }
)


def start(block: Mapping[str, Any]) -> list[Follow]:
    token = str(block["token"])
    eu = token.startswith("eu/") or block.get("host") == "eu"
    host = "https://api.eu.lever.co" if eu else "https://api.lever.co"
    return [Follow(address({**block, "token": token.removeprefix("eu/")}, host, "/v0/postings/{}?mode=json"))]


def read(page: Page) -> Iterator[Posting]:
    for position, entry in enumerate(entries(page, None)):
        yield read_job(page, entry) if isinstance(entry, dict) else aside(page, "lever", position)


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, None), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of the list, emptied of every key that is read."""
    url = words(job.pop("hostedUrl", None)) or job.get("applyUrl")
    posting = begin(page, "lever", job.pop("id", None), url, job.pop("text", None))
    posting.posted_on = instant(job.pop("createdAt", None))
    posting.country = words(job.pop("country", None))
    mode = words(job.pop("workplaceType", None))
    posting.work_mode = None if mode == "unspecified" else mode
    categories = job.pop("categories", None)
    if isinstance(categories, dict):
        posting.employment_type = plain(categories.get("commitment"))
        posting.department = plain(categories.get("department")) or plain(categories.get("team"))
        posting.location_text = plain(categories.get("location"))
        everywhere = categories.get("allLocations")
        named = [plain(name) for name in everywhere] if isinstance(everywhere, list) else []
        posting.places = [text for text in dict.fromkeys([posting.location_text, *named]) if text]
    posting.description = _description(job)
    salary = job.pop("salaryRange", None)
    if isinstance(salary, dict):
        entry = pay(salary.get("min"), salary.get("max"), salary.get("interval"), salary.get("currency"))
        posting.pay = [entry] if entry else []
    shown = words(job.pop("salaryDescriptionPlain", None)) or markup(job.get("salaryDescription"))
    posting.salary_text = plain(shown.replace("<", " <")) if shown else None
    return posting


def _description(job: dict[str, Any]) -> str | None:
    opening = markup(job.pop("description", None)) or markup(job.get("descriptionPlain"))
    parts = [opening or "\n".join(filter(None, (markup(job.get("opening")), markup(job.get("descriptionBody")))))]
    lists = job.pop("lists", None)
    for item in lists if isinstance(lists, list) else []:
        if isinstance(item, dict):
            heading, content = plain(item.get("text")), markup(item.get("content"))
            parts.append(f"<h3>{escape(heading, quote=False)}</h3>" if heading else "")
            parts.append(f"<ul>{content}</ul>" if content else "")
    parts.append(markup(job.pop("additional", None)) or markup(job.get("additionalPlain")) or "")
    return "\n".join(part for part in parts if part) or None
