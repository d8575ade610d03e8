"""From judged cases to measures: a share with its count and 95 % interval, its target, and the commonest errors."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipelines.evaluate.cases import Case

_Z = 1.959964  # of a 95 % interval
_RESAMPLES = 2_000
_QUOTED = 60  # characters of a text that an error quotes


class Measure(NamedTuple):
    """A share, of `answers` in `documents` texts, with its 95 % interval; `target` is the least it should be."""

    field: str
    statistic: str
    part: str
    answers: int
    documents: int
    value: float
    low: float
    high: float
    target: float | None

    @property
    def missed(self) -> bool:
        """Whether it lies below its target. The target is for the share itself, not for the interval's low end."""
        return self.target is not None and self.value < self.target


def read_targets(file: Path) -> dict[tuple[str, str], float]:
    """`targets.toml`: for each field the least its statistics should be."""
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {(field, statistic): least for field, table in tables.items() for statistic, least in table.items()}


def measure(cases: Iterable[Case], targets: dict[tuple[str, str], float]) -> list[Measure]:
    """The measures of each field, statistic and part, in the order of their cases; f1 joins the two it is of."""
    groups: dict[tuple[str, str, str], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.field, case.statistic, case.part].append(case)
        if case.statistic in ("precision", "recall") and (case.field, "f1") in targets:
            groups[case.field, "f1", case.part].append(case)
    made = []
    for (field, statistic, part), group in groups.items():
        target = targets.get((field, statistic)) if part in ("tune", "holdout") else None
        right, of = _by_document(group)
        low, high = estimate_interval(right, of)
        count = sum(case.statistic != "precision" for case in group) if statistic == "f1" else len(group)
        made.append(Measure(field, statistic, part, count, len(of), sum(right) / sum(of), low, high, target))
    return made


def _by_document(cases: list[Case]) -> tuple[list[int], list[int]]:
    """Right answers and answers of each document. Over precision and recall together their ratio is F1."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for case in cases:
        right[case.document] += case.right
        of[case.document] += 1
    return [right[document] for document in of], list(of.values())


def estimate_interval(right: list[int], of: list[int]) -> tuple[float, float]:
    """The 95 % interval of a share: Wilson's where every document has one answer, else a bootstrap over documents.

    >>> [round(end, 3) for end in estimate_interval([1] * 98 + [0] * 2, [1] * 100)]
    [0.93, 0.994]
    >>> low, high = estimate_interval([20, 0] * 10, [20] * 20)  # forty times ten alike answers are not four hundred
    >>> low < 0.35, high > 0.65
    (True, True)
    """
    n, share = sum(of), sum(right) / sum(of)
    if max(of) == 1:
        middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        return max(middle - half, 0.0), min(middle + half, 1.0)
    rows = np.array([right, of])
    drawn = np.random.default_rng(20_26).integers(0, len(of), (_RESAMPLES, len(of)))
    sums = rows[:, drawn].sum(axis=2)
    low, high = np.quantile(sums[0] / sums[1], [0.025, 0.975])
    return float(low), float(high)


def quote_errors(cases: Iterable[Case], parts: Container[str], most: int = 3) -> Iterator[str]:
    """For each field and part the commonest errors: what it is, what was read, how often, and one text that shows it.

    Of `parts` only. Errors on `holdout` are counted and never quoted, so that nobody mends a reader by them.
    """
    wrong: dict[tuple[str, str], dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for case in cases:
        if not case.right and case.part in parts and case.statistic != "known":
            texts = wrong[case.field, case.part][case.expected, case.read]
            if case.text not in texts:
                texts.append(case.text)
    for (field, part), errors in wrong.items():
        for (expected, read), texts in sorted(errors.items(), key=lambda item: -len(item[1]))[:most]:
            text = " ".join(texts[0].split())
            quoted = text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
            told = f"{expected or 'nothing'}, read {read or 'nothing'}: {len(texts)} times"
            yield f"{field} ({part}): {told}, as in “{quoted}”"
