"""What is a posting called, and what does its title say?"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from spiders.sample.draws import Draws
from spiders.sample.employers import Employer
from spiders.sample.phrases import load
from spiders.sample.places import Place

CREDITOR = 2.5  # from this lean on, an employer's bare "Collector" would be taken for one of ours by anybody
SHARE_BARE = 0.06  # of the core titles: those whose words alone do not tell
SHARE_SHOWN = 0.3  # of the core titles: those that name their kind of debt
_STYLE = {"GB": "GB", "AU": "GB", "MY": "GB", "IN": "IN"}
_FAMILIES = {
    "credit_controller": "credit_control",
    "collections_analyst": "analyst",
    "collections_manager": "manager",
    "director_of_collections": "director",
}


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its truth.

    `family` names the kind of work whose sentences describe it; `shown` tells whether the title itself names the kind
    of debt; `bare` whether only the description can tell the scope; `homonym` whether an `out` title shares the
    occupation's words.
    """

    text: str
    scope: str
    role: str | None
    level: str
    family: str
    debt: str | None = None
    shown: bool = False
    bare: bool = False
    homonym: bool = False

    def called(self, text: str) -> "Title":
        """The same title in other words."""
        return self if text == self.text else replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Slot:
    """A job as planned: its number in the world, who offers it, under which title, at which place first."""

    number: int
    employer: Employer
    title: Title
    place: Place


@cache
def _blocks(scope: str, country: str, industry: str) -> tuple[tuple[dict[str, Any], ...], tuple[float, ...]]:
    found = []
    for block in load("titles")[scope]:
        if country in block.get("where", (country,)) and industry in block.get("only", (industry,)):
            found.append(block)
    return tuple(found), tuple(block.get("weight", 1) for block in found)


def _level(draws: Draws) -> str:
    levels: dict[str, dict[str, float]] = load("titles")["levels"]
    shares = [level["share"] for level in levels.values()]
    return draws.weighted(list(levels), shares)


def _with_level(draws: Draws, text: str, level: str, country: str) -> str:
    forms: dict[str, list[str]] = load("titles")["levels"][level]
    fitting = forms.get(_STYLE.get(country, "any"), forms["any"])
    if "/" in text:  # of two names, a word behind them would tell the level of the second only
        fitting = [form for form in fitting if form.endswith("{}")]
    return draws.pick(fitting).format(text)


def _with_debt(draws: Draws, base: str, debt: str) -> tuple[str, str]:
    """The words for a kind of debt, before and after a title; both empty where they would repeat it."""
    before, after = load("titles")["specialty"][debt]
    word = draws.pick(before)
    heads = ("Manager,", "Supervisor,", "Director", "Head", "Vice", "VP", "Assistant", "Area", "Telecaller", "Tele")
    if draws.chance(0.6) and not base.startswith(heads):
        return ("", "") if set(word.split()) & set(base.split()) else (f"{word} ", "")
    return "", draws.pick(after)


def _core(draws: Draws, country: str, industry: str, debt: str | None) -> Title:
    if draws.chance(SHARE_BARE):
        block = draws.pick(_blocks("bare", country, industry)[0])
        level = _level(draws)
        text = _with_level(draws, draws.pick(block["titles"]), level, country)
        return Title(
            text, "core", block["role"], level, "line", block.get("specialty", debt), "specialty" in block, bare=True
        )
    block = draws.weighted(*_blocks("core", country, industry))
    base = draws.pick(block["titles"])
    family = _FAMILIES.get(block["role"], "line")
    level = block.get("level") or _level(draws)
    debt, shown = block.get("specialty", debt), "specialty" in block
    before = after = ""
    if debt and not shown and family != "credit_control" and draws.chance(SHARE_SHOWN):
        before, after = _with_debt(draws, base, debt)
        shown = bool(before or after)
    text = before + base
    if "level" not in block:
        text = _with_level(draws, text, level, country)
    return Title(text + after, "core", block["role"], level, family, debt, shown)


def _adjacent(draws: Draws, country: str, industry: str, debt: str | None) -> Title:
    block = draws.weighted(*_blocks("adjacent", country, industry))
    level = block.get("level") or _level(draws)
    text = draws.pick(block["titles"])
    if "level" not in block:
        text = _with_level(draws, text, level, country)
    return Title(text, "adjacent", block["role"], level, block["family"], debt)


@cache
def _other(kind: str, family: str) -> tuple[tuple[str, str], ...]:
    entry = load("other")[kind][family]
    levels = ("mid", "mid", "mid", "junior", "senior", "lead", "manager", "director")
    return tuple((text, level) for level in levels for text in entry.get(level, ()))


def draw_title(draws: Draws, employer: Employer, scope: str) -> Title:
    """A title for work at an employer: `scope` is core, adjacent, homonym or out.

    A homonym shares the words of the occupation and is `out` in truth.
    """
    debts, country, industry = employer.profile["debts"], employer.country, employer.industry
    kinds = sorted(set(debts))
    debt = None if len(kinds) > 1 and draws.chance(0.2) else draws.pick(debts)
    if scope == "core":
        return _core(draws, country, industry, debt)
    if scope == "adjacent":
        return _adjacent(draws, country, industry, debt)
    family = draws.pick(employer.profile["homonyms" if scope == "homonym" else "out"])
    bare = load("other")[scope][family].get("bare", ())
    if bare and employer.profile["tilt"][0] < CREDITOR and draws.chance(0.12):
        text, level = draws.pick(bare)
        return Title(text, "out", None, level, family, bare=True, homonym=True)
    text, level = draws.pick(_other(scope, family))
    return Title(text, "out", None, level, family, homonym=scope == "homonym")
