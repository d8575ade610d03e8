"""What a posting requires besides skills: education, years of experience, type of employment, credentials."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipelines.text import fold, read_asked, weigh
from pipelines.vocabulary import load
from pipelines.vocabulary.terms import find_terms, read_lists
from pipelines.vocabulary.words import any_word

EDUCATION = ("none", "high_school", "associate", "bachelor", "master", "doctorate")
LONGEST = 100_000  # characters of a text that are read: no description is as long
MOST_YEARS = 20  # nobody asks for more: a larger number is somebody's age
_TYPE_WORDS = ("full time", "full-time", "part time", "part-time", "temporary ", "temp role", "temp position")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\d{{1,2}}(?:\.\d)?|{'|'.join(_WORDS)}|fifteen|twenty"
_AGAIN = r"(?: ?\((?:\d{1,2}|[a-z]{3,7})\+?(?: ?(?:-|to) ?\d{1,2})?\+?\))?"
# The number that ends where its unit begins: "3-5+", "two (2) to four (4)", "18 months to 2".
_COUNT = re.compile(
    rf"(?<![\w.$£€#,/%])({_NUMBER}|a(?= ?\Z)){_AGAIN} ?\+?(?: ?(?:years?|yrs?|(months?)))?"
    rf"(?: ?(?:-|to|or|/|and) ?(?:{_NUMBER}){_AGAIN})? ?\+?(?: or more| plus| full| solid)?[\])]?[ -]?\Z"
)
_EXPERIENCE = re.compile(r"\b(?:experience[ds]?|exp|background)\b")
# Behind a degree: what may stand in its place.
_INSTEAD = re.compile(
    r"\bor (?:(?!field|discipline|with\b|and\b|plus\b|in\b|a minimum)[\w/+-]+ ){0,5}?(?:experience|combination|years)\b"
    r"|\bin (?:lieu|place) of\b|\bsubstitut"
)
_SENTENCE_END = re.compile(r"[\n;]|[.!?] ")
_ASKED_IN = re.compile(r"(?:of|in|as|with|doing|working|or more|experience)\b")
_OF_THOSE = re.compile(r"\b(?:including|of which|with(?: at least| a minimum of)?)(?: at least)?\s*\Z")


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


class _Found(NamedTuple):
    field: str
    value: str
    start: int
    end: int
    section: str
    weight: str | None


class _Years(NamedTuple):
    years: float
    required: bool
    left: str
    right: str

    def speaks(self, of: str) -> bool:
        return _words(of).search(f"{self.left} {self.right}") is not None

    def within(self) -> bool:
        """Whether they are part of other years ("including 2 years") or stand in place of a degree."""
        others = _OF_THOSE.search(self.left) and re.search(r"\byears?\b|\bexperience\b", self.left)
        return bool(others or (_words("degree").search(self.left) and re.search(r"\bor\b", self.left)))


@cache
def _words(name: str, behind: str = "") -> re.Pattern[str]:
    return re.compile(any_word(load("requirements.toml", occupation=None)["experience"][name]) + behind)


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(load("requirements.toml", occupation=None)["experience"][name])


def read_requirements(text: str, title: str | None = None) -> Requirements:
    """The requirements of a posting, from its plain text (the first 100,000 characters) and its title.

    Education is the lowest level that satisfies the posting, required or preferred; a degree that experience may
    replace ("bachelor's or equivalent experience") is that degree, not required; "some college" is high school; where
    every mention is denied ("no degree required") it is `none`, not required. Experience is the smallest number of
    years asked for the role as a whole: years asked of a tool, of another trade or of leading others count only where
    no others are asked, preferred ones only where none are required. Of full-time and part-time the first named holds;
    internship, temporary and contract outweigh them, and the title outweighs the text. Credentials are those required
    or preferred. What a clause denies and what stands under benefits, pay, the company or equal opportunity does not
    count, but for the type of employment. Data: `requirements.csv`, `requirements.toml`, `credentials.csv`.

    >>> tuple(read_requirements("HS diploma; bachelor's preferred. 3-5 years in collections required. Full-time role."))
    ('high_school', True, 3.0, 'full_time', [])
    >>> tuple(read_requirements("Serving clients for over 30 years. Must be 18 years of age. 401k vests in 3 years."))
    (None, None, None, None, [])
    """
    text = text[:LONGEST]
    folded = fold(text)
    found = _find(text, read_asked(text))
    asked = [hit for hit in found if hit.weight != "negated"]
    level, required = _education(folded, found, asked)
    years = [read for hit in found if hit.field == "unit" and (read := _years(text, folded, hit))]
    unneeded = any(hit.field == "experience" for hit in found)
    credentials = dict.fromkeys(hit.value for hit in asked if hit.field == "credential")
    types = _types(title.replace("-", " ")) if title else []
    types = types or [hit.value for hit in asked if hit.field == "employment"]
    if not types and any(word in folded for word in _TYPE_WORDS):  # said among the benefits or of the company
        types = [hit.value for hit in _find(text, ((0, len(text)),)) if hit.field == "employment"]
    return Requirements(level, required, _fewest(years, unneeded), _outweighing(types), list(credentials))


def _find(text: str, spans: tuple[tuple[int, int], ...]) -> list[_Found]:
    rows = read_lists()["requirements"]
    terms = find_terms("requirements", text, fold(text), spans)
    return [
        _Found(row.get("field", "credential"), row.get("value") or row["name"], start, end, section, weight)
        for (number, start, end), (section, weight) in zip(
            terms, weigh(text, [term.start for term in terms]), strict=True
        )
        for row in (rows[number],)
    ]


def _education(folded: str, found: list[_Found], asked: list[_Found]) -> tuple[str | None, bool | None]:
    levels = [hit for hit in asked if hit.field == "education" and hit.value != "none"]
    if not levels:
        return ("none", False) if any(hit.field == "education" for hit in found) else (None, None)
    lowest = min(levels, key=lambda hit: EDUCATION.index(hit.value)).value
    required = any(
        ((hit.weight or hit.section) != "preferred" or _stands_apart(folded, hit, levels))
        and not _replaced(folded, hit)
        for hit in levels
        if hit.value == lowest
    )
    return lowest, required


def _stands_apart(folded: str, hit: _Found, levels: list[_Found]) -> bool:
    """Whether "preferred" is said of a higher level behind a comma: "12th pass, graduate preferred"."""
    behind = (other for other in levels if hit.end <= other.start < hit.end + 60 and other.value != hit.value)
    between = folded[hit.end : other.start] if (other := next(behind, None)) else ""
    return (
        hit.section != "preferred" and bool(re.search(r"[,/]", between)) and not re.search(r"\bor\b|[.;\n(]", between)
    )


def _replaced(folded: str, hit: _Found) -> bool:
    """Whether experience may stand in place of a level: "bachelor's or four years of experience"."""
    behind = re.split(r"\n|[.] ", folded[hit.end : hit.end + 130], maxsplit=1)[0]
    before = re.split(r"[\n;]|[.] ", folded[max(0, hit.start - 80) : hit.start])[-1]
    return bool(_INSTEAD.search(behind) or (re.search(r"\bor(?: a| an)? ?\Z", before) and _EXPERIENCE.search(before)))


def _years(text: str, folded: str, unit: _Found) -> _Years | None:
    """The years in front of a unit ("years", "months") and what they are asked of; None if they are no experience."""
    number = _COUNT.search(folded, max(0, unit.start - 40), unit.start)
    if number is None:
        return None
    left = _SENTENCE_END.split(folded[max(0, number.start() - 100) : number.start()])[-1]
    right = _SENTENCE_END.split(folded[unit.end : unit.end + 120], maxsplit=1)[0]
    value = _value(number[1]) / (12 if number[2] or unit.value == "month" else 1)
    behind = right.lstrip(" '-)")
    if value > MOST_YEARS or _words("other_after").match(behind) or _words("other_before", r"\s*\Z").search(left[-24:]):
        return None
    if number[1] == "a" and not _ASKED_IN.match(behind):
        return None
    weight = weigh(text, [number.start()])[0][1]
    if weight == "negated":
        return None
    section = unit.section in ("required", "preferred")
    stated = section or weight is not None or len(left) < 25 or _words("asked").search(left + right) is not None
    named = _EXPERIENCE.search(right) or _EXPERIENCE.search(left)
    if not named and not (section or (stated and _ASKED_IN.match(behind))):
        return None
    said = left + right
    if any(words in said for words in _phrases("unlike")) or (
        not stated and any(words in said for words in _phrases("employer"))
    ):
        return None
    return _Years(value, (weight or unit.section) != "preferred", left, right)


def _fewest(years: list[_Years], unneeded: bool) -> float | None:
    if not years:
        return 0.0 if unneeded else None
    years = [read for read in years if read.required] or years
    if len({read.years for read in years}) > 1:
        years = [read for read in years if not read.speaks("leading")] or years
        years = [read for read in years if not read.within()] or years
        main = [read for read in years if read.speaks("main")]
        years = main or [read for read in years if not read.speaks("part")] or years
    return min(read.years for read in years)


def _value(number: str) -> float:
    if number in _WORDS:
        return float(_WORDS.index(number) + 1)
    return {"a": 1.0, "fifteen": 15.0, "twenty": 20.0}.get(number) or float(number)


def _outweighing(types: Iterable[str]) -> str | None:
    """Of several types the one that says most; of full-time and part-time the first."""
    types = list(types)
    for kind in ("internship", "temporary", "contract"):
        if kind in types:
            return kind
    return types[0] if types else None


@cache
def _named_types() -> dict[str, str]:
    lists = load("requirements.toml", occupation=None)["board"]["employment"]
    return {word: kind for kind, listed in lists.items() for word in listed if kind != "unsaid"}


def _types(words: str) -> list[str]:
    """The types that a few words name, in their order: each word, and each pair of words as one."""
    apart = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words[:400]).lower())
    pairs = (two for first, second in zip(apart, [*apart[1:], ""], strict=False) for two in (first, first + second))
    return [kind for word in pairs if (kind := _named_types().get(word))]


def read_employment_type(words: str | None) -> str | None:
    """The type of employment that a board's field names; None for words that do not say (`PER_DIEM`, "Permanent").

    >>> [read_employment_type(words) for words in ("FullTime", "PART_TIME", "Contractor", "Full-time, Temporary")]
    ['full_time', 'part_time', 'contract', 'temporary']
    >>> read_employment_type("Permanent") is None
    True
    """
    return _outweighing(_types(words)) if words else None


def read_education(words: str | None) -> str | None:
    """The lowest level that a board's own field names ("bachelor degree"), None where it names none ("Unavailable").

    >>> [read_education(words) for words in ("Bachelor's Degree", "HIGH_SCHOOL", "no requirements", "MBA")]
    ['bachelor', 'high_school', 'none', 'master']
    >>> read_education("professional certificate") is None
    True
    """
    plain = fold(words or "")[:400].replace("_", " ").replace("-", " ")
    return next((level for level, named in _named_levels() if named.search(plain)), None)


@cache
def _named_levels() -> list[tuple[str, re.Pattern[str]]]:
    lists = load("requirements.toml", occupation=None)["board"]["education"]
    return [(level, re.compile(any_word(words))) for level, words in lists.items()]
