"""What does a posting ask of an applicant, in which words, and what is true of it then?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from spiders.sample.draws import Draws
from spiders.sample.phrases import Phrase, load, phrases, table
from spiders.sample.titles import Title

_ALIASES = {"credit_control": ("line", "receivables")}
_YEARS = {
    "junior": (0.5, 1, 1),
    "mid": (1, 1, 2, 2, 3),
    "senior": (3, 4, 5),
    "lead": (3, 4, 5),
    "manager": (4, 5, 6, 7),
    "director": (8, 10, 12),
}
_LETTERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(slots=True)
class Asks:
    """The lines of what is required and what is preferred, with the truth they state; None where they state nothing."""

    required: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    skills: set[str] = field(default_factory=set)
    skills_preferred: set[str] = field(default_factory=set)
    credentials: list[str] = field(default_factory=list)
    education_min: str | None = None
    education_required: bool | None = None
    experience_years_min: float | None = None


def _fits(entry: dict[str, Any], family: str, country: str, debt: str | None) -> bool:
    families = entry.get("families")
    if families and not set(families) & {family, *_ALIASES.get(family, ())}:
        return False
    if country not in entry.get("countries", (country,)):
        return False
    return "debts" not in entry or debt in entry["debts"]


@cache
def concepts(family: str, country: str, debt: str | None) -> tuple[str, ...]:
    """The concepts asked for in a kind of work, each as often as its weight.

    >>> "HIPAA" in concepts("line", "US", "medical"), "HIPAA" in concepts("line", "GB", "medical")
    (True, False)
    """
    entries = load("skills")["skill"]
    return tuple(
        name for name, entry in entries.items() if _fits(entry, family, country, debt) for _ in range(entry["weight"])
    )


@cache
def _fitting(kind: str, family: str, country: str, debt: str | None) -> tuple[dict[str, Any], ...]:
    return tuple(entry for entry in load("asks")[kind] if _fits(entry, family, country, debt))


def draw_concepts(draws: Draws, pool: tuple[str, ...], count: int, without: Iterable[str] = ()) -> list[str]:
    """Up to `count` different concepts, the common ones more often."""
    found: dict[str, None] = {}
    barred = set(without)
    for _ in range(count * 3):
        if len(found) == count:
            break
        name = draws.pick(pool)
        if name not in barred:
            found[name] = None
    return list(found)


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def write_concepts(draws: Draws, names: list[str], manner: str) -> list[str]:
    """Lines that ask for the concepts, alike ones together. `manner`: required, preferred, or inside a list of pluses.

    >>> write_concepts(Draws(2), ["Xero"], "preferred")
    ['Experience with Xero is a plus']
    """
    data = load("skills")
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(data["skill"][name]["category"], []).append(name)
    lines = []
    for category, members in groups.items():
        start = 0
        while start < len(members):
            end = start + draws.pick((1, 2, 2, 3))
            lines.append(_line(draws, members[start:end], category, manner))
            start = end
    return lines


def _line(draws: Draws, names: list[str], category: str, manner: str) -> str:
    data = load("skills")
    words = [draws.pick(data["skill"][name]["says"]) for name in names]
    frame: str = draws.pick(data["frames"][category][manner])
    return _capital(frame.format(_listed(words, draws.pick(("and", "and", "or")) if category == "tool" else "and")))


def ask_education(draws: Draws, asks: Asks, family: str, country: str) -> None:
    """A line on schooling, or none: `education_min` is the lowest level that satisfies it."""
    fitting = _fitting("education", family, country, None)
    if not fitting or draws.chance(0.25):
        return
    entry = draws.weighted(fitting, tuple(entry["weight"] for entry in fitting))
    asks.education_min, asks.education_required = entry["level"], entry["required"]
    asked = asks.required if entry["required"] or draws.chance(0.5) else asks.preferred
    asked.append(draws.pick(entry["says"]))


def ask_experience(draws: Draws, asks: Asks, title: Title, accounts: str) -> None:
    """A line on years, or none: the truth is the smallest number of years for the role as a whole."""
    if draws.chance(0.25):
        return
    years = draws.pick(_YEARS[title.level])
    data = table("asks", "experience")
    kind = {0.5: "half", 1: "one"}.get(years) or draws.pick(("ranges", "floors", "floors"))
    if title.level in ("manager", "director") and draws.chance(0.4):
        kind = "led"
    what = draws.pick(table("duties", "experience").get(title.family) or table("duties", "experience")["other"])
    frame = draws.pick(data[kind])
    text = frame.text.replace("{field}", what.text)
    fields = {
        "n": f"{years:g}",
        "m": f"{years + draws.between(1, 3):g}",
        "k": str(draws.between(1, 2)),
        "word": _LETTERS[int(years)],
        "accounts": accounts,
    }
    asks.required.append(_capital(text.format_map(fields)))
    asks.skills.update((*what.skills, *frame.skills))
    asks.experience_years_min = float(years)


def _require(asks: Asks, phrase: Phrase) -> None:
    asks.required.append(phrase.text)
    asks.skills.update(phrase.skills)


def ask_credential(draws: Draws, asks: Asks, family: str, country: str, debt: str | None) -> None:
    """Now and then a paper of the trade, required or preferred."""
    fitting = _fitting("credential", family, country, debt)
    if not fitting or not draws.chance(0.14):
        return
    entry = draws.pick(fitting)
    manner = draws.pick(("required", "preferred", "preferred"))
    asks.credentials.append(entry["name"])
    (asks.required if manner == "required" else asks.preferred).append(draws.pick(entry[manner]))


def ask(draws: Draws, title: Title, country: str, accounts: str, said: Iterable[Phrase]) -> Asks:
    """Everything a posting in scope asks for; `said` are its duties, whose concepts count as asked for."""
    asks = Asks()
    ask_education(draws, asks, title.family, country)
    ask_experience(draws, asks, title, accounts)
    pool = concepts(title.family, country, title.debt)
    wanted = draw_concepts(draws, pool, draws.between(3, 9))
    asks.skills.update(wanted)
    for phrase in said:
        asks.skills.update(phrase.skills)
    lines = write_concepts(draws, wanted, "required")
    asks.required += draws.some(lines, len(lines))
    if draws.chance(0.65):
        extra = draw_concepts(draws, pool, draws.between(1, 4), asks.skills)
        asks.skills_preferred.update(extra)
        mixed = draws.chance(0.25)
        asked = write_concepts(draws, extra, "preferred" if mixed else "inside")
        (asks.required if mixed else asks.preferred).extend(asked)
    ask_credential(draws, asks, title.family, country, title.debt)
    if draws.chance(0.3):
        _require(asks, draws.pick(table("asks", "experience")["traps"]))
    for phrase in draws.some(table("asks", "experience")["general"], draws.between(0, 3)):
        _require(asks, phrase)
    if draws.chance(0.06):
        for name in draw_concepts(draws, pool, 1, asks.skills | asks.skills_preferred):
            word = draws.pick(load("skills")["skill"][name]["says"])
            asks.required.append(_capital(draws.pick(phrases(load("asks")["negated"]["says"])).text.format(word)))
    return asks
