"""What is a seeded draw? One that any Python repeats.

Only `random.random` is promised to stay the same for a seed in every version of Python; all draws rest on it alone.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """A stream of draws from one seed.

    >>> Draws(7).pick("abc") == Draws(7).pick("abc")
    True
    >>> Draws(7).some("abcdef", 6) == Draws(8).some("abcdef", 6)
    False
    """

    __slots__ = ("random",)

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random

    def pick(self, items: Sequence[T]) -> T:
        """One of `items`, each as likely."""
        return items[int(self.random() * len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """`count` different places of `items` in a drawn order, or all of them where there are fewer."""
        pool, random = list(items), self.random
        size = len(pool)
        count = min(count, size)
        for place in range(count):
            other = place + int(random() * (size - place))
            pool[place], pool[other] = pool[other], pool[place]
        return pool[:count]

    def chance(self, share: float) -> bool:
        """True in `share` of the draws."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def weighted(self, items: Sequence[T], weights: Sequence[float]) -> T:
        """One of `items`, as likely as its weight; a weight of 0 is never drawn.

        >>> Draws(1).weighted(["never", "always"], [0, 2])
        'always'
        """
        left = self.random() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            left -= weight
            if left < 0:
                return item
        return next(item for item, weight in zip(reversed(items), reversed(weights), strict=True) if weight)
