"""The shapes of the answer: a range, a salary, and a reading that holds a salary or the reason why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipelines.money import plausible

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Range:
    """One range of pay as stated. An end is None where only the other is stated; `span` is its place in the text."""

    minimum: float | None
    maximum: float | None
    period: str | None
    currency: str | None
    span: Span = (0, 0)

    def believable(self) -> bool:
        """Whether somebody can be paid each stated end; a lower end of 0 says nothing.

        >>> Range(0.0, 65_000.0, "year", "USD").believable(), Range(150.0, 150.0, "year", "USD").believable()
        (True, False)
        """
        return all(plausible(end, self.period, self.currency) for end in (self.minimum, self.maximum) if end)


@dataclass(frozen=True, slots=True)
class Salary:
    """The pay of a posting, in the words of DESIGN's definitions.

    `period` is hour, day, week, biweek, semimonth, month or year, None where neither a word nor the size tells;
    `currency` an ISO 4217 code, None where nothing tells. `inferred`: one of the two is not written. `kind` is base,
    ote or commission. `ranges` holds every range of that kind, the value first; `evidence` is the span of the value in
    the text that was read, (0, 0) for a structured field.
    """

    minimum: float | None
    maximum: float | None
    period: str | None
    currency: str | None
    kind: str = "base"
    inferred: bool = False
    ranges: tuple[Range, ...] = ()
    evidence: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class PayReading:
    """What a text or a field says of pay: a salary, or the reason why there is none.

    Reasons: `no text`, `no money in the text`, `a sign without an amount`, `competitive`, `zero`, `implausible`,
    `money seen, none of it pay`; of a structured field also `no amount`, `unknown unit X`, `unknown currency X` and
    `not pay: X`. `seen` lists every figure of money of a text with its role, for whoever evaluates the reader.
    """

    salary: Salary | None = None
    reason: str | None = None
    seen: tuple[tuple[Span, str], ...] = field(default=(), repr=False)


def salary_of(ranges: list[Range], kind: str, inferred: bool) -> Salary:
    """The salary whose value is the first of `ranges` (at least one); ranges that say the same again are dropped.

    >>> low, high = Range(18.0, 20.0, "hour", "USD"), Range(20.0, 22.0, "hour", "USD")
    >>> salary = salary_of([low, high, low], "base", False)
    >>> salary.maximum, len(salary.ranges)
    (20.0, 2)
    """
    kept: dict[tuple[object, ...], Range] = {}
    for one in ranges:
        kept.setdefault((one.minimum, one.maximum, one.period, one.currency), one)
    value = ranges[0]
    return Salary(
        value.minimum, value.maximum, value.period, value.currency, kind, inferred, tuple(kept.values()), value.span
    )


def join_readings(readings: Iterable[PayReading]) -> PayReading:
    """One reading of several entries of a posting (pay by place or level).

    It is the first base pay with the ranges of all base pay, else the same of pay on target, else of commission, else
    the first reason.

    >>> def entry(low, kind="base"): return PayReading(salary_of([Range(low, low, "hour", "USD")], kind, False))
    >>> joined = join_readings([entry(30.0, "ote"), entry(18.0), entry(20.0)])
    >>> joined.salary.minimum, [one.minimum for one in joined.salary.ranges]
    (18.0, [18.0, 20.0])
    >>> join_readings([PayReading(reason="zero")]), join_readings([]).reason
    (PayReading(salary=None, reason='zero'), 'no amount')
    """
    entries = list(readings)
    for kind in ("base", "ote", "commission"):
        alike = [entry.salary for entry in entries if entry.salary and entry.salary.kind == kind]
        if alike:
            joined = salary_of([one for salary in alike for one in salary.ranges], kind, alike[0].inferred)
            return replace(entries[0], salary=joined, reason=None)
    return entries[0] if entries else PayReading(reason="no amount")
