"""Finds the terms of a word list in a long text, with their places: in one pass, whole words, the longest of rivals.

A pattern of a list is a phrase with choices in braces. Case is ignored unless the pattern has a capital, hyphens are
blanks. Two parts with ` .. ` between them may stand up to 36 characters apart in one clause ("lead .. team").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.folding import flatten, fold
from pipelines.vocabulary.words import Words, expand, in_word

GAP = r"[^\n.;:•!?]"
# A byte a character: letters, figures and line ends stay, what ends a sentence is a full stop, the rest a blank.
_SENTENCES = bytes(
    code if (code < 128 and chr(code).isalnum()) or code in (10, 39, 46) else 46 if code in (33, 63) else 32
    for code in range(256)
)
FAR = 54  # characters before the last part of a pattern with gaps, in which the others stand
NEAR = 70  # characters on either side in which a guarded phrase finds the words it needs


class _Use(NamedTuple):
    """One way a phrase is used by one entry; a decoy takes the words and names nothing."""

    entry: int
    family: int
    decoy: bool
    exact: str | None
    needs: "_Needs | None"
    heads: re.Pattern[str] | None


class Term(NamedTuple):
    """A term found: which row of the list, and where."""

    row: int
    start: int
    end: int


class Terms:
    """Word lists whose rows have `phrases`, and may have `guarded`, `needs` and `decoys` (patterns between `|`).

    `guarded` phrases count only where one of the words in `needs` stands near in the same sentence (`@name`: a group
    of words, `word*`: the word may go on); `decoys` are longer phrases in which the term means something else. Several
    lists are read in one pass and do not take each other's words.

    >>> terms = Terms([[{"phrases": "microsoft excel|Excel", "decoys": "excel in"}]], {})
    >>> [tuple(found) for found in terms.find("Microsoft Excel. You Excel in MS Excel")[0]]
    [(0, 0, 15), (0, 33, 38)]
    >>> Terms([[{"phrases": "", "guarded": "Word", "needs": "excel"}]], {}).find("Word of mouth")
    [[]]
    """

    def __init__(self, lists: Iterable[Sequence[Mapping[str, str]]], groups: Mapping[str, Sequence[str]]) -> None:
        uses: dict[str, list[_Use]] = {}
        self._families = 0
        for family, rows in enumerate(lists):
            self._families = family + 1
            for entry, row in enumerate(rows):
                for column in ("phrases", "guarded", "decoys"):
                    for pattern in _split(row.get(column)):
                        *heads, tail = pattern.replace("-", " ").split(" .. ")
                        ahead = _ahead(heads) if heads else None
                        for phrase in expand(tail):
                            exact = phrase if phrase != phrase.lower() else None
                            needs = _needed(row.get("needs"), groups, phrase.lower()) if column == "guarded" else None
                            use = _Use(entry, family, column == "decoys", exact, needs, ahead)
                            uses.setdefault(phrase.lower(), []).append(use)
        self._uses = list(uses.values())
        # Most phrases have one use, without conditions and in the first list: its entry.
        self._plain = [
            ways[0].entry if len(ways) == 1 and ways[0][1:] == (0, False, None, None, None) else None
            for ways in self._uses
        ]
        # Whether words of the first list that are taken leave the phrase no use.
        self._closed = [all(use.family == 0 and use.heads is None for use in ways) for ways in self._uses]
        self._words = Words(list(uses))

    def find(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[list[Term]]:
        """Every mention within the spans (the whole text if None), list by list, in the order of the text.

        The words around a mention may lie outside the spans.
        """
        lined = fold(text).replace("-", " ").replace("e.g.", "e,g,")
        sentence = _Sentence(lined)
        found: list[list[tuple[int, int, int]]] = [[] for _ in range(self._families)]
        since, taken = [0] * len(found), [0] * len(found)  # the words that belong to the last phrase of each list
        ordered = True  # and no mention twice
        flat = flatten(text)
        whole, compared, plain, closed = flat.whole, self._words.compared, self._plain, self._closed
        for low, high in [(0, len(text))] if spans is None else spans:
            for which, begin, close in self._words.scan(flat, low, high):
                start, end = begin + low, close + low - 2
                if start < taken[0] and closed[which]:
                    continue
                if (phrase := compared[which]) is not None and flat.text[start:end] != phrase:
                    continue
                if not whole and in_word(text, start, end, low, high):
                    continue
                if (only := plain[which]) is not None:
                    since[0], taken[0] = start, end
                    found[0].append((start, -end, only))
                    continue
                takers = []
                for entry, family, decoy, exact, needs, heads in self._uses[which]:
                    if start < taken[family] and (heads is None or start > since[family]):
                        continue
                    if exact is not None and text[start:end].replace("-", " ").replace("\n", " ") != exact:
                        continue
                    if heads is not None:
                        if (head := heads.search(lined, max(0, start - FAR), start)) is None:
                            continue
                        if not decoy:
                            ordered = False
                            found[family].append((head.start(), -end, entry))
                            continue
                    elif needs is not None and not sentence.has(needs, start, end):
                        continue
                    elif not decoy:
                        ordered = ordered and (start, -end, entry) not in found[family][-1:]
                        found[family].append((start, -end, entry))
                    takers.append(family)
                for family in takers:
                    since[family], taken[family] = start, end
        if not ordered:
            found = [_apart(terms) for terms in found]
        return [[_term((row, start, -minus)) for start, minus, row in terms] for terms in found]


_term = partial(tuple.__new__, Term)  # as quick as a plain tuple


class _Needs(NamedTuple):
    """The words of which a guarded phrase needs one in its sentence; its own words do not count."""

    words: frozenset[bytes]
    pairs: list[bytes]


class _Sentence:
    """The words of the sentence around a place, remembered while the places stay in it."""

    def __init__(self, lined: str) -> None:
        self._lined = lined.encode("ascii", "replace").translate(_SENTENCES)
        self._low = self._high = -1
        self._words: list[bytes] = []

    def has(self, needs: _Needs, start: int, end: int) -> bool:
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


def _needed(cell: str | None, groups: Mapping[str, Sequence[str]], phrase: str) -> _Needs:
    words = [word for need in _split(cell) for word in (groups[need[1:]] if need.startswith("@") else [need])]
    forms = {form for word in words for form in (_forms(word[:-1]) if word.endswith("*") else [word])}
    own = phrase.split()
    return _Needs(
        frozenset(form.encode() for form in forms if " " not in form and form not in own),
        sorted(form.encode() for form in forms if " " in form),
    )


def _forms(stem: str) -> list[str]:
    return [stem + ending for ending in load("skills.toml")["endings"]]


def _split(cell: str | None) -> list[str]:
    return [pattern.strip() for pattern in cell.split("|") if pattern.strip()] if cell else []


def _ahead(heads: list[str]) -> re.Pattern[str]:
    """What must stand before the last part of a pattern with gaps: searched in the stretch up to there."""
    parts = ["(?:" + "|".join(sorted(map(re.escape, expand(head)), key=len, reverse=True)) + r")\b" for head in heads]
    return re.compile(rf"\b{f'{GAP}{{1,36}}?'.join(parts)}(?={GAP}{{1,36}}\Z)")


def _apart(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The mentions in the order of the text, without those that lie in another one of the same row."""
    found.sort()
    reach: dict[int, int] = {}
    kept = []
    for mention in found:
        _, minus, row = mention
        if -minus > reach.get(row, -1):
            reach[row] = -minus
            kept.append(mention)
    return kept


_LISTS = {"skills": ("skills.csv", "credentials.csv"), "requirements": ("requirements.csv", "credentials.csv")}


@cache
def read_lists() -> dict[str, list[dict[str, str]]]:
    """The rows of the lists that `find_terms` looks for, in the order of their files."""
    return {
        name: [
            row
            for file in files
            for row in load(file, occupation=None if file == "requirements.csv" else "collections")
        ]
        for name, files in _LISTS.items()
    }


@cache
def _terms() -> Terms:
    return Terms(list(read_lists().values()), load("skills.toml")["groups"])


@lru_cache(maxsize=16)
def _found(text: str, spans: tuple[tuple[int, int], ...]) -> dict[str, list[Term]]:
    return dict(zip(_LISTS, _terms().find(text, spans), strict=True))


def find_terms(name: str, text: str, spans: tuple[tuple[int, int], ...]) -> list[Term]:
    """The mentions of the list `skills` or `requirements` within spans of a text.

    One pass finds both, and the last texts are remembered.

    >>> rows = read_lists()["skills"]
    >>> [rows[term.row]["name"] for term in find_terms("skills", "FDCPA and A/R", ((0, 13),))]
    ['FDCPA', 'Accounts receivable']
    """
    return _found(text, spans)[name]
