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

#: How firmly something is said: of the company or in passing; plainly; of this very role; with days counted; "100%".
WEAK, PLAIN, FIRM, COUNTED, SURE = 1, 2, 3, 4, 5

#: A mode and how firmly it is stated.
Judged = tuple[str | None, int]
NOTHING: Judged = (None, 0)

_NUMBERS = {"one": 1, "once": 1, "two": 2, "twice": 2, "few": 2, "some": 2, "several": 3}
_NUMBERS |= {"three": 3, "four": 4, "five": 5, "six": 6}
_DAYS = re.compile(
    r"\b(\d|one|two|three|four|five|six|few|some|several)\)?(?:\s?(?:-|to|or)\s?(\d|two|three|four|five))?"
    r"(?:\s?\(\w{1,5}\))?\+?"
    r"(?:\s?x\b(?!\s?\d)|\s?-?\s?(?:full\s|work\s|working\s)?days?\b(?!\s(?:work\s?)?week)|\stimes\b)"
    r"(?!\s?(?:per|a|each|every|/)\s?(?:month|quarter|year))|\b(once|twice)\s(?:a|per)\sweek"
)
_NO = re.compile(
    r"\b(?:not|no|never|nor|neither|without|unable|cannot|isn't|aren't|won't|don't|doesn't|can't)\b[^,:()]{0,32}$"
    r"|\bnon.$"
)
_NO_AFTER = re.compile(
    r"(?:ly|ing|e|ers?)?(?:\W{1,3}(?!but\b|and\b|or\b|if\b)\w{1,15}){0,3}?"
    r"\W{1,3}(?:not|isn't|aren't|won't|cannot|can't|unavailable|no longer)\b"
)
_INSIST = re.compile(
    r"(?:\b(?:fully|full|completely|entirely|strictly|permanently|exclusively|solely|only|always|purely)|\b100\s?%)"
    r"\W{0,2}$"
)
_INSIST_AFTER = re.compile(r"(?:ly)?(?:\s(?:position|role|job|work))?\W{1,3}(?:only\b|100\s?%|always\b)")
_MUST = re.compile(
    r"\b(?:must|required to|expected to|need to|have to)\s(?:\w{1,8}\s){0,3}?"
    r"(?:work|be|report|come)\s(?:\w{1,8}\s){0,2}$"
)
_PART = re.compile(
    r"\b(?:partial(?:ly)?|partly|part|semi|some|occasional(?:ly)?|sometimes|limited|periodic(?:ally)?)\W{1,2}"
    r"(?:work(?:ing)?\W)?$"
)
_PART_AFTER = re.compile(
    r"(?:ly)?\W{1,3}(?:occasionally|sometimes|part of the (?:time|week)|some of the time|as needed|when needed|"
    r"on (?:mon|tues|wednes|thurs|fri)days?)\b"
)
_EXPERIENCE = re.compile(r"\b(?:experienced?|thrive|background|skilled|proven|familiar\w*|passionate)\b[^.]{0,50}$")
_WORKS = re.compile(
    r"\b(?:work(?:s|ing|ed)?|is|are|be|being|perform(?:ed)?|based|locat(?:ed|ion)|live|operate|role|position|job|this|an?|"
    r"our|full.?time|hired?|offer(?:s|ed|ing)?|or|either|mode|type|arrangement|schedule|setting|model|option|shift|"
    r"available|if|workplace|and)\W{1,3}(?:\w{1,12}\W{1,2}){0,2}$"
)
_OPENS = re.compile(r"^[\W\d_]{0,12}$|[(:\-|/#*]\s?$")
_CLOSES = re.compile(r"(?:ly)?\s{0,2}(?:$|[)\]:(,!/]|-\s)")
_ROLE = re.compile(
    r"(?:ly)?[\s\-/,]{1,3}(?:\w{1,10}[\s\-/]{1,2})?(?:position|role|job|opportunit|work\b|working|employ|candidate|applicant|"
    r"eligib|option|ok\b|okay|only|based|schedule|model|policy|arrangement|basis|opening|presence|shift|hours|within|"
    r"in\b|from\b|at\b|out of|anywhere|across|us\b|usa\b|with\b|considered|possible|available|allowed|permitted|"
    r"preferred|required|days|five|\d|and\b|or\b|hybrid|remote|but\b|flexib)"
)
_THIS_ROLE = re.compile(r"(?:ly)?[\s-](?:position|role|job|opportunity)\b|,? or\s")
_ROLE_IS = re.compile(
    r"\b(?:role|position|job|opportunity|location|work mode|work type|work arrangement)"
    r"(?:\sis|\swill be|\scan be|:|\smay be)\s(?:\w{1,12}\s){0,3}$|\bor\s$"
)
_HOUSE = re.compile(
    r"(?:-|\s)?(?:first|friendly|flexible|native)\b(?!\s(?:role|position|job))"
    r"|\s(?:\w{1,10}\s)?(?:company|startup|studio|organi[sz]ation|culture|teams?\b|environment|community|setting)"
)
_ADJECTIVE = re.compile(r"(?:semi|full|li|non|hybrid)-$|[\s-]-$|^-$")
_CLOUDY = re.compile(r"(?:cloud|prem\w{0,5}|public|private)\W{1,3}(?:and|or|/)\W{1,3}$")
_ON_PLACE = re.compile(r"\s(?:in|at|from|full|five|\d|mon)|\s{0,2}(?:$|[)\],:])")
_IN_OFFICE = re.compile(r"\b(?:in|into|from|at|to)[\s-](?:(?:the|our|an?)\s(?:\w{1,14}\s){0,3})?$")
_OFFICE_ROLE = re.compile(
    r"[\s-](?:based\s)?(?:position|role|job|opportunity|work\b|schedule|only|presence|required|attendance|\(?five|\(?[56]\b)"
)
_OFFICE_WORK = re.compile(
    r"\bwork(?:s|ing)?\s(?:\w{1,10}\s){0,2}(?:from|in|at|out of)[\s-](?:(?:the|our)\s(?:\w{1,14}\s){0,3})?$"
)
_PERSON_IS = re.compile(r"\b(?:location|role|position|job|type|is)\W{1,3}(?:\w{1,8}\W){0,2}$")
_TRAVELS = re.compile(
    r"\b(?:travel|visit|go|trip|conduct|occasional|coordinat|organi[sz]|provid|deliver|schedul|arrang|attend|invit)"
    r"\w{0,4}\W{1,2}(?:\w{1,12}\W{1,2}){0,3}$"
)
_WORK_FROM = re.compile(r"\b(?:work(?:s|ing)?|based|live|located)[\s-]{1,2}$")
_ON_A_DAY = re.compile(r"\s(?:days?|(?:mon|tues|wednes|thurs|fri)days?)\b")
_FROM_ANYWHERE = re.compile(r"\b(?:work(?:ing)?\sfrom|based|live)\s$")
_PERK = re.compile(
    r"[\s-]{1,2}(?:\w{1,8}[\s/]){0,2}(?:stipend|allowance|office|equipment|set-?up|budget|reimburs|furniture|kit\b|fund)"
)
_CARE = re.compile(r"[\s-](?:care|health|services?|business|visits?|therap|tests?|products?)")
_LEAVE = re.compile(r"\b(?:weeks?|months?|days)\b")
_VIRTUAL = re.compile(r"\s(?:position|role|job|opportunity|work)\b")


def is_of_house(after: str) -> bool:
    """Whether a word describes the company and not the role: "remote-first", "in-person culture"."""
    return bool(_HOUSE.match(after))


def is_of_role(before: str, after: str) -> bool:
    """Whether a word describes this very role: "remote position", "this role is hybrid", "Denver or remote"."""
    return bool(_THIS_ROLE.match(after) or _ROLE_IS.search(before))


def _days(before: str, after: str) -> int:
    """The most days a week that a sentence counts, 0 where it counts none."""
    counted = [one for found in _DAYS.findall(f"{before[-70:]}\0{after[:70]}") for one in found if one]
    return max((_NUMBERS.get(one) or int(one) for one in counted), default=0)


@cache
def _topics(mode: str, prose: bool) -> re.Pattern[str]:
    lists = load("work_modes.toml", occupation=None)["topics"][mode]
    things, work = ("|".join(map(re.escape, lists[name])) for name in ("things", "work"))
    other = rf"|{work}" if prose else ""
    return re.compile(rf"[\s-]{{1,2}}(?:(?:(?:{work})[\s-])?(?:{things}){other})\b")


def _remote(before: str, after: str, prose: bool) -> Judged:
    sure = bool(_INSIST.search(before) or _INSIST_AFTER.match(after))
    other = before.endswith("-") and not _ADJECTIVE.search(before)
    if not sure and (other or _topics("remote", prose).match(after)):
        return NOTHING
    if _NO.search(before) or _NO_AFTER.match(after):
        return "on_site", PLAIN
    if _PART.search(before) or _PART_AFTER.match(after) or 0 < _days(before, after) < 5:
        return "hybrid", COUNTED
    if sure:
        return "remote", SURE
    if _PERK.match(after) or _EXPERIENCE.search(before):
        return "remote", WEAK
    works = _WORKS.search(before)
    if prose and after.startswith("ly") and not works and not _ROLE.match(after):
        return NOTHING
    stands = (works or _OPENS.search(before)) and _CLOSES.match(after)
    return ("remote", PLAIN) if not prose or stands or _ROLE.match(after) or _HOUSE.match(after) else NOTHING


def _hybrid(before: str, after: str, prose: bool) -> Judged:
    if _topics("hybrid", prose).match(after) or _CLOUDY.search(before) or _NO.search(before):
        return NOTHING
    if 0 < _days(before, after) < 5:
        return "hybrid", COUNTED
    if _EXPERIENCE.search(before):
        return "hybrid", WEAK
    stands = (_WORKS.search(before) or _OPENS.search(before)) and _CLOSES.match(after)
    return ("hybrid", PLAIN) if not prose or stands or _ROLE.match(after) or _HOUSE.match(after) else NOTHING


def _on_site(before: str, after: str, prose: bool) -> Judged:
    if _topics("on_site", prose).match(after) or _TRAVELS.search(before) or _NO.search(before):
        return NOTHING
    if _INSIST.search(before) or _INSIST_AFTER.match(after):
        return "on_site", SURE
    if days := _days(before, after):
        return ("hybrid" if days < 5 else "on_site"), COUNTED
    if _MUST.search(before):
        return "on_site", FIRM
    works = _WORKS.search(before) and (_ROLE.match(after) or _ON_PLACE.match(after))
    stands = _OPENS.search(before) and (_ROLE.match(after) or _CLOSES.match(after))
    return ("on_site", PLAIN) if not prose or works or stands else NOTHING


def _office(before: str, after: str, prose: bool) -> Judged:
    if after[:6] in ("-based", " based"):
        return "on_site", PLAIN
    found = _IN_OFFICE.search(before)
    if not found or _NO.search(before) or _topics("on_site", prose).match(after):
        return NOTHING
    if days := _days(before, after):
        return ("hybrid" if days < 5 else "on_site"), COUNTED
    if _INSIST.search(before[: found.start()]):
        return "on_site", SURE
    if before[-3:] in ("in-", "in ") and (not prose or _OFFICE_ROLE.match(after)):
        return "on_site", PLAIN
    if _OFFICE_WORK.search(before):
        return "on_site", PLAIN if _MUST.search(before[: before.rfind("work") + 5]) else WEAK
    return NOTHING


def _in_person(before: str, after: str, prose: bool) -> Judged:
    if _NO.search(before) or _TRAVELS.search(before) or _topics("on_site", prose).match(after):
        return NOTHING
    if days := _days(before, after):
        return ("hybrid" if days < 5 else "on_site"), COUNTED
    if _OFFICE_ROLE.match(after) or (_CLOSES.match(after) and (not prose or _PERSON_IS.search(before))):
        return "on_site", SURE if _INSIST.search(before) else PLAIN
    return ("on_site", WEAK) if _HOUSE.match(after) else NOTHING


def _at_home(before: str, after: str, prose: bool) -> Judged:
    if _NO.search(before) or _NO_AFTER.match(after):
        return "on_site", PLAIN
    if _PERK.match(after):
        return "remote", WEAK
    ahead = _WORK_FROM.sub("", before)
    part = _PART.search(ahead) or _PART_AFTER.match(after) or _ON_A_DAY.match(after)
    if part or 0 < _days(before, after) < 5:
        return "hybrid", COUNTED
    return "remote", SURE if _INSIST.search(ahead) or _INSIST_AFTER.match(after) else PLAIN


def _from_home(before: str, after: str, prose: bool) -> Judged:
    return _at_home(before, after, prose) if _WORK_FROM.search(before) else NOTHING


def _home_based(before: str, after: str, prose: bool) -> Judged:
    if _CARE.match(after) or (prose and not _ROLE.match(after) and not _CLOSES.match(after)):
        return NOTHING
    return _at_home(before, after, prose)


def _anywhere(before: str, after: str, prose: bool) -> Judged:
    if not prose:
        return "remote", PLAIN
    return ("remote", PLAIN) if _FROM_ANYWHERE.search(before) and not _LEAVE.search(before + after) else NOTHING


def _virtual(before: str, after: str, prose: bool) -> Judged:
    stands = not prose and _OPENS.search(before) and _CLOSES.match(after)
    return ("remote", PLAIN) if stands or _VIRTUAL.match(after) else NOTHING


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
    ("from home", True, _from_home),
    ("from-home", True, _from_home),
    ("at home", True, _from_home),
    ("at-home", True, _from_home),
    ("home-based", True, _home_based),
    ("home based", True, _home_based),
    ("wfh", True, _at_home),
    ("telecommut", False, _at_home),
    ("telework", False, _at_home),
    ("anywhere", True, _anywhere),
    ("virtual", True, _virtual),
)
