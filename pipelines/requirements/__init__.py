"""What a posting requires besides skills: education, years of experience, type of employment, credentials."""

import re
from typing import NamedTuple

from pipelines.requirements.experience import choose_fewest, read_years
from pipelines.requirements.fields import choose_type, read_education, read_employment_type, read_types
from pipelines.requirements.mentions import Clause, Mention, find_mentions, read_clause
from pipelines.text import fold, read_asked
from pipelines.vocabulary import load

__all__ = [
    "EDUCATION",
    "Requirements",
    "read_education",
    "read_employment_type",
    "read_experience",
    "read_requirements",
]

EDUCATION = ("none", "high_school", "associate", "bachelor", "master", "doctorate")
LONGEST = 100_000  # characters of a text that are read: no description is as long


class Requirements(NamedTuple):
    """What is asked. `education_min` is one of none, high_school, associate, bachelor, master, doctorate.

    `education_required` is None where no education is named; `experience_years_min` is in years (6 months: 0.5) and 0
    where the posting says that none is needed; `employment_type` is full_time, part_time, contract, temporary or
    internship; `credentials` are names of `credentials.csv` in the order of the text. None: the posting does not say.
    """

    education_min: str | None
    education_required: bool | None
    experience_years_min: float | None
    employment_type: str | None
    credentials: list[str]


def read_requirements(text: str, title: str | None = None) -> Requirements:
    """The requirements of a posting, from its plain text (the first 100,000 characters) and its title.

    Education is the lowest level that satisfies the posting, required or preferred. It is required unless its clause or
    section prefers it: that experience may stand in its place ("bachelor's or equivalent experience") leaves it
    required. "Some college" is high school. Where education is denied and no level asked ("no degree required") it is
    `none`, not required.

    Experience is the smallest number of years asked for the role as a whole (`experience.choose_fewest`). It is 0 where
    experience of any kind is said to be unneeded and no years are asked; "no collections experience needed" leaves open
    what other is.

    Of full-time and part-time the first named holds; internship, temporary and contract outweigh them, and the title
    outweighs the text. Credentials are those required or preferred, memberships and studies towards one among them, not
    those that the employer offers to pay for. What a clause denies and what stands under benefits, pay, the company or
    equal opportunity does not count, but for the type of employment. Data: `requirements.csv`, `requirements.toml`,
    `credentials.csv`.

    >>> tuple(read_requirements("HS diploma; bachelor's preferred. 3-5 years in collections required. Full-time role."))
    ('high_school', True, 3.0, 'full_time', [])
    >>> tuple(read_requirements("Serving clients for over 30 years. Must be 18 years of age. 401k vests in 3 years."))
    (None, None, None, None, [])
    """
    text = text[:LONGEST]
    folded = fold(text)
    said = find_mentions(text, read_asked(text))
    asked = [found for found in said if found.weight != "negated"]
    years = [read for found in asked if found.field == "unit" and (read := read_years(folded, found))]
    least = choose_fewest(years)
    if least is None and any(found.field == "experience" for found in said):
        least = 0.0
    names = [found.value for found in asked if found.field == "credential" and not _offered(folded, found)]
    types = read_types(title) if title else []
    types = types or [found.value for found in asked if found.field == "employment"]
    if not types and (spans := _around_types(folded)):  # said among the benefits or of the company
        types = [found.value for found in find_mentions(text, spans) if found.field == "employment"]
    return Requirements(*_education(folded, said), least, choose_type(types), list(dict.fromkeys(names)))


def _education(folded: str, said: list[Mention]) -> tuple[str | None, bool | None]:
    named = [found for found in said if found.field == "education"]
    levels = [found for found in named if found.weight != "negated" and found.value != "none"]
    if not levels:
        return ("none", False) if named else (None, None)
    lowest = min((found.value for found in levels), key=EDUCATION.index)
    least = [found for found in levels if found.value == lowest]
    return lowest, any(not found.preferred or _stands_apart(folded, found, levels) for found in least)


def _stands_apart(folded: str, level: Mention, levels: list[Mention]) -> bool:
    """Whether "preferred" is said of a higher level behind a comma: "12th pass, graduate preferred"."""
    if level.section == "preferred":
        return False
    for other in levels:
        if level.end <= other.start < level.end + 60 and other.value != level.value:
            between = folded[level.end : other.start]
            return ("," in between or "/" in between) and not re.search(r"\bor\b|[.;\n(]", between)
    return False


def _offered(folded: str, credential: Mention) -> bool:
    """Whether the employer offers a credential instead of asking for it: "study support (AAT or CICM)"."""
    if credential.weight is not None:
        return False
    before, behind = read_clause(folded, credential.start, credential.end)
    said = Clause(before if credential.listed else f"{before} {behind}")
    return said.has("offered") and not Clause(f"{before} {behind}").has("asked")


_TYPE_WORDS = ("full time", "full-time", "part time", "part-time", "temporary ", "temp role", "temp position")


def _around_types(folded: str) -> tuple[tuple[int, int], ...]:
    """The surroundings of the words that name a type of employment, wherever they stand."""
    spans: list[tuple[int, int]] = []
    for place in sorted(place for word in _TYPE_WORDS if (place := folded.find(word)) >= 0):
        low, high = folded.rfind(" ", 0, max(0, place - 60)) + 1, folded.find(" ", place + 60)
        if not spans or low >= spans[-1][1]:
            spans.append((low, high if high >= 0 else len(folded)))
    return tuple(spans)


def read_experience(words: str | None) -> float | None:
    """The years of experience that a board's own field names, None where it names none.

    The field holds months with their unit, as schema.org's `monthsOfExperience` ("36 months"), or words.

    >>> [read_experience(words) for words in ("36 months", "2-4 years in collections", "no requirements")]
    [3.0, 2.0, 0.0]
    >>> read_experience("Mid level") is None
    True
    """
    if not words:
        return None
    if fold(words[:80]).strip(" .") in load("requirements.toml", occupation=None)["board"]["no_experience"]:
        return 0.0
    return read_requirements(f"Requirements:\n{words[:2_000]}").experience_years_min
