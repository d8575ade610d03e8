"""How does Ashby answer for a board?"""

from typing import Any

from spiders.sample.jobs import Job
from spiders.sample.markup import write_html, write_plain
from spiders.sample.pay import Pay
from spiders.sample.places import Place, country_name, write_city, write_place
from spiders.sample.shown import link_of, marker, published, structured_pay
from spiders.sample.world import Board, Posting

_TYPES = {
    "full_time": "FullTime",
    "part_time": "PartTime",
    "contract": "Contract",
    "temporary": "Temporary",
    "internship": "Intern",
}
_MODES = {"remote": "Remote", "hybrid": "Hybrid", "on_site": "OnSite", None: None}
_SIGNS = {"USD": "$", "GBP": "£", "CAD": "CA$", "INR": "₹", "MYR": "MYR ", "AUD": "A$", "EUR": "€"}


def _rounded(pay: Pay) -> str:
    """The line Ashby shows for a range: thousands as K with one decimal."""
    sign = _SIGNS[pay.currency]

    def short(amount: float) -> str:
        if amount < 1000 or pay.period != "year":
            return f"{sign}{amount:,.2f}".removesuffix(".00")
        return f"{sign}{round(amount / 1000, 1):g}K"

    ends = [short(amount) for amount in dict.fromkeys((pay.minimum or 0.0, pay.maximum or 0.0))]
    return " – ".join(ends) + ("" if pay.period == "year" else f" per {pay.period}")


def _ashby_pay(job: Job, posting: Posting) -> dict[str, Any]:
    pay = structured_pay(job)
    if pay is None:
        empty: dict[str, Any] = {"compensationTierSummary": None, "scrapeableCompensationSalarySummary": None}
        return {**empty, "compensationTiers": [], "summaryComponents": []}
    line = _rounded(pay)
    salary = {
        "compensationType": "Salary",
        "interval": f"1 {pay.period.upper()}",
        "currencyCode": pay.currency,
        "minValue": pay.minimum,
        "maxValue": pay.maximum,
    }
    parts, words = [salary], [line]
    if job.slot.number % 5 == 0:
        bonus = {"compensationType": "Bonus", "interval": "1 YEAR", "currencyCode": pay.currency}
        parts.append({**bonus, "minValue": None, "maxValue": None})
        words.append("Offers Bonus")
    summary = " • ".join(words)
    components = [
        {"id": f"{posting.id[:-2]}{turn:02d}", "summary": word, **part}
        for turn, (word, part) in enumerate(zip(words, parts, strict=True))
    ]
    tier = {
        "id": posting.id[:-2] + "ff",
        "tierSummary": summary,
        "title": None,
        "additionalInformation": None,
        "components": components,
    }
    return {
        "compensationTierSummary": summary,
        "scrapeableCompensationSalarySummary": line.replace("–", "-"),
        "compensationTiers": [tier],
        "summaryComponents": parts,
    }


def _ashby_address(place: Place, form: int) -> dict[str, Any]:
    parts = {
        "addressRegion": place.area or None,
        "addressCountry": country_name(place.country, form),
        "addressLocality": write_city(place, form),
    }
    return {"postalAddress": {name: text for name, text in parts.items() if text}}


def ashby_job(board: Board, posting: Posting, job: Job) -> dict[str, Any]:
    """One entry of `jobs`."""
    house, form = job.slot.employer.house, job.slot.employer.house.line
    first, sections = job.places[0], (*job.sections, marker())
    short = "line" not in job.mode_in and form % 2 == 0 and first.city
    fielded = "field" in job.employment_in
    return {
        "id": posting.id,
        "title": job.title,
        "department": job.department,
        "team": job.department,
        "employmentType": _TYPES[job.employment] if fielded else None,
        "location": write_city(first, form) if short else job.line,
        "shouldDisplayCompensationOnJobPostings": structured_pay(job) is not None,
        "secondaryLocations": [
            {"location": write_place(place, form), "address": _ashby_address(place, form)} for place in job.places[1:]
        ],
        "publishedAt": published(job, posting).isoformat(timespec="milliseconds"),
        "isListed": True,
        "isRemote": job.mode in ("remote", "hybrid") if job.mode else None,
        "workplaceType": _MODES[job.mode],
        "address": _ashby_address(first, form),
        "jobUrl": link_of(board, posting),
        "applyUrl": link_of(board, posting) + "/application",
        "descriptionHtml": write_html(sections, house.markup),
        "descriptionPlain": write_plain(sections),
        "compensation": _ashby_pay(job, posting),
    }
