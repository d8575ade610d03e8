"""What does every board show of a posting, whatever its shape?"""

from datetime import UTC, date, datetime, time, timedelta

from spiders.sample.jobs import Job
from spiders.sample.pay import Pay
from spiders.sample.phrases import load
from spiders.sample.places import write_place
from spiders.sample.sections import Section
from spiders.sample.world import Board, Posting


def marker() -> Section:
    """The last section of every description: that the posting is synthetic."""
    return Section("synthetic", "", (load("company")["synthetic"],), False)


def day_of(job: Job, posting: Posting) -> date:
    """The day a posting of the job was published on a board."""
    return job.posted + timedelta(days=posting.days)


def structured_pay(job: Job) -> Pay | None:
    """The pay that a board's own fields hold, if any."""
    return job.offer.pay if "structured" in job.offer.where else None


def published(job: Job, posting: Posting) -> datetime:
    """When it was published: between 14 and 18 h UTC, so that the day is the same all over the Americas and Europe."""
    number = job.slot.number
    return datetime.combine(day_of(job, posting), time(14 + number % 4, number % 60, number * 7 % 60), UTC)


def link_of(board: Board, posting: Posting) -> str:
    return f"https://jobs.example.org/{board.key}/{posting.id}"


def named_places(job: Job) -> list[str]:
    """A line for each place of the job, the first with its work mode where the job's line has it."""
    return [job.line, *(write_place(place, job.slot.employer.house.line) for place in job.places[1:])]
