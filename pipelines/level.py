"""How far up the ladder a job stands: junior, mid, senior, lead, manager, director (DESIGN 4).

The words are `vocabulary/levels.csv`. A title that carries none is read with its description, where that says the
level outright ("this is an entry-level position", "Job title: Senior Collector"); "mid" is what is left.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.vocabulary import load
from pipelines.vocabulary.phrases import BREAKS, Phrases, split_title

RANKS = ("director", "manager", "lead", "senior", "junior")
GRADES = {
    "i": "junior",
    "1": "junior",
    "ii": "mid",
    "2": "mid",
    "iii": "senior",
    "3": "senior",
    "iv": "senior",
    "4": "senior",
}
GRADE_WORDS = frozenset({"level", "lvl", "grade", "class"})
COUNTED = frozenset(
    {"position", "opening", "vacancy", "year", "yr", "month", "week", "day", "hour", "shift", "post", "role"}
)
AGENTS = ("er", "or", "ist", "yst", "ian", "ant", "ent", "ive")  # endings of jobs: biller, accountant, technician
BEHIND = frozenset({"trainee", "apprentice", "intern", "senior", "sr", "junior", "jr"})
LONGEST_TEXT = 30_000

STATED = {
    "entry": "junior",
    "junior": "junior",
    "trainee": "junior",
    "graduate": "junior",
    "senior": "senior",
    "sr": "senior",
}
STATED |= {"lead": "lead", "supervisor": "lead", "manager": "manager", "director": "director"}

# Each is tried only around a word found by plain search: over a whole description they would take half a millisecond.
_BEFORE_WORD = re.compile(r"\b(?:as|seeking|looking for|hiring|recruiting|recruit|join us as|need|are) an? ?$")
_AFTER_WORD = re.compile(
    r"[. -]{1,2}(?:level )?(?:[\w/&-]{2,20} ){0,3}?"
    r"(?:collect|credit|recover|specialist|controller|analyst|rep|officer|agent|clerk|assoc)"
)
_POST = re.compile(
    r"[ -]level (?:collect\w{1,8} )?(?:position|role|opportunity|job|opening)\b"
    r"|(?: [\w-]{2,15}){0,2} (?:position|role|post|job|opening|seat)\b"
)
_THIS = re.compile(r"\b(?:this is|this|is|as|in this|offer|offering) ?(?:an?|our)? ?(?:working )?$|\ba ?$")
_DENIED = re.compile(r"\b(?:not|no longer|to|from|with|by) (?:an?|the|our) ?$|\bnot ?$")
_AT_LEVEL = re.compile(r"\bat (?:the |an? )?$")
_FIELD = re.compile(r"level ?[:–-] ?(entry|junior|senior|lead|supervisor|manager|director)\b")
_LEADS = re.compile(r"\b(?:be|as|is|are) (?:the|an?|our) (?:working |floor |shift )?$")
_GRADED = re.compile(r"(?:graded|classified|banded) (?:as )?(?:an? )?((?:[\w/&-]{2,20} ){0,3}(?:i{1,3}|iv|[1-4]))\b")
_TITLE = re.compile(r"(?:title|position|role) ?[:–-] ?([^\n]{3,90})")


@cache
def _levels() -> Phrases[str]:
    return Phrases((row["phrase"], row["level"]) for row in load("levels.csv", occupation=None))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["phrase"].split()[-1] for row in load("roles.csv"))


def _grade(words: list[str]) -> str | None:
    """The level of a number after the job ("Collector II", "Specialist Level 3"), not of one that counts something."""
    for at, word in enumerate(words):
        level = GRADES.get(word)
        if level is None or at == 0:
            continue
        before = words[at - 1] if words[at - 1] not in BREAKS else words[at - 2]
        after = words[at + 1].rstrip("s") if at + 1 < len(words) else ""
        named = before in GRADE_WORDS or before in _nouns() or before.endswith(AGENTS)
        if word.isdigit() and (not named or words[at - 1] in BREAKS or after in COUNTED):
            continue
        return level
    return None


def _marked(words: list[str]) -> str | None:
    """The level the words of a title show, None where they show none."""
    shown = {found.value for found in _levels().find(words)}
    for level in RANKS:
        if level in shown:
            return level
    return _grade(words) or ("junior" if "assistant" in shown else None)


def _first_named(words: list[str]) -> str | None:
    """The level of a title; of a slashed one that of the job named first, or what stands behind all ("X/Y, Sr")."""
    if "/" not in words:
        return _marked(words)
    at = words.index("/")
    first, rest = words[:at], words[at + 1 :]
    if first in (["assistant"], ["asst"], ["deputy"]):
        return _marked(words)
    level = _marked(first)
    if level or not ("controller" in first or any(word in _nouns() for word in first)):
        return level or _marked(words)
    ends = "|".join(" ".join(rest).replace(" , ", "|").split("/")[-1].split(" | ")).split("|")
    for number, end in enumerate(part.split() for part in ends):
        alone = _levels().find(end)
        whole = bool(alone) and alone[-1].end == len(end) and (number or end[-1] in BEHIND)
        if level := (alone[-1].value if whole else None) or (_grade(end) if not number else None):
            return "junior" if level == "assistant" else level
    return None


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _described(description: str) -> str | None:
    """The level a description states outright: its own title line, a field for it, or a sentence about this post."""
    text = description[:LONGEST_TEXT].lower()
    for word in ("title", "position", "role"):
        for at in _places(text, word):
            line = text.rfind("\n", 0, at) + 1
            restated = _TITLE.match(text, at) if at - line <= 12 else None
            if restated and (level := _first_named(split_title(restated[1]))):
                return level
    for at in _places(text, "level"):
        if field := _FIELD.match(text, at):
            return STATED[field[1]]
    for word in ("graded", "classified", "banded"):
        for at in _places(text, word):
            if graded := _GRADED.match(text, at):
                return _marked(split_title(graded[1]))
    for word in ("apprenticeship", "traineeship", "internship", "team leader", "team lead", "supervisor"):
        for at in _places(text, word):
            before = text[max(0, at - 24) : at]
            if word.endswith("ship") and before.endswith(("this is an ", "this is a ")):
                return "junior"
            if not word.endswith("ship") and _LEADS.search(before):
                return "lead"
    for word in ("entry", "junior", "trainee", "graduate", "senior", "sr", "lead"):
        for at in _places(text, word):
            before, end = text[max(0, at - 24) : at], at + len(word)
            if not before.endswith(("a ", "an ", "this ", "the ", "at ", "n ")):
                continue
            if text.startswith(" level", end) and _AT_LEVEL.search(before):
                return STATED[word]
            if _POST.match(text, end) and _THIS.search(before) and not _DENIED.search(before):
                return STATED[word]
            if _BEFORE_WORD.search(before) and _AFTER_WORD.match(text, end):
                return STATED[word]
    return None


def read_level(title: str, description: str | None = None) -> str:
    """The level of a job: the highest word of its title, else what the description states, else "mid".

    Of a slashed title the first named job counts. The description is read only where the title has no mark.

    >>> read_level("Sr. Collections Specialist"), read_level("Assistant Manager - Collections")
    ('senior', 'manager')
    >>> read_level("Collector II"), read_level("Collector I - Remote"), read_level("Collector (3 positions)")
    ('mid', 'junior', 'mid')
    >>> read_level("Billing Coordinator - Senior Living"), read_level("Account Manager, Collections")
    ('mid', 'mid')
    >>> read_level("Collections Specialist", "This is an entry-level position.")
    'junior'
    """
    words = split_title(title)
    return _first_named(words) or (_described(description) if description else None) or "mid"
