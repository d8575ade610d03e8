"""How does Lever answer for a board? A list of postings, each in parts: opening, lists, closing, pay."""

from html import escape
from typing import Any

from spiders.sample.jobs import Job
from spiders.sample.markup import write_html, write_items, write_plain
from spiders.sample.places import write_city
from spiders.sample.sections import Section
from spiders.sample.shown import link_of, marker, named_places, published, structured_pay
from spiders.sample.world import Board, Posting

_MODES = {"remote": "remote", "hybrid": "hybrid", "on_site": "on-site", None: "unspecified"}
_UNITS = {
    "hour": "per-hour-wage",
    "day": "per-day-wage",
    "week": "per-week-salary",
    "month": "per-month-salary",
    "year": "per-year-salary",
}
_TYPES = {
    "full_time": "Full-time",
    "part_time": "Part-time",
    "contract": "Contract",
    "temporary": "Temporary",
    "internship": "Internship",
}


def _lever_pay(job: Job, pay_section: Section | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    pay = structured_pay(job)
    if pay:
        ends = {"min": pay.minimum, "max": pay.maximum}
        found["salaryRange"] = {"currency": pay.currency, "interval": _UNITS[pay.period], **ends}
    if pay_section:
        lines = pay_section.lines
        found["salaryDescription"] = "".join(f"<div>{escape(line, quote=False)}</div>" for line in lines)
        found["salaryDescriptionPlain"] = "\n".join(lines)
    return found


def lever_job(board: Board, posting: Posting, job: Job) -> dict[str, Any]:
    """One entry of the list."""
    house, pay = job.slot.employer.house, None
    opening, lists, closing = list[Section](), list[Section](), list[Section]()
    for section in (*job.sections, marker()):
        if section.name == "pay" and house.shape % 2:
            pay = section
        elif section.listed:
            lists.append(section)
        else:
            (closing if lists else opening).append(section)
    body = write_html(opening, house.markup)
    plain = write_plain(opening)
    first = job.places[0]
    bare = "line" not in job.mode_in and house.line % 2 == 0 and first.city
    categories: dict[str, Any] = {
        "department": job.department,
        "team": job.department,
        "location": write_city(first, house.line) if bare else job.line,
    }
    if "field" in job.employment_in:
        categories["commitment"] = _TYPES[job.employment]
    return {
        "additionalPlain": write_plain(closing),
        "additional": write_html(closing, house.markup),
        "categories": {**categories, "allLocations": [categories["location"], *named_places(job)[1:]]},
        "createdAt": int(published(job, posting).timestamp() * 1000),
        "descriptionPlain": plain,
        "description": body,
        "id": posting.id,
        "lists": [{"text": section.heading, "content": write_items(section.lines, 0)} for section in lists],
        "text": job.title,
        "country": first.country,
        "workplaceType": _MODES[job.mode],
        "opening": "",
        "openingPlain": "",
        "descriptionBody": body,
        "descriptionBodyPlain": plain,
        "hostedUrl": link_of(board, posting),
        "applyUrl": link_of(board, posting) + "/apply",
        **_lever_pay(job, pay),
    }
