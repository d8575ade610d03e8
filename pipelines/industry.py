"""In what setting a job is, and in which industry: of the employer's name, the posting's text and its title.

For postings whose source names neither. The lists are `vocabulary/collections/employers.csv` (names that do not say
what they are) and `settings.csv` (words that do). Every phrase votes once for a setting and an industry; a noun of a
trade ("hospital", "software") only where the text speaks of the employer. What gathers too little stays unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from pipelines.vocabulary import load
from pipelines.vocabulary.phrases import Mentions, Phrases, flatten, singular, split_title

LEAST = 2  # the weight a name needs; what stands in title and text needs more
LEAST_OF_TEXT = 3
MOST_CUES = 20
STAFFING = "5613"  # Employment Services
OWN_NAME = 4  # what a word of the employer's name weighs more than one of the text
INC = 30
WINDOW = 240  # characters after a cue (settings.csv) that speak of the employer
FOR_OTHERS = ("agency", "debt_buyer")  # they speak of their clients' trades, and so does their text
SURE = 8  # the weight of a phrase that says outright that the firm collects for others, or buys what it collects
FOR_WHOM = (" for ", " serving ")
# What a name may carry besides the word that tells it from others.
LEGAL_FORMS = frozenset((
    "inc", "llc", "llp", "ltd", "limited", "plc", "corp", "corporation", "company", "co", "group", "holding",
    "international", "global", "the", "pvt", "private", "sdn", "bhd", "berhad", "usa", "us", "uk", "india",
    "canada", "malaysia", "na", "and", ",", "|", "/", "financial", "bank",
))  # fmt: skip
# A text that begins so begins with the job, not with the employer.
OF_THE_JOB = frozenset((
    "you", "you'll", "your", "work", "call", "join", "are", "do", "this", "the", "as", "looking", "seeking",
    "reporting", "responsible", "in", "manage", "handle", "contact", "follow", "collect", "place",
    "what", "want", "job", "role",
))  # fmt: skip
# A stretch that lists these tells what the staff get, not what the firm does.
BENEFITS = ("401", "paid time off", "vision", "life insurance", "health insurance", "medical insurance", "wellness")


@dataclass(frozen=True, slots=True)
class Industry:
    """`setting` is one of DESIGN 4, "unknown" without evidence; `naics` a NAICS 2022 code of two to six digits.

    A sector of several numbers is written as NAICS does ("31-33"). `reason` quotes the evidence.
    """

    setting: str
    naics: str | None
    reason: str


class Vote(NamedTuple):
    setting: str
    naics: str
    weight: int

    key: tuple[str, str]  # what votes are summed by: the setting and the two-digit industry


def _vote(row: dict[str, str], weight: int) -> Vote:
    return Vote(row["setting"], row["naics"], weight, (row["setting"], row["naics"][:2]))


class Lists(NamedTuple):
    employers: Phrases[Vote]
    names: Phrases[Vote]
    titles: Phrases[Vote]
    texts: Mentions[Vote]
    abouts: Mentions[Vote]


def _expand(phrase: str, groups: dict[str, list[str]]) -> list[str]:
    """The phrases that one with `~group` words stands for: "collect for ~clients", "collect for banks", ..."""
    words = [groups[word[1:]] if word.startswith("~") else [word] for word in phrase.split(" ")]
    return [" ".join(choice) for choice in product(*words)]


@cache
def _lists() -> Lists:
    where: dict[str, list[tuple[str, Vote]]] = {"name": [], "title": [], "text": [], "about": []}
    groups: dict[str, list[str]] = {}
    for row in load("settings.csv"):
        if row["where"] not in where:
            groups.setdefault(row["where"], []).append(row["phrase"])
    for row in load("settings.csv"):
        if row["where"] in where:
            vote = _vote(row, int(row["weight"]))
            where[row["where"]] += ((phrase, vote) for phrase in _expand(row["phrase"], groups))
    employers = ((row["name"], _vote(row, 0)) for row in load("employers.csv"))
    texts, abouts = Mentions(where["text"]), Mentions(where["about"])
    return Lists(Phrases(employers), Phrases(where["name"]), Phrases(where["title"]), texts, abouts)


def _known(words: list[str]) -> tuple[str, Vote] | None:
    """The employer, if it is on the list. A name of one word must be the whole name, legal forms aside."""
    rest = [word for word in words if singular(word) not in LEGAL_FORMS]
    for found in _lists().employers.find(words):
        if found.end - found.start > 1 or [singular(word) for word in rest] == [singular(found.phrase)]:
            return found.phrase, found.value
    return None


def _about(employer: str, flat: str, ends: list[int]) -> str:
    """The stretches of a text that speak of the employer: after the cues, and after its name (four times at most)."""
    name = flatten(employer.partition(",")[0].partition("(")[0]).strip()
    while " " in name and name.rsplit(" ", 1)[1].strip(".") in LEGAL_FORMS:
        name = name.rsplit(" ", 1)[0]
    at = flat.find(name) if len(name) > 2 else -1
    if at < 0 and len(first := name.partition(" ")[0]) > 3:
        name, at = first, flat.find(first)
    for _ in range(4):
        if at >= 0:
            ends.append(at + len(name))
            at = flat.find(name, at + WINDOW)
    # To the end of the sentence, past an "Inc.": what the next one tells may be anything.
    stretches = (flat[end : end + INC] + flat[end + INC : end + WINDOW].partition(". ")[0] for end in ends)
    benefits = [word for word in BENEFITS if word in flat]
    return "\n".join(stretch for stretch in stretches if not any(word in stretch for word in benefits))


def _of_itself(told: str) -> Iterator[tuple[str, Vote]]:
    """What lines about the employer say it is; not those it works for ("software for restaurants")."""
    line, whom = -1, 0
    for end, phrase, vote in _lists().abouts.find_all(told):
        if not vote.weight:
            continue
        if end > line:
            line = told.find("\n", end) + 1 or len(told)
            whom = min((at for mark in FOR_WHOM if (at := told.find(mark, end, line)) >= 0), default=line)
        if end <= whom:
            yield phrase, vote


def _votes(employer: str, title: str, text: str) -> Iterator[tuple[str, str, Vote]]:
    for found in _lists().titles.find(split_title(title)):
        yield "title", found.phrase, found.value
    if not text:
        return
    flat = flatten(text)
    first = flat.split(None, 1)
    cues = [0] if first and first[0] not in OF_THE_JOB else []
    votes: dict[str, Vote] = {}
    for end, phrase, vote in _lists().texts.find_all(flat):
        if vote.weight:
            votes[phrase] = vote
        elif len(cues) < MOST_CUES:
            cues.append(end)
    votes |= dict(_of_itself(_about(employer, flat, cues)))
    sure = {vote.setting for vote in votes.values() if vote.setting in FOR_OTHERS and vote.weight >= SURE}
    for phrase, vote in votes.items():
        if not sure or vote.setting in sure:
            yield "text", phrase.rstrip("*"), vote


def read_industry(employer: str, title: str, text: str) -> Industry:
    """The setting and industry of a posting by the words of its employer's name, its text and its title.

    Votes are summed by setting and two-digit industry; the code is that of the strongest vote of the winner, the
    longest of equals. A staffing firm that fills a client's post is not the employer: what the text tells of the
    client counts, and without that the setting is unknown.

    >>> read_industry("Oakline Federal Credit Union", "Collector", "")
    Industry(setting='lender', naics='522130', reason='employer: federal credit union')
    >>> read_industry("Oakline", "Collector", "We are a full-service collection agency serving hospitals.").setting
    'agency'
    >>> read_industry("Oakline", "Collector", "You will place accounts with collection agencies.")
    Industry(setting='unknown', naics=None, reason='no words of a setting')
    """
    words = split_title(employer)
    known = _known(words)
    if known and not known[1].naics.startswith(STAFFING):
        return Industry(known[1].setting, known[1].naics, f"known employer: {known[0]}")
    named = [("employer", *known)] if known else []
    named += [("employer", found.phrase, found.value) for found in _lists().names.find(words)]
    votes = list(_votes(employer, title, text))
    client = any(vote.setting == "unknown" for _, _, vote in votes)
    if not (client and any(vote.naics.startswith(STAFFING) for _, _, vote in named)):
        votes = named + votes
    scores: dict[tuple[str, str], int] = {}
    for source, _, vote in votes:
        scores[vote.key] = scores.get(vote.key, 0) + vote.weight
        if source == "employer":
            scores[vote.key] += vote.weight * 2 if vote.setting in FOR_OTHERS else OWN_NAME
    of_client = scores.pop(("unknown", STAFFING[:2]), 0)
    best = max(scores, key=lambda key: scores[key], default=("unknown", ""))
    if best == ("in_house", ""):
        sectors = [key for key in scores if key[0] == "in_house" and key[1] and scores[key] >= LEAST_OF_TEXT]
        best = max(sectors, key=lambda key: scores[key], default=best)
    ours = [entry for entry in votes if entry[2].key == best]
    least = LEAST if any(source == "employer" for source, _, _ in ours) else LEAST_OF_TEXT
    if scores.get(best, 0) < least or of_client > scores[best]:
        return Industry("unknown", None, "staffing firm: its client is not told" if client else "no words of a setting")
    source, _, strongest = max(ours, key=lambda entry: (entry[2].weight, len(entry[2].naics)))
    quoted = dict.fromkeys(phrase for where, phrase, _ in ours if where == source)
    return Industry(best[0], strongest.naics or None, f"{source}: " + ", ".join(list(quoted)[:3]))
