"""Which employers to read: a sources file, one block an employer. Data in, checked data out; fetches nothing.

A broken block never costs the others: it is left out and named, with its line, in the crawl's report.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from spiders.boards import KINDS

KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
HEADER = re.compile(r"^\[([^\[\]]*)\]", re.MULTILINE)
LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
KEYS = {"board", "token", "url", "host", "follow", "base_url", "employer", "setting", "naics", "expect"} | {
    "status",
    "seen_on",
    "evidence",
    "note",
}
SETTINGS = ("agency", "debt_buyer", "lender", "healthcare", "law_firm", "government", "utility", "in_house", "unknown")
NAICS = re.compile(r"\d{2,6}|31-33|44-45|48-49")
LIVE = Path(__file__).with_name("sources.toml")


class BadSources(Exception):
    """Nothing can be read at all: no such file, no sound block. One line for a person."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A block that was left out: its key (or the file's name) and why, in one line."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The sound blocks by key, in the file's order, and the faults."""

    blocks: Mapping[str, Mapping[str, Any]]
    faults: list[Fault] = field(default_factory=list)

    def only(self, keys: list[str]) -> "Sources":
        """The named sources alone. Raises BadSources for a key that is not there."""
        known = set(self.blocks) | {fault.source for fault in self.faults}
        if missing := [key for key in keys if key not in known]:
            raise BadSources(f"no source is called {', '.join(missing)}; there are {_list(self.blocks)}")
        return Sources(
            {key: block for key, block in self.blocks.items() if key in keys},
            [fault for fault in self.faults if fault.source in keys],
        )


def _list(names: Mapping[str, Any]) -> str:
    shown = list(names)[:8]
    return (", ".join(shown) or "none") + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def load_sources(file: Path) -> Sources:
    """Read a sources file. Raises BadSources when nothing in it can be used."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadSources(f"{file}: {error.strerror or error}; -a sources= takes sample, live or a TOML file") from None
    except UnicodeDecodeError as error:
        raise BadSources(f"{file}: not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    sources = parse_sources(text, file.name)
    if not sources.blocks:
        reasons = "; ".join(fault.reason for fault in sources.faults) or f"{file}: names no source"
        raise BadSources(reasons)
    return sources


def parse_sources(text: str, name: str = "sources.toml") -> Sources:
    """Blocks of a sources file, each checked by `check_block`.

    >>> found = parse_sources('[a]\\nboard = "lever"\\ntoken = "acme"\\n[b]\\nboard = "fax"\\n')
    >>> list(found.blocks), found.faults[0].source
    (['a'], 'b')

    A syntax error costs its own block only:

    >>> found = parse_sources('[a]\\nboard = "lever"\\ntoken = "acme"\\n[b]\\nboard = lever\\n')
    >>> list(found.blocks), found.faults[0].reason
    (['a'], 'sources.toml, line 5: Invalid value; put text between double quotes')
    """
    blocks: dict[str, Mapping[str, Any]] = {}
    faults: list[Fault] = []
    boards: dict[tuple[Any, ...], str] = {}
    for key, block in _tables(text, name, faults):
        reason = check_block(key, block)
        if reason is None:
            same = boards.setdefault(tuple(block.get(part) for part in ("board", "token", "url", "base_url")), key)
            reason = f"names the same board as [{same}]" if same != key else None
        if reason:
            faults.append(Fault(key, f"{name}: [{key}] {reason}"))
        else:
            blocks[key] = block
    return Sources(blocks, faults)


def _tables(text: str, name: str, faults: list[Fault]) -> list[tuple[str, Any]]:
    try:
        return list(tomllib.loads(text).items())
    except tomllib.TOMLDecodeError:
        pass
    starts = [match.start() for match in HEADER.finditer(text)]
    tables: dict[str, Any] = {}
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        piece, first_line = text[start:end], text.count("\n", 0, start)
        header = HEADER.match(piece)
        key = header[1].strip().strip("\"'") if header else name
        try:
            found = tomllib.loads(piece)
        except tomllib.TOMLDecodeError as error:
            faults.append(Fault(key, f"{name}, line {first_line + _line(error, piece)}: {_plain(error)}"))
            continue
        for key in found:
            if key in tables:
                faults.append(Fault(key, f"{name}, line {first_line + 1}: [{key}] stands twice; the first is used"))
            else:
                tables[key] = found[key]
    return list(tables.items())


def _line(error: tomllib.TOMLDecodeError, piece: str) -> int:
    match = LINE.search(str(error))
    return int(match[1]) if match and match[1] else piece.rstrip().count("\n") + 1


def _plain(error: tomllib.TOMLDecodeError) -> str:
    words = LINE.sub("", str(error)).strip()
    return f"{words}; put text between double quotes" if words == "Invalid value" else words


def check_block(key: str, block: Any) -> str | None:
    """Why a block cannot be used, or None.

    >>> check_block("oakline", {"board": "greenhouse", "token": "oakline"})
    >>> check_block("oakline", {"board": "greenhouse"})
    'has no token, which board greenhouse needs'
    """
    if not isinstance(block, dict):
        return "is not a block: a source starts with its key between brackets"
    if not KEY.fullmatch(key):
        return "is not a usable key: lower-case letters, digits, dot, hyphen and underscore, 80 at most"
    kind = block.get("board")
    if not isinstance(kind, str):
        return f"has no board (a text); known kinds are {', '.join(sorted(KINDS))}"
    if kind not in KINDS:
        return f"has the unknown board {kind!r}; known kinds are {', '.join(sorted(KINDS))}"
    needed = KINDS[kind].NEEDS
    if not isinstance(block.get(needed), str) or not block[needed].strip():
        return f"has no {needed}, which board {kind} needs"
    for url in (block.get("base_url"), block.get("url")):
        if url is not None and (not isinstance(url, str) or urlsplit(url).scheme not in ("http", "https")):
            return f"has {url!r} where a http or https URL should be"
    if unknown := sorted(set(block) - KEYS):
        return f"has the unknown key {', '.join(unknown)}; known keys are {', '.join(sorted(KEYS))}"
    if block.get("setting", "unknown") not in SETTINGS:
        return f"has the unknown setting {block['setting']!r}; known ones are {', '.join(SETTINGS)}"
    if not NAICS.fullmatch(str(block.get("naics", "56"))):
        return f"has {block['naics']!r} where a NAICS code of two to six digits should be"
    if not isinstance(block.get("employer", ""), str):
        return "has an employer that is not a text"
    expect = block.get("expect", 0)
    if not isinstance(expect, int) or isinstance(expect, bool) or expect < 0:
        return "has an expect that is not a count"
    return None


def is_loopback(url: str) -> bool:
    """Whether a URL stays on this machine, where no contact and no delay are owed.

    >>> is_loopback("http://127.0.0.1:8099/jobs"), is_loopback("https://127.0.0.1.example.org/")
    (True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
