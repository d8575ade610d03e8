"""A board in two steps: pages that list postings and a page of each. What leads from one to the other, and comes along.

Not a kind of board. What a list says of a posting is a dict of an item's field names (`found`): it goes with the
posting's page, says whether that must be asked for again, and fills what the page leaves out.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from spiders.boards.fields import aside, plain
from spiders.items import Follow, Page, Posting, Unreadable

_BEGUN = ("id", "title", "url")  # what `fields.begin` takes


def lead(
    page: Page,
    board: str,
    jobs: list[Any],
    read_entry: Callable[[Page, dict[str, Any]], dict[str, Any]],
    ask: Callable[[dict[str, Any]], str | None],
) -> Iterator[Posting | Follow]:
    """Each posting of a list once, as what leads to its page; set aside where it has no id or no page."""
    seen = set()
    for position, job in enumerate(jobs):
        found = read_entry(page, job) if isinstance(job, dict) else {}
        url = ask(found) if found.get("id") else None
        if url is None:
            yield aside(page, board, position)
        elif found["id"] not in seen:
            seen.add(found["id"])
            yield Follow(url, found=found)


def further(total: object, listed: int, step: int, cap: int, ask: Callable[[int], Follow]) -> Iterator[Follow]:
    """From the first page of a list all the others, as far as the board answers.

    Raises `Unreadable` as drift where a full page tells no total, and after the last where the board holds more: what
    cannot be asked for must not be taken for closed.

    >>> [follow.url for follow in further(250, 100, 100, 10_000, lambda offset: Follow(f"/jobs?from={offset}"))]
    ['/jobs?from=100', '/jobs?from=200']
    >>> list(further(None, 7, 100, 10_000, lambda offset: Follow("/jobs")))
    []
    """
    if isinstance(total, bool) or not isinstance(total, int) or total <= 0:
        if listed < step:
            return
        raise Unreadable("no total on the first page", "drift")
    for offset in range(step, min(total, cap), step):
        yield ask(offset)
    if total > cap:
        raise Unreadable(f"{total} postings, of which {cap} can be asked for")


def refuse(answer: object, otherwise: str) -> Unreadable:
    """Why a posting's page is none: what the board says instead as an error, else `otherwise` as drift.

    >>> str(refuse({"message": "Job not found"}, "no posting")), refuse([], "no posting").outcome
    ('the board answers: Job not found', 'drift')
    """
    said = [plain(answer.get(key)) for key in ("message", "error", "errorCode")] if isinstance(answer, dict) else []
    told = next(filter(None, said), None)
    return Unreadable(f"the board answers: {told[:200]}") if told else Unreadable(otherwise, "drift")


def fill(posting: Posting, told: Mapping[str, Any]) -> Posting:
    """A posting begun, with every other field that is told.

    >>> from datetime import UTC, datetime
    >>> noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    >>> begun = Posting("oakline", "rippling", "7", "https://example.org/7", noon, "Collector")
    >>> fill(begun, {"title": "Clerk", "country": "US"}).title, begun.country
    ('Collector', 'US')
    """
    for key, value in told.items():
        if key not in _BEGUN and hasattr(posting, key):
            setattr(posting, key, list(value) if isinstance(value, list) else value)
    return posting
