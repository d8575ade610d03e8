"""Finds the terms of a word list in a long text, with their places: in one pass, whole words, the longest of rivals.

A pattern of a list is a phrase with choices in braces. Case is ignored unless the pattern has a capital, hyphens are
blanks. Two parts with ` .. ` between them may stand up to 36 characters apart in one clause ("lead .. team"), two with
` ~ ` up to 24 without a comma or a bracket ("call ~ customers": "call our commercial customers").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.folding import flatten, fold
from pipelines.vocabulary.surroundings import FAR, Ahead, Needs, Sentence, read_ahead, read_needs
from pipelines.vocabulary.words import Words, expand, in_word


class _Use(NamedTuple):
    """One way a phrase is used by one entry; a decoy takes the words and names nothing."""

    entry: int
    family: int
    decoy: bool
    exact: str | None
    needs: Needs | None
    heads: Ahead | None


def _empty(phrases: dict[str, int]) -> Iterator[str]:
    """The phrases in their order, which are let go when the last is given."""
    yield from phrases
    phrases.clear()


_Apart = tuple[frozenset[bytes], tuple[_Use, ...]] | None


def _part(way: tuple[_Use, ...], known: dict[frozenset[Ahead], frozenset[bytes]]) -> _Apart:
    """The first words of what must stand before, and the uses for which nothing must; None where that is all uses."""
    heads = frozenset(use.heads for use in way if use.heads is not None)
    if not heads:
        return None
    if heads not in known:
        first, *rest = (head.first for head in heads)
        known[heads] = first.union(*rest) if rest else first
    return known[heads], tuple(use for use in way if use.heads is None)


def _not_tight(use: _Use) -> bool:
    return use.heads is None or not use.heads.tight


_UNCONDITIONED = (0, False, None, None, None)


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
        places: dict[str, int] = {}
        ways: list[tuple[_Use, ...]] = []
        # Thousands of phrases of a row are used alike: they share what says so.
        shared: dict[tuple[_Use, ...], tuple[_Use, ...]] = {}
        needs: dict[str, Needs] = {}
        self._families = 0
        for family, rows in enumerate(lists):
            self._families = family + 1
            for entry, row in enumerate(rows):
                needed = None
                if row.get("guarded"):
                    needed = needs.get(row["needs"]) or needs.setdefault(row["needs"], read_needs(row["needs"], groups))
                for column in ("phrases", "guarded", "decoys"):
                    for pattern in _split(row.get(column)):
                        ahead, tail = read_ahead(pattern.replace("-", " "))
                        common: tuple[_Use, ...] = (_Use(entry, family, column == "decoys", None, None, ahead),)
                        common = shared.setdefault(common, common)
                        for phrase in expand(tail):
                            use, plain = common, phrase.lower()
                            if needed and column == "guarded":
                                use = (use[0]._replace(needs=needed.without(plain)),)
                            if phrase != plain:
                                use = (use[0]._replace(exact=phrase),)
                            which = places.setdefault(plain, len(ways))
                            if which == len(ways):
                                ways.append(use)
                            else:
                                use = ways[which] + use
                                ways[which] = shared.setdefault(use, use)
        self._uses = [way if len(way) == 1 else tuple(sorted(way, key=_not_tight)) for way in ways]
        # Most phrases have one use, without conditions and in the first list: its entry.
        self._plain = [use[0].entry if len(use) == 1 and use[0][1:] == _UNCONDITIONED else None for use in ways]
        # Most phrases that count behind others stand without: the words of which one must be there, and the other uses.
        known: dict[frozenset[Ahead], frozenset[bytes]] = {}
        self._apart = [_part(way, known) for way in self._uses]
        # Whether words of the first list that are taken leave the phrase no use.
        self._closed = bytes(all(use.family == 0 and use.heads is None for use in way) for way in ways)
        self._words = Words(_empty(places))

    def find(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[list[Term]]:
        """Every mention within the spans (the whole text if None), list by list, in the order of the text.

        The words around a mention may lie outside the spans.
        """
        lined = fold(text).replace("-", " ").replace("e.g.", "e,g,")
        sentence = Sentence(lined)
        found: list[list[tuple[int, int, int]]] = [[] for _ in range(self._families)]
        since, taken = [0] * len(found), [0] * len(found)  # the words that belong to the last phrase of each list
        ordered = True  # and no mention twice
        flat = flatten(text)
        whole, plain, closed, uses, apart = flat.whole, self._plain, self._closed, self._uses, self._apart
        letters, words = flat.letters, list[bytes]()
        joined, begins = self._words.compared.joined, self._words.compared.starts
        for low, high in [(0, len(text))] if spans is None else spans:
            for which, begin, close in self._words.scan(flat, low, high):
                start, end = begin + low, close + low - 2
                if (
                    (start < taken[0] and closed[which])
                    or not joined.startswith(flat.text[start:end], begins[which])
                    or (not whole and in_word(text, start, end, low, high))
                ):
                    continue
                if (only := plain[which]) is not None:
                    since[0], taken[0] = start, end
                    found[0].append((start, -end, only))
                    continue
                ways = uses[which]
                if (parts := apart[which]) is not None:
                    words = letters[start - FAR if start > FAR else 0 : start].split()
                    if parts[0].isdisjoint(words) and not (ways := parts[1]):
                        continue
                takers = []
                claimed = -1  # the list in which words before the phrase have made it part of a longer one
                for entry, family, decoy, exact, needs, heads in ways:
                    inside = start < taken[family] and start > since[family]
                    if heads is None and (claimed == family or start < taken[family]):
                        continue
                    if inside and heads is not None and not heads.tight:
                        continue
                    if exact is not None and text[start:end].replace("-", " ").replace("\n", " ") != exact:
                        continue
                    if heads is not None:
                        head = -1 if heads.first.isdisjoint(words) else heads.find(words, lined, start)
                        if head < 0 or (inside and head >= since[family]):
                            continue
                        if not decoy:
                            ordered = False
                            found[family].append((head, -end, entry))
                            if not heads.tight:
                                continue
                            claimed = family
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


def _split(cell: str | None) -> list[str]:
    return [pattern.strip() for pattern in cell.split("|") if pattern.strip()] if cell else []


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
