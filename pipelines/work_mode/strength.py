"""How firmly something is said of a work mode, and of whom: of this role, of the company, of other people.

The things that are remote, hybrid or on site without any work mode are listed in `vocabulary/work_modes.toml`.
"""

import re
from functools import cache

from pipelines.vocabulary import load
from pipelines.work_mode import signs
from pipelines.work_mode.days import count_days, is_shared

#: How firmly something is said: of the company or in passing; plainly; of this very role; with days counted; "100%".
WEAK, PLAIN, FIRM, COUNTED, SURE = 1, 2, 3, 4, 5

#: A mode and how firmly it is stated.
Judged = tuple[str | None, int]
NOTHING: Judged = (None, 0)


def is_of_house(after: str) -> bool:
    """Whether a word describes the company and not the role: "remote-first", "in-person culture"."""
    return bool(signs.HOUSE.match(after))


def is_titled(before: str, after: str) -> bool:
    """Whether a word stands before the title of the one wanted: "as a remote collector"."""
    return bool(signs.TITLED.match(after) and signs.ONE.search(before) and not signs.OTHERS.search(before))


def is_of_others(before: str) -> bool:
    """Whether a sentence is of other people or of a room: "customers work from home", "the shop is on site"."""
    return bool(signs.SUBJECT.search(before) and not signs.YOU.search(before)) or bool(signs.ROOM.search(before))


def is_of_role(before: str, after: str) -> bool:
    """Whether a word describes this very role: "remote position", "this role is hybrid", "Denver or remote"."""
    return bool(signs.THIS_ROLE.match(after) or signs.ROLE_IS.search(before))


@cache
def find_topics(mode: str, prose: bool) -> re.Pattern[str]:
    """The pattern of what stands after a word of a mode where it is of something else than where one works."""
    lists = load("work_modes.toml", occupation=None)["topics"][mode]
    things, work = ("|".join(map(re.escape, lists[name])) for name in ("things", "work"))
    other = rf"|{work}" if prose else ""
    return re.compile(rf"[\s-]{{1,2}}(?:(?:(?:{work})[\s-])?(?:{things}){other})\b")


def is_mixed(before: str, after: str) -> bool:
    """Whether a sentence names two places of work as parts of one week: "a mix of home and office"."""
    found = signs.MIX.search(before, max(0, len(before) - 60))
    return bool(found and signs.ELSEWHERE.search(before[found.end() :] + after[:40], 1))


def is_part(before: str, after: str) -> bool:
    """Whether a sentence gives but a part of the week to what a word says."""
    return 0 < count_days(before, after) < 5 or is_shared(before, after) or is_mixed(before, after)


def limit(strength: int, before: str, after: str) -> int:
    """What is said of a time that ends is no more than a hint."""
    return WEAK if signs.FOR_NOW.search(before + after) or signs.AT_FIRST.search(before) else strength
