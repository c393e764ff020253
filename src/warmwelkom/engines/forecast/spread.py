"""The negative binomial count: as chance has it, and wider by a part of the mean squared."""

from __future__ import annotations

import math

NOTHING = 1e-9


def quantile(mean: float, extra: float, share: float) -> int:
    """The smallest count that at least this share of years stays at or under.

    The variance is mean + extra x mean squared; with next to no extra it is Poisson's.
    """
    if mean <= NOTHING:
        return 0
    chance, count, under = _first(mean, extra), 0, 0.0
    under = math.exp(chance)
    while under < share:
        chance += _step(mean, extra, count)
        count += 1
        under += math.exp(chance)
        if count > 20 * mean + 1000:  # the rounding of a share near 1
            break
    return count


def _first(mean: float, extra: float) -> float:
    """The logarithm of the chance of nought."""
    return -mean if extra <= NOTHING else -math.log1p(extra * mean) / extra


def _step(mean: float, extra: float, count: int) -> float:
    """The logarithm of how much likelier one more is than this count."""
    if extra <= NOTHING:
        return math.log(mean / (count + 1))
    size = 1 / extra
    return math.log((count + size) / (count + 1) * mean / (size + mean))
