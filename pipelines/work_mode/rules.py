"""What one word about work mode states, judged by the sentence before and after it.

A word alone says little in prose: "remote patient monitoring", "hybrid cloud", "on-site gym", "no remote work". A rule
gets what stands before and after the word in its sentence (lower case, at most `statements.REACH` bytes) and
whether that is prose or a mere line. Every pattern is of bounded length. The things that are remote, hybrid or on site
without any work mode are listed in `vocabulary/work_modes.toml`.
"""

import re
from collections.abc import Callable
from functools import cache

from pipelines.vocabulary import load
from pipelines.work_mode.days import count_days, is_shared
from pipelines.work_mode.signs import (
    ADJECTIVE,
    AT_FIRST,
    BASED,
    CARE,
    CLOSES,
    CLOUDY,
    DAILY,
    DUTIES,
    ELSEWHERE,
    EXPERIENCE,
    FOR_NOW,
    FROM_ANYWHERE,
    FROM_HOME,
    HOME_AND,
    HOME_WORKING,
    HOUSE,
    IN_OFFICE,
    INSIST,
    INSIST_AFTER,
    INTERVIEW,
    LEAVE,
    MIX,
    MUST,
    NEED_NOT,
    NO,
    NO_AFTER,
    NOT_FULLY,
    OF_OTHERS,
    OFF_LIMITS,
    OFFICE_DAYS,
    OFFICE_GOES,
    OFFICE_ROLE,
    OFFICE_WORK,
    ON_A_DAY,
    ON_PLACE,
    ON_PREMISES,
    OPENS,
    OTHERS,
    PART,
    PART_AFTER,
    PEOPLE,
    PERK,
    PERSON_IS,
    PRESENT,
    ROLE,
    ROLE_IS,
    SHARE_OF,
    THIS_ROLE,
    TRAVELS,
    VIRTUAL,
    VISITS,
    WEEK_OF,
    WORK_FROM,
    WORK_IN,
    WORKPLACE_IS,
    WORKS,
)

#: How firmly something is said: of the company or in passing; plainly; of this very role; with days counted; "100%".
WEAK, PLAIN, FIRM, COUNTED, SURE = 1, 2, 3, 4, 5

#: A mode and how firmly it is stated.
Judged = tuple[str | None, int]
NOTHING: Judged = (None, 0)


def is_of_house(after: str) -> bool:
    """Whether a word describes the company and not the role: "remote-first", "in-person culture"."""
    return bool(HOUSE.match(after))


def is_of_role(before: str, after: str) -> bool:
    """Whether a word describes this very role: "remote position", "this role is hybrid", "Denver or remote"."""
    return bool(THIS_ROLE.match(after) or ROLE_IS.search(before))


@cache
def _topics(mode: str, prose: bool) -> re.Pattern[str]:
    lists = load("work_modes.toml", occupation=None)["topics"][mode]
    things, work = ("|".join(map(re.escape, lists[name])) for name in ("things", "work"))
    other = rf"|{work}" if prose else ""
    return re.compile(rf"[\s-]{{1,2}}(?:(?:(?:{work})[\s-])?(?:{things}){other})\b")


def _mixed(before: str, after: str) -> bool:
    """Whether a sentence names two places of work as parts of one week: "a mix of home and office"."""
    found = MIX.search(before, max(0, len(before) - 60))
    return bool(found and ELSEWHERE.search(before[found.end() :] + after[:40], 1))


def _is_part(before: str, after: str) -> bool:
    """Whether a sentence gives but a part of the week to what a word says."""
    return 0 < count_days(before, after) < 5 or is_shared(before, after) or _mixed(before, after)


def _for_now(strength: int, before: str, after: str) -> int:
    """What is said of a time that ends is no more than a hint."""
    return WEAK if FOR_NOW.search(before + after) or AT_FIRST.search(before) else strength


def _remote(before: str, after: str, prose: bool) -> Judged:
    sure = bool(INSIST.search(before) or INSIST_AFTER.match(after))
    other = prose and before.endswith("-") and not ADJECTIVE.search(before)
    if not sure and (other or _topics("remote", prose).match(after)):
        return NOTHING
    if prose and ((OTHERS.search(before) and PEOPLE.match(after)) or INTERVIEW.search(before)):
        return NOTHING
    works = WORKS.search(before)
    if prose and not sure and after.startswith("ly") and not works and not ROLE.match(after):
        return NOTHING
    if NOT_FULLY.search(before):
        return "hybrid", PLAIN
    if NO.search(before) or (NO_AFTER.match(after) and not OFF_LIMITS.match(after)):
        return "on_site", PLAIN
    if PART.search(before) or PART_AFTER.match(after) or SHARE_OF.search(before) or _is_part(before, after):
        return "hybrid", COUNTED
    if sure:
        return "remote", _for_now(SURE, before, after)
    if PERK.match(after):
        return NOTHING
    if EXPERIENCE.search(before):
        return ("remote", WEAK) if not PEOPLE.match(after) else NOTHING
    stands = (works or OPENS.search(before)) and CLOSES.match(after)
    if not prose or stands or ROLE.match(after) or HOUSE.match(after):
        return "remote", _for_now(PLAIN, before, after)
    return NOTHING


def _hybrid(before: str, after: str, prose: bool) -> Judged:
    if _topics("hybrid", prose).match(after) or CLOUDY.search(before) or DUTIES.match(after):
        return NOTHING
    if NO.search(before) or (NO_AFTER.match(after) and not OFF_LIMITS.match(after)):
        return NOTHING
    if 0 < count_days(before, after) < 5:
        return "hybrid", COUNTED
    if EXPERIENCE.search(before):
        return "hybrid", WEAK
    stands = (WORKS.search(before) or OPENS.search(before)) and CLOSES.match(after)
    return ("hybrid", PLAIN) if not prose or stands or ROLE.match(after) or HOUSE.match(after) else NOTHING


def _counted(before: str, after: str) -> Judged | None:
    """What the days that a sentence counts say of work at the employer's place."""
    days = count_days(before, after)
    if days >= 5 or (not days and DAILY.search(f"{before[-50:]}\0{after[:50]}")):
        return "on_site", COUNTED
    return ("hybrid", COUNTED) if days or is_shared(before, after) or _mixed(before, after) else None


def _on_site(before: str, after: str, prose: bool) -> Judged:
    if _topics("on_site", prose).match(after) or TRAVELS.search(before) or NO.search(before):
        return NOTHING
    if prose and INTERVIEW.search(before):
        return NOTHING
    if INSIST.search(before) or INSIST_AFTER.match(after):
        return "on_site", SURE
    if counted := _counted(before, after):
        return counted
    if MUST.search(before):
        return "on_site", FIRM
    works = WORKS.search(before) and (ROLE.match(after) or ON_PLACE.match(after))
    stands = OPENS.search(before) and (ROLE.match(after) or CLOSES.match(after))
    return ("on_site", _for_now(PLAIN, before, after)) if not prose or works or stands else NOTHING


def _office(before: str, after: str, prose: bool) -> Judged:
    if after[:6] in ("-based", " based"):
        if HOME_AND.search(before):
            return "hybrid", COUNTED
        return NOTHING if NO.search(before) else ("on_site", PLAIN)
    if NEED_NOT.search(before):
        return "remote", PLAIN
    if _topics("on_site", prose).match(after) or NO.search(before):
        return NOTHING
    if OFFICE_DAYS.match(after):
        return _counted(before, after) or NOTHING
    found = IN_OFFICE.search(before)
    if not found:
        goes = OFFICE_GOES.search(before) or _mixed(before, after)
        return (_counted(before, after) if goes else None) or NOTHING
    if (counted := _counted(before, after)) and not VISITS.search(before):
        return counted
    if INSIST.search(before[: found.start()]):
        return "on_site", SURE
    if PRESENT.search(before):
        return "on_site", FIRM
    if before[-3:] in ("in-", "in ") and (not prose or OFFICE_ROLE.match(after)):
        return "on_site", PLAIN
    if OFFICE_WORK.search(before):
        return "on_site", PLAIN if MUST.search(before[: before.rfind("work") + 5]) else WEAK
    return NOTHING


def _premises(before: str, after: str, prose: bool) -> Judged:
    if not ON_PREMISES.search(before) or NO.search(before):
        return NOTHING
    return _counted(before, after) or ("on_site", PLAIN)


def _in_person(before: str, after: str, prose: bool) -> Judged:
    if NO.search(before) or TRAVELS.search(before) or _topics("on_site", prose).match(after):
        return NOTHING
    if prose and INTERVIEW.search(before):
        return NOTHING
    if counted := _counted(before, after):
        return counted
    if (worked := WORK_IN.search(before)) and ON_PLACE.match(after):
        return "on_site", FIRM if MUST.search(before[: worked.start()] + "work ") else PLAIN
    if OFFICE_ROLE.match(after) or (CLOSES.match(after) and (not prose or PERSON_IS.search(before))):
        return "on_site", SURE if INSIST.search(before) else PLAIN
    return ("on_site", WEAK) if HOUSE.match(after) else NOTHING


def _at_home(before: str, after: str, prose: bool) -> Judged:
    if NOT_FULLY.search(before):
        return "hybrid", PLAIN
    if NO.search(before) or NO_AFTER.match(after):
        return "on_site", PLAIN
    if PERK.match(after):
        return NOTHING
    ahead = WORK_FROM.sub("", before)
    part = PART.search(ahead) or PART_AFTER.match(after) or ON_A_DAY.match(after) or SHARE_OF.search(ahead)
    if part or _is_part(before, after):
        return "hybrid", COUNTED
    return "remote", _for_now(SURE if INSIST.search(ahead) or INSIST_AFTER.match(after) else PLAIN, before, after)


def _home(before: str, after: str, prose: bool) -> Judged:
    """The word "home", which says where one works only after or before certain words."""
    after = re.sub(r"^(?:s\b|\soffices?\b|office\b)", "", after)
    if after[:1].isalpha() and not HOME_WORKING.match(f" {after}") and not BASED.match(f" {after}"):
        return NOTHING
    after = f" {after}" if after[:1].isalpha() else after
    if BASED.match(after):
        stands = before[-1:] != "-" and (not prose or ROLE.match(after[6:]) or CLOSES.match(after[6:]))
        if CARE.match(after[6:]):
            return NOTHING
        return _at_home(before, after[6:], prose) if stands else NOTHING
    if HOME_WORKING.match(after):
        return _at_home(before, after[8:], prose)
    found = FROM_HOME.search(before)
    if found and (WORK_FROM.search(ahead := before[: found.start()] + " ") or "comfort" in found.group()):
        return _at_home(ahead, after, prose)
    if WORKPLACE_IS.search(before) and CLOSES.match(after):
        return "remote", PLAIN
    if not found and not MIX.search(before) and "office" not in after:
        return NOTHING
    if WEEK_OF.search(before) and not OF_OTHERS.search(before) and _is_part(before, after):
        return "hybrid", COUNTED
    return NOTHING


def _anywhere(before: str, after: str, prose: bool) -> Judged:
    if not prose:
        return "remote", PLAIN
    return ("remote", PLAIN) if FROM_ANYWHERE.search(before) and not LEAVE.search(before + after) else NOTHING


def _virtual(before: str, after: str, prose: bool) -> Judged:
    stands = not prose and OPENS.search(before) and CLOSES.match(after)
    return ("remote", PLAIN) if stands or VIRTUAL.match(after) else NOTHING


#: The words looked for: how each begins, whether it must end there, and its rule.
RULES: tuple[tuple[str, bool, Callable[[str, str, bool], Judged]], ...] = (
    ("remote", False, _remote),
    ("hybrid", True, _hybrid),
    ("on-site", True, _on_site),
    ("onsite", True, _on_site),
    ("on site", True, _on_site),
    ("office", True, _office),
    ("in-person", True, _in_person),
    ("in person", True, _in_person),
    ("home", False, _home),
    ("premises", True, _premises),
    ("wfh", True, _at_home),
    ("telecommut", False, _at_home),
    ("telework", False, _at_home),
    ("anywhere", True, _anywhere),
    ("virtual", True, _virtual),
)
