"""Which place is meant: names that stand side by side must agree, and a name alone must outweigh its namesakes.

A name rarely stands for one place. "Chennai, TN" is read by what both words can mean together: Chennai lies in Tamil
Nadu and not in Tennessee. A name that nothing beside it settles goes to the place with the most people, if that has at
least `RATIO` times the people of the next one, or `SMALL_RATIO` times if the next one is small (populations of
GeoNames). London, Paris and Boston are settled so; Portland (653,000 people in Oregon, 67,000 in Maine) and Birmingham
are not, and stay ambiguous. `vocabulary/prominent.csv` lists names that the rule would leave open and readers would
not, and names that must stay open, each with its reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipelines.location.gazetteer import City, Sense, gazetteer
from pipelines.vocabulary import load

#: How many times the people of the next namesake a place needs to be meant by its bare name.
RATIO = 10

#: Enough where no namesake has more than `SMALL` people: Cleveland in Ohio over the town in Tennessee.
SMALL_RATIO, SMALL = 4, 60_000

#: What it takes for a name that `prominent.csv` says must not be guessed.
OPEN_RATIO = 100

#: A region's name means the city of that name (New York, Zurich) if that holds this share of the region's people.
CITY_SHARE = 0.15

#: The same where the city lies outside the region of its name, as Buenos Aires does; Washington falls short of it.
OUTSIDE_SHARE = 0.3

#: The same for a country's name: Singapore is a city, Luxembourg is a country.
CAPITAL_SHARE = 0.25

#: In "City, CA" the letters are a state before they are a country, unless the city there is this many times smaller.
STATE_FIRST = 2000

_BITS = {"country": 1, "region": 2, "county": 4, "city": 8}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a line names; None where the line does not say.

    `region` is ISO 3166-2, `country` ISO 3166-1 alpha-2, `metro` the CBSA code of a metropolitan area of the United
    States: the area code of OEWS without its leading 00. `ambiguous`: several places share the name; then only `city`
    stands (where cities share it), and `region` and `country` are empty. A city in no list has no coordinates.
    """

    city: str | None = None
    region: str | None = None
    country: str | None = None
    metro: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    ambiguous: bool = False


class Name(NamedTuple):
    """A piece of a line: its words, what they may stand for, and what they may stand for only beside another name.

    `letters`: read as a code ("TX"). `several`: an area of which there are several ("Tri-State Area"). `around`: an
    area that goes by its first city ("Delhi NCR"). `aside`: what it stands behind, a bracket or a dash. `segment`: the
    words that it was found inside. `code`: the city or region of a postal code.
    """

    text: str
    key: str
    senses: tuple[Sense, ...] = ()
    beside: tuple[Sense, ...] = ()
    letters: bool = False
    several: bool = False
    around: bool = False
    aside: str = ""
    segment: str = ""
    code: Sense | None = None


def agree(names: Sequence[Name]) -> list[Sense]:
    """Everything that names can mean as one place: a sense each, of different kinds, in the same country and region.

    The sense returned for a combination is that of its finest part, with the region and the country of the others.
    """
    if len(names) == 1:
        return list(names[0].senses)
    found = [(_is_state(names[0], one), one, _BITS[one.kind]) for one in (*names[0].senses, *names[0].beside)]
    for name in names[1:]:
        if name.code:
            found = [(state, merged, bits) for state, one, bits in found if (merged := _merge(one, name.senses[0]))]
            continue
        found = [
            (state or _is_state(name, sense), merged, bits | _BITS[sense.kind])
            for state, first, bits in found
            for sense in (*name.senses, *name.beside)
            if not bits & _BITS[sense.kind] and (merged := _merge(first, sense))
        ]
    if any(sense.city for _, sense, _ in found):
        found = [one for one in found if one[1].kind != "county"]
    return [sense._replace(weight=sense.weight * STATE_FIRST) if state else sense for state, sense, _ in found]


def _is_state(name: Name, sense: Sense) -> bool:
    return name.letters and sense.kind == "region" and sense.country == "US"


def _merge(one: Sense, other: Sense) -> Sense | None:
    if one.country != other.country or (one.region and other.region and one.region != other.region):
        return None
    if one.county and other.county and one.county != other.county:
        return None
    fine, coarse = (one, other) if _BITS[one.kind] > _BITS[other.kind] else (other, one)
    if fine.region or not coarse.region:
        return fine
    return fine._replace(region=coarse.region)


def settle(senses: Sequence[Sense], key: str, country: str | None = None) -> Sense | None:
    """The sense that is meant, None where the name stays open. `country`, an ISO code, rules out other countries."""
    if country and any(sense.country == country for sense in senses):
        senses = [sense for sense in senses if sense.country == country]
    best: dict[tuple[str, str, str], Sense] = {}
    for sense in senses:
        within = sense.county or sense.region if sense.kind == "county" else sense.region
        place = (sense.kind, sense.country, within)
        if place not in best or sense.weight > best[place].weight:
            best[place] = sense
    known, meant = _prominent().get(key, (False, None))
    for sense in best.values():
        if meant and (sense.city == meant or (sense.region == meant and not sense.city)):
            return sense
    first, *others = sorted(_unnest(list(best.values()), known and not meant), key=lambda sense: -sense.weight)
    if not others:
        return first
    ratio = OPEN_RATIO if known and not meant else SMALL_RATIO if others[0].weight <= SMALL else RATIO
    return first if first.weight >= ratio * others[0].weight else None


def _unnest(senses: list[Sense], inside_only: bool) -> list[Sense]:
    """Of an area and the places of the same name in it, only the one that the name means.

    `inside_only`: no city outside of the area is preferred to it ("LA" stays open, "Alexandria, Egypt" does not).
    """
    for area in [sense for sense in senses if not sense.city]:
        within = [one for one in senses if _BITS[one.kind] > _BITS[area.kind] and one.country == area.country]
        inside = [one for one in within if area.region in ("", one.region)]
        city = max((one for one in within if one.city), key=lambda one: one.weight, default=None)
        share = CAPITAL_SHARE if area.kind == "country" else CITY_SHARE if city in inside else OUTSIDE_SHARE
        if inside_only and city and city not in inside:
            continue
        if city and city.weight >= share * area.weight:
            senses = [one for one in senses if one is not area]
        else:
            senses = [one for one in senses if one not in inside]
    return senses


@cache
def _prominent() -> dict[str, tuple[bool, City | str | None]]:
    found: dict[str, tuple[bool, City | str | None]] = {}
    for row in load("prominent.csv", occupation=None):
        place = row["place"]
        found[row["name"]] = (True, gazetteer().find_city(place) if ":" in place else place or None)
    return found


def as_place(sense: Sense) -> Place:
    """The place of a settled sense."""
    metro = gazetteer().metros.get(sense.county) or None
    if city := sense.city:
        return Place(city.name, sense.region or None, sense.country, metro, city.latitude, city.longitude)
    return Place(None, sense.region or None, sense.country, metro)


def as_open(senses: Sequence[Sense]) -> Place:
    """The place of a name that stays open: flagged, with the city's name where most of what it may mean are cities."""
    largest = max(senses, key=lambda sense: sense.weight, default=None)
    if largest is None:
        return Place(ambiguous=True)
    near = [sense for sense in senses if sense.city and sense.weight * RATIO >= largest.weight]
    city = max(near, key=lambda sense: sense.weight).city if near else None
    return Place(city.name if city else None, ambiguous=True)
