"""How does an employer's own site show its postings? A page each with JSON-LD, and pages that list them.

House styles differ as sites do: the JSON-LD alone, in a list, in `@graph`, units and currency in either place, numbers
as text, the country as code, name or object. Every page is sound; broken ones live in the tests.
"""

from datetime import timedelta
from html import escape
from typing import Any

import orjson

from spiders.sample.jobs import Job
from spiders.sample.markup import write_html
from spiders.sample.phrases import load
from spiders.sample.places import Place, country_name, write_city, write_place
from spiders.sample.shown import day_of, marker, structured_pay
from spiders.sample.world import Board, Posting

PER_LIST = 25
_GENERATOR = '<meta name="generator" content="Tallyman sample, synthetic">'
_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
}


def path_of(board: Board, page: int = 1) -> str:
    """The path of a list page, from 1."""
    return f"/careers/{board.key}/" + (f"?page={page}" if page > 1 else "")


def count_lists(board: Board) -> int:
    """How many list pages a board has.

    >>> from spiders.sample.world import world
    >>> small = world(5, 300)
    >>> max(count_lists(board) for board in small.boards.values() if board.kind == "jsonld")
    1
    """
    return max(1, -(-len(board.postings) // PER_LIST))


def _block(data: Any) -> str:
    text = orjson.dumps(data).decode().replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _salary(job: Job, shape: int) -> dict[str, Any] | None:
    pay = structured_pay(job)
    if pay is None:
        if not job.offer.zero:
            return None
        zeros = {"@type": "QuantitativeValue", "minValue": 0, "maxValue": 0, "unitText": "YEAR"}
        currency: str = load("pay")["currency"][job.places[0].country][0]
        return {"@type": "MonetaryAmount", "currency": currency, "value": zeros}
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    outer: dict[str, Any] = {"@type": "MonetaryAmount", "currency": pay.currency}
    (outer if shape == 2 else value)["unitText"] = pay.period.upper() if shape < 4 else pay.period.capitalize()
    if pay.minimum == pay.maximum:
        value["value"] = _number(pay.minimum, shape)
    else:
        value.update(minValue=_number(pay.minimum, shape), maxValue=_number(pay.maximum, shape))
    return {**outer, "value": value}


def _number(amount: float | None, shape: int) -> float | int | str | None:
    if amount is None:
        return None
    plain = int(amount) if amount == int(amount) else amount
    return f"{amount:.2f}" if shape == 3 else plain


def _address(place: Place, shape: int) -> dict[str, Any]:
    country: Any = place.country if shape % 3 == 0 else country_name(place.country, shape)
    if shape == 4:
        country = {"@type": "Country", "name": country}
    region = place.code if place.country in ("US", "CA", "AU") and shape % 2 else place.area
    parts = {"addressLocality": write_city(place, shape), "addressRegion": region}
    address = {"@type": "PostalAddress", **{name: text for name, text in parts.items() if text}}
    return {"@type": "Place", "address": {**address, "addressCountry": country}}


def _where(job: Job, shape: int) -> dict[str, Any]:
    first, found = job.places[0], dict[str, Any]()
    if first.region:
        found["jobLocation"] = (
            [_address(place, shape) for place in job.places] if len(job.places) > 1 else _address(first, shape)
        )
    if job.mode == "remote":
        named = {"@type": "Country", "name": country_name(first.country)}
        found.update(jobLocationType="TELECOMMUTE", applicantLocationRequirements=named)
    return found


def _asked(job: Job, shape: int) -> dict[str, Any]:
    """Years and schooling in fields of their own: only what the description says too."""
    found, years = dict[str, Any](), job.asks.experience_years_min
    if shape % 2 == 0 and years:
        needed = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": int(years * 12)}
        found["experienceRequirements"] = needed
    return found


def _posted(job: Job, posting: Posting, shape: int) -> dict[str, Any]:
    day = day_of(job, posting)
    text = day.isoformat() if shape < 3 else f"{day.isoformat()}T15:30:00+00:00"
    found = {"datePosted": text}
    if job.open_days:
        found["validThrough"] = f"{(day + timedelta(days=job.open_days)).isoformat()}T12:00"
    return found


def _identifier(posting: Posting, name: str, shape: int) -> Any:
    return posting.id if shape == 1 else {"@type": "PropertyValue", "name": name, "value": posting.id}


def json_ld(posting: Posting, job: Job) -> dict[str, Any]:
    """The JobPosting of a page."""
    employer, shape = job.slot.employer, job.slot.employer.house.shape
    found: dict[str, Any] = {
        "@context": "https://schema.org/" if shape % 2 else "http://schema.org",
        "@type": "JobPosting",
        "title": job.title,
        "description": write_html((*job.sections, marker()), employer.house.markup),
        "identifier": _identifier(posting, employer.name, shape),
        "hiringOrganization": employer.name if shape == 5 else {"@type": "Organization", "name": employer.name},
        "industry": employer.profile["label"],
        **_posted(job, posting, shape),
        **_where(job, shape),
        **_asked(job, shape),
    }
    if "field" in job.employment_in:
        kind = _TYPES[job.employment]
        found["employmentType"] = [kind] if shape % 2 else kind
    salary = _salary(job, shape)
    if salary:
        found["baseSalary"] = salary
    return found


def write_posting(board: Board, posting: Posting, job: Job) -> bytes:
    """The page of one posting."""
    shape = job.slot.employer.house.shape
    data: Any = json_ld(posting, job)
    path = f"/careers/{board.key}/jobs/{posting.id}"
    if shape == 2:
        context = data.pop("@context")
        site = {"@type": "WebPage", "name": job.title, "url": path}
        data = {"@context": context, "@graph": [site, data]}
    elif shape == 4:
        data = [data]
    listed = path_of(board)
    crumb = {"@type": "ListItem", "position": 1, "name": "Careers", "item": listed}
    crumbs = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [crumb]}
    title, name = escape(job.title), escape(job.slot.employer.name)
    place = escape(write_place(job.places[0], 0))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {name}</title>{_GENERATOR}'
        f'<link rel="canonical" href="{path}">{_block(crumbs) if shape % 2 else ""}{_block(data)}</head>'
        f'<body><header><a href="{listed}">{name} careers</a></header><main><h1>{title}</h1>'
        f'<p>{escape(job.department)}, {place}</p><p><a href="{path}/apply" rel="nofollow">Apply now</a></p></main>'
        f"<footer>{escape(load('company')['synthetic'])}</footer></body></html>"
    ).encode()


def write_list(board: Board, page: int, jobs: list[Job]) -> bytes:
    """A list page: `jobs` are those shown on it. A link there is closed by robots.txt."""
    start, last = (page - 1) * PER_LIST, count_lists(board)
    shown = board.postings[start : start + PER_LIST]
    name, key = escape(board.employer.name), board.key
    links = [f"/careers/{key}/jobs/{posting.id}" for posting in shown]
    rows = "".join(
        f'<li><a href="{link}">{escape(job.title)}</a> <span>{escape(write_place(job.places[0], 0))}</span></li>'
        for link, job in zip(links, jobs, strict=True)
    )
    items = [{"@type": "ListItem", "position": start + turn, "url": link} for turn, link in enumerate(links, 1)]
    listed = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "numberOfItems": len(board.postings),
        "itemListElement": items,
    }
    after = f'<link rel="next" href="{path_of(board, page + 1)}">' if page < last else ""
    before = f'<link rel="prev" href="{path_of(board, page - 1)}">' if page > 1 else ""
    turn = f'<a rel="next" href="{path_of(board, page + 1)}">Next page</a>' if page < last else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Careers at {name}</title>'
        f"{_GENERATOR}{before}{after}{_block(listed)}</head><body>"
        f"<h1>Open positions at {name}</h1><ol>{rows}</ol><nav>{turn}</nav>"
        f'<p><a href="/internal/referrals/{key}">Colleagues: refer a friend</a></p>'
        f"<footer>{escape(load('company')['synthetic'])}</footer></body></html>"
    ).encode()
