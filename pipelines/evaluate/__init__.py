"""How well the readers read: by field against gold sets, with counts and intervals; and against the sample's truth."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipelines.evaluate.cases import Case, judge
from pipelines.evaluate.measures import Measure, measure, quote_errors, read_targets

GOLD = Path(__file__).parents[2] / "tests" / "gold"
OWN = ("tune", "holdout")
QUOTED = ("tune", "ashby", "seek")
_TITLE = """# How well the readers read

{date}: written by `python -m pipelines evaluate --to docs/evaluation.md`. A share stands with its 95 % interval and its
count. Rules are learned from *tune*; nobody mends a reader by a *holdout* line. Targets hold for both: below one, the
share is marked **missed**. Gold sets: `tests/gold`, written apart from the readers in the shapes of real postings.
"""
_RECORDED = """
Recorded pay lines, where their folder is at hand (`TALLYMAN_MATERIAL`): lines of Ashby boards against the pay that the
employers entered, to 0.5 %; lines of an Australian board against hand labels.
"""
_ERRORS = """
The commonest errors on *tune*:
"""


def judge_gold(gold: Path = GOLD) -> list[Case]:
    """Every answer judged: of the sets in `gold`, and of recorded ones where `TALLYMAN_MATERIAL` names their folder."""
    material = os.environ.get("TALLYMAN_MATERIAL")
    return list(judge(gold, Path(material) / "gold" if material else None))


def measure_gold(cases: Iterable[Case], gold: Path = GOLD) -> list[Measure]:
    """The measures of cases, beside the targets of `targets.toml` in `gold`."""
    return measure(cases, read_targets(gold / "targets.toml"))


def tabulate(measures: Iterable[Measure]) -> Iterator[tuple[str, ...]]:
    """A row for each field and statistic of the repository's own sets: both, the target, tune, holdout."""
    rows: dict[tuple[str, str], dict[str, Measure]] = {}
    for one in measures:
        if one.part in OWN:
            rows.setdefault((one.field, one.statistic), {})[one.part] = one
    for (field, statistic), parts in rows.items():
        target = next(iter(parts.values())).target
        yield field, statistic, f"{target:.2f}" if target else "", *(say(parts.get(part)) for part in OWN)


def say(one: Measure | None) -> str:
    """A share, its interval, its count and, where answers come several a text, that of texts; marked if missed."""
    if one is None:
        return "no line"
    texts = f" in {one.documents}" if one.documents < one.answers else ""
    missed = " **missed**" if one.missed else ""
    return f"{one.value:.3f} ({one.low:.3f} to {one.high:.3f}) of {one.answers:,}{texts}{missed}"


def write_page(cases: list[Case], measures: list[Measure], date: str) -> str:
    """The page of the docs."""
    lines = [_TITLE.format(date=date), "| field | statistic | target | tune | holdout |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in tabulate(measures)]
    recorded = [one for one in measures if one.part not in OWN]
    if recorded:
        lines += [_RECORDED, "| lines | field | share |", "|---|---|---|"]
        lines += [f"| {one.part} | {one.field} | {say(one)} |" for one in recorded]
    lines += [_ERRORS, *(f"- {error}" for error in quote_errors(cases, ["tune"]))]
    return "\n".join(lines) + "\n"
