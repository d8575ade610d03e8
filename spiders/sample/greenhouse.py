"""How does Greenhouse answer for a board? Pay in cents, content escaped once more, no word on hours."""

from datetime import timedelta
from html import escape
from typing import Any

from spiders.sample.jobs import Job
from spiders.sample.markup import write_html
from spiders.sample.phrases import load
from spiders.sample.places import write_city, write_place
from spiders.sample.shown import link_of, marker, named_places, published, structured_pay
from spiders.sample.truth import bare_range
from spiders.sample.world import Board, Posting


def _greenhouse_pay(job: Job) -> list[dict[str, Any]]:
    pay = structured_pay(job)
    if pay is None:
        return []
    heads = load("pay")["greenhouse"]["bare" if bare_range(job) else pay.period]
    return [
        {
            "min_cents": round((pay.minimum or 0.0) * 100),
            "max_cents": round((pay.maximum or 0.0) * 100),
            "currency_type": pay.currency,
            "title": heads[job.slot.employer.number % len(heads)],
            "blurb": "",
        }
    ]


def greenhouse_job(board: Board, posting: Posting, job: Job) -> dict[str, Any]:
    """One entry of `jobs`."""
    house = job.slot.employer.house
    content = write_html((*job.sections, marker()), house.markup)
    stamp = (published(job, posting) - timedelta(hours=4)).replace(tzinfo=None).isoformat() + "-04:00"
    number = int(posting.id)
    return {
        "absolute_url": link_of(board, posting),
        "data_compliance": [
            {
                "type": "gdpr",
                "requires_consent": False,
                "requires_processing_consent": False,
                "requires_retention_consent": False,
                "retention_period": None,
                "demographic_data_consent_applies": False,
            }
        ],
        "internal_job_id": number + 2_000_000_000,
        "location": {"name": ("; ", " or ", " | ")[house.shape % 3].join(named_places(job))},
        "metadata": [],
        "id": number,
        "updated_at": stamp,
        "requisition_id": job.requisition,
        "title": job.title,
        "company_name": job.slot.employer.name,
        "first_published": stamp,
        "language": "en",
        "application_deadline": None,
        "pay_input_ranges": _greenhouse_pay(job),
        "content": escape(content, quote=True),
        "departments": [
            {"id": 4_000_000 + job.slot.employer.number, "name": job.department, "child_ids": [], "parent_id": None}
        ],
        "offices": [
            {
                "id": 4_100_000 + turn,
                "name": write_city(place, 0) or "Remote",
                "location": write_place(place, 2),
                "child_ids": [],
                "parent_id": None,
            }
            for turn, place in enumerate(job.places)
        ],
    }
