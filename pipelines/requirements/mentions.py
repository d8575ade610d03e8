"""What a text says that may be a requirement: mentions of `requirements.csv` and `credentials.csv`, each weighed."""

from functools import cache
from typing import NamedTuple

from pipelines.text import weigh
from pipelines.vocabulary import load
from pipelines.vocabulary.terms import find_terms, read_lists

_ENDS = ("\n", ";", ". ", "! ", "? ")  # of a sentence
_MARKS = dict.fromkeys(map(ord, '-,.:;!?()[]{}"*+%•·‣◦▪–>~♦✔✓✅'), " ")


class Mention(NamedTuple):
    """Words at `start` to `end` that say `value` of a `field`: education, employment, experience, unit or credential.

    `section` is the kind of section they stand in, `weight` how their clause weighs them (`pipelines.text.weigh`).
    """

    field: str
    value: str
    start: int
    end: int
    section: str
    weight: str | None

    @property
    def preferred(self) -> bool:
        """Whether the clause says so, or, where it does not say, the section."""
        return (self.weight or self.section) == "preferred"

    @property
    def listed(self) -> bool:
        """Whether it stands in a section of requirements."""
        return self.section in ("required", "preferred")


@cache
def _meanings() -> list[tuple[str, str]]:
    rows = read_lists()["requirements"]
    return [(row.get("field", "credential"), row.get("value") or row["name"]) for row in rows]


def find_mentions(text: str, spans: tuple[tuple[int, int], ...]) -> list[Mention]:
    """Every mention within spans of a text, in its order.

    >>> [(found.field, found.value) for found in find_mentions("No GED, no bar", ((0, 14),))]
    [('education', 'high_school')]
    """
    meanings = _meanings()
    terms = find_terms("requirements", text, spans)
    weights = weigh(text, [start for _, start, _ in terms])
    return [
        Mention(*meanings[row], start, end, *weight) for (row, start, end), weight in zip(terms, weights, strict=True)
    ]


def read_clause(folded: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a place in its sentence, 100 and 120 characters at most.

    >>> read_clause("hello. two years of it; more", 11, 16)
    ('two ', ' of it')
    """
    before, behind = folded[max(0, start - 100) : start], folded[end : end + 120]
    for mark in _ENDS:
        if mark in before:
            before = before.rpartition(mark)[2]
        if mark in behind:
            behind = behind.partition(mark)[0]
    return before, behind


class Clause:
    """The words of a clause in lower case, without its marks, to be compared with the lists of `requirements.toml`.

    An entry is a phrase of whole words; its last word may go on where it ends with `*`.

    >>> clause = Clause("(at least two-year degree, 100%")
    >>> clause.plain, clause.has("asked"), clause.has("leading")
    (' at least two year degree 100 ', True, False)
    >>> Clause("of agents").begins("other_after"), Clause("of age").begins("other_after")
    (False, True)
    """

    __slots__ = ("_words", "plain")

    def __init__(self, clause: str) -> None:
        self._words = clause.translate(_MARKS).split()
        self.plain = f" {' '.join(self._words)} "

    def has(self, name: str) -> bool:
        """Whether an entry of a list is in it."""
        entries = _entries(name)
        if not entries.words.isdisjoint(self._words):
            return True
        phrases = entries.open if entries.begun.isdisjoint(self._words) else entries.phrases
        return any(phrase in self.plain for phrase in phrases)

    def begins(self, name: str) -> bool:
        """Whether it begins with an entry of a list."""
        return self.plain.startswith(_entries(name).all)

    def ends(self, name: str) -> bool:
        """Whether it ends with an entry of a list."""
        return self.plain.endswith(_entries(name).all)


class _Entries(NamedTuple):
    """A list: all entries between blanks, the single words, the first words of longer ones, these, those with `*`."""

    all: tuple[str, ...]
    words: frozenset[str]
    begun: frozenset[str]
    phrases: tuple[str, ...]
    open: tuple[str, ...]


@cache
def _entries(name: str) -> _Entries:
    listed = load("requirements.toml", occupation=None)["words"][name]
    closed = [entry for entry in listed if not entry.endswith("*")]
    begun = tuple(f" {entry[:-1]}" for entry in listed if entry.endswith("*"))
    longer = [entry for entry in closed if " " in entry]
    return _Entries(
        begun + tuple(f" {entry} " for entry in closed),
        frozenset(closed).difference(longer),
        frozenset(entry.partition(" ")[0] for entry in longer),
        begun + tuple(f" {entry} " for entry in longer),
        begun,
    )
