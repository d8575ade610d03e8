"""What a page is, and what was found on it: text as it stood, nothing computed.

`Posting` is the Scrapy item of this project. Its fields keep the words of the board ("FullTime", "per-hour-wage",
"11/20/2019 08:55:24 AM"); `pipelines.normalize.row` turns them into values. A board's reader fills what the page says
and leaves the rest empty; it never guesses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


class Unreadable(ValueError):
    """A page that is not what its board promises. The message is one line, fit for the report.

    `outcome` is how the request ends: `error` for a broken answer (half a JSON document), `drift` for an answer of
    another shape (HTML where JSON was promised, a key that is gone).
    """

    def __init__(self, message: str, outcome: str = "error") -> None:
        super().__init__(message)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Page:
    """One answer as fetched.

    `headers` have lower-case names. `source` is a key of `sources.toml`, and `block` what stood under that key when the
    page was fetched, so that an archived page can be read again without the file. `sent` and `found` are those of the
    `Follow` that led here: one URL may answer many questions.

    >>> from datetime import UTC
    >>> page = Page("https://example.org/jobs", 200, {}, b"[]", datetime(2026, 1, 5, tzinfo=UTC), "oakline")
    >>> page.source, dict(page.block)
    ('oakline', {})
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    source: str
    block: Mapping[str, Any] = field(default_factory=dict)
    sent: str | None = None
    found: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Follow:
    """Another page of the same source to fetch: an absolute URL, or one relative to the page's own.

    `sent` is JSON to be posted there; None asks with GET. `found` is what a listing says of the posting behind the URL,
    under `id` the board's own id: its page is given it back, and where it is what the last crawl found the page need
    not be fetched again. It holds JSON values alone.
    """

    url: str
    sent: str | None = None
    found: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Pay:
    """One pay entry of a structured field, in the board's own units except that cents are already whole units.

    `unit` and `currency` are the board's words ("1 YEAR", "per-hour-wage", "HUR", "€"), None where it has none; `kind`
    is base, ote, commission or bonus; `text` the words the board shows for it ("Zone A: $60K - $70K"), if any.
    """

    minimum: float | str | None = None
    maximum: float | str | None = None
    unit: str | None = None
    currency: str | None = None
    kind: str = "base"
    text: str | None = None


@dataclass(slots=True)
class Posting:
    """One posting as found: the Scrapy item of `postings`.

    Every text stands as the board gave it (plain text, HTML only in `description`). `id` is the board's own id, empty
    where it has none. `posted_on` and `valid_through` are ISO 8601 where the board gives a number, else its words.
    `places` holds every place named, the first first; `location_text` is the line a reader of the page would see.
    `country` is an ISO code or a name where the board has a field for it.
    """

    source: str
    board: str
    id: str
    url: str
    fetched_at: datetime
    title: str
    source_set: str = "live"
    employer: str | None = None
    setting: str | None = None
    naics: str | None = None
    industry: str | None = None
    department: str | None = None
    posted_on: str | None = None
    valid_through: str | None = None
    salary_text: str | None = None
    pay: list[Pay] = field(default_factory=list)
    location_text: str | None = None
    places: list[str] = field(default_factory=list)
    country: str | None = None
    work_mode: str | None = None
    employment_type: str | None = None
    education: str | None = None
    experience: str | None = None
    language: str | None = None
    description: str | None = None
