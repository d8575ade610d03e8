"""Teamtailor: `https://<token>.teamtailor.com/jobs.json`, a JSON Feed, a page 100; the next one is its `next_url`.

A token with a dot is a whole host: that of a region ("oakline.na.teamtailor.com") or the employer's own. The feed is
JSON Feed 1.1 (jsonfeed.org), its `_jobposting` what schema.org calls a JobPosting. Fields as boards of 2026 gave them.
What is easy to get wrong:

* `next_url` is missing or null on the last page; pages may overlap. It names the board's own domain.
* `id` is the posting's; `identifier` has a number of its own under the employer's name.
* `content_html` is the `description` once more.
* The region of an address may be a continent; `jobLocationType` is null for hybrids too, and department and work mode
  stand in the board's RSS alone.
* Few postings have a `baseSalary`, in any period.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.fields import aside, begin, markup, plain, web, words
from spiders.boards.jobposting import read_node
from spiders.boards.links import number
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
SIZE, PAGES = 100, 200
IGNORED = frozenset(
    {
        *("attachments", "author", "authors", "banner_image", "content_text", "date_modified", "external_url"),
        *("image", "summary", "tags"),
    }
)
# Of a JobPosting: what `read_node` reads, and what it leaves.
_READ = frozenset(
    {
        *("applicantLocationRequirements", "baseSalary", "datePosted", "description", "educationRequirements"),
        *("employmentType", "employmentUnit", "experienceRequirements", "hiringOrganization", "identifier"),
        *("incentiveCompensation", "inLanguage", "industry", "jobLocation", "jobLocationType", "name"),
        *("qualifications", "responsibilities", "salaryCurrency", "skills", "title", "url", "validThrough"),
    }
)
_LEFT = frozenset({"@context", "@id", "@type", "directApply", "image", "jobBenefits", "workHours"})


def start(block: Mapping[str, Any]) -> list[Follow]:
    token = str(block["token"])
    host = token if "." in token else f"{token}.teamtailor.com"
    return [Follow(address(block, f"https://{host}", f"/jobs.json?per_page={SIZE}"))]


def read(page: Page) -> Iterator[Posting | Follow]:
    items, feed = entries(page, "items"), load(page)
    employer = plain(feed.get("title"))
    seen = set()
    for position, item in enumerate(items):
        posting = read_job(page, item) if isinstance(item, dict) else aside(page, "teamtailor", position)
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            posting.employer = posting.employer or employer
            yield posting
    if items and (url := _next(page, feed.get("next_url"))):
        yield Follow(url)


def unread(page: Page) -> set[str]:
    """Keys of the items, and of what is schema.org's in them, that are neither read nor ignored by name."""
    items = entries(page, "items")
    nodes = [item.get("_jobposting") for item in items if isinstance(item, dict)]
    left = {key for node in nodes if isinstance(node, dict) for key in node}
    return audit(page, items, read_job, IGNORED) | (left - _READ - _LEFT)


def read_job(page: Page, item: dict[str, Any]) -> Posting:
    """One of `items`, emptied of every key that is read."""
    own, url, title = words(item.pop("id", None)), web(item.pop("url", None), page.url), item.pop("title", None)
    node = item.pop("_jobposting", None)
    known = node if isinstance(node, dict) else {}
    posting = read_node({"title": title} | {key: value for key, value in known.items() if value}, page, url)
    begun = begin(page, "teamtailor", own or posting.id, url or posting.url, title)
    posting.board, posting.id, posting.url = begun.board, begun.id, begun.url
    posting.title = begun.title or posting.title
    posting.posted_on = posting.posted_on or words(item.get("date_published"))
    posting.description = posting.description or markup(item.get("content_html"))
    for key in ("date_published", "content_html"):
        item.pop(key, None)
    posting.language = posting.language or words(item.pop("language", None))
    return posting


def _next(page: Page, given: object) -> str | None:
    """The page after this one, at the board's own host; None where it is this one or an earlier one.

    Raises `Unreadable` for one that is not known by its number, and for one of too many.
    """
    url = web(given, page.url)
    if url is None:
        return None
    here, there = number(page.url, "page") or 1, number(url, "page")
    if there is None and url != page.url:
        raise Unreadable("the next page has no number", "drift")
    if there is None or there <= here:
        return None
    if there > PAGES:
        raise Unreadable(f"more than the {PAGES} pages that can be asked for")
    host, to = urlsplit(start(page.block)[0].url), urlsplit(url)
    return to._replace(scheme=host.scheme, netloc=host.netloc).geturl()
