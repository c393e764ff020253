"""Means: a number with its spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from warmwelkom.engines.effect.shares import Z_POWER, Z


@dataclass(frozen=True, kw_only=True)
class Mean:
    """The mean of `n` pupils; `sd` is the standard deviation where it is known."""

    n: int
    value: float
    sd: float | None = None

    def __post_init__(self) -> None:
        if self.n < 1 or not math.isfinite(self.value):
            raise ValueError("A mean is of at least one pupil, and a number.")
        if self.sd is not None and not 0 <= self.sd < math.inf:
            raise ValueError("A standard deviation is a number of zero or more.")

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 per cent interval of Student; None where the spread is not known."""
        if self.sd is None or self.n < 2:
            return None
        half = t_quantile(self.n - 1) * self.sd / math.sqrt(self.n)
        return self.value - half, self.value + half


def t_quantile(freedom: float) -> float:
    """The 97.5th percentile of Student's t.

    Exact for one and two degrees of freedom, else the expansion of M. Abramowitz and I.A. Stegun,
    Handbook of Mathematical Functions (1964), 26.7.5: within 0.01 from three degrees on, within 0.001
    from four.
    """
    if freedom < 2:
        return 12.7062047
    if freedom < 3:
        return 4.3026527
    terms = (
        (Z**3 + Z) / 4,
        (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96,
        (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384,
        (79 * Z**9 + 776 * Z**7 + 1482 * Z**5 - 1920 * Z**3 - 945 * Z) / 92160,
    )
    return Z + sum(float(term) / freedom**power for power, term in enumerate(terms, start=1))


def interval_of_means(terms: Sequence[tuple[int, Mean]]) -> tuple[float, float, float] | None:
    """A sum of independent means, each with its sign: (the sum, low, high); None without a spread.

    Source: B.L. Welch, The generalization of Student's problem when several different population
    variances are involved, Biometrika 34 (1947) 28-35, with the degrees of freedom of Satterthwaite.
    """
    total = sum(sign * mean.value for sign, mean in terms)
    parts = [(mean.sd**2 / mean.n, mean.n) for _s, mean in terms if mean.sd is not None]
    if len(parts) < len(terms) or any(n < 2 for _part, n in parts):
        return None
    variance = sum(part for part, _n in parts)
    if variance == 0:
        return total, total, total
    freedom = 1 / sum((part / variance) ** 2 / (n - 1) for part, n in parts)
    half = t_quantile(freedom) * math.sqrt(variance)
    return total, total - half, total + half


def spread_of(terms: Sequence[tuple[int, Mean]]) -> float:
    """The usual deviation of one pupil over all groups together."""
    return math.sqrt(sum((mean.sd or 0) ** 2 for _sign, mean in terms) / len(terms))


def pupils_needed(terms: Sequence[tuple[int, Mean]], difference: float) -> int:
    """In each group, to see a difference of this size four times out of five.

    n = (z + z_power)^2 * (sum of sd^2) / difference^2.
    """
    spread = sum((mean.sd or 0) ** 2 for _sign, mean in terms)
    return math.ceil((Z + Z_POWER) ** 2 * spread / difference**2)
