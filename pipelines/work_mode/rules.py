"""What one word about work mode states, judged by the sentence before and after it.

A word alone says little in prose: "remote patient monitoring", "hybrid cloud", "on-site gym", "no remote work". A rule
gets what stands before and after the word in its sentence (lower case, at most `statements.REACH` bytes) and
whether that is prose or a mere line. Every pattern is of bounded length. The things that are remote, hybrid or on site
without any work mode are listed in `vocabulary/work_modes.toml`.
"""

import re
from collections.abc import Callable

from pipelines.work_mode import signs
from pipelines.work_mode.days import count_days, is_shared
from pipelines.work_mode.strength import (
    COUNTED,
    FIRM,
    NOTHING,
    PLAIN,
    SURE,
    WEAK,
    Judged,
    find_topics,
    is_mixed,
    is_part,
    is_titled,
    limit,
)


def _remote(before: str, after: str, prose: bool) -> Judged:
    sure = bool(signs.INSIST.search(before) or signs.INSIST_AFTER.match(after))
    other = prose and before.endswith("-") and not signs.ADJECTIVE.search(before)
    opens = bool(signs.OPENS.search(before))
    told = (opens and bool(signs.REQUIRED_OF.match(after) or signs.WANTED.match(after))) or is_titled(before, after)
    if not (sure or told) and (other or find_topics("remote", prose).match(after)):
        return NOTHING
    if prose and ((signs.PEOPLE.match(after) and signs.OTHERS.search(before)) or signs.INTERVIEW.search(before)):
        return NOTHING
    if prose and not sure and after.startswith("ly") and before.strip() and not signs.WORKED.search(before):
        return NOTHING
    if signs.NOT_FULLY.search(before):
        return "hybrid", PLAIN
    if signs.NO.search(before) or (signs.NO_AFTER.match(after) and not signs.OFF_LIMITS.match(after)):
        return "on_site", PLAIN
    if (
        signs.PART.search(before)
        or signs.PART_AFTER.match(after)
        or signs.SHARE_OF.search(before)
        or is_part(before, after)
    ):
        return "hybrid", COUNTED
    if sure:
        return "remote", limit(SURE, before, after)
    if signs.PERK.match(after):
        return NOTHING
    if signs.EXPERIENCE.search(before):
        return ("remote", WEAK) if not signs.PEOPLE.match(after) else NOTHING
    stands = signs.CLOSES.match(after) and (signs.WORKS.search(before) or signs.OPENS.search(before))
    if not prose or told or stands or signs.ROLE.match(after) or signs.HOUSE.match(after):
        return "remote", limit(PLAIN, before, after)
    return NOTHING


def _hybrid(before: str, after: str, prose: bool) -> Judged:
    if find_topics("hybrid", prose).match(after) or signs.CLOUDY.search(before) or signs.DUTIES.match(after):
        return NOTHING
    if signs.NO.search(before) or (signs.NO_AFTER.match(after) and not signs.OFF_LIMITS.match(after)):
        return NOTHING
    if 0 < count_days(before, after) < 5:
        return "hybrid", COUNTED
    if signs.EXPERIENCE.search(before):
        return "hybrid", WEAK
    stands = signs.CLOSES.match(after) and (signs.WORKS.search(before) or signs.OPENS.search(before))
    return ("hybrid", PLAIN) if not prose or stands or signs.ROLE.match(after) or signs.HOUSE.match(after) else NOTHING


def _counted(before: str, after: str) -> Judged | None:
    """What the days that a sentence counts say of work at the employer's place."""
    days = count_days(before, after)
    if days >= 5 or (not days and signs.DAILY.search(f"{before[-50:]}\0{after[:50]}")):
        return "on_site", COUNTED
    return ("hybrid", COUNTED) if days or is_shared(before, after) or is_mixed(before, after) else None


def _on_site(before: str, after: str, prose: bool) -> Judged:
    if find_topics("on_site", prose).match(after) or signs.TRAVELS.search(before) or signs.NO.search(before):
        return NOTHING
    if prose and (signs.INTERVIEW.search(before) or (signs.TEAM_AT.match(after) and signs.OTHERS_TOO.search(before))):
        return NOTHING
    if prose and signs.AT_FIRST.search(before):
        return NOTHING
    if signs.INSIST.search(before) or signs.INSIST_AFTER.match(after):
        return "on_site", SURE
    if counted := _counted(before, after):
        return counted
    if signs.MUST.search(before):
        return "on_site", FIRM
    if signs.ATTENDANCE.match(after) and (signs.NEEDED.search(before) or signs.NEEDED.search(after)):
        return "on_site", PLAIN
    works = (signs.ROLE.match(after) or signs.ON_PLACE.match(after)) and signs.WORKS.search(before)
    stands = signs.OPENS.search(before) and (signs.ROLE.match(after) or signs.CLOSES.match(after))
    return ("on_site", limit(PLAIN, before, after)) if not prose or works or stands else NOTHING


def _office(before: str, after: str, prose: bool) -> Judged:
    if after[:6] in ("-based", " based"):
        if signs.HOME_AND.search(before):
            return "hybrid", COUNTED
        return NOTHING if signs.NO.search(before) else ("on_site", PLAIN)
    if before.endswith(("home ", "home-")) or signs.OFFICE_THINGS.match(after):
        return NOTHING
    if ("no" in before or "n't" in before or "never" in before) and signs.NEED_NOT.search(before):
        return "remote", PLAIN
    days, found = signs.OFFICE_DAYS.match(after), signs.IN_OFFICE.search(before)
    if not days and not found and not (signs.OFFICE_GOES.search(before) or is_mixed(before, after)):
        return NOTHING
    if find_topics("on_site", prose).match(after) or signs.NO.search(before):
        return NOTHING
    if days or not found:
        return _counted(before, after) or NOTHING
    if (counted := _counted(before, after)) and not signs.VISITS.search(before):
        return counted
    if signs.INSIST.search(before[: found.start()]):
        return "on_site", SURE
    if signs.PRESENT.search(before):
        return "on_site", FIRM
    if before[-3:] in ("in-", "in ") and (not prose or signs.OFFICE_ROLE.match(after)):
        return "on_site", PLAIN
    if signs.BASED_OFFICE.search(before):
        return "on_site", WEAK
    if signs.OFFICE_WORK.search(before):
        return "on_site", PLAIN if signs.MUST.search(before[: before.rfind("work") + 5]) else WEAK
    return NOTHING


def _premises(before: str, after: str, prose: bool) -> Judged:
    if not signs.ON_PREMISES.search(before) or signs.NO.search(before):
        return NOTHING
    return _counted(before, after) or ("on_site", PLAIN)


def _in_person(before: str, after: str, prose: bool) -> Judged:
    if signs.NO.search(before) or signs.TRAVELS.search(before) or find_topics("on_site", prose).match(after):
        return NOTHING
    if prose and signs.INTERVIEW.search(before):
        return NOTHING
    if counted := _counted(before, after):
        return counted
    if (worked := signs.WORK_IN.search(before)) and signs.ON_PLACE.match(after):
        return "on_site", FIRM if signs.MUST.search(before[: worked.start()] + "work ") else PLAIN
    if signs.OFFICE_ROLE.match(after) or (signs.CLOSES.match(after) and (not prose or signs.PERSON_IS.search(before))):
        return "on_site", SURE if signs.INSIST.search(before) else PLAIN
    return ("on_site", WEAK) if signs.HOUSE.match(after) else NOTHING


def _at_home(before: str, after: str, prose: bool) -> Judged:
    if signs.NOT_FULLY.search(before):
        return "hybrid", PLAIN
    if signs.NO.search(before) or signs.NO_AFTER.match(after):
        return "on_site", PLAIN
    if signs.PERK.match(after):
        return NOTHING
    worked = signs.WORK_FROM.search(before)
    ahead = before[: worked.start()] if worked else before
    sure = signs.INSIST.search(ahead) or signs.INSIST.search(before) or signs.INSIST_AFTER.match(after)
    part = (
        signs.SOME_FREEDOM.search(ahead)
        or signs.PART.search(ahead)
        or signs.PART.search(before)
        or signs.PART_AFTER.match(after)
        or signs.ON_A_DAY.match(after)
        or signs.SHARE_OF.search(ahead)
    )
    if part or is_part(before, after):
        return "hybrid", COUNTED
    return "remote", limit(SURE if sure else PLAIN, before, after)


def _home(before: str, after: str, prose: bool) -> Judged:
    """The word "home", which says where one works only after or before certain words."""
    if not prose and not before.strip() and signs.PLACE_OF_STATE.match(after):
        return "remote", PLAIN
    if prose and signs.ROOM_AT_HOME.match(after) and signs.OWN_ROOM.search(before):
        return "remote", WEAK
    after = re.sub(r"^(?:s\b|\soffices?\b|office\b)", "", after)
    if after[:1].isalpha() and not signs.HOME_WORKING.match(f" {after}") and not signs.BASED.match(f" {after}"):
        return NOTHING
    after = f" {after}" if after[:1].isalpha() else after
    if signs.BASED.match(after):
        stands = before[-1:] != "-" and (
            not prose or is_titled(before, after[6:]) or signs.ROLE.match(after[6:]) or signs.CLOSES.match(after[6:])
        )
        if signs.CARE.match(after[6:]):
            return NOTHING
        return _at_home(before, after[6:], prose) if stands else NOTHING
    if signs.HOME_WORKING.match(after):
        return _at_home(before, after[8:], prose)
    if signs.BOTH.match(after):
        return "hybrid", COUNTED
    found = signs.FROM_HOME.search(before)
    if found and (
        signs.WORK_FROM.search(ahead := before[: found.start()].rstrip() + " ") or "comfort" in found.group()
    ):
        return _at_home(ahead, after, prose)
    if found and signs.WORK_LIST.search(ahead):
        return "remote", PLAIN
    if signs.WORKPLACE_IS.search(before) and signs.CLOSES.match(after):
        return "remote", PLAIN
    if not found and not signs.MIX.search(before) and "office" not in after:
        return NOTHING
    part = is_part(before, after) or (found and signs.PART.search(ahead))
    if part and signs.WEEK_OF.search(before) and not signs.OF_OTHERS.search(before):
        return "hybrid", COUNTED
    return NOTHING


def _from_office(before: str, after: str, prose: bool) -> Judged:
    return NOTHING if signs.NO.search(before) else _counted(before, after) or ("on_site", PLAIN)


def _anywhere(before: str, after: str, prose: bool) -> Judged:
    if not prose:
        return "remote", PLAIN
    return (
        ("remote", PLAIN) if signs.FROM_ANYWHERE.search(before) and not signs.LEAVE.search(before + after) else NOTHING
    )


def _distributed(before: str, after: str, prose: bool) -> Judged:
    if signs.DISTRIBUTED.match(after) and not signs.NO.search(before):
        return "remote", PLAIN
    return NOTHING


def _telework(before: str, after: str, prose: bool) -> Judged:
    """Telework as the posts of the United States government have it: the eligible come to the office as well."""
    return ("hybrid", COUNTED) if signs.ELIGIBLE.match(after) else _at_home(before, after, prose)


def _virtual(before: str, after: str, prose: bool) -> Judged:
    stands = not prose and signs.OPENS.search(before) and signs.CLOSES.match(after)
    return ("remote", PLAIN) if stands or signs.VIRTUAL.match(after) else NOTHING


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
    ("wfo", True, _from_office),
    ("telecommut", False, _at_home),
    ("telework", False, _telework),
    ("fully distributed", True, _distributed),
    ("fully-distributed", True, _distributed),
    ("globally distributed", True, _distributed),
    ("entirely distributed", True, _distributed),
    ("headquarters", True, _premises),
    ("hq", True, _premises),
    ("campus", True, _premises),
    ("anywhere", True, _anywhere),
    ("virtual", True, _virtual),
)
