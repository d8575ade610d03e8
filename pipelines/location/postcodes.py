"""What a postal code says of a place: a region, and a city where all of a prefix is delivered to one.

A British or Canadian code is known by its shape alone. Figures ("75201", "560103") are a postal code only where the
country is known or a name beside them stays open; alone they are any number, and nothing is guessed from them. The
prefixes are in `vocabulary/postcodes.csv`.
"""

import re
from functools import cache

from pipelines.location.gazetteer import City, Sense, gazetteer
from pipelines.vocabulary import load

#: Shapes that tell their country, at the end of what they stand in.
SHAPES = {
    "GB": re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]?\s?\d[A-Z]{2}$", re.I),
    "CA": re.compile(r"\b([A-Z]\d[A-Z])\s?\d[A-Z]\d$", re.I),
}

#: Codes of figures, by the number of figures; the longer American form tells its country.
_FIGURES = {"US": 5, "MY": 5, "IN": 6, "AU": 4}
_CODE = re.compile(r"(?<![\w-])(\d{4,6})(-\d{4})?(?=\s*(?:[,;|()]|$))")
_OUTWARD = re.compile(r"(?<=\w[\s,])\s?([A-Z]{1,2})\d[A-Z\d]?(?=\s*(?:[,;|()]|$))")
_SPACED = re.compile(r"\b(\d{3})\s(\d{3})\b(?=\s*(?:[,;|()]|$))")

#: The longest prefix in the table.
_PREFIX = 4


def find_code(country: str, code: str) -> Sense | None:
    """What a postal code of a country says, in Britain its letters: a city, else a region; None for no prefix known.

    >>> codes = (find_code("US", "75201"), find_code("CA", "L5B"), find_code("US", "00000"))
    >>> [sense and sense.region for sense in codes]
    ['US-TX', 'CA-ON', None]
    """
    table, code = _prefixes(), code.upper()
    for size in [len(code)] if country == "GB" else range(min(len(code), _PREFIX), 0, -1):
        if (found := table.get((country, code[:size]))) is not None:
            region, city = found
            return _as_sense(country, region, city) if region else None
    return None


def find_figures(text: str, country: str | None) -> list[Sense]:
    """What the postal codes of figures in a line say if the line is of a country; None for it reads ZIP+4 only.

    >>> [sense.city and sense.city.name for sense in find_figures("33602-1234", None)], find_figures("33602", None)
    (['Tampa'], [])
    """
    found = []
    for match in _CODE.finditer(_SPACED.sub(r"\1\2", text)):
        of = country or ("US" if match.group(2) and len(match.group(1)) == _FIGURES["US"] else "")
        if _FIGURES.get(of) == len(match.group(1)) and (sense := find_code(of, match.group(1))):
            found.append(sense)
    return found


def find_outward(text: str) -> list[Sense]:
    """What the first halves of British codes say in a line, each after a name: "Manchester M3"."""
    found = [find_code("GB", match.group(1)) for match in _OUTWARD.finditer(text)]
    return [sense for sense in found if sense]


def _as_sense(country: str, region: str, city: City | None) -> Sense:
    if city:
        return Sense("city", country, region, city.county, city, max(city.population, 1))
    return Sense("region", country, region, "", None, 1)


@cache
def _prefixes() -> dict[tuple[str, str], tuple[str, City | None]]:
    table: dict[tuple[str, str], tuple[str, City | None]] = {}
    for row in load("postcodes.csv", occupation=None):
        city = gazetteer().find_city(f"{row['region']}:{row['city']}") if row["city"] else None
        for part in row["prefixes"].split():
            first, _, last = part.partition("-")
            within = [f"{n:0{len(first)}}" for n in range(int(first), int(last) + 1)] if last else [first]
            for prefix in within:
                table[row["country"], prefix] = (row["region"], city)
    return table
