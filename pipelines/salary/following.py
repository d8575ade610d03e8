"""What may follow the digits of a figure: the period it stands for, and the words that can belong to it."""

import re
from functools import cache
from typing import NamedTuple

from pipelines.money import MULTIPLES, forms, period_words
from pipelines.vocabulary import load

_PERIOD = re.compile(
    r"(?:\)(?=[ ]?(?:per|an?|/)\b))?"
    r"[ \u00a0]{0,2}[(]?[ \u00a0]?(?:(/|\\|p/|per\b|an?\b|(?:for[ ])?(?:each|every)\b|p[aeo]r\b|pr\b|pro\b"
    r"|(?:de[ ])?la?\b['’]?|al\b|im\b|die\b|je\b|aux\b)[ \u00a0/]{0,2})?(?:the[ ]|l['’])?"
    r"([^\W\d_]{1,16}(?:\.[A-Za-z]\b){0,2}\.?)\)?",
    re.IGNORECASE,
)
#: The first part of words run together: "hourMonday".
HUMP = re.compile(r"[A-Z]?[a-z]+(?=[A-Z])|[A-Z]{2,}(?=[A-Z][a-z])")


class Following(NamedTuple):
    """The words that may belong to a figure they follow, and some that never do."""

    after_per: dict[str, str]
    alone: dict[str, str]
    several: dict[str, tuple[str, ...]]  # by their first two letters, the longest first
    known: frozenset[str]  # every word that may belong to a figure when it follows one
    short_forms: frozenset[str]
    additions: frozenset[str]
    joins: frozenset[str]
    counted: frozenset[str]


@cache
def words_after() -> Following:
    """The period words after "per", those that stand alone, those of several words, and the signs of one character."""
    use = period_words()
    lists = load("money_roles.toml", occupation=None)["words"]
    several = {word for group in use.values() for word in group if " " in word or "-" in word}
    return Following(
        {**use["adverb"], **use["noun"]},
        {**use["short"], **use["adverb"]},
        {
            begin: tuple(sorted((word for word in several if word[:2] == begin), key=lambda word: (-len(word), word)))
            for begin in {word[:2] for word in several}
        },
        frozenset(re.split("[ .-]", word)[0] for name in ("adverb", "short") for word in use[name])
        | {form.lower().rstrip(".").split()[0] for form in forms() if form[0].isalpha()}
        | set(lists["per"])
        | {word for stem in MULTIPLES for word in (stem, stem + "s")}
        | set(lists["joins"])
        | set(lists["ends"]),
        frozenset(form.lower() for form in forms() if form[0].isalpha() and len(form) < 6),
        frozenset(lists["additions"]),
        frozenset(lists["joins"]),
        frozenset(lists["counted"]) - set(use["short"]) - {"month", "day"},
    )


def period_after(text: str, at: int) -> tuple[str | None, int, bool]:
    """The period right after a figure, where it ends, and whether "per" leads to something that is no period.

    >>> period_after("$18 an hour", 3), period_after("24 $ de l'heure", 4), period_after("$5 per call", 2)
    (('hour', 11, False), ('hour', 15, False), (None, 2, True))
    >>> period_after("$18 honestly", 3)
    (None, 3, False)
    """
    found = _PERIOD.match(text, at, at + 40)
    if not found:
        return None, at, False
    per, word, words = (found[1] or "").lower(), found[2].lower(), words_after()
    known = words.after_per if per else words.alone
    begin, end = found.start(2), found.end()
    rest = text[begin : begin + 20].lower()
    for phrase in words.several.get(word[:2], ()):
        if rest.startswith(phrase) and not rest[len(phrase) : len(phrase) + 1].isalpha():
            return known.get(phrase) or None, begin + len(phrase), False
    period = known.get(word) or known.get(word.rstrip("."))
    if per == "p/" and word == "a":
        period = "year"
    opened = "(" in text[at:begin]
    end -= text[end - 1] == ")" and not opened
    end -= text[end - 1] == "."  # it may end the sentence too
    if not period and (hump := HUMP.match(found[2])):
        period, end = known.get(hump[0].lower()), begin + hump.end()
    if period and text[end : end + 1] == ":" and text[at] == " " and per == "/":
        return None, at, False  # "Hourly: $21.63 / Annual: $45,000"
    if period and (not opened or text[end - 1] == ")"):
        return period, end, False
    a_piece = per == "per" or (per == "/" and begin == at + 1)
    return None, at, a_piece and word not in ("experience", "doe")
