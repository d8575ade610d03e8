"""Jobvite: `https://jobs.jobvite.com/<token>/search`, fifty postings a page, each with a page of its own.

The token is the employer's part of the address. "1-50 of 266" says how far a page goes, and its link to the next page
how to ask for it (`p=`, from 0). A posting's page, `/<token>/job/<code>`, has a JobPosting as JSON-LD at most
employers, and its markup says the same. Layouts as a score of employers of 2026 had them. What is easy to get wrong:

* `/<token>/jobs` groups postings by category and leaves the rest of a long one behind "Show More": the search has all.
* The list has five layouts: cells of a table, or blocks, inside the link or around it. The link is what they share; its
  words hold the place too in some, and a "New" that is no part of the title.
* "2 Locations" is no place: the posting's page names them.
* `search?p=1` was seen to answer the first page again where `search/?p=1` went on. Such an answer is drift.
* A list without postings says so in words; one that does not is of another shape. An unknown employer, or one that
  left, is led to Jobvite's own search.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from spiders.boards.answer import address
from spiders.boards.fields import begin, web, words
from spiders.boards.jobpages import complete, describe, read_posting
from spiders.boards.links import number, resolve
from spiders.boards.tree import Tree
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "token"
_HOME = "jobs.jobvite.com"
_JOB = re.compile(r"/(?:careers/)?([^/]{1,100})/job/([A-Za-z0-9_-]{4,64})/?")
_SPAN = re.compile(r"([\d,]{1,7}) ?- ?([\d,]{1,7}) of ([\d,]{1,7})")
_NOTHING = re.compile(rb"\bno (?:results|jobs?|open|current|positions|vacanc)", re.IGNORECASE)
_COUNT = re.compile(r"\d+ locations?", re.IGNORECASE)
_NOT_TITLE = frozenset({"jv-tag-new", "jv-job-list-location", "jv-job-list-type", "jv-job-type"})
_ROWS = frozenset({"tr", "li", "td", "div"})
_MOST = 200


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(_address(block, "/search"))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if not page.body.strip():
        raise Unreadable("the body is empty")
    if page.found or _JOB.fullmatch(urlsplit(page.url).path):
        yield _posting(page)
        return
    if urlsplit(page.url).netloc not in (_HOME, urlsplit(_address(page.block, "")).netloc):
        raise Unreadable(f"the board leads to {urlsplit(page.url).netloc[:80]}", "drift")
    tree, seen = Tree(page), set()
    for anchor in tree.find("<a"):
        href = anchor.getattr("href") or ""
        link = ((web(href, page.url) if "/job/" in href else None) or "").partition("?")[0]
        job = _JOB.fullmatch(urlsplit(link).path)
        title = _title(tree, anchor) if job and job[2] not in seen else None
        if job and title:
            seen.add(job[2])
            place = _place(tree, anchor)
            found = describe(job[2], title, [place] if place else [], location_text=place)
            url = resolve(page, link, _HOME)
            yield Follow(url, found=found) if url else complete(begin(page, "jobvite", job[2], link, title), found)
    span = next((_SPAN.search(tree.line(node) or "") for node in tree.find("jv-pagination-text")[:1]), None)
    if not seen and (span or not _NOTHING.search(page.body)):
        raise Unreadable("no list of postings on the page", "drift")
    yield from _further(page, tree, span)


def _address(block: Mapping[str, Any], path: str) -> str:
    return address(block, f"https://{_HOME}", "/{}" + path)


def _title(tree: Tree, anchor: Any) -> str | None:
    """The title among the words of a link: a part that is named so, else all but the place."""
    part = tree.first("jv-job-list-name", "title", within=anchor)
    if part is None and "jv-job-name" in anchor.class_list:
        return tree.line(anchor, _NOT_TITLE | {"span"})
    return tree.line(part if part is not None else anchor, _NOT_TITLE)


def _place(tree: Tree, anchor: Any) -> str | None:
    """The place of a link's row: within the link, or in the nearest block around it that has one and no other link."""
    part = tree.first("jv-job-list-location", within=anchor)
    if part is None and "jv-job-name" in anchor.class_list:
        part = tree.first("<span", within=anchor)
    node = anchor.parent
    for _ in range(3):
        if part is not None or node is None or node.tag not in _ROWS or _holds_several(tree, node):
            break
        part, node = tree.first("jv-job-list-location", within=node), node.parent
    text = (tree.line(part) or "").replace(" ,", ",")
    return None if not text or _COUNT.fullmatch(text) else text


def _holds_several(tree: Tree, node: Any) -> bool:
    links = (_JOB.search(anchor.getattr("href") or "") for anchor in tree.find("<a", node)[:8])
    return len({link[2] for link in links if link}) > 1


def _further(page: Page, tree: Tree, span: re.Match[str] | None) -> Iterator[Follow]:
    """All further pages from the first, as it says how many and how to ask; else the next one, where it has a link."""
    at = number(page.url, "p") or 0
    first, last, total = (int(told.replace(",", "") or 0) for told in (span.groups() if span else "000"))
    if at and first == 1:
        raise Unreadable(f"page {at + 1} is the first page again", "drift")
    size = last - first + 1
    links = (resolve(page, node.getattr("href"), _HOME) for node in tree.find("jv-pagination-next")[:2])
    following = next((url for url in links if url and number(url, "p") == at + 1), None)
    if span and not at and size > 0 and last < total:
        base = following or _address(page.block, "/search/?p=1")
        for further in range(1, min(-(-total // size), _MOST)):
            yield Follow(re.sub(r"([?&]p=)1(?!\d)", rf"\g<1>{further}", base))
    elif not span and following and at < _MOST:
        yield Follow(following)


def _posting(page: Page) -> Posting:
    """The posting of a page of its own: its JSON-LD, and what only its markup says."""
    job = _JOB.fullmatch(urlsplit(page.url).path)
    own = words(page.found.get("id")) or (job[2] if job else "")
    posting, tree = read_posting(page, "jobvite", own), Tree(page)
    told = tree.first("jv-job-detail-description")
    if posting is None:
        if told is None:
            raise Unreadable("no JobPosting on the page of a posting", "drift")
        posting = begin(page, "jobvite", own, page.url, tree.line(tree.first("jv-header")))
    posting.description = posting.description or tree.inner(told)
    meta = tree.first("jv-job-detail-meta")
    said = [text for text in _parts(tree, meta) if not _COUNT.fullmatch(text)]
    if len(said) > 1 and not posting.department:
        posting.department = said[0]
    if said and not posting.places and not page.found.get("places"):
        posting.places = said[1:] or said
        posting.location_text = "; ".join(posting.places)
    return complete(posting, page.found)


def _parts(tree: Tree, meta: Any) -> list[str]:
    """The department and the places in the line under a title, which empty elements keep apart; not "Req.Num.: 7"."""
    parts, node = [""], meta.first_child if meta is not None else None
    for _ in range(100):
        if node is None:
            break
        apart = node.tag[0] != "#" and "jv-inline-separator" in node.class_list
        text = (node.value or "") if node.tag == "#text" else "" if node.tag[0] == "#" else (tree.line(node) or "")
        parts += ["", text, ""] if apart else []
        parts[-1] += "" if apart else f" {text}"
        node = node.next
    said = (" ".join(part.split()) for text in parts for part in re.split("[·|•]", text))
    return [text for text in said if any(map(str.isalnum, text)) and not text.lower().startswith("req.")]
