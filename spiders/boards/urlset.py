"""What a sitemap lists: addresses and further sitemaps, each with its `lastmod`.

Not a kind of board. Sitemaps and their limits as sitemaps.org has them: 50,000 addresses, 50 MiB uncompressed. No tree
of the XML is kept, a DTD is refused, and a file is gzip by its bytes, whatever its name and headers say.
"""

import re
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import DefusedXMLParser

from spiders.items import Unreadable

ADDRESSES = 50_000
SIZE = 50 * 1024 * 1024
_ELEMENTS = 2_000_000
_DEPTH = 40
_AMPERSAND = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,4});)")


class Urlset:
    """The `addresses` and `sitemaps` listed, in order, each with its `lastmod` or None.

    A `loc` counts directly below `url` or `sitemap`: those of images and videos stand deeper.
    """

    def __init__(self) -> None:
        self.addresses: list[tuple[str, str | None]] = []
        self.sitemaps: list[tuple[str, str | None]] = []
        self.root = ""
        self._path: list[str] = []
        self._said: dict[str, str] = {}
        self._elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2].lower()
        self.root = self.root or name
        self._path.append(name)
        self._elements += 1
        if len(self._path) > _DEPTH or self._elements > _ELEMENTS:
            raise Unreadable("more elements, or deeper ones, than a sitemap has")
        if name in ("url", "sitemap"):
            self._said = {}

    def data(self, text: str) -> None:
        if len(self._path) > 1 and self._path[-1] in ("loc", "lastmod") and self._path[-2] in ("url", "sitemap"):
            self._said[self._path[-1]] = (self._said.get(self._path[-1], "") + text)[:4000]

    def end(self, tag: str) -> None:
        kept = {"url": self.addresses, "sitemap": self.sitemaps}.get(self._path.pop())
        where = self._said.get("loc", "").strip()
        if kept is not None and where and len(kept) < ADDRESSES:
            kept.append((where, self._said.get("lastmod", "").strip() or None))
            self._said = {}

    def close(self) -> "Urlset":
        return self


def read_urlset(body: bytes) -> Urlset:
    """What a sitemap lists; a raw "&" in an address, which is common, is mended.

    Raises `Unreadable`: error for broken XML or gzip and for what is larger than a sitemap may be, drift for another
    document.

    >>> listed = read_urlset(b"<urlset><url><loc>https://example.org/jobs?a=1&b=2</loc></url></urlset>")
    >>> listed.addresses, listed.sitemaps
    ([('https://example.org/jobs?a=1&b=2', None)], [])
    >>> read_urlset(b"<rss></rss>")
    Traceback (most recent call last):
    ...
    spiders.items.Unreadable: <rss> where a sitemap was promised
    """
    body = _unpack(body)
    fault = ""
    for mended in (body, _AMPERSAND.sub(b"&amp;", body)):
        parser = DefusedXMLParser(target=Urlset(), forbid_dtd=True)
        try:
            parser.feed(mended)
            listed: Urlset = parser.close()
        except Unreadable:
            raise
        except (ParseError, ValueError, LookupError) as failure:
            fault = fault or " ".join(f"{type(failure).__name__}: {failure}".split())
            continue
        if listed.root in ("urlset", "sitemapindex"):
            return listed
        raise Unreadable(f"<{listed.root[:40]}> where a sitemap was promised", "drift")
    if body[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise Unreadable("HTML where a sitemap was promised", "drift")
    if not body.startswith(b"<"):
        raise Unreadable("other text where a sitemap was promised", "drift")
    raise Unreadable(f"broken XML ({fault[:120]})")


def _unpack(body: bytes) -> bytes:
    if body.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            body = stream.decompress(body, SIZE + 1)
        except zlib.error as failure:
            raise Unreadable(f"broken gzip ({failure})") from None
        if not stream.eof and len(body) <= SIZE:
            raise Unreadable("broken gzip (it ends early)")
    if len(body) > SIZE:
        raise Unreadable("larger than a sitemap may be")
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()
