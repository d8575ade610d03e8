"""Means, shares and quantiles of every cell at once, each with its 95 % interval clustered by employer.

Everything is computed on the reduction (value -> count), never on postings. An interval is null (NaN) where it would
not hold: the limits below come from simulated worlds of unequal employers whose pay is alike within and heaped.
"""

from dataclasses import dataclass
from math import lgamma, pi
from statistics import NormalDist

import numpy as np

from pipelines.tables.clusters import Clusters, Floats, Integers, Sums, add_up

CONFIDENCE = 0.95
LEAST_EFFECTIVE = 5.0
"""Fewer effective employers than this have no interval."""
LEAST_BESIDE = 3.0
"""Effective employers that must stand on either side of a quantile: a median needs 6, quartiles need 12."""

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(64)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure for each of several cells, with the ends of its interval (NaN: none that holds)."""

    value: Floats
    low: Floats
    high: Floats

    def divided_by(self, divisor: int) -> "Estimate":
        """The same in larger units."""
        return Estimate(self.value / divisor, self.low / divisor, self.high / divisor)


def exactly(value: Floats) -> Estimate:
    """Figures that were counted, not estimated: they have no interval.

    >>> exactly(np.array([3.0])).low.tolist()
    [nan]
    """
    nothing = np.full(len(value), np.nan)
    return Estimate(value, nothing, nothing)


def t_quantile(probability: float, degrees: Floats) -> Floats:
    """The quantile of Student's t, for any degrees of freedom from 1 up, whole or not.

    `probability` lies between 0.5 and 1. Newton's method on the distribution function, which with t = sqrt(v) tan(x) is
    the integral of a power of the cosine; from the normal quantile it climbs without overshooting, the function being
    concave.

    >>> t_quantile(0.975, np.array([1.0, 4.0, 29.0])).round(4).tolist()
    [12.7062, 2.7764, 2.0452]
    >>> t_quantile(0.4, np.array([3.0]))
    Traceback (most recent call last):
    ValueError: probability 0.4 is not between 0.5 and 1
    """
    if not 0.5 <= probability < 1:
        raise ValueError(f"probability {probability} is not between 0.5 and 1")
    distinct, place = np.unique(degrees, return_inverse=True)
    scale = np.exp([lgamma((v + 1) / 2) - lgamma(v / 2) for v in distinct.tolist()]) / np.sqrt(pi)
    root = np.sqrt(distinct)
    t = np.full(len(distinct), NormalDist().inv_cdf(probability))
    for _ in range(60):
        angle = np.arctan(t / root)
        curve = np.cos(np.multiply.outer(angle, (_NODES + 1) / 2)) ** (distinct - 1)[:, None]
        missing = probability - 0.5 - scale * angle / 2 * (curve @ _WEIGHTS)
        t = t + missing / (scale / root * (1 + (t / root) ** 2) ** (-(distinct + 1) / 2))
        if np.all(np.abs(missing) < 1e-14):
            break
    return np.asarray(t[place])


@dataclass(frozen=True, slots=True)
class Rows:
    """A reduction sorted by cell and value: of each row its cell, its cluster's number, its value and its count.

    A pair of rows of one cluster with one value counts like one row with both counts.
    """

    cell: Integers
    cluster: Integers
    value: Integers
    count: Integers


def means(rows: Rows, clusters: Clusters) -> Estimate:
    """The mean of every cell. The sums are of whole numbers, so the order of rows cannot change a digit.

    >>> rows = Rows(*(np.array(column) for column in ([0, 0], [0, 1], [10, 25], [2, 1])))
    >>> means(rows, Clusters(np.array([0, 0]), np.array([2.0, 1.0]), 1)).value.tolist()
    [15.0]
    """
    whole = np.zeros(clusters.cells, np.int64)
    np.add.at(whole, rows.cell, rows.value * rows.count)
    value = whole / clusters.postings
    away = rows.value - value[rows.cell]
    residuals = clusters.each(add_up(rows.cluster, away * rows.count, len(clusters.cell)))
    spread = add_up(rows.cell, away**2 * rows.count, clusters.cells) / clusters.postings
    variance = clusters.variance(residuals, np.zeros(clusters.cells))
    variance, degrees = clusters.adjust(residuals.cell, variance, spread)
    reach = t_quantile(0.5 + CONFIDENCE / 2, degrees) * np.sqrt(variance)
    holds = clusters.effective >= LEAST_EFFECTIVE
    return Estimate(value, np.where(holds, value - reach, np.nan), np.where(holds, value + reach, np.nan))


def shares(clusters: Clusters, named: Sums) -> Estimate:
    """Shares of the postings of cells, any number of them a cell; a part is how many postings of the employer count.

    The interval is Wilson's with the effective number of postings in place of their number and t in place of z: it
    stays within 0 and 1 and is not symmetrical near them. A share of 0 or 1 is known as well as its effective employers
    know it.

    >>> ten = Clusters(np.zeros(10, int), np.full(10, 8.0), 1)
    >>> found = shares(ten, ten.each(np.array([4.0] * 5 + [2, 3, 4, 5, 6])))
    >>> found.value.tolist(), found.low.round(3).tolist(), found.high.round(3).tolist()
    ([0.5], [0.377], [0.623])
    """
    value = add_up(named.of, named.part, len(named.cell)) / clusters.postings[named.cell]
    low, high = _wilson(value, *_effective(clusters, named, value))
    holds = clusters.effective[named.cell] >= LEAST_EFFECTIVE
    return Estimate(value, np.where(holds, low, np.nan), np.where(holds, high, np.nan))


def quantiles(rows: Rows, clusters: Clusters, level: float) -> Estimate:
    """The quantile of every cell at `level`, interpolated linearly (type 7 of R, the one of Polars and NumPy).

    The interval is Woodruff's (Journal of the American Statistical Association 47, 1952): that of the share of postings
    at or below the quantile, read back on the scale of pay. Where pay is heaped the share below and the share up to the
    quantile differ; the one known less well decides.

    >>> rows = Rows(*(np.array(column) for column in ([0, 0], [0, 1], [10, 25], [2, 1])))
    >>> quantiles(rows, Clusters(np.array([0, 0]), np.array([2.0, 1.0]), 1), 0.75).value.tolist()
    [17.5]
    """
    ends = np.cumsum(rows.count)
    before = np.concatenate([[0], ends])[np.searchsorted(rows.cell, np.arange(clusters.cells))]
    postings = clusters.postings.astype(np.int64)

    def read(share: Floats) -> Floats:
        rank = np.clip(share, 0, 1) * (postings - 1)
        below = np.floor(rank).astype(np.int64)
        above = np.minimum(below + 1, postings - 1)
        one, two = (rows.value[np.searchsorted(ends, before + order, side="right")] for order in (below, above))
        return np.asarray(one + (rank - below) * (two - one))

    share = np.full(clusters.cells, level)
    value = read(share)
    known, degrees = np.full(clusters.cells, np.inf), np.ones(clusters.cells)
    for beneath in (rows.value <= value[rows.cell], rows.value < value[rows.cell]):
        part = clusters.each(add_up(rows.cluster, (rows.count * beneath).astype(float), len(clusters.cell)))
        n, v = _effective(clusters, part, clusters.total(part.part) / clusters.postings)
        worse = n < known
        known, degrees = np.where(worse, n, known), np.where(worse, v, degrees)
    low, high = _wilson(share, known, degrees)
    needed = max(LEAST_EFFECTIVE, round(LEAST_BESIDE / min(level, 1 - level), 6))
    holds = clusters.effective >= needed
    return Estimate(value, np.where(holds, read(low), np.nan), np.where(holds, read(high), np.nan))


def _effective(clusters: Clusters, named: Sums, share: Floats) -> tuple[Floats, Floats]:
    """How many independent postings would know each share as well, at most as many as there are; degrees of freedom."""
    spread = share * (1 - share)
    variance, degrees = clusters.adjust(named.cell, clusters.variance(named, share), spread)
    with np.errstate(divide="ignore", invalid="ignore"):
        n = np.clip(spread / variance, 1.0, clusters.postings[named.cell])
    certain = spread <= 0
    effective = clusters.effective[named.cell]
    return np.where(certain, effective, n), np.where(certain, np.maximum(effective - 1, 1), degrees)


def _wilson(share: Floats, n: Floats, degrees: Floats) -> tuple[Floats, Floats]:
    """Wilson's interval for a share known as well as `n` independent postings know it."""
    t2 = t_quantile(0.5 + CONFIDENCE / 2, degrees) ** 2
    centre = (share + t2 / (2 * n)) / (1 + t2 / n)
    reach = np.sqrt(t2 * (share * (1 - share) / n + t2 / (4 * n**2))) / (1 + t2 / n)
    return np.clip(centre - reach, 0, share), np.clip(centre + reach, share, 1)
