"""What must stand around a phrase for it to count: words in its sentence, or others in front of it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.folding import LETTERS
from pipelines.vocabulary.words import expand

_GAP = r"[^\n.;:•!?]{1,36}"
_CUT = re.compile(r" (\.\.|~) ")
TIGHT = "~"
# A byte a character: letters, figures and line ends stay, what ends a sentence is a full stop, the rest a blank.
_SENTENCES = bytes(
    code if (code < 128 and chr(code).isalnum()) or code in (10, 39, 46) else 46 if code in (33, 63) else 32
    for code in range(256)
)
_WIDE = 24  # characters that a gap ` ~ ` has at most
FAR = 54  # characters before the last part of a pattern with gaps, in which the others stand
NEAR = 70  # characters on either side in which a guarded phrase finds the words it needs


class Needs(NamedTuple):
    """The words of which a guarded phrase needs one in its sentence; its own words do not count."""

    words: frozenset[bytes]
    pairs: tuple[bytes, ...]

    def without(self, phrase: str) -> "Needs":
        """The same for a phrase that may hold some of the words."""
        own = self.words.intersection(phrase.encode().split())
        return Needs(self.words - own, self.pairs) if own else self


@cache
def _others() -> re.Pattern[str]:
    """What a gap ` ~ ` does not reach over."""
    return re.compile(rf"[\n.;:•!?,()]| (?:{'|'.join(load('skills.toml')['between'])}) ")


class Sentence:
    """The words of the sentence around a place, remembered while the places stay in it."""

    def __init__(self, lined: str) -> None:
        self._lined = lined.encode("ascii", "replace").translate(_SENTENCES)
        self._low = self._high = -1
        self._words: list[bytes] = []

    def has(self, needs: Needs, start: int, end: int) -> bool:
        lined = self._lined
        if not (self._low <= start and end <= self._high):
            low, high = max(0, start - NEAR), min(end + NEAR, len(lined))
            self._low = max(low, lined.rfind(b"\n", low, start) + 1, lined.rfind(b". ", low, start) + 1)
            high = (lined.find(b"\n", end, high) + 1 or high + 1) - 1
            high = (lined.find(b". ", end, high) + 1 or high + 1) - 1
            self._high = high - (lined[high - 1 : high] == b".")
            self._words = lined[self._low : self._high].split()
        if not needs.words.isdisjoint(self._words):
            return True
        return bool(needs.pairs) and any(lined.find(words, self._low, self._high) >= 0 for words in needs.pairs)


def read_needs(cell: str, groups: Mapping[str, Sequence[str]]) -> Needs:
    """The words that a cell of `needs` asks for: words between `|`, `@name` for a group, `word*` for all its endings.

    >>> needs = read_needs("@office|call center|skip*", {"office": ["excel", "word"]})
    >>> sorted(needs.words)[0], needs.pairs, b"skipping" in needs.words, b"word" in needs.without("ms word").words
    (b'excel', (b'call center',), False, False)
    """
    words = [word for need in cell.split("|") for word in (groups[need[1:]] if need.startswith("@") else [need])]
    forms = {form for word in words for form in (_forms(word[:-1]) if word.endswith("*") else [word])}
    return Needs(
        frozenset(_encoded(form) for form in forms if " " not in form),
        tuple(sorted(_encoded(form) for form in forms if " " in form)),
    )


@cache
def _encoded(form: str) -> bytes:
    return form.encode()


@cache
def _forms(stem: str) -> list[str]:
    return [stem + ending for ending in load("skills.toml")["endings"]]


class Ahead:
    """What must stand before the last part of a pattern with gaps: searched in the stretch up to there."""

    __slots__ = ("_parts", "_pattern", "first", "phrases", "tight")

    def __init__(self, parts: tuple[str, ...]) -> None:
        self._parts = parts
        self._pattern: re.Pattern[str] | None = None
        self.tight = parts[-1] == TIGHT
        heads = expand(parts[0])
        self.first = frozenset(_letters(head).split()[0] for head in heads)
        self.phrases: dict[bytes, tuple[str, ...]] | None = None
        if parts[1:] == (TIGHT,):
            heads.sort(key=len, reverse=True)
            self.phrases = {
                first: tuple(head for head in heads if _letters(head).split()[0] == first) for first in self.first
            }

    def find(self, words: Sequence[bytes], lined: str, start: int) -> int:
        """Where it begins in front of a place of a text, -1 if it does not stand there; `words`: those near enough."""
        low, nearest = max(0, start - FAR), -1
        if self.phrases is None:
            head = None if self.first.isdisjoint(words) else self.pattern.search(lined, low, start)
            return -1 if head is None else head.start()
        for word in words:
            if (phrases := self.phrases.get(word)) is not None:
                nearest = max(nearest, _find_nearest(phrases, lined, word.decode("latin-1"), low, start))
        return nearest

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when one of its first words is first met before the last part: most never are."""
        if self._pattern is None:
            near = rf"(?:(?!{_others().pattern}).){{1,{_WIDE}}}"
            gaps = [near if gap == TIGHT else _GAP for gap in self._parts[1::2]]
            heads = [sorted(map(re.escape, expand(head)), key=len, reverse=True) for head in self._parts[0::2]]
            words = [rf"(?:{'|'.join(phrases)})\b" for phrases in heads]
            ends = [f"{gap}?" for gap in gaps[:-1]] + [rf"(?={gaps[-1]}\Z)"]
            self._pattern = re.compile(rf"\b{''.join(word + end for word, end in zip(words, ends, strict=True))}")
        return self._pattern


def _find_nearest(phrases: tuple[str, ...], lined: str, word: str, low: int, start: int) -> int:
    place = lined.rfind(word, low, start)
    while place >= 0:
        if place == 0 or not lined[place - 1].isalnum():
            for phrase in phrases:
                end = place + len(phrase)
                if start - end <= _WIDE and lined.startswith(phrase, place) and not lined[end].isalnum():
                    return -1 if _others().search(lined, end, start) else place
        place = lined.rfind(word, low, place)
    return -1


def read_ahead(pattern: str) -> tuple[Ahead | None, str]:
    """What must stand before the last part of a pattern, and that part.

    >>> ahead, tail = read_ahead("{call/ring} ~ customers")
    >>> [ahead.find([b"ring"], text, len(text)) for text in ("we ring our late ", "ring about ", "ring, then ask ")]
    [3, -1, -1]
    >>> tail, read_ahead("skip tracing")
    ('customers', (None, 'skip tracing'))
    """
    *parts, tail = _CUT.split(pattern)
    return (_head(tuple(parts)) if parts else None), tail


@cache
def _head(parts: tuple[str, ...]) -> Ahead:
    return Ahead(parts)


def _letters(phrase: str) -> bytes:
    return phrase.encode("latin-1", "replace").translate(LETTERS)
