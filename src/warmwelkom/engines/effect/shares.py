"""Shares: so many of so many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution: a 95 per cent interval leaves 2.5 on each side."""
Z_POWER = 0.8416212335729143
"""The 80th percentile: four times out of five a difference that is there is seen."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """`number` of `n` pupils. Raises ValueError where that can't be."""

    n: int
    number: int

    def __post_init__(self) -> None:
        if self.n < 1 or not 0 <= self.number <= self.n:
            raise ValueError(f"{self.number} of {self.n} is no share.")

    @property
    def value(self) -> float:
        """Between 0 and 1."""
        return self.number / self.n

    @property
    def variance(self) -> float:
        """Of one pupil."""
        return self.value * (1 - self.value)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 per cent score interval.

        Source: E.B. Wilson, Probable inference, the law of succession, and statistical inference,
        JASA 22 (1927) 209-212.
        """
        n, p, z2 = self.n, self.value, Z * Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return min(max(0.0, middle - half), p), max(min(1.0, middle + half), p)


def interval_of_shares(terms: Sequence[tuple[int, Share]]) -> tuple[float, float, float]:
    """A sum of independent shares, each with its sign: (the sum, low, high).

    Two terms give Newcombe's method 10 for a difference; four give the difference of two differences.
    Sources: R.G. Newcombe, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17 (1998) 873-890; G.Y. Zou and A. Donner, Construction of confidence limits
    about effect measures, Statistics in Medicine 27 (2008) 1693-1702, for sums of more terms.
    """
    total = sum(sign * share.value for sign, share in terms)
    down = up = 0.0
    for sign, share in terms:
        low, high = share.interval
        below, above = (share.value - low) ** 2, (high - share.value) ** 2
        down += below if sign > 0 else above
        up += above if sign > 0 else below
    most = sum(1 for sign, _share in terms if sign > 0)
    least = most - len(terms)
    return total, max(least, total - math.sqrt(down)), min(most, total + math.sqrt(up))


def pupils_needed(terms: Sequence[tuple[int, Share]], difference: float) -> int:
    """In each group, to see a difference of this size four times out of five.

    n = (z + z_power)^2 * (sum of p(1-p)) / difference^2, with the shares that were found; where one is
    0 or 1 a quarter is taken, the most it can be. Source: J.L. Fleiss, Statistical Methods for Rates
    and Proportions (1981), ch. 3, without the correction for continuity.
    """
    spread = sum(share.variance or 0.25 for _sign, share in terms)
    return math.ceil((Z + Z_POWER) ** 2 * spread / difference**2)
