"""The kinds of board: what each serves, and one way to read a page of any.

A kind is a module with `NEEDS` (the key its block must have), `start(block)` (the first pages) and `read(page)` (what a
page says), and one line in `KINDS`. `unread(page)`, where a page has keys, audits what its reader neither takes nor
ignores by name. A kind that is asked with the operator's own keys has `KEYS`, the names of their settings, and
`sign(url, keys)`, which gives the URL and the headers to send; neither is kept anywhere. A kind that searches has
`SEARCHES = True` and finds the occupation's titles under `titles` of its block. The other modules are no kinds: they
are what kinds share.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from spiders.boards import (
    adzuna,
    ashby,
    eightfold,
    greenhouse,
    himalayas,
    hrmdirect,
    icims,
    jobvite,
    jsonld,
    lever,
    neogov,
    oracle_orc,
    paylocity,
    personio,
    phenom,
    pinpoint,
    recruitee,
    rippling,
    sitemap,
    teamtailor,
    usajobs,
    workable,
    workday,
)
from spiders.items import Follow, Page, Posting, Unreadable


class Kind(Protocol):
    """What a module that reads a kind of board offers. `read` is pure, and raises nothing but `Unreadable`."""

    NEEDS: str

    def start(self, block: Mapping[str, Any], /) -> list[Follow]: ...

    def read(self, page: Page, /) -> Iterator[Posting | Follow]: ...


KINDS: dict[str, Kind] = {
    "adzuna": adzuna,
    "ashby": ashby,
    "eightfold": eightfold,
    "greenhouse": greenhouse,
    "himalayas": himalayas,
    "hrmdirect": hrmdirect,
    "icims": icims,
    "jobvite": jobvite,
    "jsonld": jsonld,
    "lever": lever,
    "neogov": neogov,
    "oracle_orc": oracle_orc,
    "paylocity": paylocity,
    "personio": personio,
    "phenom": phenom,
    "pinpoint": pinpoint,
    "recruitee": recruitee,
    "rippling": rippling,
    "sitemap": sitemap,
    "teamtailor": teamtailor,
    "usajobs": usajobs,
    "workable": workable,
    "workday": workday,
}


def read(page: Page) -> Iterator[Posting | Follow]:
    """What a page says, with the employer, setting, NAICS code and set of its block, which know better than the page.

    Raises `Unreadable` for a page that is not what its board promises, and for a block of an unknown board.

    >>> from datetime import UTC, datetime
    >>> block = {"board": "lever", "token": "oakline", "employer": "Oakline Recovery", "setting": "agency"}
    >>> body = b'[{"id": "7f", "text": "Collector", "hostedUrl": "https://jobs.lever.co/oakline/7f"}]'
    >>> page = Page("https://api.lever.co/", 200, {}, body, datetime(2026, 1, 5, tzinfo=UTC), "oakline", block)
    >>> [posting] = read(page)
    >>> posting.title, posting.employer, posting.setting, posting.naics, posting.source_set
    ('Collector', 'Oakline Recovery', 'agency', None, 'live')
    """
    block = page.block
    kind = KINDS.get(str(block.get("board")))
    if kind is None:
        raise Unreadable(f"unknown board {block.get('board')!r}; known kinds are {', '.join(KINDS)}")
    for found in kind.read(page):
        if isinstance(found, Posting):
            found.source_set = block.get("source_set") or found.source_set
            found.employer = block.get("employer") or found.employer
            found.setting = block.get("setting") or found.setting
            found.naics = block.get("naics") or found.naics
        yield found
