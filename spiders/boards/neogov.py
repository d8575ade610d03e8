"""NEOGOV: `https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=<token>`, RSS, one answer, no paging.

Boards of governments in the United States. A `host` in the block is another that serves such feeds
("www.schooljobs.com"); its namespace differs. Fields as agencies' feeds of 2012 to 2026 gave them. What is easy to get
wrong:

* `pubDate` moves with edits: the day of posting is `advertiseFromDate`, the last one `advertiseToDateTime`, which may
  be "Continuous". Both stand again in UTC, a day later or earlier, and end in ":0".
* Pay is a number or words ("Depends on Qualifications", "Not Displayed"); `salaryInterval` is of the numbers, even
  where the text speaks of another.
* `location` is a town, sometimes with postal code and county, and `state` its state; a posting has one of each.
* The text is in four parts, three of them without a heading of their own.
* The channel's title is the agency, which is the employer; `department` and `division` lie within it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from spiders.boards.answer import address, audit
from spiders.boards.basesalary import read_base_salary
from spiders.boards.elements import line, read_elements, texts
from spiders.boards.fields import begin, markup, place, plain, web
from spiders.items import Follow, Page, Posting

NEEDS = "token"
IGNORED = frozenset(
    {
        *("author", "categories", "category", "classspec", "comments", "division", "employerzipcode", "guid"),
        *("jobnumbersingle", "updated"),
    }
)
_SECTIONS = {
    "description": None,
    "examplesofduties": "Examples of duties",
    "qualifications": "Qualifications",
    "supplementalinformation": "Supplemental information",
}


def start(block: Mapping[str, Any]) -> list[Follow]:
    host = str(block.get("host") or "www.governmentjobs.com")
    return [Follow(address(block, f"https://{host}", "/SearchEngine/JobsFeed?agency={}"))]


def read(page: Page) -> Iterator[Posting]:
    items, channel = read_elements(page, "rss/channel/item")
    agency = plain(channel.get("title"))
    seen = set()
    for item in items:
        posting = read_job(page, item)
        posting.employer = agency
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            yield posting


def unread(page: Page) -> set[str]:
    """Names of the elements of items that are neither read nor ignored by name."""
    return audit(page, read_elements(page, "rss/channel/item")[0], read_job, IGNORED)


def read_job(page: Page, item: dict[str, Any]) -> Posting:
    """One item, emptied of every element that is read."""
    url = web(line(item.pop("link", None)), page.url) or web(line(item.get("guid")))
    own = line(item.pop("jobid", None)) or line(item.get("guid"))
    posting = begin(page, "neogov", own, url, line(item.pop("title", None)))
    posting.department = line(item.pop("department", None))
    posting.employment_type = line(item.pop("jobtype", None))
    posting.posted_on = _day(item, "advertisefromdate", "advertisefromdateutc", "pubdate")
    posting.valid_through = _day(item, "advertisetodatetime", "advertisetodatetimeutc")
    posting.location_text = place(line(item.pop("location", None)), line(item.pop("state", None)), None)
    posting.places = [posting.location_text] if posting.location_text else []
    _read_pay(posting, item)
    parts = []
    for key, heading in _SECTIONS.items():
        part = markup("\n".join(texts(item.pop(key, None))))
        if part:
            parts += [f"<h3>{heading}</h3>", part] if heading else [part]
    posting.description = "\n".join(parts) or None
    return posting


def _read_pay(posting: Posting, item: dict[str, Any]) -> None:
    """Amounts as pay, and the words that stand in place of them."""
    low, high = (line(item.pop(f"{end}salary", None)) for end in ("minimum", "maximum"))
    unit, currency = (line(item.pop(f"salary{key}", None)) for key in ("interval", "currency"))
    posting.pay, _ = read_base_salary({"minValue": low, "maxValue": high, "unitText": unit}, currency)
    said = [text for text in (low, high) if text and not any(sign.isdigit() for sign in text)]
    posting.salary_text = "; ".join(dict.fromkeys(said)) or None


def _day(item: dict[str, Any], *keys: str) -> str | None:
    """The first of these days that is told, its time without the fraction no calendar knows.

    >>> _day({"fromutc": "Wed, 19 Aug 2026 05:00:00:0"}, "from", "fromutc"), _day({}, "from")
    ('Wed, 19 Aug 2026 05:00:00', None)
    """
    told = [line(item.pop(key, None)) for key in keys]
    day = next(filter(None, told), None)
    return day[:-2] if day and day.endswith(":0") and day.count(":") > 2 else day
