"""What a title says of a job: scope, role, specialty and occupation code, by the definitions of DESIGN 4.

`scope` decides whether the job is of the occupation; here is which job of it. The roles are words of
`vocabulary/collections/roles.csv`, the specialties of `specialties.csv` (titles) and `debts.csv` (descriptions).
"""

from dataclasses import dataclass
from functools import cache

from pipelines.title.lists import Mark, Noun, lists
from pipelines.title.scope import NOTHING, Reading
from pipelines.vocabulary import load
from pipelines.vocabulary.phrases import Found, Mentions, Phrases, split_title

COLLECTORS = "43-3011"  # Bill and Account Collectors


LEAST_LEGAL = 5  # a word or two of courts stands in every collector's description


@dataclass(frozen=True, slots=True)
class Title:
    """One title read. `role` is None outside the scope, `specialty` and `soc` (SOC 2018) None where unsure.

    `reason` gives the evidence: "title: debt collector", "homonym: museum", "description: past due, debtor".
    """

    role: str | None
    scope: str
    reason: str
    specialty: str | None
    soc: str | None


@cache
def _specialties() -> Phrases[tuple[bool, str]]:
    return Phrases((row["phrase"], (bool(row["fallback"]), row["specialty"])) for row in load("specialties.csv"))


@cache
def _debts() -> Mentions[tuple[str, int]]:
    return Mentions((row["phrase"], (row["specialty"], int(row["weight"]))) for row in load("debts.csv"))


def _specialty(words: list[str], description: str | None) -> str | None:
    """The kind of debt the title names, else the one that the description speaks of most, else a word's usual one."""
    found = [specialty.value for specialty in _specialties().find(words)]
    for fallback, specialty in found:
        if not fallback:
            return specialty
    weights: dict[str, int] = {}
    for specialty, weight in _debts().find(description).values() if description else ():
        weights[specialty] = weights.get(specialty, 0) + weight
    first, second = [*sorted(weights, key=lambda specialty: -weights[specialty]), "", ""][:2]
    if weights.get(first, 0) > max(1, weights.get(second, 0)) and (first != "legal" or weights[first] >= LEAST_LEGAL):
        return first
    return found[0][1] if found else None


def _first_named(reading: Reading) -> tuple[int, int]:
    """The words between slashes that first name a job of ours; the whole title where none does by itself."""
    slashes = [at for at, word in enumerate(reading.words) if word == "/"]
    for start, end in zip([0, *slashes], [*slashes, len(reading.words)], strict=True):
        ours = [mark for mark in reading.of("core", "weak") if start <= mark.start < end]
        if ours and (ours[0].value.role or any(start <= noun.start < end for noun in reading.nouns)):
            return start, end
    return 0, len(reading.words)


def _supervises(noun: Found[Noun], reading: Reading, nouns: list[Found[Noun]]) -> bool:
    """Whether a noun leads others: a supervising word, or a "lead" beside no other job ("Collections Lead").

    In "Lead Collector" and "Collections Specialist Lead" it is a level.
    """
    if noun.value.supervises or noun.value.role != "collections_manager":
        return noun.value.supervises
    jobs = [other for other in nouns if other.value.role != "collections_manager"]
    return not jobs and not any(noun.start < mark.start for mark in reading.of("core") if mark.value.role)


def _role(reading: Reading, carried: Found[Mark] | None) -> tuple[str, str | None]:
    """The role of a core title, and its SOC code. In a slashed title the first named job counts."""
    first, last = _first_named(reading)
    nouns = [noun for noun in reading.nouns if first <= noun.start < last]
    for role in ("director_of_collections", "collections_manager"):
        for noun in nouns:
            if noun.value.role == role and _supervises(noun, reading, nouns):
                return role, noun.value.soc
    # The code of the mark that carried the decision holds for every role but those with a code of their own.
    code = COLLECTORS if carried is None or carried.value.soc == "" else carried.value.soc
    for mark in reading.of("core", "bare"):
        if mark.value.role and first <= mark.start < last:
            return mark.value.role, code
    ours = {reading.part[mark.start] for mark in reading.of("core", "weak", "bare")}
    nouns = [noun for noun in nouns if noun.value.role != "collections_manager"]
    nouns = [noun for noun in nouns if reading.part[noun.start] in ours] or nouns
    if not nouns:
        return "other_collections", code
    head = [noun for noun in nouns if reading.part[noun.start] == reading.part[nouns[0].start]][-1]
    return head.value.role, code if head.value.soc == COLLECTORS else head.value.soc


def read_title(title: str, description: str | None = None) -> Title:
    """Scope (`core`, `adjacent`, `out`), role, specialty and SOC code of a posting. Any text is accepted.

    The description is read only where the title leaves the sense open: two sure words of another sense, if they
    outweigh those of debt, send a bare collector out; two to four of debt, by its length, bring an account specialist
    in.

    >>> read_title("Sr. Medical Collections Specialist - Remote").role
    'collections_specialist'
    >>> read_title("Accounts Receivable/Collections Analyst").scope
    'core'
    >>> read_title("Museum Collections Specialist").reason
    'homonym: museum'
    >>> read_title("Recovery Specialist", "Support people in addiction recovery and sobriety, in group sessions.").scope
    'out'
    >>> read_title("Accounts Receivable Clerk")  # doctest: +NORMALIZE_WHITESPACE
    Title(role='accounts_receivable', scope='adjacent', reason='title: accounts receivable', specialty=None,
          soc='43-3031')
    """
    words = split_title(title)
    marks = lists().marks.find(words)
    if not marks:
        return Title(None, "out", NOTHING, None, None)
    reading = Reading(words, marks, description)
    scope, mark, reason = reading.decide()
    scope, _, told = scope.partition(":")
    if scope == "out":
        return Title(None, scope, reason, None, None)
    role: str | None
    if scope == "core":
        role, soc = _role(reading, mark)
    else:
        role = told or ((mark.value.role or mark.value.value.split(":")[-1]) if mark else "other_adjacent")
        leads = next((noun for noun in reading.nouns if noun.value.supervises), None)
        soc = leads.value.soc if leads else (mark.value.soc or None if mark else None)
    return Title(role, scope, reason, _specialty(words, description if scope == "core" else None), soc)
