"""Which words does the sample have, and which concept does a phrase name?

A phrase file is TOML. In its sentences "[the words|Concept]" marks where a concept of `skills.toml` is said, and
`{field}` is filled by the generator.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).with_name("phrases")
_MARK = re.compile(r"\[([^\]|]+)\|([^\]|]+)\]")


class Phrase(NamedTuple):
    """A sentence without its marks, and the concepts it names."""

    text: str
    skills: tuple[str, ...] = ()

    def fill(self, fields: Mapping[str, str]) -> str:
        return self.text.format_map(fields) if "{" in self.text else self.text


def read_phrase(marked: str) -> Phrase:
    """
    >>> read_phrase("[Negotiate|Negotiation] with {people}")
    Phrase(text='Negotiate with {people}', skills=('Negotiation',))
    >>> read_phrase("Negotiate with {people}").skills      # said, but not marked: not in the truth
    ()
    """
    return Phrase(_MARK.sub(r"\1", marked), tuple(mark[1] for mark in _MARK.findall(marked)))


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `phrases/<name>.toml`. Raises FileNotFoundError for another name."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def _phrases(sentences: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(read_phrase(sentence) for sentence in sentences)


def phrases(sentences: Sequence[str]) -> tuple[Phrase, ...]:
    """The sentences of a list, read once."""
    return _phrases(tuple(sentences))


@cache
def table(name: str, key: str) -> dict[str, tuple[Phrase, ...]]:
    """The lists of one table of a file, as phrases: `table("duties", "duty")["line"]`."""
    return {entry: phrases(sentences) for entry, sentences in load(name)[key].items()}
