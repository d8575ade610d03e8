"""How does a board's API answer? In the vendor's own shape, with invented content.

Pages with JSON-LD are not answers of an API: `careers` writes them.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from spiders.sample.ashby import ashby_job
from spiders.sample.greenhouse import greenhouse_job
from spiders.sample.jobs import Job
from spiders.sample.lever import lever_job
from spiders.sample.world import Board, Posting

PATHS = {
    "ashby": "/posting-api/job-board/{token}?includeCompensation=true",
    "greenhouse": "/v1/boards/{token}/jobs?content=true&pay_transparency=true",
    "lever": "/v0/postings/{token}?mode=json",
}
_WRITERS: dict[str, Callable[[Board, Posting, Job], dict[str, Any]]] = {
    "ashby": ashby_job,
    "greenhouse": greenhouse_job,
    "lever": lever_job,
}
_ASKED_FOR: dict[str, dict[str, tuple[str, ...]]] = {  # keys an answer has only where the query asks for them
    "ashby": {"includeCompensation=true": ("compensation",)},
    "greenhouse": {
        "content=true": ("content", "departments", "offices"),
        "pay_transparency=true": ("pay_input_ranges",),
    },
    "lever": {},
}


def write_board(board: Board, jobs: Sequence[Job], query: str = "") -> bytes:
    """The answer of a board's API: `jobs` are those of its postings, in their order. KeyError for a jsonld board."""
    writer, asked = _WRITERS[board.kind], set(query.split("&"))
    left = [name for wish, names in _ASKED_FOR[board.kind].items() if wish not in asked for name in names]
    rows = [writer(board, posting, job) for posting, job in zip(board.postings, jobs, strict=True)]
    for row in rows:
        for name in left:
            del row[name]
    answers: dict[str, Any] = {
        "ashby": {"jobs": rows, "apiVersion": "1"},
        "greenhouse": {"jobs": rows, "meta": {"total": len(rows)}},
        "lever": rows,
    }
    return json.dumps(answers[board.kind], ensure_ascii=board.employer.number % 2 == 0).encode()
