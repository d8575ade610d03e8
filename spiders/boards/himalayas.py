"""Himalayas: `https://himalayas.app/jobs/api/search`, a board of remote jobs, asked for each title of the occupation.

Documented at himalayas.app/docs (jobs API); its terms ask for credit and a link back, which a posting's URL is. The
token is the country a posting must be open to ("US", "Germany"), or "all". What is easy to get wrong:

* A page holds at most 20, some fewer with more to come, so the next one is asked until one is empty. `page` counts from
  1; `cursor` and `limit` are for the whole board, not for a search, and `offset` for nothing any more.
* `totalCount` is of candidates, at most 5,000; a search may count thousands and find nothing.
* What a search does not find is not closed for that; the board lets go of a posting after 60 days.
* The days are seconds since 1970, though milliseconds are documented.
* Pay is in `salaryPeriod`, in `currency` where that is known.
* Places are countries; without any a posting is open to the world. All are remote.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.fields import aside, begin, instant, markup, pay, plain, web, words
from spiders.boards.links import number
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
SEARCHES = True
SIZE, CAP = 20, 5_000
IGNORED = frozenset(
    {
        *("applicationLink", "categories", "companyLogo", "companySlug", "excerpt", "parentCategories"),
        *("timezoneRestrictions",),
    }
)


def start(block: Mapping[str, Any]) -> list[Follow]:
    country = "" if str(block["token"]) == "all" else "&country={}"
    titles = (quote(str(title), safe="") for title in block.get("titles") or ())
    paths = (f"/jobs/api/search?q={title}{country}" for title in titles)
    return [Follow(address(block, "https://himalayas.app", path)) for path in paths]


def read(page: Page) -> Iterator[Posting | Follow]:
    jobs, answer = entries(page, "jobs"), load(page)
    seen = set()
    for position, job in enumerate(jobs):
        posting = read_job(page, job) if isinstance(job, dict) else aside(page, "himalayas", position)
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            yield posting
    here, total = number(page.url, "page") or 1, answer.get("totalCount")
    if not isinstance(total, int) or isinstance(total, bool):
        total = CAP
    if jobs and here * SIZE < min(total, CAP):
        yield Follow(f"{page.url.partition('&page=')[0]}&page={here + 1}")
    elif jobs and total >= CAP:
        raise Unreadable(f"{total} postings, of which {CAP} can be asked for")


def unread(page: Page) -> set[str]:
    """Keys of the entries that are neither read nor ignored by name."""
    return audit(page, entries(page, "jobs"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One entry of `jobs`, emptied of every key that is read."""
    own = words(job.pop("guid", None))
    posting = begin(page, "himalayas", own, web(own) or job.get("applicationLink"), job.pop("title", None))
    posting.employer = plain(job.pop("companyName", None))
    posting.posted_on = _instant(job.pop("pubDate", None))
    posting.valid_through = _instant(job.pop("expiryDate", None))
    posting.employment_type = plain(job.pop("employmentType", None))
    posting.experience = ", ".join(_names(job.pop("seniority", None))) or None
    posting.work_mode = "Remote"
    posting.places = _names(job.pop("locationRestrictions", None))
    posting.location_text = "; ".join(posting.places) or None
    unit, currency = words(job.pop("salaryPeriod", None)), words(job.pop("currency", None))
    entry = pay(job.pop("minSalary", None), job.pop("maxSalary", None), unit, currency)
    posting.pay = [entry] if entry else []
    posting.description = markup(job.pop("description", None))
    return posting


def _names(given: object) -> list[str]:
    """Each of a list, by its name where it is an object.

    >>> _names(["Canada", {"alpha2": "US", "name": "United States"}, None]), _names("Senior")
    (['Canada', 'United States'], ['Senior'])
    """
    items = given if isinstance(given, list) else [given]
    named = (plain(item.get("name")) if isinstance(item, dict) else plain(item) for item in items)
    return list(dict.fromkeys(name for name in named if name))


def _instant(value: object) -> str | None:
    """A moment: seconds since 1970, or milliseconds, or its words.

    >>> _instant(1764547200), _instant(1764547200000), _instant("2026-08-05")
    ('2025-12-01T00:00:00+00:00', '2025-12-01T00:00:00+00:00', '2026-08-05')
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return instant(value if abs(value) > 1e11 else value * 1000)
    return words(value)
