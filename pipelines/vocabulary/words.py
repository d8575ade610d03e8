"""Patterns of the word lists written out, and phrases found in a long text as whole words, all in one pass."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import overload

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


class Phrases(Sequence[str]):
    """Many short texts in one, a third of the size of as many strings: the one `at` begins at `starts[at]` of `joined`.

    >>> phrases = Phrases(["skip tracing", "a/r"])
    >>> phrases[1], len(phrases), phrases.joined.startswith("a/r", phrases.starts[1])
    ('a/r', 2, True)
    >>> phrases[2]
    Traceback (most recent call last):
    IndexError: array index out of range
    """

    __slots__ = ("joined", "starts")

    def __init__(self, phrases: Iterable[str]) -> None:
        self.starts = array("I", [0])
        self.joined = "".join(self._follow(phrases))

    def _follow(self, phrases: Iterable[str]) -> Iterator[str]:
        end = 0
        for phrase in phrases:
            end += len(phrase)
            self.starts.append(end)
            yield phrase

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[which] for which in range(*at.indices(len(self)))]
        return self.joined[self.starts[at] : self.starts[at + 1]]


class Words:
    """Phrases in one automaton, which finds where they may stand as whole words.

    It sees a blank for every other mark, so that what it finds is compared once more with the phrase in `compared`.
    Where the text is not `whole`, `in_word` is asked too.

    >>> words = Words(["skip tracing", "tracing", "a/r"])
    >>> from pipelines.vocabulary.folding import flatten
    >>> words.scan(flatten("skip-tracing. skip, retracing a/r a.r"))
    [(0, 0, 14), (1, 5, 14), (2, 30, 35), (2, 34, 39)]
    >>> words.compared[2]
    'a/r'
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.compared = Phrases(phrases)
        del phrases  # the automaton takes as much room again while it is built
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            (b" %b " % phrase.encode("latin-1", "replace").translate(LETTERS) for phrase in self.compared),
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
