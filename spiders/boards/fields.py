"""One field of a board's entry as an item holds it: words, names, HTML, pay, instants, places, URLs; a posting begun.

Not a kind of board. Nothing here raises, whatever it is given.
"""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import quote, urljoin, urlsplit

from spiders.items import Page, Pay, Posting

_BLANK = re.compile(r"\s")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}+>")
_STYLE = re.compile(
    r"</?(?:a|b|br|div|em|font|h\d|i|mark|p|small|span|strong|su[bp]|u)(?:[\s/][^<>]{0,500}+)?>", re.IGNORECASE
)
_CODED_TAG = re.compile(r"&lt;/?[a-zA-Z][a-zA-Z0-9]{0,10}(?:\s|/?&gt;)")


def begin(page: Page, board: str, id: object, url: object, title: object) -> Posting:
    """A posting with what tells it from others; without a title where that is no text or there is neither id nor URL.

    An empty title breaks a rule of the store, which sets the posting aside and counts it.
    """
    own, link = words(id) or "", web(url)
    name = plain(title) if isinstance(title, str) and (own or link) else None
    return Posting(page.source, board, own, link or page.url, page.fetched_at, name or "")


def aside(page: Page, board: str, position: int) -> Posting:
    """In place of an entry that is no object: a posting without a title, named by its position."""
    return Posting(page.source, board, f"entry-{position}", page.url, page.fetched_at, "")


def words(value: object) -> str | None:
    """A text or number as text, without blanks around it and without what UTF-8 cannot hold; None for all else.

    >>> words("  Collector "), words(8636903002), words(""), words(True), words(["Collector"])
    ('Collector', '8636903002', None, None, None)
    """
    if not isinstance(value, str):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        value = str(value)
    text = value
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\0", "").strip() or None


def plain(value: object) -> str | None:
    """Words on one line, entities and tags resolved: for titles and names, which boards escape at will.

    >>> plain("Collections &amp;amp; <b>Recovery</b>\\n Specialist"), plain("Salary < 50k & up")
    ('Collections & Recovery Specialist', 'Salary < 50k & up')
    """
    text = words(value)
    if text is None:
        return None
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _STYLE.sub(" ", text)
    return " ".join(text.split()) or None


def markup(value: object) -> str | None:
    """A description as HTML: encoded once too often is decoded, line breaks of a text without tags are kept as `<br>`.

    Evidence decides: encoded tags must outnumber real ones, so that a sentence about HTML stays as it is.

    >>> markup("&lt;p&gt;Collect &amp;amp; call&lt;/p&gt;"), markup("<p>Write &lt;div&gt; in HTML</p>")
    ('<p>Collect &amp; call</p>', '<p>Write &lt;div&gt; in HTML</p>')
    >>> markup("Call\\nCollect")
    'Call<br>\\nCollect'
    """
    text = words(value)
    for _ in range(2):
        if text is None or "&" not in text:
            break
        if "&amp;lt;" in text and "<" not in text and "&lt;" not in text:
            text = unescape(text)
        if "&lt;" not in text or len(_CODED_TAG.findall(text)) <= len(_TAG.findall(text)):
            break
        text = unescape(text)
    if text and "\n" in text and not _TAG.search(text):
        text = text.replace("\r\n", "\n").replace("\n", "<br>\n")
    return text


def pay(
    low: object, high: object, unit: object, currency: object, *, kind: str = "base", text: str | None = None
) -> Pay | None:
    """One pay entry, its amounts as given; None where neither end is over 0, for 0 to 0 is how unknown is written.

    >>> pay(0, 65000, "1 YEAR", "USD")
    Pay(minimum=0.0, maximum=65000.0, unit='1 YEAR', currency='USD', kind='base', text=None)
    >>> pay(0, 0, "1 YEAR", "USD"), pay(None, True, "1 YEAR", "USD")
    (None, None)
    """
    ends = _amount(low), _amount(high)
    return Pay(*ends, words(unit), words(currency), kind, text) if any(ends) else None


def _amount(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e15:
        return None
    return float(value)


def instant(milliseconds: object) -> str | None:
    """Milliseconds since 1970 as ISO 8601; None outside the calendar.

    >>> instant(1764205361939), instant("yesterday")
    ('2025-11-27T01:02:41.939000+00:00', None)
    """
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int | float):
        return None
    try:
        return (_EPOCH + timedelta(milliseconds=milliseconds)).isoformat()
    except (OverflowError, ValueError):
        return None


def place(locality: str | None, region: str | None, country: str | None) -> str | None:
    """The fields of an address as one text, without what repeats the country; a city named as its region stays.

    >>> place("Bengaluru", "India", "India"), place("New York", "New York", "US"), place("Chicago, IL", "IL", None)
    ('Bengaluru, India', 'New York, New York, US', 'Chicago, IL')
    """
    parts = [part for part in (locality, region) if part and part != country]
    if len(parts) == 2 and "," in parts[0] and parts[1] in parts[0].split(", "):
        parts.pop()
    return ", ".join([*parts, country] if country else parts) or None


def web(url: object, base: str = "") -> str | None:
    """An absolute http(s) URL without fragment and blanks, or None.

    >>> web("/jobs/7#apply", "https://example.org/jobs"), web("javascript:void(0)"), web("//example.org/a b", "https://x.org")
    ('https://example.org/jobs/7', None, 'https://example.org/a%20b')
    """
    text = words(url)
    if text is None or len(text) > 4000:
        return None
    if not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable())
    try:
        whole = urljoin(base, text) if base else text
        parts = urlsplit(whole)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    clear = whole if whole.startswith("http") and "#" not in whole else parts._replace(fragment="").geturl()
    return _BLANK.sub(lambda blank: quote(blank[0]), clear)
