"""What the places of a line say about each other: which repeats another, which is a part of it, which it settles."""

from collections.abc import Sequence

from pipelines.location.gazetteer import Sense, apart, gazetteer
from pipelines.location.groups import FAR, PART_RATIO, Group, is_part
from pipelines.location.places import settle
from pipelines.vocabulary import load

#: A city this near to the one an area is named after, in km, is in the area: "Delhi NCR (Gurugram)".
AREA_WITHIN = 100

#: People of a town that is called like a part of another city: "Houston - Westchase".
TOWN = 30_000


def reconsider(group: Group, sense: Sense | None, others: Sequence[Sense]) -> Sense | None:
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


def is_said_already(group: Group, sense: Sense | None, before: Group, place: Sense | None) -> bool:
    """Whether a name says again, or nearer, what stands before it: "Gurgaon, Haryana (HR)", "Pune (Kharadi)"."""
    if not place or before.end > group.start:
        return False
    name = group.names[0]
    if before.end == group.start and len(group.names) == 1:
        areas = [one for one in (*name.senses, *name.beside) if not one.city]
        if any(
            one.country == place.country and one.region in ("", place.region) and one.kind != "county" for one in areas
        ):
            return True
        if name.aside and place.city and not before.names[0].around and _is_detail(group, name.aside, place):
            return True
    if sense and name.around and place.city:
        return _is_in_area(place, sense)
    return bool(sense and sense.kind == "country" and sense.country == place.country)


def _is_detail(group: Group, mark: str, place: Sense) -> bool:
    """Whether a name in brackets or after a dash is of a part of the city before it, and not of another place."""
    if any(is_part(one, place, mark) for one in group.senses):
        return True
    if any(not one.city or one.region == place.region for one in group.senses):
        return False
    return bool(group.senses) and max(one.weight for one in group.senses) < (FAR if mark == "(" else TOWN)


def _is_in_area(place: Sense, area: Sense) -> bool:
    if not place.city or not area.city or place.country != area.country:
        return False
    return apart(place.city, area.city) < AREA_WITHIN


def is_said_better(group: Group, sense: Sense | None, following: Group, place: Sense | None) -> bool:
    """Whether a name is but a part of the place right after it, or an area of which that is the place.

    "Whitefield, Bengaluru, Karnataka" is Bengaluru, "Delhi NCR (Gurugram)" is Gurugram, "GBR, LND, London" is London.
    """
    if not place or len(group.names) != 1:
        return False
    name = group.names[0]
    if sense and sense.kind == "country" and sense.country == place.country:
        return True
    if group.end != following.start or not place.city:
        return False
    if sense and sense.kind == "region" and sense.region == place.region:
        return True
    if sense and name.around and not following.names[0].around:
        return _is_in_area(place, sense)
    return _is_part(group, following, place) and not following.names[0].around


def _is_part(group: Group, following: Group, larger: Sense) -> bool:
    """Whether a name right before "City, State" is a part of that city, or called like some small place elsewhere."""
    if len(following.names) < 2 and larger.country in PART_RATIO:
        return False
    if not any(one.country == larger.country for one in group.senses) and larger.weight >= FAR:
        return bool(group.senses) and max(one.weight for one in group.senses) < TOWN
    near = [one for one in group.senses if one.country == larger.country and one.region in ("", larger.region)]
    if not near:
        return len(following.names) > 1 and bool(group.senses) and max(one.weight for one in group.senses) < FAR
    return any(is_part(one, larger) for one in near)
