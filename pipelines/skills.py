"""Which skills and tools a posting names, where, and whether it requires them."""

import re
from functools import cache
from typing import NamedTuple

from pipelines.text import read_asked, weigh
from pipelines.vocabulary import load
from pipelines.vocabulary.terms import find_terms, read_lists

LONGEST = 100_000  # characters of a text that are read: no description is as long


class Skill(NamedTuple):
    """A mention of a skill. `name` and `category` are the vocabulary's; `text[start:end]` are the words that say it."""

    name: str
    category: str
    required: bool
    start: int
    end: int


@cache
def _title() -> re.Pattern[str]:
    """What follows a skill that is part of a job's or a company's name, and is no experience in that job."""
    words = "|".join(load("skills.toml")["titles"])
    return re.compile(rf"[ /&-]{{1,3}}(?:[A-Z][\w&/-]* ){{0,2}}(?:{words})s?\b(?! experience)")


def find_skills(text: str) -> list[Skill]:
    """Every mention of a skill, tool or credential in a plain text, in its order; spans index `text`.

    Left out are what a clause denies ("no FDCPA knowledge needed", "SAP is not required"), what stands in sections on
    benefits, pay, the company and equal opportunity, and what is part of a title ("Skip Tracing Specialist"). A mention
    is preferred where its section or its clause says so ("a plus"); the clause outweighs the section. A name required
    at one place is required: all its mentions then say so, and the first of them is enough for a row.

    Names, phrases and guards are data: `collections/skills.csv` and `credentials.csv`. A skill with a `source` there is
    a concept of O*NET 27.0 (technology skills and tools of 43-3011, by commodity code) or of ESCO 1.2 (by URI).
    Duties count as much as requirements: accounts and debts that one works on are a skill of the posting ("call
    customers with past-due accounts" names `Outbound calling` and `Past-due accounts`). "Bilingual in Spanish" is
    Spanish alone. Of rivals that share words the longest counts. Reads the first 100,000 characters.

    >>> [(found.name, found.required) for found in find_skills("Skip-tracing required; Excel a plus. No SAP needed.")]
    [('Skip tracing', True), ('Microsoft Excel', False)]
    >>> [found.name for found in find_skills("Call customers with past-due accounts. Bilingual in Spanish.")]
    ['Outbound calling', 'Past-due accounts', 'Spanish']
    >>> find_skills("You will excel in a team that is a leader in skip art.")
    []
    """
    text = text[:LONGEST]
    rows, title = read_lists()["skills"], _title()
    terms = find_terms("skills", text, read_asked(text))
    mentions: list[tuple[int, bool, int, int]] = []
    required: set[int] = set()
    for (row, start, end), (section, weight) in zip(terms, weigh(text, [term.start for term in terms]), strict=True):
        if weight == "negated" or (text[end + 1 : end + 2].isupper() and title.match(text, end)):
            continue
        asked = weight != "preferred" if weight else section != "preferred"
        if asked:
            required.add(row)
        mentions.append((row, asked, start, end))
    return [
        Skill(rows[row]["name"], rows[row]["category"], asked or row in required, start, end)
        for row, asked, start, end in mentions
    ]
