"""How does a posting describe its job, section by section?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spiders.sample.asks import Asks, ask
from spiders.sample.draws import Draws
from spiders.sample.phrases import Phrase, load, phrases, table
from spiders.sample.titles import Slot, Title


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a description: its name, the heading shown (empty for none), its lines, whether they are a list."""

    name: str
    heading: str
    lines: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Statements:
    """Facts that the text itself states, each as a line; None where it does not."""

    pay: str | None
    employment: str | None
    mode: str | None


@cache
def _duties(family: str, debt: str | None, country: str, level: str) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """The common duties of a family, and those of the debt, the country or the level."""
    duties = table("duties", "duty")
    special = duties.get(f"{family}_{debt}", ())
    if family == "line" and country == "IN":
        special += duties["line_field"]
    if family == "line":
        special += duties.get({"lead": "senior"}.get(level, level), ())
    return duties[family], special


def _draw_duties(draws: Draws, title: Title, country: str) -> list[Phrase]:
    common, special = _duties(title.family, title.debt, country, title.level)
    chosen = draws.some(common, draws.between(6, 12)) + draws.some(special, draws.between(1, 4))
    chosen += draws.some(table("duties", "duty")["any"], draws.between(1, 4))
    return draws.some(chosen, len(chosen))


def _intro(draws: Draws, title: Title) -> list[Phrase]:
    data = table("duties", "intro")
    lines = draws.some(data[title.family], draws.between(1, 3))
    return [draws.pick(data["bare"]), *lines] if title.bare else lines


def _noise(draws: Draws, fields: Mapping[str, str]) -> list[str]:
    """Money that is not pay, in one posting of four."""
    return [draws.pick(phrases(load("pay")["noise"]["duty"])).fill(fields)] if draws.chance(0.25) else []


def _in_scope(draws: Draws, title: Title, country: str, fields: dict[str, str]) -> tuple[list[str], list[str], Asks]:
    what, who = load("duties")["debts"][title.debt or "general"]
    fields["accounts"], fields["people"] = draws.pick(what), draws.pick(who)
    duties = _draw_duties(draws, title, country)
    asks = ask(draws, title, country, fields["accounts"], duties)
    intro = [_sentence(phrase.fill(fields)) for phrase in _intro(draws, title)]
    return intro, [phrase.fill(fields) for phrase in duties] + _noise(draws, fields), asks


def _other(draws: Draws, title: Title, fields: Mapping[str, str]) -> tuple[list[str], list[str], Asks]:
    entry = load("other")["homonym" if title.homonym else "out"][title.family]
    intro = [text.format_map(fields) for text in draws.some(entry["intro"], draws.between(1, 3))]
    duties = draws.some(entry["duty"], draws.between(5, 8))
    duties += [phrase.text for phrase in draws.some(table("duties", "duty")["any"], draws.between(2, 6))]
    asked = draws.some(entry["ask"], draws.between(2, 4))
    asked += [phrase.text for phrase in draws.some(table("asks", "experience")["general"], draws.between(0, 3))]
    return intro, draws.some(duties, len(duties)), Asks(required=asked)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def describe(
    draws: Draws, slot: Slot, country: str, fields: dict[str, str], states: Statements
) -> tuple[tuple[Section, ...], Asks]:
    """The sections of a description in the house's order, and what they ask for.

    `fields` fill the sentences; `accounts` and `people` are drawn here and added to them.
    """
    title, house = slot.title, slot.employer.house
    if title.scope == "out":
        intro, duties, asks = _other(draws, title, fields)
    else:
        intro, duties, asks = _in_scope(draws, title, country, fields)
    terms = [line for line in (states.mode, states.employment) if line]
    terms += draws.some(load("asks")["shifts"]["says"], draws.between(0, 2))
    benefits = draws.some(house.benefits, draws.between(3, len(house.benefits)))
    pay = [states.pay] if states.pay else []
    if pay and draws.chance(0.15):
        benefits, pay = [*pay, *benefits], []
    elif pay and draws.chance(0.08):
        intro, pay = [*intro, *pay], []
    lines = {
        "about": list(house.about),
        "intro": intro,
        "duties": duties,
        "required": asks.required,
        "preferred": asks.preferred,
        "pay": pay,
        "benefits": benefits,
        "terms": terms,
        "eeo": list(house.eeo),
        "apply": list(house.apply),
    }
    listed = {"duties", "required", "preferred", "benefits"}
    rest = [part for part in ("pay", "terms") if part not in house.order]
    found = []
    for part in (*house.order, *rest):
        if lines[part]:
            bare = house.terse and part in ("about", "intro", "terms", "apply")
            heading = "" if bare else house.headings[part]
            found.append(Section(part, heading, tuple(lines[part]), part in listed))
    return tuple(found), asks
