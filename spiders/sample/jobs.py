"""What is one job of the sample: its facts, and which of them its postings state where?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from spiders.sample.asks import Asks
from spiders.sample.draws import Draws
from spiders.sample.offers import Offer, draw_offer
from spiders.sample.phrases import load
from spiders.sample.places import Place, country_name, places_of, write_place
from spiders.sample.sections import Section, Statements, describe
from spiders.sample.titles import Slot

FIRST_DAY = date(2026, 3, 2)
_AT_HOME = {
    "software",
    "marketing",
    "accounting",
    "hr",
    "it_support",
    "collections_software",
    "disaster",
    "data_gathering",
}


@dataclass(frozen=True, slots=True)
class Job:
    """A job as described, the same on every board that shows it.

    `line` is the first place as a board shows it; `employment_in` and `mode_in` name where the employment type and the
    work mode are stated (field, text, title, line). What is stated nowhere is true of no posting.
    """

    slot: Slot
    title: str
    places: tuple[Place, ...]
    line: str
    mode: str | None
    mode_in: frozenset[str]
    employment: str
    employment_in: frozenset[str]
    offer: Offer
    sections: tuple[Section, ...]
    asks: Asks
    posted: date
    open_days: int | None
    department: str
    requisition: str


def _where(draws: Draws, slot: Slot) -> tuple[tuple[Place, ...], str | None]:
    """The places and the work mode of a job."""
    place, scope, family = slot.place, slot.title.scope, slot.title.family
    at_home = (scope != "out" or family in _AT_HOME) and "Field" not in slot.title.text
    mode = draws.weighted(("on_site", "hybrid", "remote", None), (42, 24, 20, 14) if at_home else (70, 0, 0, 30))
    if mode == "remote" and draws.chance(0.5):
        if place.country == "US" and place.region != "US-DC" and draws.chance(0.2):
            return (Place(None, place.region, "US", None, place.factor, place.area),), mode
        return (Place(None, None, place.country),), mode
    if draws.chance(0.1):
        more = [other for other in draws.some(places_of(place.country), 3) if other != place]
        return (place, *more[: draws.between(1, 2)]), mode
    return (place,), mode


def _line(draws: Draws, places: tuple[Place, ...], mode: str | None, form: int) -> tuple[str, bool]:
    """The line a board shows for the first place, and whether it names the work mode."""
    text = write_place(places[0], form)
    if mode == "remote" and places[0].city is None:
        return draws.pick(("Remote - {}", "Remote, {}", "Remote ({})", "{} (Remote)")).format(text), True
    if mode in ("remote", "hybrid") and draws.chance(0.3):
        return draws.pick(("{} ({})", "{1} - {0}", "{} - {}")).format(text, mode.capitalize()), True
    return text, False


def _decorate(draws: Draws, title: str, job: dict[str, Any]) -> tuple[str, str | None]:
    """The title with what boards hang on it, and which fact that states, if any."""
    offer: Offer = job["offer"]
    if "title" in offer.where and offer.pay:
        return title + draws.pick((" - {}", " | {}", " ({})")).format(offer.pay.text), None
    turn = draws.random()
    if turn < 0.05 and job["employment"] != "internship":
        return title + draws.pick(load("asks")["employment_titles"][job["employment"]]), "employment"
    if turn < 0.1 and job["mode"] in ("remote", "hybrid"):
        return title + draws.pick((" ({})", " - {}")).format(job["mode"].capitalize()), "mode"
    if turn < 0.13 and job["places"][0].city:
        return f"{title} - {job['places'][0].city}", None
    if turn < 0.15:
        return draws.pick(("{} (Req {})", "{} #{}")).format(title, job["requisition"]), None
    if turn < 0.17 and job["places"][0].country == "DE":
        return f"{title} (m/f/d)", None
    return title, None


def _fields(draws: Draws, slot: Slot, place: Place) -> dict[str, str]:
    sign = load("pay")["currency"][place.country][slot.employer.house.money]
    return {
        "title": slot.title.text,
        "employer": slot.employer.name,
        "city": place.city or slot.place.city or "",
        "country": country_name(place.country),
        "load": str(draws.pick((180, 250, 300, 400, 450, 600, 800))),
        "calls": str(draws.pick((40, 60, 80, 100, 120, 150))),
        "team": str(draws.pick((6, 8, 10, 12, 15, 18, 24))),
        "volume": sign.format(draws.pick(("1.5", "2", "3.2", "6", "12", "25"))) + " million",
        "low": sign.format(draws.pick(("50", "100", "200", "500"))),
        "high": sign.format(draws.pick(("2,500", "5,000", "10,000", "25,000"))),
        "fee": sign.format(draws.pick(("25", "35", "40"))),
    }


def _employment(draws: Draws, level: str) -> str:
    weights = (86, 6, 4, 3, 3 if level == "junior" else 0)
    return draws.weighted(("full_time", "part_time", "contract", "temporary", "internship"), weights)


def draw_job(slot: Slot, seed: int) -> Job:
    """The job of a slot. The same slot and seed give the same job."""
    draws = Draws(seed * 1_000_003 + slot.number)
    house = slot.employer.house
    places, mode = _where(draws, slot)
    line, line_says = _line(draws, places, mode, house.line if draws.chance(0.8) else draws.between(0, 11))
    employment, offer = _employment(draws, slot.title.level), draw_offer(draws, slot, places[0])
    facts: dict[str, Any] = {
        "places": places,
        "mode": mode,
        "employment": employment,
        "offer": offer,
        "requisition": f"R-{10_000 + slot.number}",
    }
    title, says = _decorate(draws, slot.title.text, facts)
    fields, asked = _fields(draws, slot, places[0]), load("asks")
    type_text = draws.pick(asked["employment"][employment]) if draws.chance(0.45) else None
    mode_text = draws.pick(asked["modes"][mode]).format_map(fields) if mode and draws.chance(0.55) else None
    states = Statements(offer.line, type_text, mode_text)
    sections, asks = describe(draws, slot, places[0].country, fields, states)
    type_in = {"field": draws.chance(0.9), "text": bool(type_text), "title": says == "employment"}
    mode_in = {"field": bool(mode), "text": bool(mode_text), "title": says == "mode", "line": line_says}
    return Job(
        slot=slot,
        title=title,
        line=line,
        mode_in=frozenset(where for where, stated in mode_in.items() if stated),
        employment_in=frozenset(where for where, stated in type_in.items() if stated),
        sections=sections,
        asks=asks,
        posted=FIRST_DAY + timedelta(days=draws.between(0, 183)),
        open_days=draws.pick((None, 30, 45, 60, 90)),
        department=draws.pick(slot.employer.profile["departments"]),
        **facts,
    )
