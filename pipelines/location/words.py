"""The words of location lines that are no names, and the areas with a name of their own, from the vocabulary."""

from dataclasses import dataclass
from functools import cache

from pipelines.location.gazetteer import City, fold, gazetteer
from pipelines.vocabulary import load


@dataclass(frozen=True, slots=True)
class Words:
    """The words of location lines, folded, and the areas that go by their first city."""

    nothing: frozenset[str]
    ambiguous: frozenset[str]
    cut: frozenset[str]
    phrases: dict[str, list[list[str]]]
    trim: frozenset[str]
    built: frozenset[str]
    small: frozenset[str]
    never: frozenset[str]
    streets: frozenset[str]
    roads: frozenset[str]
    quarters_after: frozenset[str]
    joining: frozenset[str]
    numbered: frozenset[str]
    areas: dict[str, City]
    lettered: frozenset[str]
    quarters: dict[str, str]


@cache
def load_words() -> Words:
    """The words of `vocabulary/places.toml` and `metro_titles.csv`, read once."""
    places = load("places.toml", occupation=None)
    words = places["words"]
    phrases: dict[str, list[list[str]]] = {}
    for phrase in words["cut_phrases"]:
        phrases.setdefault(phrase.split()[0], []).append(phrase.split())
    areas: dict[str, City] = {}
    for row in load("metro_titles.csv", occupation=None):
        title, states = row["title"].rsplit(", ", 1)
        cities = title.split("-")
        if len(cities) > 1:
            city = _principal(cities[0], states[:2], row["cbsa"])
            areas |= {fold(part): city for part in (title, "-".join(cities[:2])) if city}
    areas |= {name: gazetteer().find_city(city) for name, city in places["areas"].items()}
    lists = {
        name: frozenset(words[name])
        for name in (
            "nothing",
            "ambiguous",
            "cut",
            "trim",
            "built",
            "small",
            "never",
            "joining",
            "streets",
            "numbered",
            "roads",
            "quarters_after",
        )
    }
    lettered = frozenset(places["lettered"])
    return Words(phrases=phrases, areas=areas, lettered=lettered, quarters=words["quarters"], **lists)


def _principal(city: str, state: str, cbsa: str) -> City | None:
    """The city that a metropolitan area is first named after; None where GeoNames has no such city in it."""
    try:
        found = gazetteer().find_city(f"US-{state}:{city}")
    except KeyError:
        return None
    return found if gazetteer().metros.get(found.county) == cbsa else None
