"""Who hires in the sample?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spiders.sample.draws import Draws
from spiders.sample.houses import House, furnish
from spiders.sample.phrases import load
from spiders.sample.places import Place, places_of

KINDS = ("ashby", "greenhouse", "lever", "jsonld")


@dataclass(frozen=True, slots=True)
class Employer:
    """An invented employer. `key` is the key of its first source, `size` how many jobs it advertises."""

    number: int
    key: str
    name: str
    industry: str
    setting: str
    naics: str
    country: str
    kind: str
    size: int
    places: tuple[Place, ...]
    house: House

    @property
    def profile(self) -> dict[str, Any]:
        """What the employers of its industry have in common, from employers.toml."""
        profile: dict[str, Any] = load("employers")["industry"][self.industry]
        return profile


def _sizes(count: int, jobs: int) -> list[int]:
    """`jobs` spread over `count` employers, the first the largest: a few hire a lot, most a little; none fewer than 1.

    >>> sizes = _sizes(300, 10_000)
    >>> sum(sizes), sizes[0] > 8 * sizes[-1]
    (10000, True)
    """
    weights = [(rank + 5) ** -0.8 for rank in range(count)]
    scale = (jobs - count) / sum(weights)
    sizes = [1 + int(weight * scale) for weight in weights]
    for rank in range(jobs - sum(sizes)):
        sizes[rank % count] += 1
    return sizes


def _names(draws: Draws, count: int) -> list[str]:
    names = load("employers")["names"]
    stems = [first + second for first in names["first"] for second in names["second"] if first[-1] != second[0]]
    return draws.some(stems, count)


def _kinds(draws: Draws, sizes: list[int], pages: str) -> list[str]:
    """A kind of board for each employer; about a sixth of all jobs stand on pages of their own."""
    if pages == "one":
        return ["jsonld"] * len(sizes)
    order = draws.some(range(len(sizes)), len(sizes))
    goal, kinds = sum(sizes) / 6, [""] * len(sizes)
    for turn, number in enumerate(order):
        if goal >= sizes[number] / 2:
            kinds[number] = "jsonld"
            goal -= sizes[number]
        else:
            kinds[number] = KINDS[turn % 3]
    return kinds


def _portions(draws: Draws, shares: Mapping[str, float], count: int) -> list[str]:
    """`count` names in a drawn order, each as often as its share says, to the nearest whole.

    >>> sorted(_portions(Draws(1), {"US": 0.7, "GB": 0.3}, 10)).count("GB")
    3
    """
    total, wanted, names = sum(shares.values()), 0.0, list[str]()
    for name, share in shares.items():
        wanted += share / total * count
        names += [name] * (round(wanted) - len(names))
    return draws.some(names, count)


def _homes(draws: Draws, industries: Sequence[str]) -> list[str]:
    """A home country for each employer: at the shares of the sample, but for industries with a home of their own."""
    data = load("employers")
    free = [turn for turn, name in enumerate(industries) if "home" not in data["industry"][name]]
    found = [draws.pick(data["industry"][name].get("home", ("US",))) for name in industries]
    for turn, country in zip(free, _portions(draws, data["countries"], len(free)), strict=True):
        found[turn] = country
    return found


def invent_employers(draws: Draws, count: int, jobs: int, pages: str) -> list[Employer]:
    """`count` employers who advertise `jobs` jobs together. `pages` is "mixed" (four kinds of board) or "one".

    >>> employers = invent_employers(Draws(3), 40, 900, "mixed")
    >>> sum(employer.size for employer in employers), len({employer.name for employer in employers})
    (900, 40)
    """
    profiles = load("employers")["industry"]
    sizes = draws.some(_sizes(count, jobs), count)
    industries = _portions(draws, {name: profile["share"] for name, profile in profiles.items()}, count)
    rows = zip(
        _names(draws, count), industries, _homes(draws, industries), _kinds(draws, sizes, pages), sizes, strict=True
    )
    found = []
    for number, (stem, industry, country, kind, size) in enumerate(rows):
        places = tuple(draws.some(places_of(country), draws.pick((1, 1, 2, 3, 4, 6))))
        profile, key = profiles[industry], f"sample-{stem.lower()}"
        name = draws.pick(profile["forms"]).format(stem)
        house = furnish(draws, name, key, industry, places[0])
        naics, setting = profile["naics"], profile["setting"]
        found.append(Employer(number, key, name, industry, setting, naics, country, kind, size, places, house))
    return found
