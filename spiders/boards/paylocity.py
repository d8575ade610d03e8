"""Paylocity Recruiting: `https://recruiting.paylocity.com/recruiting/jobs/All/<token>`, one answer, no paging.

The token is the employer's GUID. The page assigns `{"Jobs": [...]}` to `window.pageData`; each posting has a page of
its own, `/Recruiting/Jobs/Details/<JobId>`: sections under headings ("Description", "Job Type"), and at some employers
a JobPosting as JSON-LD. Keys and headings as pages of 2025 and 2026 had them. What is easy to get wrong:

* `Description` of the listing is empty, or its first hundred letters. That of the JSON-LD may be cut, too: the fuller
  of it and the sections is taken.
* `LocationName` is what the employer calls a place ("Corporate", "Hybrid", "LI-Remote"), the line shown; the place is
  `JobLocation`, whose City may be empty and its Metro "US, Remote". Not shown where `ShouldDisplayLocation` is false.
* `IsRemote` was false of postings called remote, and `IndeedRemoteType` is a number nobody explains: the page's own
  words come first ("Fully Remote", "Hybrid Remote"), then the flag, which is only believed when it is true.
* `IsInternal` postings are not advertised: skipped.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from spiders.boards.answer import address, audit
from spiders.boards.assigned import read_assigned
from spiders.boards.fields import aside, begin, place, plain, words
from spiders.boards.jobpages import complete, describe, read_posting
from spiders.boards.tree import Tree
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
IGNORED = frozenset({"Description", "IndeedRemoteType", "IsInternal"})
_HOST = "https://recruiting.paylocity.com"
_MODES = frozenset({"fully remote", "hybrid remote", "remote", "hybrid", "on-site", "onsite", "on site", "in office"})
_TYPES = frozenset({"job type", "employment type", "position type"})
_PAYS = frozenset({"salary", "salary description", "salary range", "pay", "pay range", "compensation", "pay rate"})


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(address(block, _HOST, "/recruiting/jobs/All/{}"))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if page.found:
        yield _posting(page)
        return
    seen = set()
    for position, job in enumerate(_jobs(page)):
        if not isinstance(job, dict):
            yield aside(page, "paylocity", position)
        elif job.get("IsInternal") is not True:
            found = read_job(page, job)
            id = found["id"]
            if not id:
                yield begin(page, "paylocity", None, None, found.get("title"))
            elif id not in seen:
                seen.add(id)
                path = f"/Recruiting/Jobs/Details/{quote(id, safe='')}"
                yield Follow(address(page.block, _HOST, path), found=found)


def unread(page: Page) -> set[str]:
    """Keys of the listing's entries that are neither read nor ignored by name."""
    return audit(page, [] if page.found else _jobs(page), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> dict[str, Any]:
    """What an entry of `Jobs`, emptied of every key that is read, says of its posting."""
    line, where = plain(job.pop("LocationName", None)), job.pop("JobLocation", None)
    shown = job.pop("ShouldDisplayLocation", True) is not False
    fields = (
        {key: plain(where.get(key)) for key in ("City", "State", "Country", "Metro")} if isinstance(where, dict) else {}
    )
    city, state = fields.get("City"), fields.get("State")
    spot = place(city, state, fields.get("Country")) if city or state else fields.get("Metro") or line
    return describe(
        words(job.pop("JobId", None)) or "",
        plain(job.pop("JobTitle", None)),
        [spot] if spot and shown else [],
        location_text=line if shown else None,
        country=fields.get("Country") if shown else None,
        department=plain(job.pop("HiringDepartment", None)),
        posted_on=words(job.pop("PublishedDate", None)),
        work_mode="IsRemote" if job.pop("IsRemote", None) is True else None,
    )


def _jobs(page: Page) -> list[Any]:
    jobs = read_assigned(page, "window.pageData").get("Jobs")
    if not isinstance(jobs, list):
        raise Unreadable("no list 'Jobs' in window.pageData", "drift")
    return jobs


def _posting(page: Page) -> Posting:
    """The posting of a page of its own: its JSON-LD where it has one, and its sections."""
    own = words(page.found.get("id")) or ""
    posting, tree = read_posting(page, "paylocity", own), Tree(page)
    sections = _sections(tree)
    if posting is None:
        if not sections:
            raise Unreadable("neither a JobPosting nor sections on the page of a posting", "drift")
        title = tree.first("job-preview-title")
        posting = begin(page, "paylocity", own, page.url, tree.line(title))
    told = []
    for heading, node in sections:
        name = heading.casefold()
        if name in _TYPES:
            posting.employment_type = posting.employment_type or tree.line(node)
        elif name in _PAYS:
            posting.salary_text = posting.salary_text or tree.line(node)
        elif text := tree.inner(node):
            told.append(text if name == "description" else f"<h3>{escape(heading, quote=False)}</h3>\n{text}")
    whole = "\n".join(told)
    if len(whole) > len(posting.description or ""):
        posting.description = whole
    _read_place(tree, posting, shown=bool(page.found.get("places")))
    return complete(posting, page.found, shown=True)


def _sections(tree: Tree) -> list[tuple[str, Any]]:
    """The headings of a posting, each with the element that follows it."""
    pairs = [(tree.line(node), node.next_element_sibling) for node in tree.find("job-listing-header")[:40]]
    return [(heading.rstrip(" :"), node) for heading, node in pairs if heading and node is not None]


def _read_place(tree: Tree, posting: Posting, *, shown: bool) -> None:
    """How and where, as the line under the title has them: "Fully Remote • Remote - CAN, CAN"; `shown` in the list."""
    line = tree.line(tree.first("preview-location")) or ""
    parts = [part.strip() for part in line.split("•") if part.strip()]
    if parts and parts[0].casefold() in _MODES:
        posting.work_mode = posting.work_mode or parts[0]
        parts = parts[1:]
    if parts and not posting.places and not shown:
        posting.places = [parts[0]]
    if parts and not posting.location_text:
        posting.location_text = parts[0]
