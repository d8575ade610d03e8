"""A city before a state or country that is in no list: the one misspelt there, else as it is written.

A slip is a letter wrong, missing, added or swapped with the next. Only towns that people mean and misspell are tried.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.location.gazetteer import City, Sense, gazetteer
from pipelines.location.places import Name, settle

#: People of a city whose name is known by two slips: "Cinccinati", but Moorestown is not Morristown.
WELL_KNOWN = 100_000

_WRITTEN = re.compile(r"[^\W\d_][^\d_]{2,38}")


def complete(name: Name, areas: Sequence[Sense]) -> Sequence[Sense]:
    """The city before a state or country that is in no list: the one misspelt, else as written before a state."""
    area = max(areas, key=lambda sense: sense.weight)
    if respelt := respell(name.key, area.region or area.country):
        return [respelt]
    meant = settle(areas, "")
    if (meant and meant.city) or not area.region or not _WRITTEN.fullmatch(name.text) or len(name.text.split()) > 4:
        return areas
    written = name.text.title() if name.text.islower() or name.text.isupper() else name.text
    city = City(written, area.country, area.region, area.county, 0, None, None)
    return [Sense("city", city.country, city.region, city.county, city, 1)]


@lru_cache(maxsize=4096)
def respell(key: str, within: str, most: int = 2) -> Sense | None:
    """The city of a region or country nearest to a misspelt name: one slip away, or two if it has eight letters.

    >>> (found := respell("cinccinati", "US-OH")) and found.city.name, respell("smallville", "US-KS")
    ('Cincinnati', None)
    """
    slips = min(2 if len(key) > 7 else 1, most)
    if not 4 < len(key) < 40:
        return None
    away = [
        (slipped, -city.population, number)
        for number, (name, city) in enumerate(_cities_of(within))
        if name[:1] == key[0]
        and (slipped := _slips(key, name, slips if city.population >= WELL_KNOWN else 1)) <= slips
        and (slipped < 2 or city.population >= WELL_KNOWN)
    ]
    if not away:
        return None
    city = _cities_of(within)[min(away)[2]][1]
    return Sense("city", city.country, city.region, city.county, city, max(city.population, 1))


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
