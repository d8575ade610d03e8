"""What a careful person read (the gold sets) beside what the readers read: a case for each answer judged.

The sets of `tests/gold` are TSV (no quotes; `\\n`, `\\t` and `\\\\` escaped) and, for whole descriptions, JSON. They
were written apart from the readers; lines marked `holdout` never serve to mend one. Recorded sets
(`salary_ashby.jsonl`, `salary_seek_au.json`) join in where there are any.
"""

import csv
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.industry import read_industry
from pipelines.level import read_level
from pipelines.location import decide_work_mode, read_location
from pipelines.money import read_period
from pipelines.requirements import read_requirements
from pipelines.salary import read_salary
from pipelines.skills import find_skills
from pipelines.title import read_title

_SECTORS = {"32": "31", "33": "31", "45": "44", "49": "48"}  # NAICS writes them as one: 31-33, 44-45, 48-49
_ROUNDED = 0.005  # the share by which a recorded pay line may differ from the pay behind it


class Case(NamedTuple):
    """One answer judged. `part` is tune, holdout or the name of a recorded set; `document` tells which cases belong
    together; `statistic` is what the share of `right` ones is called: accuracy, or precision and recall apart."""

    field: str
    statistic: str
    part: str
    document: str
    right: bool
    text: str
    expected: str
    read: str


def read_gold(file: Path) -> list[dict[str, str]]:
    """The lines of a gold set, unescaped. An OSError where the file cannot be read."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{name: _unescape(cell or "") for name, cell in row.items()} for row in rows]


def _unescape(cell: str) -> str:
    return cell.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\0", "\\")


def judge(gold: Path, recorded: Path | None = None) -> Iterator[Case]:
    """Every case of the sets in `gold`, and of the recorded sets in the folder `recorded` that are there."""
    for name, judge_set in SETS.items():
        for number, row in enumerate(read_gold(gold / f"{name}.tsv")):
            for field, statistic, right, expected, read in judge_set(row):
                told = row.get("title") or row.get("text") or row.get("location_text") or row.get("stated") or ""
                yield Case(field, statistic, row["set"], f"{name}:{number}", right, told, str(expected), str(read))
    for file in sorted((gold / "descriptions").glob("*.json")):
        description = json.loads(file.read_text(encoding="utf-8"))
        for field, statistic, right, expected, read in judge_description(description):
            told = f"{file.stem}, {description['title']}"
            yield Case(field, statistic, description["set"], file.stem, right, told, str(expected), str(read))
    if recorded and (lines := recorded / "salary_ashby.jsonl").exists():
        yield from _judge_ashby(lines)
    if recorded and (lines := recorded / "salary_seek_au.json").exists():
        yield from _judge_seek(lines)


_Judged = tuple[str, str, bool, Any, Any]


def _found(field: str, value: Any, expected: Any, read: Any) -> Iterator[_Judged]:
    """Precision over what was read as `value`, recall over what is."""
    if read == value:
        yield field, "precision", expected == value, expected, read
    if expected == value:
        yield field, "recall", read == value, expected, read


def judge_title(row: dict[str, str]) -> Iterator[_Judged]:
    """Scope, and for what is core its role and specialty; a homonym must stay out."""
    read = read_title(row["title"], row["description"] or None)
    yield from _found("scope core", "core", row["scope"], read.scope)
    if row["homonym"]:
        yield "homonyms", "accuracy", read.scope == "out", "out", read.scope
    if row["scope"] == "core":
        yield "role", "accuracy", read.role == row["role"], row["role"], read.role
        yield "specialty", "accuracy", (read.specialty or "") == row["specialty"], row["specialty"], read.specialty
    if row["level"] and row["scope"] != "out":
        yield from judge_level(row)


def judge_level(row: dict[str, str]) -> Iterator[_Judged]:
    """The level."""
    read = read_level(row["title"], row["description"] or None)
    yield "level", "accuracy", read == row["level"], row["level"], read


def judge_pay(row: dict[str, str]) -> Iterator[_Judged]:
    """Pay in free text: minimum, maximum, period and currency all right, or none of it."""
    read = read_salary(row["text"], country=row["country"] or None)
    expected = None
    if row["minimum"] or row["maximum"]:
        expected = (_number(row["minimum"]), _number(row["maximum"]), row["period"] or None, row["currency"] or None)
    answer = read and (read.minimum, read.maximum, read.period, read.currency)
    if answer:
        yield "pay", "precision", answer == expected, expected, answer
    if expected:
        yield "pay", "recall", answer == expected, expected, answer
    if read and answer == expected:
        yield "pay kind", "accuracy", read.kind == row["kind"], row["kind"], read.kind
        yield "pay inferred", "accuracy", str(read.inferred).lower() == row["inferred"], row["inferred"], read.inferred
    if row["trap"] and not expected:
        yield "money traps", "accuracy", answer is None, None, answer


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def judge_place(row: dict[str, str]) -> Iterator[_Judged]:
    """All places of a string: their cities, regions, countries; which are ambiguous; their metros where judged."""
    read = read_location(row["text"], country=row["country"] or None)
    expected = json.loads(row["places"])
    for name in ("city", "region", "country", "ambiguous", "metro"):
        there, here = [place[name] for place in expected], [getattr(place, name) for place in read]
        if "?" not in there:
            right = [*map(_plain, there)] == [*map(_plain, here)]
            yield name, "accuracy", right, there, here


def _plain(name: Any) -> Any:
    """A city's name without case, marks and full stops: St. Louis and st louis, Montréal and Montreal are one."""
    if not isinstance(name, str):
        return name
    letters = unicodedata.normalize("NFKD", name.replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace(".", "").lower()


def judge_mode(row: dict[str, str]) -> Iterator[_Judged]:
    """The work mode, and whether its sources contradict each other."""
    read = decide_work_mode(row["stated"] or None, row["location_text"] or None, row["text"] or None)
    yield "work mode", "accuracy", (read.value or "") == row["value"], row["value"], read.value
    conflict = str(read.conflict).lower()
    yield "work mode conflict", "accuracy", conflict == row["conflict"].lower(), row["conflict"], conflict


def judge_industry(row: dict[str, str]) -> Iterator[_Judged]:
    """The setting and the two-digit industry; and how often either is told at all."""
    read = read_industry(row["employer"], row["title"], row["text"])
    yield "setting", "accuracy", read.setting == row["setting"], row["setting"], read.setting
    yield "setting", "known", read.setting != "unknown", row["setting"], read.setting
    sector = (read.naics or "")[:2]
    yield "industry", "accuracy", _sector(sector) == _sector(row["naics2"]), row["naics2"], sector
    yield "industry", "known", bool(sector), row["naics2"], sector


def _sector(code: str) -> str:
    return _SECTORS.get(code, code)


SETS = {
    "title": judge_title,
    "level": judge_level,
    "pay": judge_pay,
    "place": judge_place,
    "work_mode": judge_mode,
    "industry": judge_industry,
}


def judge_description(gold: dict[str, Any]) -> Iterator[_Judged]:
    """Skills by name, whether they are required, and what else a whole description asks."""
    found: dict[str, bool] = {}
    for skill in find_skills(gold["text"]):
        found[skill.name] = found.get(skill.name, False) or skill.required
    named = {skill["name"]: skill["required"] for skill in gold["skills"]}
    for name in found:
        yield "skills", "precision", name in named, name if name in named else "no skill", name
    for name in named:
        yield "skills", "recall", name in found, name, name if name in found else "missed"
    for name in found.keys() & named.keys():
        yield "skills required", "accuracy", found[name] == named[name], named[name], found[name]
    read = read_requirements(gold["text"], gold["title"])
    for name in ("education_min", "education_required", "experience_years_min", "employment_type"):
        yield name, "accuracy", getattr(read, name) == gold[name], gold[name], getattr(read, name)
    credentials = sorted(gold["credentials"])
    yield "credentials", "accuracy", sorted(read.credentials) == credentials, credentials, sorted(read.credentials)


def _judge_ashby(file: Path) -> Iterator[Case]:
    """Pay lines as boards show them, against the pay their employers entered."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold, read = row["gold"], read_salary(row["text_summary"])
        expected = (gold["min"], gold["max"], read_period(gold["interval"]), gold["currency"])
        answer = (read.minimum, read.maximum, read.period, read.currency) if read else None
        right = answer is not None and all(map(_alike, answer, expected))
        yield Case("pay", "accuracy", "ashby", row["id"], right, row["text_summary"], str(expected), str(answer))


def _judge_seek(file: Path) -> Iterator[Case]:
    """Pay lines of an Australian board. Where they give one end or no unit, only what they give is judged."""
    for number, row in enumerate(json.loads(file.read_text(encoding="utf-8"))):
        read = read_salary(row["text"], country="AU")
        expected = (row["min"], row["max"], row["unit"] and read_period(row["unit"]))
        least = read and (read.maximum if read.minimum is None else read.minimum)
        answer = (least, read.maximum, read.period) if read else None
        if row["min"] is None:
            right = answer is None
        else:
            right = answer is not None and all(
                _alike(here, there) for here, there in zip(answer, expected, strict=True) if there is not None
            )
        yield Case("pay", "accuracy", "seek", str(number), right, row["text"], str(expected), str(answer))


def _alike(here: Any, there: Any) -> bool:
    if isinstance(here, float | int) and isinstance(there, float | int):
        return abs(here - there) <= _ROUNDED * abs(there)
    return bool(here == there)
