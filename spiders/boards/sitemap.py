"""Any careers site, by its sitemaps: `url` in the block is the site, or a sitemap of it.

Asked are robots.txt, the sitemaps it names (else `/sitemap.xml`), those that these name, and of the addresses they list
the ones whose path matches the block's `follow`, a plain glob such as "/jobs/*"; without it, those that look like a
posting's. Each page is read as `jsonld` reads one, without what it links. What is easy to get wrong:

* A page without a JobPosting holds nothing: a sitemap lists the whole site, and a path only looks like a posting's.
* `lastmod` goes into `found`, so that an unchanged page is not asked for again. Where a sitemap has none, nothing shows
  a change, and the page is asked for each time.
* Another host is not asked: of a site that answers at `www.` alone, `url` names that. A robots.txt or a sitemap that
  leads elsewhere and nowhere else is drift, not an empty site.
* A site without a robots.txt is gone, not empty: there `url` names the sitemap.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

from spiders.boards.answer import decode
from spiders.boards.embedded import as_bytes
from spiders.boards.jobpages import read_postings
from spiders.boards.links import match, rebase, resolve
from spiders.boards.urlset import read_urlset
from spiders.items import Follow, Page, Posting, Unreadable

NEEDS = "url"
_LINE = re.compile(r"[ \t\ufeff]*sitemap[ \t]*:[ \t]*(\S{1,2000})", re.IGNORECASE)
_ROBOTS = 5 * 1024 * 1024
_SITEMAPS = 1_000
_DEPTH = 3
# A path looks like a posting's where one of these has a part beneath it, or begins a last part with a number.
_JOB = frozenset(
    {
        *("career", "careers", "current-openings", "job", "job-detail", "job-details", "job-offer", "job-offers"),
        *("job-opening", "job-openings", "job-opportunities", "jobdetail", "jobdetails", "jobs", "open-positions"),
        *("open-roles", "opening", "openings", "opportunities", "opportunity", "position", "positions", "posting"),
        *("postings", "req", "requisition", "requisitions", "role", "roles", "vacancies", "vacancy", "viewjob"),
        *("emploi", "emplois", "empleo", "empleos", "jobangebot", "karriere", "lavoro", "oferta", "ofertas", "offerte"),
        *("offre", "offres", "poste", "postes", "stelle", "stellen", "stellenangebot", "stellenangebote", "vacature"),
        *("vacatures", "vaga", "vagas"),
    }
)
_NO_JOB = frozenset(
    {
        *("about", "alerts", "benefits", "blog", "categories", "category", "culture", "events", "faq", "locations"),
        *("news", "privacy", "search", "search-results", "students", "tag", "talent-community", "teams"),
    }
)
_FORMS = frozenset({"apply", "login", "register", "refer"})


def start(block: Mapping[str, Any]) -> list[Follow]:
    site = urlsplit(str(block["url"]))
    if not _is_sitemap(site.path):
        site = site._replace(path="/robots.txt", query="")
    return [Follow(rebase(site._replace(fragment="").geturl(), block, site.netloc))]


def read(page: Page) -> Iterator[Posting | Follow]:
    depth, here, first = page.found.get("depth"), urlsplit(page.url), start(page.block)[0].url
    robots = here.path.endswith("/robots.txt")
    if not (robots or isinstance(depth, int) or page.url == first or _is_sitemap(here.path)):
        body = as_bytes(page)
        yield from map(_own, read_postings(page, body, body.lower())[0])
    elif here.netloc.lower() != urlsplit(first).netloc.lower():
        raise Unreadable(f"the site answers at {here.netloc[:80]}", "drift")
    elif robots:
        lines = map(_LINE.match, decode(page.body[:_ROBOTS], page).splitlines())
        yield from _lead_on(page, [line[1] for line in lines if line] or ["/sitemap.xml"], 1)
    elif not page.body.strip():
        raise Unreadable("the body is empty")
    else:
        yield from _read_sitemap(page, depth if isinstance(depth, int) else 1)


def _is_sitemap(path: str) -> bool:
    return path.lower().endswith((".xml", ".xml.gz"))


def _own(posting: Posting) -> Posting:
    posting.board = "sitemap"
    return posting


def _read_sitemap(page: Page, depth: int) -> Iterator[Follow]:
    listed = read_urlset(page.body)
    if listed.sitemaps:
        if depth >= _DEPTH:
            raise Unreadable(f"sitemaps of sitemaps, {depth} deep")
        yield from _lead_on(page, [url for url, _ in listed.sitemaps], depth + 1)
    pattern, home, elsewhere = page.block.get("follow"), _home(page.block), ""
    seen = {page.url}
    for given, changed in listed.addresses:
        parts = urlsplit(given) if given.isprintable() and "[" not in given else None
        if parts is None or not _is_wanted(pattern, parts.path, parts.query):
            continue
        url = resolve(page, given, home)
        elsewhere = elsewhere or ("" if url else parts.netloc)
        if url and url not in seen:
            seen.add(url)
            yield Follow(url, found={"id": url, "lastmod": changed} if changed else {})
    if elsewhere and len(seen) < 2:
        raise Unreadable(f"its addresses are those of {elsewhere[:80]}", "drift")


def _lead_on(page: Page, urls: list[str], depth: int) -> Iterator[Follow]:
    """Further sitemaps. When they were asked for stands with them, so that none ever counts as unchanged."""
    asked, home = page.fetched_at.isoformat(), _home(page.block)
    found = (resolve(page, url, home) for url in urls[:_SITEMAPS])
    own = [url for url in dict.fromkeys(found) if url and url != page.url]
    if not own:
        raise Unreadable(f"its sitemaps are elsewhere: {urls[0][:120]}", "drift")
    for url in own:
        yield Follow(url, found={"id": url, "depth": depth, "asked": asked})


def _home(block: Mapping[str, Any]) -> str:
    return urlsplit(str(block.get("url", ""))).netloc


def _is_wanted(pattern: object, path: str, query: str) -> bool:
    return match(pattern, path) if isinstance(pattern, str) else _looks_like_posting(path, query)


def _looks_like_posting(path: str, query: str = "") -> bool:
    """Whether an address looks like that of one posting.

    >>> [_looks_like_posting(path) for path in ("/us/en/job/R-77/Collector", "/vacancy-clerk-77.html", "/jobs/7/job")]
    [True, True, True]
    >>> [_looks_like_posting(path) for path in ("/careers/", "/jobs-in-leeds", "/careers/benefits", "/jobs/7/apply")]
    [False, False, False, False]
    """
    parts = [part.rpartition(".")[0] or part for part in unquote(path).lower().strip("/").split("/")]
    last = parts[-1]
    if last in _FORMS:
        return False
    numbered = any(map(str.isdigit, last)) and re.split(r"[-_]", last, maxsplit=1)[0] in _JOB
    asked = last in _JOB and any(map(str.isdigit, query))
    return numbered or asked or any(above in _JOB and below not in _JOB | _NO_JOB for above, below in pairwise(parts))
