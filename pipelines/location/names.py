"""Cuts a location line into the names in it: what is a place, what is a word about places, what is neither.

The line is cut at commas, brackets and dashes. A segment that is no name as a whole is cut further, by one kind of cut
at a time: words of work mode out of it, two places apart, postal codes off, a state from its city, "Greater" and "Area"
off its ends, at hyphens. Every pattern reads a character a bounded number of times.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.location.gazetteer import Sense, fold, gazetteer
from pipelines.location.places import Name, agree
from pipelines.location.postcodes import SHAPES, find_code
from pipelines.location.words import load_words

#: People of a town that is looked for inside a segment of other words; smaller names are words too often.
TOWN = 20_000

#: People of a city that is known by its letters (LA, KL): the village of Pa in Burkina Faso is not meant by PA.
KNOWN_BY_LETTERS = 100_000

#: What a cut leaves of a segment: text to read on, names already read, None between what cannot be one place.
Parts = list[str | Name | None]

_DASHES = str.maketrans(dict.fromkeys("–—‐‑−", "-") | {"\xa0": " ", "（": "(", "）": ")", "，": ","})
_LINES = re.compile(r"[;|\n\r\t•·]")
_SEGMENTS = re.compile(r"([,:()\[\]{}<>]|\s-{1,3}|-{1,3}\s)")
_OTHERWISE = re.compile(r"\((?:non|not|no|except|excluding|excl|outside)\b[^()]{0,200}\)", re.I)
_EXCLUDED = re.compile(r"\s*(?:non|not|except|excluding|excl|outside)\b", re.I)
_BETWEEN = re.compile(r"\s(?:or|and|y|et|und|&|\+)\s|\s?[/&]\s?", re.I)
_CHOICE = re.compile(r"\s*(?:or|and|&)\s+\S")
_AROUND = re.compile(r"\b(?:area|metro|region|metroplex|suburbs?)\s*$", re.I)
_STATE_OR = re.compile(r"\sOR\s")
_SITE_CODE = re.compile(r"(?<=[A-Za-z])-(?=\d)")
_FIGURES = re.compile(r"[^\s-]{0,40}\d[^\s-]{0,40}")
_TOKENS = re.compile(r"[^\s-]+")


def find_names(text: str) -> Iterator[Name | None]:
    """The pieces of a line that may name something, in its order; None between those that cannot be one place together.

    >>> [piece and piece.text for piece in find_names("Hybrid - Tampa, FL 33602; Remote")]
    ['Tampa', 'FL', None, None]
    """
    text = _OTHERWISE.sub(" ", text.translate(_DASHES))
    plain = text.islower()
    for line in _LINES.split(text):
        aside = ""
        for number, segment in enumerate(_SEGMENTS.split(line)):
            if number % 2:
                aside = "(" if segment in "([" else "-" if "-" in segment else ""
                continue
            if _EXCLUDED.match(segment):
                break
            if number and _CHOICE.match(segment):
                yield None
            names = _names(segment, plain, 0)
            if aside:
                around = aside == "(" and _AROUND.search(segment) is not None
                names = [name and name._replace(aside=aside, around=name.around or around) for name in names]
            yield from names
        yield None


def _names(segment: str, plain: bool, depth: int) -> list[Name | None]:
    segment = segment.strip(" .*#'\"!?~_&+/-")
    key, words = fold(segment), load_words()
    if (
        key in words.nothing
        or (key in words.small and segment.islower())
        or (depth and key in words.trim and not _is_code(segment))
    ):
        return []
    letters = _may_be_letters(segment, key, plain) or (depth == 0 and not plain and not segment.islower())
    if name := _name(segment, key, letters):
        return [name]
    parts = next((parts for cut in _CUTS if (parts := cut(segment, plain)) is not None), None) if depth < 9 else []
    if parts is None:
        return _inside(segment, key, plain)
    names: list[Name | None] = []
    for part in parts:
        names += _names(part, plain, depth + 1) if isinstance(part, str) else [part]
    if any(map(str.isdigit, segment)):
        names = [name for name in names if name is None or name.senses or name.several]
    return names


@lru_cache(maxsize=8192)
def _name(segment: str, key: str, letters: bool) -> Name | None:
    """The name that a segment is as a whole, None where it is none; `letters`: whether it may be read as a code."""
    words, places = load_words(), gazetteer()
    if key in words.ambiguous:
        return Name(segment, key, several=True)
    if key.startswith("county of "):
        key = f"{key.removeprefix('county of ')} county"
    senses = places.find_senses(key)
    if not senses and (quarter := words.quarters.get(key.split(" ")[0])):
        senses = places.find_senses(f"{quarter} {key.partition(' ')[2]}")
    parts = places.find_parts(key)
    if city := words.areas.get(key):
        beside = [sense for sense in senses if sense.kind != "city"]
        named = Sense("city", city.country, city.region, city.county, city, city.population)
        return Name(segment, key, (named,), tuple(beside), around=True)
    code = segment.replace(".", "").replace(" ", "").upper() if letters and len(segment) < 8 else ""
    if 2 <= len(code) <= 4 and code.isascii() and code.isalpha() and (codes := places.find_code(code)):
        alone = [sense for sense in codes if sense.region[:2] in ("US", "CA", "AU")] or [
            s for s in codes if s.kind == "country"
        ]
        alone = [sense for sense in alone if sense.country == "US"] or alone
        senses = [sense for sense in senses if not sense.city or sense.weight >= KNOWN_BY_LETTERS]
        return Name(
            segment, key, (*alone, *senses), tuple(sense for sense in codes if sense not in alone), letters=True
        )
    return Name(segment, key, tuple(senses), tuple(parts)) if senses or parts else None


def _may_be_letters(text: str, key: str, plain: bool) -> bool:
    """Whether words may be a code: in capitals, or in a line without any, and no word of the language ("in", "PER")."""
    words = load_words()
    return key not in words.never if text.isupper() else plain and key not in words.small


def _inside(segment: str, key: str, plain: bool) -> list[Name | None]:
    """The largest town whose name begins or ends a segment that is no name as a whole ("Tampa Service Team")."""
    words, tokens = load_words(), key.split()
    if 1 < len(tokens) < 9 and tokens[-1] not in words.built and words.roads.isdisjoint(tokens):
        for size in range(len(tokens) - 1, 0, -1):
            for part in (tokens[-size:], tokens[:size]):
                name = _name(" ".join(part), " ".join(part), False)
                if name and any(sense.city and sense.weight >= TOWN for sense in name.senses):
                    return [name._replace(segment=segment)]
    return [Name(segment, key)]


def _cut(segment: str, plain: bool) -> Parts | None:
    """Cuts out the words that say how or whether, never where."""
    words = load_words()
    spans = [(token.start(), token.end(), fold(token.group())) for token in _TOKENS.finditer(segment)]
    parts: list[str] = []
    kept, index = 0, 0
    while index < len(spans):
        size = 1 if spans[index][2] in words.cut else 0
        for phrase in words.phrases.get(spans[index][2], ()):
            if len(phrase) > size and [span[2] for span in spans[index : index + len(phrase)]] == phrase:
                size = len(phrase)
        if size:
            parts.append(segment[kept : spans[index][0]])
            kept = spans[index + size - 1][1]
        index += size or 1
    parts.append(segment[kept:])
    return [_unjoined(part) if segment.isupper() else part for part in parts] if kept else None


def _unjoined(part: str) -> str:
    """What is left beside a word that was cut out of a line in capitals, where "IN" and "OR" are no states."""
    words = part.split()
    while words and fold(words[-1]) in load_words().joining:
        words.pop()
    while words and fold(words[0]) in load_words().joining:
        words.pop(0)
    return " ".join(words)


def _halve(segment: str, plain: bool) -> Parts | None:
    """Parts two places that stand side by side; "Portland OR Seattle" in mixed case is a state, not a choice."""
    if not segment.isupper() and _STATE_OR.search(segment):
        return None
    parts = _BETWEEN.split(segment)
    return [part for one in parts for part in (one, None)][:-1] if len(parts) > 1 else None


def _drop_figures(segment: str, plain: bool) -> Parts | None:
    """Takes postal codes, house numbers and the like away; a British or Canadian code says the country."""
    for country, shape in SHAPES.items():
        if found := shape.search(segment):
            sense = find_code(country, found.group(1)) or Sense("country", country, "", "", None, 1)
            area = sense if not sense.city else Sense("region", country, sense.region, "", None, 1)
            return [segment[: found.start()], Name(found.group(), fold(found.group()), (area,), code=sense)]
    if not any(map(str.isdigit, segment)):
        return None
    if len(parts := _SITE_CODE.split(segment, 8)) > 1:
        return [*parts]
    kept: list[str] = []
    for token in segment.split():
        if part := _FIGURES.sub("", token[:80]).strip("-"):
            kept.append(part)
        elif kept and fold(kept[-1]) in load_words().numbered:
            kept.pop()
    if len(kept) > 1 and fold(kept[-1]) in load_words().quarters_after and fold(kept[-2]) in load_words().streets:
        kept.pop()
    left = " ".join(kept)
    return [] if left and fold(left.split()[-1]) in load_words().streets else [left]


def _take_area(segment: str, plain: bool) -> Parts | None:
    """Parts a state or country from what it follows ("Tampa FL", "Sydney NSW"), or goes before ("US Tampa")."""
    spans = [(token.start(), token.end()) for token in _TOKENS.finditer(segment)]
    if spans and fold(segment[slice(*spans[-1])]) in load_words().streets:
        return None
    for size in (3, 2, 1):
        if len(spans) <= size:
            continue
        start, end = spans[-size][0], spans[size - 1][1]
        if (area := _area(segment[start:], plain)) and _may_follow(segment[:start], area):
            return [segment[:start], area]
        if (area := _area(segment[:end], plain)) and (
            area.letters or segment[end] == "-" or any(sense.kind == "country" for sense in area.senses)
        ):
            return [area, segment[end:]]
    return None


def _may_follow(before: str, area: Name) -> bool:
    """Whether a name at the end is the state or country of what is before it.

    Bay in Somalia is not, in "Tampa Bay", and Turkmenistan is not, in "Menara TM".
    """
    areas = [one for one in area.senses if not one.city]
    if any(one.country in load_words().lettered for one in areas):
        return True
    if not area.letters and any(one.kind == "country" for one in areas):
        return True
    name = _name(before.strip(), fold(before), False)
    return bool(name and agree([name, area._replace(senses=tuple(areas), beside=())]))


def _area(text: str, plain: bool) -> Name | None:
    key = fold(text)
    name = _name(text, key, _may_be_letters(text, key, plain))
    return name if name and _is_area(name) else None


def _is_code(segment: str) -> bool:
    """Whether two letters stand in capitals: the IN of "MI or IN" is a state."""
    return len(segment) == 2 and segment.isupper()


def _is_area(name: Name) -> bool:
    """Whether a name means a state or country rather than the cities called so."""
    areas = [sense.weight for sense in name.senses if sense.kind in ("country", "region")]
    return bool(areas) and max(areas) >= max((sense.weight for sense in name.senses if sense.city), default=0)


def _trim_end(segment: str, plain: bool) -> Parts | None:
    """Takes the last word off where it is no part of a name ("Area", "Metro")."""
    tokens = segment.split()
    if len(tokens[-1]) == 2 and tokens[-1].isupper():  # "Portland OR" is a state
        return None
    if _is_code(segment.partition("-")[0]):  # "CO-Greenwood Village" is a whole name after its state
        return None
    return [" ".join(tokens[:-1])] if fold(tokens[-1]) in load_words().trim else None


def _trim_start(segment: str, plain: bool) -> Parts | None:
    """Takes the first word off where it is no part of a name ("Greater", "Downtown")."""
    tokens = segment.split()
    return [" ".join(tokens[1:])] if fold(tokens[0]) in load_words().trim else None


def _unhyphen(segment: str, plain: bool) -> Parts | None:
    """Parts "TX-Plano"; of cities of one region ("Minneapolis-St. Paul") the first stands for the area."""
    parts = segment.split("-")[:8]
    if len(parts) < 2:
        return None
    names = [name for part in parts for name in _names(part, plain, 5)]
    cities = [{one.region for one in name.senses if one.city} if name else set() for name in names]
    if len(names) > 1 and all(cities) and not any(name and _is_area(name) for name in names):
        shared, first = set.intersection(*cities), names[0]
        if shared and first:
            return [first._replace(senses=tuple(one for one in first.senses if one.region in shared))]
        names = [part for name in names for part in (name, None)][:-1]
    return [*names]


_CUTS = (_cut, _halve, _drop_figures, _trim_end, _take_area, _trim_start, _unhyphen)
