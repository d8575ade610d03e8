"""Where a posting is: the places that a location line names.

The names in the line (`names`) are grouped as far as they agree, and each group is one place (by the rules of `places`,
with the `gazetteer`). Nothing is guessed silently: a name that stays open is returned flagged `ambiguous`. Words that
say how one works there ("Remote", "Hybrid") are no part of a place; `pipelines.work_mode` reads them.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.location.gazetteer import City, Sense, fold, gazetteer
from pipelines.location.names import find_names
from pipelines.location.places import Name, Place, agree, as_open, as_place, settle
from pipelines.vocabulary import load
from pipelines.work_mode import WorkMode, decide_work_mode, read_work_mode

__all__ = ["Place", "WorkMode", "decide_work_mode", "read_location", "read_work_mode"]

#: A location line is a line. What is longer is a description in the wrong field, of which the beginning is read.
LONGEST = 2000

#: A place this near to a larger one named right after it, in km, is a part of it: "Whitefield, Bengaluru, Karnataka".
PART_WITHIN = 20

#: How many times the people of its part it has: 3, but 10 in the United States, where lists of offices look the same.
PART_RATIO = {"US": 10}

#: People of a place elsewhere that is meant even so.
FAR = 100_000

_WRITTEN = re.compile(r"[^\W\d_][^\d_]{2,38}")


class _Group(NamedTuple):
    """Names that agree on a place, and where in the line they stand."""

    names: Sequence[Name]
    senses: Sequence[Sense]
    start: int
    end: int


def read_location(text: str, *, country: str | None = None) -> list[Place]:
    """The places that a location line names, in its order, each once; empty where it names none.

    `country`, an ISO code or a name, is what is known beside the line; it only chooses between namesakes. Never raises.

    >>> [(place.city, place.region, place.metro) for place in read_location("MN-Lakeville; Hybrid - London")]
    [('Lakeville', 'US-MN', '33460'), ('London', 'GB-ENG', None)]
    >>> [place.region for place in read_location("Remote, AR, AZ, FL")]
    ['US-AR', 'US-AZ', 'US-FL']
    >>> read_location("Portland")[0].ambiguous, read_location("Insert City, Country")
    (True, [])
    """
    return list(_read(text[:LONGEST], country))


@lru_cache(maxsize=16384)
def _read(text: str, country: str | None) -> tuple[Place, ...]:
    hint = _country_code(country) if country else None
    groups = _group(list(find_names(text)))
    settled = [_settle(group, hint) for group in groups]
    found: dict[Place, None] = {}
    for index, group in enumerate(groups):
        if index and _repeats(group, groups[index - 1], settled[index - 1]):
            continue
        if index + 1 < len(groups) and _is_part(group, groups[index + 1], settled[index + 1]):
            continue
        others = [sense for other, sense in enumerate(settled) if sense and other != index]
        sense = _reconsider(group, settled[index], others)
        found.setdefault(as_place(sense) if sense else as_open(group.senses))
    return tuple(found)


def _repeats(group: _Group, before: _Group, place: Sense | None) -> bool:
    """Whether a state or country only says again what stands right before it: "Gurgaon, Haryana (HR)"."""
    if len(group.names) != 1 or before.end != group.start or not place:
        return False
    areas = [one for one in (*group.names[0].senses, *group.names[0].beside) if not one.city]
    return any(
        one.country == place.country and one.region in ("", place.region) and one.kind != "county" for one in areas
    )


def _country_code(country: str) -> str | None:
    code = country.strip().upper()
    senses = gazetteer().find_code(code) or gazetteer().find_senses(fold(country))
    return next((sense.country for sense in senses if sense.kind == "country"), None)


def _group(pieces: Sequence[Name | None]) -> list[_Group]:
    """The longest runs of pieces that agree on a place; a city that stands misspelt before its state is put right."""
    groups: list[_Group] = []
    total = sum(1 for piece in pieces if piece and piece.senses)
    start = 0
    unknown: Name | None = None
    while start < len(pieces):
        piece = pieces[start]
        if piece is None or not (piece.senses or piece.beside or piece.several):
            unknown, start = piece, start + 1
            continue
        run, senses = _longest(pieces[start : start + 4], total)
        group = _Group(run, senses, start, start + len(run))
        if senses and not any(sense.city for sense in senses):
            if unknown:
                group = group._replace(senses=_complete(unknown, senses))
            elif groups and groups[-1].end == start and _is_elsewhere(groups[-1]):
                last = groups.pop()
                group = _Group([*last.names, *run], _complete(last.names[0], senses), last.start, group.end)
        if senses or piece.several:
            groups.append(group)
        unknown, start = None, group.end
    return groups


def _longest(pieces: Sequence[Name | None], total: int) -> tuple[list[Name], list[Sense]]:
    names: list[Name] = []
    for piece in pieces:
        if piece is None or not (piece.senses or piece.beside):
            break
        names.append(piece)
    for size in range(len(names), 1, -1):
        if not _is_list(names[:size], total) and (senses := agree(names[:size])):
            return names[:size], senses
    return ([piece] if (piece := pieces[0]) else []), list(piece.senses) if piece else []


def _is_elsewhere(group: _Group) -> bool:
    """Whether a name that does not agree with what follows it is only that of some small town elsewhere."""
    named = len(group.names) == 1 and any(sense.city for sense in group.senses)
    return named and max(sense.weight for sense in group.senses) < FAR


def _is_list(names: Sequence[Name], total: int) -> bool:
    """Whether two of three states or more are named, one of which is also the name of a small town in the other."""
    if total < 3 or len(names) != 2 or names[1].letters:
        return False
    states = [sense for sense in names[0].senses if sense.kind == "region"]
    towns = [sense for sense in agree(names) if sense.city]
    return any(20 * town.weight < state.weight for state in states for town in towns if state.country == town.country)


def _settle(group: _Group, hint: str | None) -> Sense | None:
    senses, name = list(group.senses), group.names[0]
    if not senses:
        return None
    if hint and name.letters and len(group.names) == 1:
        senses += [sense for sense in name.beside if sense.country == hint]
    return settle(senses, name.key, hint)


def _reconsider(group: _Group, sense: Sense | None, others: Sequence[Sense]) -> Sense | None:
    """What the other places of a line say about one they do not touch: a state among states, a city among cities."""
    name = group.names[0]
    if others and len(group.names) == 1 and group.senses:
        kinds, countries = {other.kind for other in others}, {other.country for other in others}
        if kinds == {"region"}:
            states = [one for one in (*name.senses, *name.beside) if one.kind == "region" and one.country in countries]
            sense = settle(states, "") or sense if states else sense
        elif kinds == {"country"} and name.letters:
            sense = next((one for one in name.beside if one.kind == "country"), sense)
        elif kinds == {"city"} and (
            city := load("places.toml", occupation=None)["words"]["city_letters"].get(name.key)
        ):
            city = gazetteer().find_city(city)
            sense = Sense("city", city.country, city.region, city.county, city, city.population)
    if sense is None and others:
        for near in ({other.region for other in others if other.region}, {other.country for other in others}):
            within = [one for one in group.senses if one.region in near or one.country in near]
            if within and (found := settle(within, name.key)):
                return found
    return sense


def _is_part(group: _Group, following: _Group, larger: Sense | None) -> bool:
    """Whether a name right before "City, State" is a part of that city, or called like some small place elsewhere."""
    if len(group.names) != 1 or group.end != following.start or not larger or not larger.city:
        return False
    whole, ratio = larger.city, PART_RATIO.get(larger.country, 3)
    if len(following.names) < 2 and larger.country in PART_RATIO:
        return False
    near = [one for one in group.senses if one.country == larger.country and one.region in ("", larger.region)]
    if not near:
        return len(following.names) > 1 and bool(group.senses) and max(one.weight for one in group.senses) < FAR
    return any(
        one.city and one.weight * ratio <= whole.population and 0 < _apart(one.city, whole) < PART_WITHIN
        for one in near
    )


def _apart(one: City, other: City) -> float:
    """Kilometres between two cities, near enough for near ones."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return 111.2 * math.hypot(one.latitude - other.latitude, east)


def _complete(name: Name, areas: Sequence[Sense]) -> Sequence[Sense]:
    """The city before a state or country that is in no list: the one misspelt, else as written before a state."""
    area = max(areas, key=lambda sense: sense.weight)
    if city := _misspelt(name.key, area.region or area.country):
        return [Sense("city", city.country, city.region, city.county, city, max(city.population, 1))]
    if not area.region or not _WRITTEN.fullmatch(name.text) or len(name.text.split()) > 4:
        return areas
    written = name.text.title() if name.text.islower() or name.text.isupper() else name.text
    city = City(written, area.country, area.region, area.county, 0, None, None)
    return [Sense("city", city.country, city.region, city.county, city, 1)]


@lru_cache(maxsize=4096)
def _misspelt(key: str, within: str) -> City | None:
    """The city of a region or country nearest to a misspelt name: one slip away, or two if it has eight letters."""
    slips = 2 if len(key) > 7 else 1
    if not 4 < len(key) < 40:
        return None
    away = [
        (slipped, -city.population, number)
        for number, (name, city) in enumerate(_cities_of(within))
        if name[:1] == key[0] and (slipped := _slips(key, name, slips)) <= slips
    ]
    return _cities_of(within)[min(away)[2]][1] if away else None


@lru_cache(maxsize=128)
def _cities_of(within: str) -> list[tuple[str, City]]:
    """The folded names of the towns that people mean and misspell, of a region or of a whole country."""
    least = 10_000 if "-" in within else 50_000
    return [(name, city) for name, city in gazetteer().names_of(within) if city.population >= least]


def _slips(one: str, other: str, most: int) -> int:
    """Letters wrong, missing, added or swapped between two words; `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
