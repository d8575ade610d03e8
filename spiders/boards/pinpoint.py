"""Pinpoint: `https://<token>.pinpointhq.com/postings.json`, one answer, no paging.

A token with a dot is a whole host, of an employer whose careers site has its own. Documented at
developers.pinpointhq.com (jobs JSON endpoint); fields as boards gave them in 2026. What is easy to get wrong:

* No day of posting is told, only `deadline_at`.
* `id` is the posting's; `job.id` and the requisition are shared by several postings of one job.
* The text is in four parts, three of them under headings of the employer's own (`..._header`).
* Pay that is not `compensation_visible` is in the answer all the same, and not read.
* A location's `name` is the employer's own ("Head Office"): then its town is the place, but not that of a "Remote" one.
* One board of exactly 1,000 postings was seen; whether more are held back there is not known.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from spiders.boards.answer import address, audit, entries
from spiders.boards.fields import aside, begin, markup, pay, place, plain, web, words
from spiders.items import Follow, Page, Posting

NEEDS = "token"
IGNORED = frozenset({"division", "employment_type_text", "path", "reporting_to", "structure_custom_group_one"})
_PARTS = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")


def start(block: Mapping[str, Any]) -> list[Follow]:
    token = str(block["token"])
    host = token if "." in token else f"{token}.pinpointhq.com"
    return [Follow(address(block, f"https://{host}", "/postings.json"))]


def read(page: Page) -> Iterator[Posting]:
    seen = set()
    for position, entry in enumerate(entries(page, "data")):
        posting = read_job(page, entry) if isinstance(entry, dict) else aside(page, "pinpoint", position)
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            yield posting


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, "data"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of `data`, emptied of every key that is read."""
    url = web(job.pop("url", None)) or web(job.get("path"), page.url)
    posting = begin(page, "pinpoint", job.pop("id", None), url, job.pop("title", None))
    units = (_get(job.pop("job", None), "department"), job.pop("department", None))
    posting.department = next(filter(None, (plain(_get(unit, "name")) for unit in units)), None)
    posting.valid_through = words(job.pop("deadline_at", None))
    kind, kind_text = words(job.pop("employment_type", None)), plain(job.get("employment_type_text"))
    posting.employment_type = kind or kind_text
    mode, mode_text = (plain(job.pop(key, None)) for key in ("workplace_type", "workplace_type_text"))
    posting.work_mode = mode or mode_text
    location = job.pop("location", None)
    posting.location_text = plain(_get(location, "name")) or _place(location)
    posting.places = [text for text in (_place(location),) if text]
    parts = []
    for key in _PARTS:
        heading, part = plain(job.pop(f"{key}_header", None)), markup(job.pop(key, None))
        if part:
            parts += [f"<h3>{escape(heading, quote=False)}</h3>", part] if heading else [part]
    posting.description = "\n".join(parts) or None
    line = plain(job.pop("compensation", None))
    ends = [job.pop(f"compensation_{key}", None) for key in ("minimum", "maximum", "frequency", "currency")]
    if job.pop("compensation_visible", True) is not False:
        posting.salary_text = line
        entry = pay(*ends)
        posting.pay = [entry] if entry else []
    return posting


def _place(location: object) -> str | None:
    """Where a location is: its town where the name does not say it, else its name.

    >>> _place({"name": "Head Office", "city": "Leeds", "province": "West Yorkshire"})
    'Leeds, West Yorkshire'
    >>> _place({"name": "Leeds, UK", "city": "Leeds"}), _place({"name": "Remote", "city": "Leeds"}), _place(None)
    ('Leeds, UK', 'Remote', None)
    """
    name, city, province = (plain(_get(location, key)) for key in ("name", "city", "province"))
    low = (name or "").casefold()
    told = bool(low) and (not city or city.casefold() in low or "remote" in low)
    return name if told else place(city, province, None)


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None
