"""Finds the phrases of a word list: in a title word by word, in a long text in one pass.

Both ways take `(phrase, value)` entries and know whole words only. A title is matched by its words in the singular, so
that "Collections Specialists" meets "collection specialist"; a text as written, letter case and hyphens aside.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from pipelines.vocabulary import folding

T = TypeVar("T")

LONGEST_TITLE = 400  # characters looked at: what is longer is a description in the wrong field
LONGEST_TEXT = 30_000
BREAKS = frozenset("|,/")  # what stands between the parts of a split title

_BREAKS = str.maketrans(
    dict.fromkeys('–—|;:()[]{}<>•·*~!?\n\r\t"“”', " | ")
    | {",": " , ", "/": " / ", "\\": " / ", "&": " and ", "+": " and ", "-": " ", "_": " ", "@": " at "}
    | dict.fromkeys(".'’®™", "")
)
# How postings shorten the words of titles; the short forms of jobs and ranks are in roles.csv and levels.csv.
_SHORT = {
    "coll": "collection", "colls": "collection", "colln": "collection", "collns": "collection",
    "collec": "collection", "mgmt": "management", "mgmnt": "management", "mgt": "management", "mngt": "management",
    "mngr": "manager", "ofcr": "officer", "offr": "officer", "agt": "agent", "exe": "executive", "ldr": "leader",
    "atty": "attorney", "acct": "account", "accts": "account", "acctg": "accounting", "pmt": "payment",
    "pmts": "payment", "pymt": "payment", "svc": "service", "svcs": "service", "cust": "customer", "ctrl": "control",
    "dy": "deputy", "spclst": "specialist", "splst": "specialist", "spcl": "specialist", "specl": "specialist",
    "crdt": "credit", "recv": "receivable", "rcvbl": "receivable", "rep": "representative", "reps": "representative",
}  # fmt: skip
_SLASHED = (("a/r", "ar"), ("a/p", "ap"), ("a/c ", "account "), ("and/or", "or"), ("w/", "with "), ("c/o", "care of"))


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The word in full and without the plural ending, by rule: enough to compare two titles, no dictionary of English.

    >>> singular("recoveries"), singular("collections"), singular("coll"), singular("business")
    ('recovery', 'collection', 'collection', 'business')
    """
    if whole := _SHORT.get(word):
        return whole
    if len(word) < 4 or word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@lru_cache(maxsize=64)
def _split(title: str) -> tuple[str, ...]:
    text = title[:LONGEST_TITLE]
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    text = text.lower()
    if "-" in text:
        text = text.replace(" -", " | ").replace("- ", " | ")
    if "/" in text:
        for slashed, plain in _SLASHED:
            text = text.replace(slashed, plain)
    return tuple(text.translate(_BREAKS).split())


def split_title(title: str) -> list[str]:
    """The lower-case words of a title and the marks between its parts: `|` for a dash or bracket, `,` and `/`.

    >>> split_title("Sr. Collections Specialist (A/R) – Credit/Collections")
    ['sr', 'collections', 'specialist', '|', 'ar', '|', '|', 'credit', '/', 'collections']
    >>> split_title("Past-Due Accounts - Early-Out")
    ['past', 'due', 'accounts', '|', 'early', 'out']
    """
    return list(_split(title))


@lru_cache(maxsize=64)
def _singulars(words: tuple[str, ...]) -> list[str]:
    return [singular(word) for word in words]


class Found(NamedTuple, Generic[T]):
    """One phrase of a title: the words `start` to `end` (end not included), and what the list says of it."""

    start: int
    end: int
    phrase: str
    value: T


class Phrases(Generic[T]):
    """A word list for titles. Of phrases that start at one word the longest wins, and no word is used twice.

    >>> jobs = Phrases([("credit", "credit"), ("credit controller", "core")])
    >>> [found.value for found in jobs.find(["credit", "controllers"])]
    ['core']
    >>> jobs.find(["credits", "|", "controller"])[0].value
    'credit'
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries: dict[str, tuple[str, T]] = {}
        self._longest: dict[str, int] = {}  # words of the longest phrase that begins with the key
        for phrase, value in entries:
            words = [singular(word) for word in phrase.split()]
            self._entries.setdefault(" ".join(words), (phrase, value))
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def find(self, words: list[str]) -> list[Found[T]]:
        """Every phrase in `words` (as `split_title` gives them), in their order."""
        words = _singulars(tuple(words))
        found: list[Found[T]] = []
        free = 0
        for here, word in enumerate(words):
            longest = self._longest.get(word)
            if longest is None or here < free:
                continue
            for end in range(min(here + longest, len(words)), here, -1):
                if entry := self._entries.get(word if end == here + 1 else " ".join(words[here:end])):
                    found.append(Found(here, end, *entry))
                    free = end
                    break
        return found


@lru_cache(maxsize=4)
def flatten(text: str) -> str:
    """The first 30,000 characters folded, with blanks for hyphens, slashes and line ends; places stay good.

    >>> flatten("Past-Due\\naccounts")
    'past due accounts'
    """
    return folding.flatten(text[:LONGEST_TEXT]).text.replace("/", " ")


class Mentions(Generic[T]):
    """A word list for long texts: one pass, however long the list. A phrase that ends in `*` may go on ("phlebotom*").

    >>> senses = Mentions([("past due", "debt"), ("phlebotom*", "specimen")])
    >>> senses.find("Call past-due accounts. No phlebotomist needed.")
    {'past due': 'debt', 'phlebotom*': 'specimen'}
    >>> senses.find("Repast dues")
    {}
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries = list(entries)
        self._open = [phrase.endswith("*") for phrase, _ in self._entries]
        self._automaton = ahocorasick_rs.AhoCorasick(
            [phrase.rstrip("*").lower() for phrase, _ in self._entries],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def find(self, text: str) -> dict[str, T]:
        """The phrases of `text`, each once, in its order."""
        return {phrase: value for _, phrase, value in self.firsts(flatten(text))}

    def find_all(self, flat: str) -> Iterator[tuple[int, str, T]]:
        """Every place of a phrase in a flattened text: the character after it, the phrase, its value."""
        for which, start, end in self._automaton.find_matches_as_indexes(flat):
            if start and flat[start - 1].isalnum():
                continue
            if not self._open[which] and end < len(flat) and flat[end].isalnum():
                continue
            phrase, value = self._entries[which]
            yield end, phrase, value

    def firsts(self, flat: str) -> list[tuple[int, str, T]]:
        """The first place of each phrase in a flattened text, as `find_all` gives it."""
        found: list[tuple[int, str, T]] = []
        seen: set[int] = set()
        for which, start, end in self._automaton.find_matches_as_indexes(flat):
            if which in seen or (start and flat[start - 1].isalnum()):
                continue
            if not self._open[which] and end < len(flat) and flat[end].isalnum():
                continue
            seen.add(which)
            found.append((end, *self._entries[which]))
        return found
