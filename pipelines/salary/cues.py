"""The phrases that say what a figure of money is for, and how to find the one that belongs to a figure.

`vocabulary/money_roles.toml` and the occupation's own hold them; the head says what their groups mean.
"""

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from pipelines.money import period_words
from pipelines.salary.figures import Money
from pipelines.vocabulary import load

SEPARATORS = frozenset("-–—|:;(@,•*/[")
BREAKS = frozenset(",;:)|•*/!?.–—-]·▪●◦")
ADDS = frozenset(("plus", "+", "and", "&", "with"))
PAID = ("pay", "total")

_STOPS = BREAKS | ADDS | {"excluding", "excl", "exclusive", "against", "not", "while", "as", "who", "when", "if", "§"}
_BROKEN = re.compile(r"â[€\x80].?")  # a dash or quotation mark read in the wrong charset
_PAYING = (("pay",), ("pays",), ("paying",))
_ENDS_A_NAME = frozenset(
    ("per", "each", "every", "of", "with", "for", "over", "to", "in", "at", ",", ":", "|", "-", "–", "—", "(", "/")
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+|(?<=\s)[-–—]|[^\s\w'’.\\–—-]|[.](?=\s|$)|[-–—](?=\s|$)")


class Cue(NamedTuple):
    """A phrase of the list. `strength` counts for pay only: 3 for a word that names it, less for words that suggest it.

    `loose` is `loose` or `trades` for words that stand in the names of jobs too, empty for others.
    """

    words: tuple[str, ...]
    role: str
    strength: int = 3
    loose: str = ""


#: The cues of a word by their words, and how many words they have, the longest first.
_Table = dict[str, tuple[list[int], dict[tuple[str, ...], Cue]]]


class _Lists(NamedTuple):
    before: _Table
    after: _Table
    only_before: _Table
    only_after: _Table
    fillers: frozenset[str]
    jobs: frozenset[str]
    others: frozenset[str]
    adverbs: dict[str, str]
    nouns: dict[str, str]
    abbreviated: frozenset[str]
    counted: frozenset[str]
    levels: frozenset[str]
    uses: frozenset[str]
    payers: frozenset[str]
    parties: frozenset[str]


@cache
def lists() -> _Lists:
    """The vocabulary as it is looked up: cues before a figure by their last word, those after it by their first."""
    general, own = load("money_roles.toml", occupation=None), load("money_roles.toml")
    roles, words = {**general, **own}, {**general["words"], **own["words"]}
    before: list[Cue] = []
    after: list[Cue] = []
    for role, group in roles.items():
        if role == "words":
            continue
        both = _expand(group.get("both", []), role)
        before += [*both, *_expand(group.get("before", []), role), *_expand(group.get("weak", []), role, 1)]
        for loose in ("loose", "trades"):
            before += [cue._replace(loose=loose) for cue in _expand(group.get(loose, []), role)]
        after += [*both, *_expand(group.get("after", []), role, 2)]
    use = period_words()
    return _Lists(
        _index(before, -1),
        _index(after, 0),
        _index([*_expand(words["most"], "most"), *_expand(words["least"], "least")], -1),
        _index([*_expand(words["most_after"], "most"), *_expand(words["least_after"], "least")], 0),
        frozenset(words["fillers"]),
        frozenset(words["jobs"]),
        frozenset(words["others"]),
        {word: period for word, period in use["adverb"].items() if period},
        use["noun"],
        frozenset(words["abbreviated"]),
        frozenset(words["counted"]),
        frozenset(words["levels"]),
        frozenset(words["uses"]),
        frozenset(words["payers"]),
        frozenset(words["parties"]),
    )


def _expand(phrases: list[str], role: str, strength: int = 3) -> list[Cue]:
    return [
        Cue(words, role, strength)
        for phrase in phrases
        for words in product(*(choice.split("|") for choice in phrase.split()))
    ]


def _index(cues: list[Cue], end: int) -> _Table:
    table: dict[str, dict[tuple[str, ...], Cue]] = {}
    for cue in cues:
        table.setdefault(cue.words[end], {}).setdefault(cue.words, cue)
    return {word: (sorted({len(words) for words in same}, reverse=True), same) for word, same in table.items()}


def split_words(text: str) -> list[str]:
    """Lower-case words, numbers and marks; a hyphen within a word only parts it.

    >>> split_words("Sign-on bonus: up to (approx.)")
    ['sign', 'on', 'bonus', ':', 'up', 'to', '(', 'approx', ')']
    """
    if "â" in text:
        text = _BROKEN.sub(" – ", text.replace("â€™", "'"))
    return _TOKEN.findall(text.lower())


def ending(table: _Table, tokens: list[str], at: int) -> Cue | None:
    """The longest cue whose last word stands at `at`."""
    if entry := table.get(tokens[at]):
        for size in entry[0]:
            if size <= at + 1 and (cue := entry[1].get(tuple(tokens[at + 1 - size : at + 1]))):
                return cue
    return None


def beginning(table: _Table, tokens: list[str], at: int) -> Cue | None:
    """The longest cue whose first word stands at `at`."""
    if entry := table.get(tokens[at]):
        for size in entry[0]:
            if cue := entry[1].get(tuple(tokens[at : at + size])):
                return cue
    return None


def names_something(text: str) -> bool:
    """Whether a text holds a cue that is more than a hint.

    >>> names_something("; bonus "), names_something(", Seattle "), names_something("; base pay ")
    (True, False, True)
    """
    tokens = split_words(text)
    found = lists()
    cues = (ending(found.before, tokens, at) for at in range(len(tokens)))
    return any(cue.strength > 1 for cue in cues if cue)


def cue_before(tokens: list[str], money: Money) -> tuple[Cue | None, int]:
    """The nearest cue that leads to the figure, and how many words stand between.

    >>> from pipelines.salary.figures import read_figure
    >>> money, _ = read_figure("$500", 1)
    >>> cue_before(split_words("Base pay and a bonus of up to"), money)
    (Cue(words=('bonus',), role='bonus', strength=3, loose=''), 3)
    >>> cue_before(split_words("Loan Collector -"), money)
    (None, 0)
    """
    found = lists()
    hourly = money.period == "hour" and money.low >= 5
    weak: Cue | None = None
    weak_gap = 0
    at = last = len(tokens) - 1
    named = False
    while at >= 0:
        if tokens[at] in found.jobs:
            at, named = _before_name(tokens, at), True
            continue
        cue = ending(found.before, tokens, at) if tokens[at] in found.before else None
        if cue is None:
            at -= 1
            continue
        first = at + 1 - len(cue.words)
        ahead = tokens[first - 1] if first else ""
        if _passes(cue, tokens[at + 1 :], ahead, money, hourly):
            at = first - 1
        elif (cue.words[0] == "paid" or cue.words in _PAYING) and (subject := _subject(tokens, first)):
            return subject, last - at
        elif cue.words[0] in ("pays", "paying") and not hourly and not _pays_for_work(tokens[:first]):
            return Cue(cue.words, "market"), last - at
        elif cue.strength == 1 and weak is None:
            weak, weak_gap, at = cue, last - at, first - 1
        elif weak is not None and (last - at - weak_gap > 5 or (cue.role == "pay" and last - at > 16)):
            break
        elif named and money.period and cue.role not in PAID and (last - at > 5 or "§" in tokens[at:]):
            break  # "after our $15M raise we hire a lead at $82,000 a year", "bonus $3,000 - Collector - $18/hr"
        else:
            return cue, last - at
    return weak, weak_gap


def _pays_for_work(lead: list[str]) -> bool:
    """Whether what pays is a job or its employer, not a plan or a customer ("the scheme pays $400 a week")."""
    found = lists()
    if not lead or (lead[-1] == ":" and found.others.isdisjoint(lead[-2:-1])):
        return True
    subject = lead[-2] if lead[-1] == ":" else lead[-1]
    return not subject.isalpha() or subject in found.fillers or subject in found.jobs or subject in found.payers


def _subject(tokens: list[str], at: int) -> Cue | None:
    """What is paid where it is not the job: the overtime of "overtime is paid at", the week of "on-call weeks pay"."""
    found = lists()
    at -= 1
    while at >= 0 and tokens[at] in found.fillers and not ending(found.before, tokens, at):
        at -= 1
    cue = ending(found.before, tokens, at) if at >= 0 else None
    return cue if cue and cue.role in ("bonus", "benefit", "commission") else None


def _before_name(tokens: list[str], at: int) -> int:
    """Where to go on from a word of a job's name, whose up to four words before it belong to the name."""
    at -= 1
    for _ in range(4):
        if at < 0 or tokens[at] in _ENDS_A_NAME:
            break
        at -= 1
    return at


def _passes(cue: Cue, between: list[str], ahead: str, money: Money, hourly: bool) -> bool:
    """Whether a cue does not speak of this figure: a trade's name, a balance by the hour, a bonus that is only added.

    In "base + bonus: $45k" the figure is the base.
    """
    if (hourly and cue.loose) or (cue.loose == "trades" and not SEPARATORS.isdisjoint(between)):
        return True
    if cue.role in ("balance", "funding", "quota"):
        return hourly
    if cue.role == "fee":
        return hourly and money.joined and len(cue.words) == 1
    if (
        cue.role == "benefit"
        and hourly
        and money.low >= 10
        and (money.joined or cue.words[0] == "per" or "," in between)
    ):
        return True
    if cue.role in ("bonus", "commission", "benefit"):
        return ahead in ADDS and bool(between) and between[0] in (",", ":", "-", "–")
    return cue.role == "reference" and not money.bare


def cue_after(tokens: list[str], money: Money) -> tuple[Cue | None, bool]:
    """The cue right after the figure, and whether nothing follows it.

    >>> from pipelines.salary.figures import read_figure
    >>> money, _ = read_figure("$500", 1)
    >>> cue_after(split_words("annual learning stipend"), money)[0].role, cue_after(split_words("plus stipend"), money)
    ('benefit', (None, False))
    """
    found = lists()
    plain = True
    for at, word in enumerate(tokens[:8]):
        cue = beginning(found.after, tokens, at)
        if cue:
            end = at + len(cue.words)
            paid = cue.role in PAID
            of_a_job = not paid and (word in found.jobs or not found.jobs.isdisjoint(tokens[end : end + 3]))
            hourly = money.period == "hour" and money.low >= 10
            passed = hourly and cue.role in ("balance", "funding", "quota", "bonus", "commission")
            passed |= cue.role == "reference" and not money.bare
            passed |= cue.role == "market" and tokens[0] == "("  # "(a living wage employer)"
            passed |= word == "more" and at > 0  # "$20 or more per hour"
            if tokens[end : end + 1] == [":"] or of_a_job or passed or (paid and not plain):
                return None, False
            return cue, end >= len(tokens)
        if word in _STOPS or (word == "(" and at) or word in found.jobs:
            break
        plain = plain and (word in found.fillers or word == "(")
    return None, False
