"""What boards' own fields say of education and employment: their words, read as the values of a row."""

import re
from collections.abc import Iterable
from functools import cache

from pipelines.text import fold
from pipelines.vocabulary import load
from pipelines.vocabulary.words import any_word


def read_employment_type(words: str | None) -> str | None:
    """The type of employment that a board's field names; None for words that do not say (`PER_DIEM`, "Permanent").

    >>> [read_employment_type(words) for words in ("FullTime", "PART_TIME", "Contractor", "Full-time, Temporary")]
    ['full_time', 'part_time', 'contract', 'temporary']
    >>> read_employment_type("Permanent") is None
    True
    """
    return choose_type(read_types(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words[:400]))) if words else None


def read_types(words: str) -> list[str]:
    """The types that a few words name, in their order: each word, and each pair of words as one.

    >>> read_types("Collector (part-time, seasonal)"), read_types("Contracts Specialist")
    (['part_time', 'temporary'], [])
    """
    named = _types()
    found = []
    last = ""
    for word in re.findall(r"[a-z0-9]+", words[:400].lower()):
        if last + word in named:
            found.append(named[last + word])
        if word in named:
            found.append(named[word])
        last = word
    return found


@cache
def _types() -> dict[str, str]:
    lists = load("requirements.toml", occupation=None)["board"]["employment"]
    return {word: kind for kind, listed in lists.items() for word in listed if kind != "unsaid"}


def choose_type(types: Iterable[str]) -> str | None:
    """Of several types the one that says most; of full-time and part-time the first; None of none.

    >>> choose_type(["full_time", "contract"]), choose_type(["part_time", "full_time"])
    ('contract', 'part_time')
    """
    named = list(types)
    for kind in ("internship", "temporary", "contract"):
        if kind in named:
            return kind
    return named[0] if named else None


def read_education(words: str | None) -> str | None:
    """The lowest level that a board's own field names ("bachelor degree"), None where it names none ("Unavailable").

    >>> [read_education(words) for words in ("Bachelor's Degree", "HIGH_SCHOOL", "no requirements", "MBA")]
    ['bachelor', 'high_school', 'none', 'master']
    >>> read_education("professional certificate") is None
    True
    """
    plain = fold(words or "")[:400].replace("_", " ").replace("-", " ")
    return next((level for level, named in _levels() if named.search(plain)), None)


@cache
def _levels() -> list[tuple[str, re.Pattern[str]]]:
    lists = load("requirements.toml", occupation=None)["board"]["education"]
    return [(level, re.compile(any_word(words))) for level, words in lists.items()]
