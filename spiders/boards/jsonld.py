"""Any page with a schema.org JobPosting: `url` in the block is a posting, a list of them, or a list of links to them.

JSON-LD first, in every way it is found broken (`embedded`, `mending`), microdata where a page has no JSON-LD posting.
Followed are: an ItemList's URLs (of entries without a title), the next page (`rel="next"`), and, on a page without a
posting, links whose path matches the block's `follow`, a plain glob such as "/jobs/*". Only http and https; the next
page and links only on the page's own host. What is easy to get wrong:

* A block that cannot be mended is passed over while another of its page can be read; a page of which no block that
  names a JobPosting can be read is unreadable, not empty.
* `url` may be the employer's front page: then the page's own address stands for it.
* `identifier` is often the requisition, the same for several postings of one page: then it identifies none of them.
* A posting may stand twice on a page, in two blocks or in a list and alone. It is read once.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from resiliparse.parse.html import HTMLTree

from spiders.boards.answer import decode
from spiders.boards.embedded import as_bytes
from spiders.boards.fields import web
from spiders.boards.jobpages import read_postings
from spiders.boards.links import match, rebase
from spiders.items import Follow, Page, Posting

NEEDS = "url"
_NEXT = re.compile(rb"next(?=[\"' >/])")
_LINKS = 20_000


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(rebase(str(block["url"]), block, _home(block)))]


def read(page: Page) -> Iterator[Posting | Follow]:
    body = as_bytes(page)
    low = body.lower()
    postings, links = read_postings(page, body, low)
    yield from postings
    found = (web(link, page.url) for link in links)
    urls = [rebase(url, page.block, _home(page.block)) for url in found if url]
    urls += _linked(page, body, low, anywhere=not postings)
    for url in dict.fromkeys(urls):
        if url != page.url:
            yield Follow(url)


def _linked(page: Page, body: bytes, low: bytes, *, anywhere: bool) -> list[str]:
    """The next page, and with `anywhere` the links that match the block's `follow`: on the page's own host alone."""
    pattern = page.block.get("follow") if anywhere else None
    if not isinstance(pattern, str) and not (b"next" in low and _NEXT.search(low)):
        return []
    document: Any = HTMLTree.parse(decode(body, page)).document
    base = document.get_elements_by_tag_name("base")
    start = web(base[0].getattr("href"), page.url) if len(base) else None
    host = urlsplit(page.url).netloc
    found = []
    for tag in ("link", "a"):
        for node in document.get_elements_by_tag_name(tag)[:_LINKS]:  # a slice, for iterating it is quadratic
            following = "next" in (node.getattr("rel") or "").lower().split()
            url = web(node.getattr("href"), start or page.url) if following or (pattern and tag == "a") else None
            url = rebase(url, page.block, _home(page.block)) if url else None
            if url and urlsplit(url).netloc == host and (following or match(str(pattern), urlsplit(url).path)):
                found.append(url)
    return found


def _home(block: Mapping[str, Any]) -> str:
    return urlsplit(str(block.get("url", ""))).netloc
