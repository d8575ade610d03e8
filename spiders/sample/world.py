"""Which employers, jobs and postings does the sample have? A pure function of a seed and a size."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import md5
from typing import Any, NamedTuple

from spiders.sample.draws import Draws
from spiders.sample.employers import Employer, invent_employers
from spiders.sample.jobs import Job, draw_job
from spiders.sample.titles import Slot, draw_title
from spiders.sample.truth import true_row

SEED, POSTINGS = 2026, 10_500
SCOPES = ("core", "adjacent", "homonym", "out")
SHARES = (0.45, 0.15, 0.15, 0.25)
REPEATED, REPOSTED = 0.03, 0.015  # of all postings: the same job on a second board; the same job again under a new id
CAREERS = "https://careers.example.org/careers/{token}/"
_SHIFTS = (" - Day Shift", " - Evening Shift", " - Weekend Shift", " - Early Shift", " - Floating Shift")


class Posting(NamedTuple):
    """One posting: the board's own id, the number of its job, and how many days after the job's first day it came.

    `copy` is "repeat" on a second board of the employer, "repost" for the same job under a new id, else None.
    """

    id: str
    job: int
    copy: str | None = None
    days: int = 0


@dataclass(slots=True)
class Board:
    """A source: its key, which is also its token, its kind, whose it is, and its postings in the order shown."""

    key: str
    kind: str
    employer: Employer
    postings: list[Posting] = field(default_factory=list)

    def next_id(self, seed: int) -> str:
        """An id in the board's own manner: a UUID, a long number, or a number of the employer's."""
        number = len(self.postings)
        digest = md5(f"{seed} {self.key} {number}".encode(), usedforsecurity=False).hexdigest()
        if self.kind == "jsonld":
            return f"JR{100_000 + 7 * number + int(digest[:1], 16) % 7}"
        if self.kind == "greenhouse":
            return str(4_000_000_000 + self.employer.number * 1_000_000 + number * 100 + int(digest[:2], 16) % 100)
        return f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-a{digest[17:20]}-{digest[20:]}"


def plan_scopes(employers: Sequence[Employer]) -> list[list[str]]:
    """For each employer the scopes of its jobs, leaning as its industry does, in the overall shares of the sample."""
    table = [[weight * employer.size for weight in employer.profile["tilt"]] for employer in employers]
    total = sum(employer.size for employer in employers)
    for _ in range(30):
        for column, share in enumerate(SHARES):
            scale = share * total / sum(row[column] for row in table)
            for row in table:
                row[column] *= scale
        for row, employer in zip(table, employers, strict=True):
            scale = employer.size / sum(row)
            row[:] = [amount * scale for amount in row]
    planned, owed = [], [0.0] * len(SCOPES)
    for row, employer in zip(table, employers, strict=True):
        wanted = [amount + debt for amount, debt in zip(row, owed, strict=True)]
        counts = [max(int(amount), 0) for amount in wanted]
        while sum(counts) < employer.size:
            gaps = [amount - count for amount, count in zip(wanted, counts, strict=True)]
            counts[gaps.index(max(gaps))] += 1
        while sum(counts) > employer.size:
            counts[counts.index(max(counts))] -= 1
        owed = [amount - count for amount, count in zip(wanted, counts, strict=True)]
        planned.append([scope for scope, count in zip(SCOPES, counts, strict=True) for _ in range(count)])
    return planned


def _plan_slots(draws: Draws, employers: Sequence[Employer]) -> list[Slot]:
    """The jobs. No two of an employer share title and place, or nobody could tell them from repeats."""
    slots: list[Slot] = []
    for employer, scopes in zip(employers, plan_scopes(employers), strict=True):
        taken: set[tuple[str, str | None]] = set()
        for scope in draws.some(scopes, len(scopes)):
            for attempt in range(40):
                title, place = draw_title(draws, employer, scope), draws.pick(employer.places)
                text = title.text + (draws.pick(_SHIFTS) if attempt > 8 else "")
                if (text, place.city) not in taken:
                    break
            taken.add((text, place.city))
            slots.append(Slot(len(slots), employer, title.called(text), place))
    return slots


class World:
    """All of the sample. `pages` is "mixed" (four kinds of board) or "one" (every posting on a page of its own).

    >>> small = World(seed=5, postings=300)
    >>> len(small.truth()), len({row["posting_id"] for row in small.truth()})
    (300, 300)
    """

    def __init__(self, seed: int = SEED, postings: int = POSTINGS, pages: str = "mixed") -> None:
        if pages not in ("mixed", "one") or postings < 60:
            raise ValueError(f"a sample has at least 60 postings, on pages 'mixed' or 'one': {postings}, {pages!r}")
        self.seed = seed
        draws = Draws(seed)
        repeats, reposts = int(postings * REPEATED), int(postings * REPOSTED)
        jobs = postings - repeats - reposts
        self.employers = invent_employers(draws, min(300, max(12, postings // 5)), jobs, pages)
        self.slots = _plan_slots(draws, self.employers)
        self.boards = {employer.key: Board(employer.key, employer.kind, employer) for employer in self.employers}
        for slot in self.slots:
            board = self.boards[slot.employer.key]
            board.postings.append(Posting(board.next_id(seed), slot.number))
        self._repeat(draws, repeats, pages)
        for slot in draws.some([slot for slot in self.slots if slot.employer.size > 4], reposts):
            board = self.boards[slot.employer.key]
            board.postings.append(Posting(board.next_id(seed), slot.number, "repost", draws.between(21, 60)))

    def _repeat(self, draws: Draws, count: int, pages: str) -> None:
        """Second boards of some employers, where some of their jobs stand again."""
        able = [one.key for one in self.employers if one.size > 8 and (one.kind != "jsonld" or pages == "one")]
        chosen = set(draws.some(able, max(1, len(self.employers) // 12)))
        for slot in draws.some([slot for slot in self.slots if slot.employer.key in chosen], count):
            employer = slot.employer
            kind = "greenhouse" if employer.kind == "lever" else "lever"
            if pages == "one" or employer.number % 3:
                kind = "jsonld"
            key = f"{employer.key}-{'careers' if kind == 'jsonld' else kind}"
            board = self.boards.setdefault(key, Board(key, kind, employer))
            board.postings.append(Posting(board.next_id(self.seed), slot.number, "repeat", draws.between(0, 3)))

    def job(self, number: int) -> Job:
        """The job of a number, drawn anew: the same every time."""
        return draw_job(self.slots[number], self.seed)

    def sources(self, base_url: str | None = None) -> dict[str, dict[str, Any]]:
        """The blocks as they would stand in sources.toml; `base_url` where the boards are served."""
        blocks: dict[str, dict[str, Any]] = {}
        for key, board in self.boards.items():
            where = {"url": CAREERS.format(token=key)} if board.kind == "jsonld" else {"token": key}
            employer = board.employer
            named = {"employer": employer.name, "setting": employer.setting, "naics": employer.naics}
            served = {"base_url": base_url} if base_url else {}
            count = {"expect": len(board.postings), "source_set": "sample"}
            blocks[key] = {"board": board.kind, **where, **named, **served, **count}
        return blocks

    def truth(self) -> list[dict[str, Any]]:
        """One row a posting: the columns of `postings` that are known, and `job`, the same for repeats and reposts."""
        return [
            true_row(board.key, board.kind, posting, self.job(posting.job))
            for board in self.boards.values()
            for posting in board.postings
        ]


@cache
def world(seed: int = SEED, postings: int = POSTINGS, pages: str = "mixed") -> World:
    """The world of a seed and size, planned once."""
    return World(seed, postings, pages)
