"""The signs of `signs.toml`, and whether an address is one of them.

Not a kind of board. A sign is matched label by label of the host and part by part of the path, each whole and by a
pattern of bounded length, so that no address costs more than its own length.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

PLACE = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"\[([^\]]*)\]")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """One way in which a system shows itself; the fields are those of `signs.toml`."""

    kind: str
    name: str
    token: str = ""
    url: str = ""
    host: str = ""
    urls: tuple[str, ...] = ()
    settings: Mapping[str, str] | None = None
    when: tuple[str, ...] = ()
    last: bool = False
    closed: tuple[str, ...] = ()
    why: str = ""
    aside: bool = False
    refused: frozenset[str] = frozenset()

    @property
    def needs(self) -> set[str]:
        """The places its block is made of."""
        return set(PLACE.findall(self.token))


class Sign(NamedTuple):
    """An address pattern: of its host (None for any), of the parts of its path, and of values in its query."""

    system: System
    host: re.Pattern[str] | None
    parts: tuple[re.Pattern[str], ...]
    query: tuple[tuple[str, re.Pattern[str]], ...]


class Signs(NamedTuple):
    """All of `signs.toml`; `by_domain` has the signs by the last two labels of their host, under "*" those of any."""

    systems: tuple[System, ...]
    by_domain: Mapping[str, tuple[Sign, ...]]
    places: Mapping[str, str]
    hops: tuple[str, ...]
    openings: frozenset[str]


@cache
def load_signs() -> Signs:
    """The signs, read once."""
    data = tomllib.loads(Path(__file__).with_name("signs.toml").read_text(encoding="utf-8"))
    systems: list[System] = []
    by_domain: dict[str, tuple[Sign, ...]] = {"*": ()}
    for entry in data["system"]:
        refused = frozenset([*data["not"], *entry.pop("not", ())])
        told: dict[str, Any] = {key: tuple(it) if isinstance(it, list) else it for key, it in entry.items()}
        system = System(**told, refused=refused)
        systems.append(system)
        for url in system.urls:
            for shape in dict.fromkeys((_OPTION.sub(r"\1", url), _OPTION.sub("", url))):
                domain = ".".join(shape.partition("/")[0].split(".")[-2:])
                by_domain[domain] = (*by_domain.get(domain, ()), _compile(system, shape, data["places"]))
    return Signs(tuple(systems), by_domain, data["places"], tuple(data["hops"]), frozenset(data["openings"]))


def _compile(system: System, shape: str, places: Mapping[str, str]) -> Sign:
    def pattern(text: str) -> re.Pattern[str]:
        pieces = PLACE.split(text)
        told = [f"(?P<{piece}>{places[piece]})" if n % 2 else re.escape(piece) for n, piece in enumerate(pieces)]
        return re.compile("".join(told) if len(pieces) > 1 else f"(?i:{told[0]})")

    address, _, query = shape.partition("?")
    host, _, path = address.partition("/")
    pairs = tuple((name, pattern(value)) for name, value in (pair.split("=") for pair in query.split("&") if pair))
    own = None if host == "*" else pattern(host)
    return Sign(system, own, tuple(pattern(part) for part in path.split("/") if part), pairs)


def match_sign(sign: Sign, parts: SplitResult) -> dict[str, str] | None:
    """The places that an address gives a sign; None where it is not of its shape.

    >>> sign = load_signs().by_domain["lever.co"][0]
    >>> match_sign(sign, split("https://jobs.lever.co/oakline/7f")), match_sign(sign, split("https://lever.co/oakline"))
    ({'token': 'oakline'}, None)
    """
    places: dict[str, str] = {}
    if sign.host is not None:
        if not (at_host := sign.host.fullmatch(bare_host(parts))):
            return None
        places |= at_host.groupdict()
    given = [unquote(part) for part in parts.path[:_LONGEST].split("/") if part]
    if len(given) < len(sign.parts):
        return None
    for pattern, part in zip(sign.parts, given, strict=False):
        if not (at_part := pattern.fullmatch(part)):
            return None
        places |= at_part.groupdict()
    asked = dict(parse_qsl(parts.query[:_LONGEST])) if sign.query else {}
    for name, pattern in sign.query:
        if not (at_value := pattern.fullmatch(asked.get(name, ""))):
            return None
        places |= at_value.groupdict()
    return None if any(value.lower() in sign.system.refused for value in places.values()) else places


def split(url: str) -> SplitResult:
    """A URL in its parts; an empty one for what is none.

    >>> split("https://a.example:99999999/x").netloc, split("https://a.example/x").netloc
    ('', 'a.example')
    """
    try:
        parts = urlsplit(url)
        _ = parts.hostname, parts.port
    except ValueError:
        return urlsplit("")
    return parts


def bare_host(parts: SplitResult) -> str:
    """A host in lower case, without "www." and the dot at its end."""
    return (parts.hostname or "").rstrip(".").removeprefix("www.")


def name_of(kind: str) -> str:
    """What people call a kind.

    >>> name_of("oracle_orc"), name_of("jsonld")
    ('Oracle Recruiting Cloud', 'jsonld')
    """
    return next((system.name for system in load_signs().systems if system.kind == kind), kind)


def is_aside(kind: str) -> bool:
    """Whether a page that names this system may well have a board of its own.

    >>> is_aside("linkedin"), is_aside("adp")
    (True, False)
    """
    return any(system.aside for system in load_signs().systems if system.kind == kind)


def why_closed(kind: str) -> str:
    """Why a system is not read, in words; empty where nothing forbids it.

    >>> why_closed("bamboohr"), why_closed("adp")
    ('its terms forbid automated reading', '')
    """
    return next((system.why for system in load_signs().systems if system.kind == kind), "")


def closed(url: str) -> System | None:
    """The system whose hosts are never asked, if a URL leads there.

    >>> closed("https://oakline.bamboohr.com/careers").name, closed("https://bamboohr.com.example.org/")
    ('BambooHR', None)
    """
    host = bare_host(split(url))
    for system in load_signs().systems:
        if any(host == name or host.endswith(f".{name}") for name in system.closed):
            return system
    return None
