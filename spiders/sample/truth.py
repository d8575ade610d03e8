"""What is true of a posting, in the columns of the `postings` table?"""

from datetime import timedelta
from typing import Any, Protocol

from spiders.sample.jobs import Job
from spiders.sample.pay import annual


class Shown(Protocol):
    """What truth needs to know of a posting: its id on the board, whether it is a copy, how many days late it came."""

    @property
    def id(self) -> str: ...
    @property
    def copy(self) -> str | None: ...
    @property
    def days(self) -> int: ...


def stated_mode(job: Job, kind: str) -> str | None:
    """The work mode, where a posting on this kind of board states it.

    A page with JSON-LD has a word for remote work only, and shows its place in parts, without the line.
    """
    said = job.mode_in & {"text", "title"}
    if kind == "jsonld":
        return job.mode if said or job.mode == "remote" else None
    if "line" in job.mode_in or ("field" in job.mode_in and kind != "greenhouse"):
        said = job.mode_in
    return job.mode if said else None


def stated_employment(job: Job, kind: str) -> str | None:
    """The employment type, where a posting on this kind of board states it; Greenhouse has no field for it."""
    fielded = "field" in job.employment_in and kind != "greenhouse"
    return job.employment if fielded or job.employment_in & {"text", "title"} else None


def period_spoken(job: Job, kind: str) -> bool:
    """Whether a posting with pay names its period: all structured fields do, but for one of Greenhouse's in four."""
    pay = job.offer.pay
    if pay is None or "structured" not in job.offer.where:
        return pay is None or pay.spoken
    return kind != "greenhouse" or not bare_range(job) or ("description" in job.offer.where and pay.spoken)


def bare_range(job: Job) -> bool:
    """Whether the heading of a Greenhouse pay range leaves the period out."""
    return job.offer.pay is not None and job.offer.pay.period in ("hour", "year") and job.slot.number % 4 == 0


def _pay(job: Job, kind: str) -> dict[str, Any]:
    pay = job.offer.pay
    names = ("structured", "description", "title")
    row: dict[str, Any] = {
        "salary_min": pay and pay.minimum,
        "salary_max": pay and pay.maximum,
        "salary_period": pay and pay.period,
        "salary_currency": pay and pay.currency,
        "salary_kind": pay and pay.kind,
        "salary_source": next((name for name in names if name in job.offer.where), None),
        "salary_inferred": None if pay is None else not period_spoken(job, kind),
        "salary_evidence": (pay and pay.text) or None,
        "annual_min": annual(pay.minimum, pay.period) if pay else None,
        "annual_max": annual(pay.maximum, pay.period) if pay else None,
        "ranges": [],
    }
    if pay:
        ends = [(pay.minimum, pay.maximum), *([pay.other] if pay.other else [])]
        named = {"period": pay.period, "currency": pay.currency}
        row["ranges"] = [{"minimum": low, "maximum": high, **named} for low, high in ends]
    return row


def _locations(job: Job) -> list[dict[str, Any]]:
    names = ("city", "region", "country", "metro")
    return [{name: getattr(place, name) for name in names} | {"ambiguous": False} for place in job.places]


def _asked(job: Job) -> dict[str, Any]:
    """Requirements. Out of scope they are not annotated, and None."""
    asks, title = job.asks, job.slot.title
    if title.scope == "out":
        names = ("skills", "skills_preferred", "credentials", "education_min", "education_required")
        return dict.fromkeys((*names, "experience_years_min"))
    return {
        "skills": sorted(asks.skills | asks.skills_preferred),
        "skills_preferred": sorted(asks.skills_preferred),
        "credentials": sorted(asks.credentials),
        "education_min": asks.education_min,
        "education_required": asks.education_required,
        "experience_years_min": asks.experience_years_min,
    }


def true_row(key: str, kind: str, posting: Shown, job: Job) -> dict[str, Any]:
    """The truth of one posting on one board: None where the posting states nothing.

    Beside the columns of `postings`: `job` (equal for copies), `copy` (repeat, repost or None), `homonym`, `bare` (the
    description alone tells the scope), `specialty_source` (title or description), `salary_evidence` (the amount as
    written in the text). `title` is the title without what the board hung on it; `skills_preferred` are those of
    `skills` that are only preferred.
    """
    employer, title, place = job.slot.employer, job.slot.title, job.places[0]
    posted = job.posted + timedelta(days=posting.days)
    specialty = title.debt if title.scope == "core" else None
    ends = posted + timedelta(days=job.open_days) if job.open_days and kind == "jsonld" else None
    return {
        "posting_id": f"{key}:{posting.id}",
        "source": key,
        "source_set": "sample",
        "board": kind,
        "job": f"job-{job.slot.number:06d}",
        "copy": posting.copy,
        "employer": employer.name,
        "setting": employer.setting,
        "naics": employer.naics,
        "title_text": job.title,
        "title": title.text,
        "scope": title.scope,
        "homonym": title.homonym,
        "bare": title.bare,
        "role": title.role,
        "level": title.level,
        "specialty": specialty,
        "specialty_source": specialty and ("title" if title.shown else "description"),
        **_pay(job, kind),
        "city": place.city,
        "region": place.region,
        "country": place.country,
        "metro": place.metro,
        "locations": _locations(job),
        "work_mode": stated_mode(job, kind),
        **_asked(job),
        "employment_type": stated_employment(job, kind),
        "language": "en" if kind == "greenhouse" else None,
        "posted_on": posted,
        "valid_through": ends,
    }
