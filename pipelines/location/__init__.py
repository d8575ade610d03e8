"""Where a posting is: the places that a location line names.

The names in the line (`names`) are grouped as far as they agree (`groups`), and each group is one place (by the rules
of `places`, with the `gazetteer`); the others of the line may say it again or settle it (`context`, `postcodes`).
Nothing is guessed silently: a name that stays open is returned flagged `ambiguous`. Words that say how one works there
("Remote", "Hybrid") are no part of a place; `pipelines.work_mode` reads them.
"""

from collections.abc import Sequence
from functools import lru_cache

from pipelines.location.context import is_said_already, is_said_better, reconsider
from pipelines.location.gazetteer import Sense, fold, gazetteer
from pipelines.location.groups import Group, group_names
from pipelines.location.names import find_names
from pipelines.location.places import Name, Place, as_open, as_place, settle
from pipelines.location.postcodes import find_figures, find_outward
from pipelines.work_mode import WorkMode, decide_work_mode, read_work_mode

__all__ = ["Place", "WorkMode", "decide_work_mode", "read_location", "read_work_mode"]

#: A location line is a line. What is longer is a description in the wrong field, of which the beginning is read.
LONGEST = 2000


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
    pieces = list(find_names(text))
    groups = group_names(pieces)
    settled = [_settle(group, hint) for group in groups]
    if any(map(str.isdigit, text)):
        settled = _settle_by_code(text, hint, groups, settled)
        if not groups:
            return tuple(as_place(sense) for sense in find_figures(text, hint)[:1])
    found: dict[Place, None] = {}
    said = list(zip(groups, settled, strict=True))
    for index, (group, sense) in enumerate(said):
        if index and _are_near(pieces, groups[index - 1], group) and is_said_already(group, sense, *said[index - 1]):
            continue
        following = said[index + 1 : index + 2]
        if following and _are_near(pieces, group, following[0][0]) and is_said_better(group, sense, *following[0]):
            continue
        others = [one for other, one in enumerate(settled) if one and other != index]
        if sense and _is_unlisted(sense) and any(one.region == sense.region and one.city for one in others):
            continue
        meant = reconsider(group, sense, others)
        if meant and (code := group.names[0].code) and len(group.names) == 1:
            if any(one.country == meant.country for one in others):
                continue
            meant = code
        found.setdefault(as_place(meant) if meant else as_open(group.senses))
    return tuple(found)


def _are_near(pieces: Sequence[Name | None], before: Group, after: Group) -> bool:
    """Whether two groups stand in one part of a line, with no more than unknown words between them."""
    between = pieces[before.end : after.start]
    return None not in between or (len(between) == 1 and (before.names[0].around or after.names[0].around))


def _is_unlisted(sense: Sense) -> bool:
    """Whether a place is no more than words before a state; beside a city it is a part of it ("Oahu")."""
    return sense.city is not None and sense.city.latitude is None


def _country_code(country: str) -> str | None:
    code = country.strip().upper()
    senses = gazetteer().find_code(code) or gazetteer().find_senses(fold(country))
    return next((sense.country for sense in senses if sense.kind == "country"), None)


def _settle(group: Group, hint: str | None) -> Sense | None:
    senses, name = list(group.senses), group.names[0]
    if not senses:
        return None
    if hint and name.letters and len(group.names) == 1:
        senses += [sense for sense in name.beside if sense.country == hint]
    return settle(senses, name.key, hint)


def _settle_by_code(
    text: str, hint: str | None, groups: Sequence[Group], settled: list[Sense | None]
) -> list[Sense | None]:
    """What postal codes of figures add: the region of a name left open, the city of a line that has but a state."""
    if len(groups) == 1 and (area := settled[0]) and area.kind in ("country", "region"):
        told = [one for one in find_figures(text, area.country) if area.region in ("", one.region)]
        return [told[0]] if len(told) == 1 else settled
    if None not in settled:
        return settled
    regions = {one.region for one in (*find_figures(text, hint or "US"), *find_outward(text))}
    return [
        sense or (settle(within, "") if (within := [s for s in group.senses if s.region in regions]) else None)
        for group, sense in zip(groups, settled, strict=True)
    ]
