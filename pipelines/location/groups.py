"""Groups the names of a location line: the longest runs that agree on one place.

What agrees is said in `pipelines.location.places`; a city that stands misspelt before its state is put right here, for
only the state beside it says what was meant.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.location.gazetteer import Sense, apart, fold
from pipelines.location.places import Name, agree
from pipelines.location.spelling import complete, respell

#: A place this near to a larger one named right after it, in km, is a part of it: "Whitefield, Bengaluru, Karnataka".
PART_WITHIN = 20

#: The same where suburbs are written so and spread far, and where the part stands in brackets.
WIDE = {"AU": 60, "(": 30}

#: How many times the people of its part it has, and where lists of offices look the same.
RATIO, PART_RATIO = 3, {"US": 10}

#: People of a place elsewhere that is meant even so.
FAR = 100_000

#: Names of one place that are read together: "Whitefield, Bengaluru, Karnataka, India".
_MOST = 4


class Group(NamedTuple):
    """Names that agree on a place, and where in the line they stand."""

    names: Sequence[Name]
    senses: Sequence[Sense]
    start: int
    end: int


def group_names(pieces: Sequence[Name | None]) -> list[Group]:
    """The longest runs of pieces that agree on a place; a city that stands misspelt before its state is put right."""
    pieces = _without_asides(pieces)
    pieces = [_whole(piece, pieces[index + 1 : index + 2]) for index, piece in enumerate(pieces)]
    groups: list[Group] = []
    total = sum(1 for piece in pieces if piece and piece.senses)
    start = 0
    unknown: Name | None = None
    while start < len(pieces):
        piece = pieces[start]
        if piece is None or not (piece.senses or piece.beside or piece.several):
            unknown, start = piece, start + 1
            continue
        run, senses = _longest(pieces[start : start + _MOST], total)
        group = Group(run, senses, start, start + len(run))
        if senses and not max(senses, key=lambda sense: sense.weight).city:
            if unknown and not (unknown.aside == "(" and groups):
                group = group._replace(senses=complete(unknown, senses))
            elif groups and groups[-1].end == start and len(groups[-1].names) == 1:
                group = _corrected(groups, group)
        elif not senses and groups and groups[-1].end == start and len(groups[-1].names) == 1:
            group = _of_province(groups, group)
        if group.senses or piece.several:
            groups.append(group)
        unknown, start = None, group.end
    return groups


def _without_asides(pieces: Sequence[Name | None]) -> list[Name | None]:
    """The pieces but what stands in brackets or unknown between a city and its state: "Leeds (Hunslet), UK"."""
    kept = list(pieces)
    for index in range(len(kept) - 2, 0, -1):
        city, aside, area = kept[index - 1 : index + 2]
        if city and aside and area and (aside.aside == "(" or (aside.aside and not aside.senses)) and not area.aside:
            areas = any(sense.kind == "region" for sense in (*area.senses, *area.beside))
            if areas and any(sense.city for sense in agree([city, area])):
                del kept[index]
    return kept


def _whole(piece: Name | None, following: Sequence[Name | None]) -> Name | None:
    """A name found inside a segment that is, as a whole, a misspelt city of the state after it: "San Fransisco, CA"."""
    if piece and piece.segment and following and following[0]:
        areas = [sense for sense in (*following[0].senses, *following[0].beside) if sense.kind == "region"]
        for area in areas[:3]:
            if city := respell(fold(piece.segment), area.region):
                return piece._replace(senses=(city,), beside=())
    return piece


def _corrected(groups: list[Group], area: Group) -> Group:
    """The group of a state or country, with the name before it where that is a city misspelt, or of no other place."""
    last = groups[-1]
    name = last.names[0]
    if len(area.names) == 1 and len(area.senses) > 1:
        area = area._replace(senses=[sense for sense in area.senses if not sense.city])
    if not max(last.senses, key=lambda sense: sense.weight).city:
        return area
    if max(sense.weight for sense in last.senses) < FAR:
        senses = complete(name, area.senses)
    else:
        meant = max(area.senses, key=lambda sense: sense.weight)
        city = respell(name.key, meant.region, 1) if meant.region else None
        if not city:
            return area
        senses = [city]
    groups.pop()
    return Group([*last.names, *area.names], senses, last.start, area.end)


def _of_province(groups: list[Group], province: Group) -> Group:
    """The town before a province that is known beside another name only, where it is of no other place."""
    areas = [sense for sense in province.names[0].beside if sense.region] if province.names else []
    last = groups[-1]
    if not areas or len({one.region for one in areas}) > 1 or max(sense.weight for sense in last.senses) >= FAR:
        return province
    groups.pop()
    return Group([*last.names, *province.names], complete(last.names[0], areas), last.start, province.end)


def _longest(pieces: Sequence[Name | None], total: int) -> tuple[list[Name], list[Sense]]:
    names: list[Name] = []
    for piece in pieces:
        if piece is None or not (piece.senses or piece.beside):
            break
        if piece.aside and names and any(sense.city for sense in agree(names)) and any(s.city for s in piece.senses):
            break
        names.append(piece)
    for size in range(len(names), 1, -1):
        if not _is_list(names[:size], total) and (senses := agree(names[:size])):
            return names[:size], _of_city(names[:size], senses)
    return ([piece] if (piece := pieces[0]) else []), list(piece.senses) if piece else []


def _is_list(names: Sequence[Name], total: int) -> bool:
    """Whether two of three states or more are named, one of which is also the name of a small place in the other."""
    if total < 3 or len(names) != 2 or names[1].letters:
        return False
    states = [sense for sense in names[0].senses if sense.kind == "region"]
    inside = [sense for sense in agree(names) if sense.kind in ("city", "county")]
    return any(20 * one.weight < state.weight for state in states for one in inside if state.country == one.country)


def _of_city(names: Sequence[Name], senses: list[Sense]) -> list[Sense]:
    """The city of which the first name is a part, where city and region have one name: "Bangsar, Kuala Lumpur"."""
    part = max(senses, key=lambda sense: sense.weight)
    if not part.city or part.country in PART_RATIO:
        return senses
    key = fold(part.city.name)
    for name in names:
        if name.key in key:
            continue
        named = [one for one in name.senses if one.city and fold(one.city.name) == name.key]
        for whole in named:
            if whole.region == part.region and is_part(part, whole):
                return [whole]
    return senses


def is_part(part: Sense, whole: Sense, mark: str = "") -> bool:
    """Whether a city is so near to one so much larger that it is a part of it.

    >>> from pipelines.location.gazetteer import gazetteer
    >>> chennai, ambattur = (gazetteer().find_senses(name)[-1] for name in ("chennai", "ambattur"))
    >>> is_part(ambattur, chennai), is_part(chennai, ambattur)
    (True, False)
    """
    if not part.city or not whole.city or part.country != whole.country:
        return False
    ratio = RATIO if mark == "(" else PART_RATIO.get(whole.country, RATIO)
    within = WIDE.get(mark) or WIDE.get(whole.country, PART_WITHIN)
    return part.weight * ratio <= whole.city.population and 0 < apart(part.city, whole.city) < within
