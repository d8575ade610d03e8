"""In what house style does an employer write its postings?"""

from collections.abc import Mapping
from dataclasses import dataclass

from spiders.sample.draws import Draws
from spiders.sample.phrases import load
from spiders.sample.places import Place


@dataclass(frozen=True, slots=True)
class House:
    """How an employer writes: headings by section, the order of sections, bullets, places and pay.

    `markup` is 0 to 3 (how headings and bullets are marked up), `shape` 0 to 5 (how its JSON-LD is laid out), `sep`,
    `money` and `unit` choose the separator of a range, the form of the currency and the words of a period.
    """

    headings: Mapping[str, str]
    order: tuple[str, ...]
    markup: int
    shape: int
    line: int
    sep: str
    money: int
    unit: int
    terse: bool
    about: tuple[str, ...]
    eeo: tuple[str, ...]
    benefits: tuple[str, ...]
    apply: tuple[str, ...]


def _fields(draws: Draws, name: str, key: str, city: str, sign: str) -> dict[str, str]:
    return {
        "employer": name,
        "token": key.removeprefix("sample-"),
        "city": city,
        "year": str(draws.between(1921, 2019)),
        "count": str(draws.pick((12, 14, 20, 25, 30, 40, 60, 75, 90, 120, 150, 200))),
        "volume": f"{sign}{draws.pick(('1.2', '2.4', '4', '6.5', '18', '40', '75', '120', '350'))} million",
        "bonus": f"{draws.pick((500, 750, 1000, 1500, 2000, 2500)):,}",
        "tuition": f"{draws.pick((2000, 3000, 4000, 5250)):,}",
        "stipend": f"{draws.pick((250, 300, 500, 750, 1000)):,}",
        "reward": str(draws.pick((25, 40, 50, 75, 100))),
        "match": draws.pick(("3", "4", "5", "6")),
        "days": str(draws.pick((15, 18, 20, 22, 25, 28))),
        "line": str(draws.between(100, 199)),
        "requisition": "above",
    }


def furnish(draws: Draws, name: str, key: str, industry: str, place: Place) -> House:
    """The style of a house whose first office is at `place`."""
    company = load("company")
    money = load("pay")["currency"][place.country]
    fields = _fields(draws, name, key, place.city or "", money[1].format("").strip())
    law = company["eeo"] if place.country in ("US", "CA") else company["eeo_abroad"]
    profile = load("employers")["industry"][industry]
    about = draws.some(profile["about"], draws.between(1, 2)) + draws.some(company["values"], draws.between(1, 5))
    if profile["tilt"][0] >= 2.5:
        about += draws.some(company["values_money"], draws.between(0, 1))
    about += draws.some(company["story"], draws.between(0, 4))

    def written(sentences: list[str]) -> tuple[str, ...]:
        return tuple(sentence.format_map(fields) for sentence in sentences)

    return House(
        headings={part: draws.pick(words).format_map(fields) for part, words in company["headings"].items()},
        order=tuple(draws.pick(company["orders"]["lists"])),
        markup=draws.between(0, 3),
        shape=draws.between(0, 5),
        line=draws.between(0, 11),
        sep=draws.pick(load("pay")["separators"]["both"]),
        money=draws.between(1, len(money) - 1),
        unit=draws.between(0, 7),
        terse=draws.chance(0.2),
        about=written(about),
        eeo=written(draws.some(law, draws.between(1, 3))),
        benefits=written(draws.some(company["benefits"][place.country], draws.between(4, 11))),
        apply=written(draws.some(company["apply"], draws.between(1, 3))),
    )
