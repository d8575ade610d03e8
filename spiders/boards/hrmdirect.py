"""HRM Direct (ClearCompany): `https://<token>.hrmdirect.com/employment/job-openings.php?search=true`.

The token is the first label of the host. The list is one page; a link to a next one is followed where there is one. A
row is one opening at one place: a requisition of several places has several rows, one posting here. Its page,
`job-opening.php?req=N`, has a table of fields, named by the employer, and the description; there is no JSON-LD. Markup
as measured over some 170 and some 900 employers in 2026. What is easy to get wrong:

* Without `search=true` the answer is a form and no opening. Layouts differ: rows of a table, or blocks by department;
  the link to the opening is what they share, and it is often left unclosed. A second link says "Read More".
* Pages are windows-1252 whatever they declare, at nine employers of ten.
* `req_loc` names the place a row is for, `cust_sort1` a division: neither is part of the posting.
* A requisition that is closed answers 200, with the frame of a page and no opening.
* "$0 - $0" among the fields is how unknown pay is written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from spiders.boards.answer import address
from spiders.boards.fields import begin, place, web, words
from spiders.boards.jobpages import complete, describe, read_posting
from spiders.boards.links import number, resolve
from spiders.boards.tree import Tree
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
_REQ = re.compile(r"[?&]req=(\d{1,12})(?!\d)")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_NOTHING = re.compile(rb"noopeningsmsg|noresultsmsg|\bno (?:current |job )*openings", re.IGNORECASE)
_MORE = frozenset({"read more", "apply", "apply now", "view", "view job", "details", "learn more"})
_CELLS = {
    **dict.fromkeys(("departments", "department"), "department"),
    **dict.fromkeys(("cities", "city"), "city"),
    **dict.fromkeys(("states", "state"), "state"),
    **dict.fromkeys(("countries", "country"), "country"),
    **dict.fromkeys(("offices", "office"), "office"),
}
_SOME = re.compile(r"[1-9]")
_UP = 4
_MOST = 2_000
_TEXTS = {
    "salary_text": ("salary", "salary range", "pay", "pay range", "pay rate", "compensation", "wage"),
    "employment_type": ("employment type", "employee type", "job type", "position type", "type of employment"),
    "work_mode": ("workplace type", "work type", "work arrangement", "remote"),
    "department": ("department",),
}


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(_address(block, "/employment/job-openings.php?search=true"))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if not page.body.strip():
        raise Unreadable("the body is empty")
    if page.found or urlsplit(page.url).path.endswith("/job-opening.php"):
        yield _posting(page)
        return
    tree = Tree(page)
    openings: dict[str, dict[str, Any]] = {}
    for anchor in tree.find("<a"):
        href = anchor.getattr("href") or ""
        link = (web(href, page.url) if "job-opening.php" in href else None) or ""
        own = _REQ.search(link)
        if own and urlsplit(link).path.endswith("/job-opening.php"):
            _read_row(tree, anchor, openings.setdefault(own[1], {"title": None, "places": []}))
    for id, said in openings.items():
        found = describe(id, location_text="; ".join(said["places"]) or None, **said)
        yield Follow(_address(page.block, f"/employment/job-opening.php?req={id}"), found=found)
    if not openings and not _NOTHING.search(page.body):
        raise Unreadable("no table of openings on the page", "drift")
    if openings:
        yield from _further(page, tree)


def _address(block: Mapping[str, Any], path: str) -> str:
    return address(block, f"https://{block['token']}.hrmdirect.com", path)


def _read_row(tree: Tree, anchor: Any, said: dict[str, Any]) -> None:
    """What the row of a link says is added to what is known of its requisition."""
    title, row = tree.line(anchor), anchor.parent
    if title and title.casefold() not in _MORE:
        said["title"] = said["title"] or title
    for _ in range(_UP):
        if row is None or row.tag == "tr":
            break
        row = row.parent
    cells: dict[str, str] = {}
    for cell in tree.find("<td", row)[:20] if row is not None and row.tag == "tr" else []:
        names, text = [name for name in cell.class_list if name in _CELLS], tree.line(cell)
        if text and names:
            cells.setdefault(_CELLS[names[0]], text)
        elif text and _DAY.fullmatch(text):
            cells.setdefault("posted_on", text)
    city, state = cells.pop("city", None), cells.pop("state", None)
    spot = place(city, state, cells.pop("country", None)) or cells.pop("office", None)
    cells.pop("office", None)
    if spot and spot not in said["places"]:
        said["places"].append(spot)
    for name, text in cells.items():
        said.setdefault(name, text)


def _further(page: Page, tree: Tree) -> Iterator[Follow]:
    """The next page of a list that is told in several: its link says so, and how to ask for it."""
    home = urlsplit(_address({**page.block, "base_url": None}, "/")).netloc
    for anchor in tree.find("<a"):
        href = anchor.getattr("href") or ""
        link = resolve(page, href, home) if "job-openings.php" in href else None
        if link and urlsplit(link).path.endswith("/job-openings.php") and link != page.url:
            following = "next" in (anchor.getattr("rel") or "").lower() or (tree.line(anchor) or "").lower().startswith(
                "next"
            )
            if following and max((number(link, name) or 0) for name in ("page", "pg", "p", "start", "offset")) <= _MOST:
                yield Follow(link)
                return


def _posting(page: Page) -> Posting:
    own = _REQ.search(page.url)
    id = words(page.found.get("id")) or (own[1] if own else "")
    posting, tree = read_posting(page, "hrmdirect", id), Tree(page)
    told, title = tree.first("jobDesc"), tree.first("<h2", within=tree.first("reqResult")) or tree.first("<h2")
    if posting is None:
        if told is None:
            raise Unreadable("no opening on the page of one: closed, or told in another way", "drift")
        posting = begin(page, "hrmdirect", id, page.url, tree.line(title))
    posting.description = posting.description or tree.inner(told)
    fields: dict[str, str] = {}
    for name in tree.find("viewFieldName")[:60]:
        text = tree.line(name.next_element_sibling)
        if text:
            fields.setdefault((tree.line(name) or "").rstrip(" :").casefold(), text)
    for field, labels in _TEXTS.items():
        text = next((fields[label] for label in labels if label in fields), None)
        if text and not getattr(posting, field) and (field != "salary_text" or _SOME.search(text)):
            setattr(posting, field, text)
    complete(posting, page.found)
    if not posting.places and (spot := fields.get("location")):
        posting.places, posting.location_text = [spot], posting.location_text or spot
    return posting
