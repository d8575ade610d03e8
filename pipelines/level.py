"""How far up the ladder a job stands: junior, mid, senior, lead, manager, director (DESIGN 4).

The words are `vocabulary/levels.csv`. A title that carries none is read with its description, where that says the
level outright ("this is an entry-level position", "Job title: Senior Collector"); "mid" is what is left.
"""

import re
from functools import cache

from pipelines.vocabulary import load
from pipelines.vocabulary.folding import fold
from pipelines.vocabulary.phrases import BREAKS, LONGEST_TEXT, Mentions, Phrases, flatten, singular, split_title

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

# What a field of a posting may say, beside the words of titles.
STATED = {"entry": "junior", "fresher": "junior", "starter": "junior", "mid": "mid", "intermediate": "mid"}
STATED |= {"experienced": "mid", "supervisory": "lead", "managerial": "manager", "executive": "mid"}

# The words before a job that make it another level.
POSTS = {"entry": "junior", "junior": "junior", "trainee": "junior", "graduate": "junior"}
POSTS |= {"senior": "senior", "sr": "senior", "lead": "lead"}

CUES = (
    "title", "position", "role", "designation", "level", "grade", "seniority", "graded", "classified", "banded",
    "apprenticeship", "traineeship", "internship", "team", "team leader", "team lead", "supervis", "supervisor",
    "overse", "manag", "direct reports", "performance reviews", "performance appraisals", "performance evaluations",
    *POSTS,
)  # fmt: skip

# Each is tried only around a word found by plain search: over a whole description they would take half a millisecond.
_JOB = (
    r"(?:collector|specialist|controller|analyst|representative|rep|officer|agent|clerk|associate|advis[eo]r|executive"
    r"|coordinator|administrator|assistant|negotiator|tracer|biller|trainee|apprentice|telecaller|consultant)s?\b"
)
_WORDS = r"(?:[\w/&'-]{1,20} ){0,3}"
# "We seek a ...", "as our ...", "the role of ...": what stands next is this post.
_SOUGHT = re.compile(
    r"(?:\b(?:seek(?:ing|s)?|look(?:ing|s)? (?:for|to (?:hire|recruit|appoint))|hir(?:e|es|ing)|recruit(?:ing|s)?"
    r"|appoint(?:ing)?|we (?:need|require|want|have)|search(?:ing)? for|in need of"
    r"|(?:opening|opportunity|vacancy|arisen|available|place|room) for|(?:role|position|post|job) (?:of|as)"
    r"|join (?:us|our team|the team|our firm) as|work(?:ing)? as|employed as|you(?: will|'ll) be)"
    rf"(?: an?| our| the| its| their| one| \d{{1,2}})? {_WORDS}|\bas (?:an?|our|the) {_WORDS})$"
)
_OPENS = re.compile(r"(?:^|[.\n:•*] {0,3})(?:the|our) $")
_EXPERIENCE = re.compile(r"\b(?:experienced?|background|worked|years?|previous(?:ly)?|former)\b[^.\n]*$")
_SENTENCE = re.compile(
    r"(?:^|[.;:!?\n•*·–|)-] {0,3}|\b(?:this is|is|as|in this|offer|offering) ?(?:an?|our)? ?(?:working )?)$"
)
_AFTER_WORD = re.compile(rf"[. -]{{1,2}}(?:level )?{_WORDS}{_JOB}(?! ?(?:who|that|to help))")
_AFTER_SUBJECT = re.compile(
    rf"[. -]{{1,2}}(?:level )?{_WORDS}{_JOB},?"
    r" (?:is|works|reports|handles|performs|will(?! (?:train|coach|help|teach|show)))\b"
)
_POST = re.compile(
    r"[ -]level (?:collect\w{1,8} )?(?:position|role|opportunity|job|opening|candidate|applicant)s?\b| (?:to|/|-) mid"
    r"|(?: [\w-]{2,15}){0,2} (?:position|role|post|job|opening|seat)\b"
)
_ALONE = re.compile(r" {0,2}(?:[.,;:!|*\n)–-]|$|and no exp|no exp|with )")
_THIS = re.compile(r"\b(?:this is|this|is|as|in this|offer|offering) ?(?:an?|our)? ?(?:working )?$|\ba ?$")
_DENIED = re.compile(
    r"\b(?:not|no longer|to|from|with|by|than|beyond) (?:an?|the|our) ?$"
    r"|\b(?:not|no|beyond|other|above|train|coach|mentor|mid)[ -]?$"
    r"|\b(?:years?|experience|background|worked|previously)\b[^.\n]{0,25}$"
)
_AT_LEVEL = re.compile(r"\bat (?:the |an? )?$")
_OTHER_LEVEL = re.compile(
    r"(?:education|educational|qualification|degree|english|language|skill|noise|stress|service) $"
)
_FIELD = re.compile(r"(?:level|grade|seniority) {0,2}[:–-] {0,2}([^\n.;|]{2,60})")
_LEADS = re.compile(
    r"\b(?:(?:be|is|are) (?:the|an?|our)"
    r"|(?:act|acts|acting|serve|serves|working|role) as(?: the| an?| our)?|as (?:the|an?|our))"
    r" (?:working |floor |shift )?$"
)
_GRADED = re.compile(r"(?:graded|classified|banded) (?:as )?(?:an? )?((?:[\w/&-]{2,20} ){0,3}(?:i{1,3}|iv|[1-4]))\b")
_TITLE = re.compile(r"(?:title|position|role|designation) ?[:–-] ?([^\n]{3,90})")
# "You will lead a team of six", "Supervises 4 clerks": whoever does, supervises.
_OVER = re.compile(
    r"(?:^|[.;:!?\n•*·–|-] {0,3}|\b(?:you|you'll|will|to|must|and|,|responsible for) {1,2}"
    r"(?:also |directly |day to day )?)"
    r"(?:lead|leads|leading|manage|manages|managing|supervise|supervises|supervising|head|heads|heading|run|runs|oversee"
    r"|oversees|overseeing)"
    r"(?:,? (?:and )?(?:coach|train|motivate|mentor|develop|manage|lead|supervise|direct)\w{0,3}){0,3}"
    r"(?: (?:a|an|the|our|your|this|daily|work|of)){0,3} (?:[\w-]{1,15} ){0,3}$"
)
_MANAGED = re.compile(r"team(?: (?:of|members|in|and|to|that|who|for|across|through)\b|[.,;\n)]|$)")
_STAFF = re.compile(
    r"(?:supervises?|supervising|oversees?|overseeing|manages?|managing|leads?|leading) (?:\w{1,12} ){0,3}(?:\d{1,3}"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|the work of|staff of)"
    r" (?:in the |of the )?(?:[\w-]{2,15} ){0,3}?"
    r"(?:collector|agent|clerk|specialist|rep|representative|people|staff|advis[eo]r|controller|officer|analyst|employee"
    r"|executive|associate|tele ?caller|assistant|team member|trainee|negotiator|biller|clerical)s?\b"
    r"|supervis(?:e|es|ing) (?:\w{1,12} ){0,2}staff\b"
    r"|supervising (?:\w{1,12} ){0,2}(?:agents|collectors|clerks|staff|officers|representatives|specialists)\b"
    r"|supervision of (?:\w{1,12} ){0,4}(?:team|staff|collectors|agents|clerks|representatives|specialists)\b"
)
_OF_BOSS = re.compile(r"\b(?:manager|director|supervisor|head|leader|vp|who|no)\b[^.\n]*$")
_REPORTS = re.compile(r"(?:\b(?:[1-9]\d?|two|three|four|five|six|seven|eight|nine|ten|several|your) (?:direct )$)")
_SUBJECT = re.compile(
    r"(?:^|[.;:!?\n•*·–|-] {0,3}|\b(?:you|you'll|will|to|must|and|job|role|position"
    r"|responsible for|responsibility for) {1,2})"
    r"(?:also |directly |day to day |day-to-day |daily |direct |line )?$"
)


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
        named = before in GRADE_WORDS or before in _nouns() or singular(before) in _nouns() or before.endswith(AGENTS)
        if word.isdigit() and (not named or words[at - 1] in BREAKS or after in COUNTED or after[:1].isdigit()):
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


@cache
def _cues() -> Mentions[str]:
    return Mentions((cue + "*", cue) for cue in CUES)


Hits = dict[str, list[int]]


def _field(value: str) -> str | None:
    """The level that the value of a field names ("Job level: Senior officer"), by its first telling word."""
    words = split_title(value)
    if words[:1] == ["mid"] or "non" in words:
        return "mid"
    if level := _marked(words):
        return level
    return next((STATED[word] for word in words if word in STATED), None)


def _restated(text: str, hits: Hits) -> str | None:
    """The level of the description's own line of a title, a level or a grade."""
    for word in ("title", "position", "role", "designation"):
        for at in hits.get(word, ()):
            line = text.rfind("\n", 0, at) + 1
            restated = _TITLE.match(text, at) if at - line <= 12 else None
            if restated and (level := _first_named(split_title(restated[1]))):
                return level
    for word in ("level", "grade", "seniority"):
        for at in hits.get(word, ()):
            field = _FIELD.match(text, at)
            other = field and _OTHER_LEVEL.search(text[max(0, at - 16) : at])
            if field and not other and (level := _field(field[1])):
                return level
    for word in ("graded", "classified", "banded"):
        for at in hits.get(word, ()):
            if graded := _GRADED.match(text, at):
                return _marked(split_title(graded[1]))
    return None


def _supervises(text: str, hits: Hits) -> bool:
    """Whether the description gives the person a team to lead."""
    for at in hits.get("team", ()):
        charged = text.endswith(("responsible for a ", "responsibility for a ", "charge of a "), 0, at)
        if charged and text.startswith("team of", at):
            return True
        if _MANAGED.match(text, at) and _OVER.search(text[max(0, at - 90) : at]):
            return True
    for verb in ("supervis", "overse", "manag", "lead"):
        for at in hits.get(verb, ()):
            if _STAFF.match(text, at) and _SUBJECT.search(text[max(0, at - 30) : at]):
                return True
    for at in hits.get("direct reports", ()):
        if _OF_BOSS.search(text[max(0, at - 40) : at]):
            continue
        if _REPORTS.search(text[max(0, at - 12) : at + 7]) or text[at + 14 : at + 17].strip(" :").isdigit():
            return True
    for word in ("performance reviews", "performance appraisals", "performance evaluations"):
        for at in hits.get(word, ()):
            if re.search(
                r"\b(?:conduct|complete|carry out|prepare|write|hold|deliver)s? (?:\w{1,9} )?$",
                text[max(0, at - 24) : at],
            ):
                return True
    return False


def _described(description: str) -> str | None:
    """The level a description states outright: its own title line, a field for it, or a sentence about this post."""
    text = fold(description[:LONGEST_TEXT])
    hits: Hits = {}
    for end, _, cue in _cues().find_all(flatten(description)):
        hits.setdefault(cue, []).append(end - len(cue))
    if level := _restated(text, hits):
        return level
    for word in ("apprenticeship", "traineeship", "internship", "team leader", "team lead", "supervisor"):
        for at in hits.get(word, ()):
            before = text[max(0, at - 50) : at]
            if word.endswith("ship") and (before.endswith(("this is an ", "this is a ")) or _SENTENCE.search(before)):
                return "junior"
            sought = _LEADS.search(before) or (_SOUGHT.search(before) and not before.endswith("the "))
            if sought and not word.endswith("ship") and not _EXPERIENCE.search(before):
                return "lead"
    for word, level in POSTS.items():
        for at in hits.get(word, ()):
            before, end = text[max(0, at - 70) : at], at + len(word)
            if before[-1:].isalnum() or _DENIED.search(before):
                continue
            if text.startswith((" level", "-level"), end):
                opens = _SENTENCE.search(before) and (_ALONE.match(text, end + 6) or _AFTER_WORD.match(text, end))
                if opens or _AT_LEVEL.search(before):
                    return level
            if word == "lead" and _LEADS.search(before) and text.startswith((" for ", " of ", " on ", " in "), end):
                return level
            if _POST.match(text, end) and (word == "entry" or _THIS.search(before) or _SENTENCE.search(before)):
                return level
            if _SOUGHT.search(before) and _AFTER_WORD.match(text, end):
                return level
            if _OPENS.search(before) and _AFTER_SUBJECT.match(text, end):
                return level
    return "lead" if _supervises(text, hits) else None


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
