"""Employers as clusters: how much a cell really knows, and how far its figure would move with other employers.

An employer's postings share a pay scale and a template, so the employers, not the postings, are the sample. The
variance is the linearised, cluster-robust one; what is done about few and unequal employers follows Imbens and Kolesar,
Robust Standard Errors in Small Samples: Some Practical Advice (Review of Economics and Statistics 98, 2016): residuals
are inflated by their leverage (CR2), and bias and degrees of freedom are taken from a working model in which an
employer's postings are equally correlated, the correlation being estimated in the cell.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def add_up(group: Integers, values: Floats, groups: int) -> Floats:
    """The sum of the values of each group, in the order in which they stand.

    >>> add_up(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 3).tolist()
    [4.0, 0.0, 2.0]
    """
    return np.bincount(group, values, groups).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over the postings of cells, any number of them a cell, by the part each employer has in them.

    `cell` is the cell of each sum. Entry by entry: `of` numbers the sum, `cluster` the employer, `part` is what its
    postings there add. An employer without an entry has a part of zero: the table of skills has very many of them.
    """

    cell: Integers
    of: Integers
    cluster: Integers
    part: Floats


@dataclass(frozen=True, slots=True)
class Clusters:
    """The employers of every cell: `cell` numbers the cell of each from 0, `size` says how many postings it has there.

    >>> two = Clusters(np.array([0, 0, 0, 1]), np.array([8.0, 1.0, 1.0, 4.0]), 2)
    >>> two.postings.tolist(), two.employers.tolist(), two.effective.round(2).tolist(), two.largest.tolist()
    ([10.0, 4.0], [3.0, 1.0], [1.52, 1.0], [0.8, 1.0])
    """

    cell: Integers
    size: Floats
    cells: int
    postings: Floats = field(init=False, repr=False)
    employers: Floats = field(init=False, repr=False)
    effective: Floats = field(init=False, repr=False)
    """(sum n)^2 / sum n^2: as many employers of equal size would carry the same weight."""
    largest: Floats = field(init=False, repr=False)
    """Share of the postings that the largest employer holds."""
    inflation: Floats = field(init=False, repr=False)
    """Of each cluster: 1 / (1 - its share of the cell)."""
    _moments: dict[str, Floats] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        share = self.size / self.total(self.size)[self.cell]
        leverage = np.minimum(share, 1 - 1e-9)
        largest = np.zeros(self.cells)
        np.maximum.at(largest, self.cell, share)
        a = 1 / (1 - leverage)
        squares = self.total(share**2)
        once = {f"a{k}": self.total(a * share**k) for k in (1, 2, 3, 4)}
        twice = {f"b{k}": self.total(a * a * share**k) for k in (2, 3, 4, 5)}
        for name, value in (
            ("postings", self.total(self.size)),
            ("employers", self.total(np.ones_like(self.size))),
            ("effective", 1 / squares),
            ("largest", largest),
            ("inflation", a),
            ("_moments", {"s2": squares} | once | twice),
        ):
            object.__setattr__(self, name, value)

    def total(self, of_cluster: Floats) -> Floats:
        """The sum over the employers of each cell."""
        return add_up(self.cell, of_cluster, self.cells)

    def each(self, part: Floats) -> Sums:
        """One sum a cell, of which every employer has a part."""
        return Sums(np.arange(self.cells), self.cell, np.arange(len(self.cell)), part)

    def variance(self, sums: Sums, mean: Floats) -> Floats:
        """Variance of each `mean`: the sum divided by its cell's postings."""
        size, a = self.size[sums.cluster], self.inflation[sums.cluster]
        predicted = mean[sums.of] * size
        written = add_up(sums.of, a * ((sums.part - predicted) ** 2 - predicted**2), len(mean))
        postings = self.postings[sums.cell]
        everyone = mean**2 * self._moments["a2"][sums.cell] * postings**2
        return np.asarray(np.maximum(written + everyone, 0) / postings**2)

    def adjust(self, cell: Integers, variance: Floats, spread: Floats) -> tuple[Floats, Floats]:
        """The variance without the bias of the working model, and its degrees of freedom (Satterthwaite), at least 1.

        `spread` is the variance of one posting's value in the cell. Equal employers whose postings are no more alike
        than others' give the textbook: no bias, and one degree fewer than there are employers.

        >>> equal = Clusters(np.zeros(10, int), np.full(10, 4.0), 1)
        >>> variance, degrees = equal.adjust(np.array([0]), np.array([0.025]), np.array([1.0]))
        >>> variance.round(6).tolist(), degrees.round(6).tolist()
        ([0.025], [9.0])
        """
        adjusted = variance
        degrees = np.ones_like(variance)
        for _ in range(2):
            bias, degrees = self._working_model(cell, self.correlation(cell, adjusted, spread))
            adjusted = variance * bias
        return adjusted, degrees

    def correlation(self, cell: Integers, variance: Floats, spread: Floats) -> Floats:
        """Correlation of two postings of one employer, 0 to 1: how far the variance exceeds that of single postings."""
        weighted_size = self.postings[cell] * self._moments["s2"][cell]
        with np.errstate(divide="ignore", invalid="ignore"):
            excess = (variance * self.postings[cell] / spread - 1) / (weighted_size - 1)
        return np.clip(np.nan_to_num(excess, nan=0.0, posinf=1.0, neginf=0.0), 0, 1)

    def _working_model(self, cell: Integers, correlation: Floats) -> tuple[Floats, Floats]:
        """Bias factor and degrees of freedom under equal correlation within an employer.

        With h an employer's share of the N postings, w = h (1 - r) / N + h^2 r is the variance of its part of the mean
        and W the sum of the w; residuals covary by C = diag(w) - w h' - h w' + W h h', and the estimator is sum a u^2.
        """
        m = {name: value[cell] for name, value in self._moments.items()}
        one, two = (1 - correlation) / self.postings[cell], correlation
        w = one + two * m["s2"]
        expected = one * m["a1"] + two * m["a2"] - 2 * (one * m["a2"] + two * m["a3"]) + w * m["a2"]
        aw2 = one**2 * m["a2"] + 2 * one * two * m["a3"] + two**2 * m["a4"]
        awh = one * m["a2"] + two * m["a3"]
        pairs = 2 * aw2 * m["a2"] + 2 * awh**2 + w**2 * m["a2"] ** 2 - 4 * w * awh * m["a2"]
        bw2 = one**2 * m["b2"] + 2 * one * two * m["b3"] + two**2 * m["b4"]
        bw2h = one**2 * m["b3"] + 2 * one * two * m["b4"] + two**2 * m["b5"]
        bwh2 = one * m["b3"] + two * m["b4"]
        squares = pairs + bw2 - 4 * bw2h + 2 * w * bwh2
        with np.errstate(divide="ignore", invalid="ignore"):
            bias, degrees = w / expected, expected**2 / squares
        alone = self.employers[cell] < 2
        return np.where(alone, 1.0, bias), np.where(alone, 1.0, np.maximum(degrees, 1.0))
