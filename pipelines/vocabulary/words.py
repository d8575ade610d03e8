"""Patterns of the word lists written out, and phrases found in a long text as whole words, all in one pass."""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

import ahocorasick_rs

from pipelines.vocabulary.folding import LETTERS, Flat


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
    """Phrases in one automaton, which finds where they may stand as whole words.

    It sees a blank for every other mark, so that what it finds of a phrase with blanks or marks is compared once more:
    `compared` holds those phrases, and None for single words. Where the text is not `whole`, `in_word` is asked too.

    >>> words = Words(["skip tracing", "tracing", "a/r"])
    >>> from pipelines.vocabulary.folding import flatten
    >>> words.scan(flatten("skip-tracing. skip, retracing a/r a.r"))
    [(0, 0, 14), (1, 5, 14), (2, 30, 35), (2, 34, 39)]
    >>> words.compared
    ['skip tracing', None, 'a/r']
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self.compared = [None if phrase.isalnum() else phrase for phrase in phrases]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [b" %b " % phrase.encode("latin-1", "replace").translate(LETTERS) for phrase in phrases],
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def scan(self, flat: Flat, low: int = 0, high: int | None = None) -> list[tuple[int, int, int]]:
        """`(which phrase, start, end)` by their start, the longer before the shorter.

        Read is the span from `low` to `high`, as if it stood alone, and places count from its beginning. An end takes
        in a blank before the phrase and one behind it: it is two too far.
        """
        found = self._automaton.find_matches_as_indexes(b" %b " % flat.letters[low:high], overlapping=True)
        found.reverse()
        found.sort(key=_start)
        return found


_start = itemgetter(1)


def in_word(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether letters or figures of the span from `low` to `high` stand at either side of a stretch of it.

    >>> in_word("第sap", 1, 4, 0, 4), in_word("第sap", 1, 4, 1, 4)
    (True, False)
    """
    return text[max(low, start - 1) : start].isalnum() or text[end : min(end + 1, high)].isalnum()


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, in lower case; `word*` may go on.

    >>> re.findall(any_word(["vest*", "of age"]), "vested at 21 years of age, invest of ages")
    ['vested', 'of age']
    """
    parts = {re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) + r"\b" for word in words}
    return rf"\b(?:{'|'.join(sorted(parts, key=lambda part: (-len(part), part)))})"
