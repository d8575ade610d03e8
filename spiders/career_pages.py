"""Which career pages `scrapy crawl employers` is asked to look at, checked before anything starts."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spiders.boards.fields import web
from spiders.boards.recognise import Found
from spiders.plan import CONTACT
from spiders.sources import BadSources, is_loopback


@dataclass(slots=True)
class Asked:
    """An employer's page, and what came of it: `boards` to propose, or `told`, why there is none."""

    line: int
    url: str
    employer: str | None = None
    boards: list[Found] = field(default_factory=list)
    told: str = ""
    pages: int = 0
    to_ask: list[tuple[str, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    unread: list[Found] = field(default_factory=list)
    elsewhere: str = ""


@dataclass(frozen=True)
class Search:
    """What to look at, checked before anything starts; `faults` are lines that name no page."""

    pages: list[Asked]
    faults: list[str]


def plan_search(settings: Any, urls: str = "", **unknown: str) -> Search:
    """Read the arguments and the file they name. Raises BadSources, in one line, for a user's mistake."""
    if unknown or not urls:
        told = f"no argument is called {', '.join(sorted(unknown))}" if unknown else "no file was named"
        raise BadSources(f"{told}; there is urls=, a file of career pages, one a line")
    try:
        text = Path(urls).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadSources(f"{urls}: {error.strerror or error}; -a urls= takes a file of career pages") from None
    except (UnicodeDecodeError, ValueError):
        raise BadSources(f"{urls}: not UTF-8 text; save it as UTF-8") from None
    pages, faults = read_lines(text)
    if not pages:
        raise BadSources("; ".join([f"{urls}: names no career page", *faults[:3]]))
    away = [asked for asked in pages if not is_loopback(asked.url)]
    if away and not CONTACT.fullmatch((settings.get("CONTACT") or "").strip()):
        raise BadSources(
            "employers' pages are asked with a contact whom a site's owner can write to: "
            "add -s CONTACT=you@example.org (an address or a URL), or set TALLYMAN_CONTACT"
        )
    return Search(pages, faults)


def read_lines(text: str) -> tuple[list[Asked], list[str]]:
    """The pages of a file, `Employer<TAB>URL` or the URL alone, and its faults; `#` begins a comment.

    >>> pages, faults = read_lines("# ours\\nOakline Recovery\\thttps://oakline.example/jobs # seen\\nftp://x.example\\n")
    >>> pages[0].employer, pages[0].url, faults
    ('Oakline Recovery', 'https://oakline.example/jobs', ['line 3: ftp://x.example: no http or https URL'])
    """
    pages: list[Asked] = []
    faults: list[str] = []
    known: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        words = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        name, _, given = words.rpartition("\t")
        url = web(given.strip())
        if not words:
            continue
        if not url or "@" in url.split("/")[2] or re.search(r"\s", given.strip()):
            faults.append(f"line {number}: {clean(given)[:200]}: no http or https URL")
        elif url in known:
            faults.append(f"line {number}: {clean(url)[:200]}: stands on line {known[url]} as well")
        else:
            known[url] = number
            pages.append(Asked(number, url, clean(name)[:100] or None))
    return pages, faults


def clean(text: str) -> str:
    """Words on one line that a terminal and a TOML file can hold.

    >>> clean("Oak\\x1b[2J line\\u202e\\n Recovery")
    'Oak[2J line Recovery'
    """
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
