"""What does a job offer, in which sentence, and where is it stated?"""

from dataclasses import dataclass, replace

from spiders.sample.draws import Draws
from spiders.sample.houses import House
from spiders.sample.pay import Pay, draw_amounts, one_ended, write_beside, write_pay
from spiders.sample.phrases import load
from spiders.sample.places import Place
from spiders.sample.titles import Slot, Title

_SHAPES = {"range": 66, "single": 14, "from": 9, "plus": 3, "upto": 8}
_STATED = {"field": 19, "both": 18, "text": 28, "title": 3, "none": 17, "words": 12, "zero": 3}
_KINDS = {"base": 70, "ote": 9, "bonus": 13, "only_ote": 5, "commission": 3}


@dataclass(frozen=True, slots=True)
class Offer:
    """Pay, if any, and where it is stated.

    `where` holds structured, description or title; `line` is the sentence of the description; `zero` marks a structured
    field that says 0 to 0, which means unknown.
    """

    pay: Pay | None
    where: frozenset[str] = frozenset()
    line: str | None = None
    zero: bool = False


def _amounts(draws: Draws, slot: Slot, place: Place) -> Pay:
    data, level = load("pay"), slot.title.level
    family = data["family"].get(slot.title.family, data["family"]["other"])
    setting = data["setting"][slot.employer.setting]
    centre = data["anchor"][place.country] * data["level"][level] * family * setting * place.factor
    return draw_amounts(draws, centre, place.country, level in ("manager", "director"))


def _ranges(pay: Pay) -> bool:
    return None not in (pay.minimum, pay.maximum) and pay.minimum != pay.maximum


def _kind(draws: Draws, title: Title, pay: Pay, alone: bool) -> str:
    """What is paid beside the base: work on the floor may earn a bonus or a commission, other work earns none.

    Pay that stands `alone` in the text may itself be of another kind than base, or differ by site.
    """
    if alone and _ranges(pay) and draws.chance(0.06):
        return "zones"
    if title.scope != "core" or title.family not in ("line", "manager") or None in (pay.minimum, pay.maximum):
        return "base"
    kind = draws.weighted(tuple(_KINDS), tuple(_KINDS.values()))
    fits = {"ote": ("year", "month"), "only_ote": ("year",), "commission": ("year", "month", "week")}
    if pay.period not in fits.get(kind, (pay.period,)) or (kind in ("only_ote", "commission") and not alone):
        return "base"
    return kind


def _base(draws: Draws, pay: Pay) -> tuple[Pay, str]:
    """The list of frames around base pay; some of them name its period."""
    if pay.period in ("hour", "year") and draws.chance(0.2):
        return replace(pay, spoken=True), pay.period
    return pay, "range" if _ranges(pay) and draws.chance(0.4) else "any"


def _sentence(draws: Draws, house: House, place: Place, pay: Pay, kind: str) -> tuple[Pay, str]:
    """The sentence around the pay, and the pay with what the sentence adds to it."""
    country, frame = place.country, kind
    bonus = draws.pick((200, 350, 500, 750, 1000)) * (40 if country == "IN" else 1)
    sign: str = load("pay")["currency"][country][house.money]
    fields = {"pay": pay.text, "bonus": sign.format(f"{bonus:,}"), "city": place.city or "this office"}
    low, high = pay.minimum or 0.0, pay.maximum or 0.0
    if kind == "ote":
        pay = replace(pay, peak=float(round(high * 1.3)))
        fields["ote"] = write_beside(draws, pay, (pay.peak or 0.0,), house, country)
    elif kind in ("only_ote", "commission"):
        pay = replace(pay, kind="ote" if kind == "only_ote" else kind)
    elif kind == "zones":
        pay = replace(pay, other=(round(low * 0.9, 2), round(high * 0.9, 2)))
        fields["other"] = write_beside(draws, pay, pay.other or (), house, country)
    elif kind == "base":
        pay, frame = _base(draws, pay)
    return pay, draws.pick(load("pay")["frames"][frame]).format_map(fields)


def draw_offer(draws: Draws, slot: Slot, place: Place) -> Offer:
    """The offer of a job at its first place. A third of the jobs name no figure."""
    stated = draws.weighted(tuple(_STATED), tuple(_STATED.values()))
    if stated in ("none", "words", "zero"):
        line = None if stated == "none" else draws.pick(load("pay")["frames"]["none"])
        return Offer(None, line=line, zero=stated == "zero")
    pay = _amounts(draws, slot, place)
    if pay.period in ("biweek", "semimonth") and stated != "title":
        stated = "text"  # not every board has a field for them
    shapes = tuple(_SHAPES) if stated == "text" else ("range", "single")
    shape = draws.weighted(shapes, [_SHAPES[name] for name in shapes])
    pay = write_pay(draws, one_ended(pay, shape), shape, slot.employer.house, place.country)
    if stated == "title":
        return Offer(pay, frozenset({"title"}))
    if stated == "field":
        return Offer(replace(pay, text=""), frozenset({"structured"}))
    kind = _kind(draws, slot.title, pay, stated == "text")
    pay, line = _sentence(draws, slot.employer.house, place, pay, kind)
    where = {"description"} if stated == "text" else {"description", "structured"}
    return Offer(pay, frozenset(where), line)
