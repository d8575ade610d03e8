"""Patterns of the word lists written out, and phrases found in a long text as whole words, all in one pass."""

import re
from collections.abc import Iterable, Sequence

import ahocorasick_rs

# A byte a character: ASCII letters and figures stay, all else is a blank.
_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


def expand(pattern: str) -> list[str]:
    """Every phrase a pattern stands for: `{a/b}` is either, `{/s}` is optional.

    >>> expand("payment {plan/arrangement}{/s}")
    ['payment plan', 'payment plans', 'payment arrangement', 'payment arrangements']
    >>> expand("a/r")
    ['a/r']
    """
    before, brace, rest = pattern.partition("{")
    if not brace:
        return [pattern]
    choices, _, after = rest.partition("}")
    return [before + choice + end for choice in choices.split("/") for end in expand(after)]


class Words:
    """Phrases in one automaton: `find` gives those that stand as whole words, sorted, the longer before the shorter.

    >>> Words(["skip tracing", "tracing", "a/r"]).find("skip tracing. skip, retracing a/r")
    [(0, -12, 0), (5, -12, 1), (30, -33, 2)]
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        # The blanks that the automaton sees may have been other marks: what holds a blank is compared once more.
        self._compared = [None if phrase.isalnum() else phrase for phrase in phrases]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [_bounded(phrase) for phrase in phrases], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, flat: str) -> list[tuple[int, int, int]]:
        """`(start, minus end, which phrase)` for a folded text in which line ends and hyphens are blanks."""
        compared = self._compared
        found = [
            (start, 2 - end, which)
            for which, start, end in self._automaton.find_matches_as_indexes(_bounded(flat), overlapping=True)
            if (phrase := compared[which]) is None or flat[start : end - 2] == phrase
        ]
        if not flat.replace("•", " ").isascii():
            found = [
                (start, minus, which)
                for start, minus, which in found
                if not (flat[start - 1 : start].isalnum() or flat[-minus : 1 - minus].isalnum())
            ]
        found.sort()
        return found


def _bounded(text: str) -> bytes:
    """One byte a character, a blank for all that is no ASCII letter or figure, and one on either side."""
    return b" " + text.encode("ascii", "replace").translate(_LETTERS) + b" "


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, in lower case; `word*` may go on.

    >>> re.findall(any_word(["vest*", "of age"]), "vested at 21 years of age, invest of ages")
    ['vested', 'of age']
    """
    parts = {re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + r"\b" for word in words}
    return rf"\b(?:{'|'.join(sorted(parts, key=lambda part: (-len(part), part)))})"
