"""Where is a job, and how does a board write that?"""

from dataclasses import dataclass
from functools import cache

from spiders.sample.phrases import load

_NATIONS = {"GB-ENG": "England", "GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the truth has it; `factor` says how pay there stands to its country's.

    `city` and `region` are None for a job that is tied to no city or state; `area` is the state or province in full,
    `spelling` another way to write the city, empty where there is none.
    """

    city: str | None
    region: str | None
    country: str
    metro: str | None = None
    factor: float = 1.0
    area: str = ""
    spelling: str = ""

    @property
    def code(self) -> str:
        """The region without its country: `TX`, empty where there is no region."""
        return self.region.split("-", 1)[1] if self.region else ""


@cache
def places_of(country: str) -> tuple[Place, ...]:
    """The cities of a country, by its ISO code. KeyError for a country that the sample lacks.

    >>> [place.metro for place in places_of("US") if place.city == "Portland"]
    ['38900', '38860']
    >>> {place.metro for place in places_of("GB")}
    {None}
    """
    data = load("places")
    if country == "US":
        states = data["states"]
        return tuple(Place(city, f"US-{s}", "US", metro, factor, states[s]) for city, s, metro, factor in data["us"])
    return tuple(
        Place(city, region, country, None, factor, area, spelling)
        for city, region, factor, area, spelling in data["abroad"][country]
    )


def country_name(country: str, form: int = 0) -> str:
    """A name of the country: the `form`-th the sample knows, counted round.

    >>> country_name("GB"), country_name("GB", 1), country_name("DE", 1)
    ('United Kingdom', 'UK', 'Germany')
    """
    names: list[str] = load("places")["country_names"][country]
    return names[form % len(names)]


def write_city(place: Place, form: int) -> str:
    """The city as a board spells it: now and then by its other name.

    >>> york, = [place for place in places_of("US") if place.city == "New York"]
    >>> write_city(york, 0), write_city(york, 3)
    ('New York', 'New York City')
    """
    if form % 4 == 3:
        return {"New York": "New York City"}.get(place.city or "", place.spelling or place.city or "")
    return place.city or ""


def write_place(place: Place, form: int) -> str:
    """One line for a place, in the `form`-th way of its country, always enough to know the country or state.

    >>> dallas, = [place for place in places_of("US") if place.city == "Dallas"]
    >>> write_place(dallas, 0), write_place(dallas, 6)
    ('Dallas, TX', 'US-TX-Dallas')
    >>> write_place(Place(None, None, "US"), 0)
    'United States'
    """
    if place.city is None:
        return f"{place.area}, {country_name(place.country, form)}" if place.area else country_name(place.country, form)
    if place.region == "US-DC":
        return ("Washington, DC", "Washington, D.C.", "Washington, DC, United States")[form % 3]
    forms: list[str] = load("places")["lines"][place.country]
    nation = _NATIONS.get(place.region or "", "")
    return forms[form % len(forms)].format(
        city=write_city(place, form), code=place.code, area=place.area, nation=nation
    )
