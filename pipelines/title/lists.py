"""The word lists that titles are read with, as `pipelines.title.scope` wants them: loaded once.

The files are `vocabulary/collections/{titles,homonyms,roles,evidence}.csv`; each says in its head what it means.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.phrases import Mentions, Phrases, singular

WEAK = {"collection": ("collection", "collector", "collecting"), "recovery": ("recovery",)}
FAMILY = {word: family for family, words in WEAK.items() for word in words}


class Mark(NamedTuple):
    """What the list says of a phrase. `soc` is "" for the code of the role, None where it is unsure."""

    kind: str
    value: str
    role: str
    soc: str | None


class Noun(NamedTuple):
    role: str
    supervises: bool
    soc: str | None


class Homonym(NamedTuple):
    family: str
    where: str
    sense: str


class Lists(NamedTuple):
    familiar: frozenset[str]
    marks: Phrases[Mark]
    homonyms: Phrases[list[Homonym]]
    nouns: Phrases[Noun]
    evidence: Mentions[tuple[str, int]]


def _homonyms() -> Iterator[tuple[str, list[Homonym]]]:
    senses: dict[str, list[Homonym]] = {}
    for row in load("homonyms.csv"):
        weak = WEAK[row["of"]] if row["where"] in ("before", "after") else ("",)
        for word in weak:
            pair = (row["phrase"], word) if row["where"] == "before" else (word, row["phrase"])
            senses.setdefault(" ".join(pair).strip(), []).append(Homonym(row["of"], row["where"], row["sense"]))
    yield from senses.items()


def _familiar() -> Iterator[str]:
    """The words, in the singular, that stand beside "collection" in the titles of this trade."""
    for row in load("titles.csv"):
        if row["kind"] not in ("profession", "function", "neutral"):
            yield row["phrase"]
    yield from (row["phrase"] for row in load("roles.csv"))
    yield from (row["name"] for row in load("employers.csv"))
    yield from (row["phrase"] for row in load("levels.csv", occupation=None))
    noise = load("title_noise.toml", occupation=None)
    for name in ("noise", "places", "regions", "small_words"):
        yield from noise[name]


@cache
def lists() -> Lists:
    """The word lists of titles, read once."""

    def code(cell: str) -> str | None:
        return None if cell == "-" else cell

    marks = (
        (row["phrase"], Mark(row["kind"], row["value"], row["role"], code(row["soc"]))) for row in load("titles.csv")
    )
    nouns = ((row["phrase"], Noun(row["role"], bool(row["supervises"]), code(row["soc"]))) for row in load("roles.csv"))
    evidence = ((row["phrase"], (row["sense"], int(row["weight"]))) for row in load("evidence.csv"))
    familiar = frozenset(singular(word) for phrase in _familiar() for word in phrase.split())
    return Lists(familiar, Phrases(marks), Phrases(_homonyms()), Phrases(nouns), Mentions(evidence))
