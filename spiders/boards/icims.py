"""iCIMS career portals of the classic kind: `https://<token>.icims.com/jobs/search?pr=N&in_iframe=1`.

The token is the first label of the host in full ("careers-oakline", "uscareers-oakline", "hospital-oakline"). Pages are
counted from 0, and hold as many cards as the employer chose; the first says "Page 1 of N" and links the next. Each
posting has a page of its own, `/jobs/<id>/job`, with a JobPosting as JSON-LD (a place may be "UNAVAILABLE"). Markup and
labels as some 300 portals of 2025 and 2026 were seen to have them. What is easy to get wrong:

* Without `in_iframe=1` the answer is a frame around nothing. A published address does not carry it.
* The labels of a card are the employer's words: a title stands under five of them, and "Location : Address" is a street
  where "Job Locations" is the place. The heading of the link is the title.
* The number in the address is the id; "Job ID", "2026-8214" and the like, is the employer's own count.
* Pay stands on the card alone, as "Pay Range" or as "Posted Min Pay Rate" and "Posted Max Pay Rate".
* "Posted Date" reads "3 days ago" beside an instant that is month first or day first, as the employer set it. It shows
  that a posting changed; the date comes from the page of the posting.
* A card may link to another portal of the employer: what it says is then all that is known of the posting.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from spiders.boards.answer import address
from spiders.boards.fields import begin, plain, web, words
from spiders.boards.jobpages import complete, describe, read_posting
from spiders.boards.links import number, resolve
from spiders.boards.tree import Tree
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
_JOB = re.compile(r"/jobs/(\d{1,12})/(?:[^/]{1,300}/)?job/?")
_PAGES = re.compile(r"\bpage\s+\d{1,4}\s+of\s+(\d[\d,]{0,5})", re.IGNORECASE)
_LISTING = (b"icims_listingspage", b"icims_jobstable", b"icims_subheader_jobs")
_LABEL = frozenset({"field-label", "sr-only"})
_MOST = 400
_PLACE = re.compile(r"(?:(?:job|primary|campus|work)? ?locations?|location ?: ?location)(?: ?\(s\))?", re.IGNORECASE)
_MORE = re.compile(r"additional (?:job )?locations?(?: ?\(s\))?", re.IGNORECASE)
_PAY = re.compile(r"\b(?:pay|salary|compensation|wage)s?\b", re.IGNORECASE)
_FIELDS = {
    "department": ("category", "job category", "department"),
    "employment_type": ("position type", "job type", "employment type", "type"),
    "work_mode": ("work arrangement", "work location type", "remote", "remote status"),
    "listed_on": ("posted date", "date posted", "job post information* : posted date"),
}


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(_address(block, "/jobs/search?pr=0&in_iframe=1"))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if not page.body.strip():
        raise Unreadable("the body is empty")
    if page.found or _JOB.fullmatch(urlsplit(page.url).path):
        yield _posting(page)
        return
    tree, low = Tree(page), page.body.lower()
    home = urlsplit(_address({**page.block, "base_url": None}, "/")).netloc
    seen = set()
    for card, anchor in _cards(tree):
        href = anchor.getattr("href") or ""
        link = (web(href, page.url) if "/jobs/" in href else None) or ""
        job = _JOB.fullmatch(urlsplit(link).path)
        if job and job[1] not in seen:
            seen.add(job[1])
            found = _read_card(tree, card, anchor, job[1])
            if resolve(page, link, home):
                yield Follow(_address(page.block, f"/jobs/{job[1]}/job?in_iframe=1"), found=found)
            else:
                yield complete(begin(page, "icims", job[1], _clear(link), found.get("title")), found)
    pages = _pages(tree)
    if not seen and (pages > 1 or b"icims_jobcarditem" in low or not any(mark in low for mark in _LISTING)):
        raise Unreadable("no job card with a link to its posting", "drift")
    yield from _further(page, tree, pages, bool(seen))


def _address(block: Mapping[str, Any], path: str) -> str:
    return address(block, f"https://{block['token']}.icims.com", path)


def _cards(tree: Tree) -> Iterator[tuple[Any, Any]]:
    """Each card with the link to its posting; of a portal without cards, each link stands for its own."""
    cards = tree.find("iCIMS_JobCardItem") or [
        row for table in tree.find("iCIMS_JobsTable") for row in tree.find("row", table)
    ]
    for card in cards:
        yield from ((card, anchor) for anchor in tree.find("<a", card)[:6])
    if not cards:
        yield from ((anchor, anchor) for anchor in tree.find("<a"))


def _read_card(tree: Tree, card: Any, anchor: Any, id: str) -> dict[str, Any]:
    """What a card says of its posting."""
    said = _labelled(tree, card)
    title = tree.line(tree.first("<h3", "<h2", "<h4", within=anchor)) or tree.line(anchor, _LABEL)
    named = [text for label, (_, text) in said.items() if _PLACE.fullmatch(label)][:1]
    named += [text for label, (_, text) in said.items() if _MORE.fullmatch(label)]
    places = [part.strip() for text in named for part in text.split("|")]
    places = [text for text in places if text and text.casefold() not in ("n/a", "unavailable")]
    texts = {
        name: next((said[label][1] for label in labels if label in said), None) for name, labels in _FIELDS.items()
    }
    return describe(id, title, places, location_text=" | ".join(places), salary_text=_pay(said), **texts)


def _labelled(tree: Tree, card: Any) -> dict[str, tuple[str, str]]:
    """The labels of a card in lower case, each with its words and with those that follow it."""
    said: dict[str, tuple[str, str]] = {}
    pairs = [(label, label.next_element_sibling, "span") for label in tree.find("field-label", card)[:40]]
    pairs += [(term, term.next_element_sibling, "dd") for term in tree.find("<dt", card)[:40]]
    for label, value, tag in pairs:
        name = (tree.line(label) or "").rstrip(" :")
        if name and value is not None and value.tag == tag:
            span = tree.first("<span", within=value) if tag == "dd" else value
            whole = plain(span.getattr("title")) if span is not None else None
            if text := whole or tree.line(value):
                said.setdefault(name.casefold(), (name, text))
    return said


def _pay(said: dict[str, tuple[str, str]]) -> str | None:
    """The pay line of a card: both ends of a range, else the words with their label, which may say "Max"."""
    stated = {label: told for label, told in said.items() if _PAY.search(label) and any(map(str.isdigit, told[1]))}
    low = next((text for label, (_, text) in stated.items() if "min" in label.split()), None)
    high = next((text for label, (_, text) in stated.items() if "max" in label.split()), None)
    return f"{low} - {high}" if low and high else next((": ".join(told) for told in stated.values()), None)


def _pages(tree: Tree) -> int:
    """How many pages the list says it has, if it says so."""
    told = [
        tree.line(node) or "" for name in ("iCIMS_SubHeader_Jobs", "iCIMS_PagingBatch") for node in tree.find(name)[:3]
    ]
    count = _PAGES.search(" ".join(told))
    return int(count[1].replace(",", "")) if count else 0


def _further(page: Page, tree: Tree, pages: int, cards: bool) -> Iterator[Follow]:
    """All further pages from the first, where it says how many; else the next one, while there are cards."""
    at = number(page.url, "pr") or 0
    if pages:
        last = 0 if at else pages
    elif cards and any("next" in (node.getattr("rel") or "").lower().split() for node in tree.find("<link")):
        last = at + 2
    else:
        last = 0
    for further in range(at + 1, min(last, _MOST)):
        yield Follow(_address(page.block, f"/jobs/search?pr={further}&in_iframe=1"))


def _posting(page: Page) -> Posting:
    job = _JOB.fullmatch(urlsplit(page.url).path)
    posting = read_posting(page, "icims", words(page.found.get("id")) or (job[1] if job else ""))
    if posting is None:
        raise Unreadable("no JobPosting on the page of a posting", "drift")
    posting.url = _clear(posting.url)
    return complete(posting, page.found, shown=True)


def _clear(url: str) -> str:
    """An address as people are given it: without what asks for the inside of the frame, and without tracking."""
    return urlsplit(url)._replace(query="", fragment="").geturl()
