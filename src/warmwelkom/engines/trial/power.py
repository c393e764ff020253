"""How small a difference can be seen, before anything starts."""

from __future__ import annotations

import math
from statistics import NormalDist

NORMAL = NormalDist()
MOST = 100_000_000
"""Pupils: more than there are, so a search that comes here found nothing."""


def power_of(
    *, base: float, difference: float, size: float, share: float = 0.5, alpha: float = 0.05
) -> float:
    """The chance (0 to 1) that a true difference is seen, two-sided.

    Args:
        base: what share gets there without the layer, above 0 and below 1.
        difference: how much more (or less, below 0) with it.
        size: pupils in both arms together.
        share: the part of them that gets the layer.
        alpha: how often a difference is seen where there is none.

    Raises:
        ValueError: a share that can't be.

    Source: J.L. Fleiss, Statistical Methods for Rates and Proportions (1981), ch. 3: the variance of the
    pooled share under no difference, that of the two shares under the difference; no correction for
    continuity. The same as `power_proportions_2indep` of statsmodels.
    """
    other = base + difference
    if not (0 < base < 1 and 0 < other < 1 and 0 < share < 1 and 0 < alpha < 1 and size > 0):
        raise ValueError("Shares lie between 0 and 1, and there is at least one pupil.")
    with_it, ratio = size * share, (1 - share) / share
    pooled = (other + base * ratio) / (1 + ratio)
    under_none = math.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio))
    under_some = math.sqrt(other * (1 - other) + base * (1 - base) / ratio)
    edge = NORMAL.inv_cdf(1 - alpha / 2) * under_none / under_some
    shift = difference * math.sqrt(with_it) / under_some
    return NORMAL.cdf(shift - edge) + NORMAL.cdf(-edge - shift)


def detectable(
    *,
    base: float,
    size: float,
    share: float = 0.5,
    power: float = 0.8,
    alpha: float = 0.05,
    fewer: bool = False,
) -> float | None:
    """The smallest difference that is seen with this power; None where even the largest is not.

    `fewer` asks for a difference downward, which is then below 0.
    """
    low, high = 0.0, (base if fewer else 1 - base) * (1 - 1e-9)

    def seen(difference: float) -> bool:
        signed = -difference if fewer else difference
        return power_of(base=base, difference=signed, size=size, share=share, alpha=alpha) >= power

    if not seen(high):
        return None
    for _step in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if seen(middle) else (middle, high)
    return -high if fewer else high


def needed_for(
    *, base: float, difference: float, share: float = 0.5, power: float = 0.8, alpha: float = 0.05
) -> int:
    """How many pupils, in both arms together, see this difference with this power.

    Raises:
        ValueError: no difference, or a share that can't be.
    """
    if difference == 0:
        raise ValueError("No number of pupils shows a difference that is not there.")
    low, high = 1, 2
    while high < MOST and (
        power_of(base=base, difference=difference, size=high, share=share, alpha=alpha) < power
    ):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        enough = (
            power_of(base=base, difference=difference, size=middle, share=share, alpha=alpha)
            >= power
        )
        low, high = (low, middle) if enough else (middle + 1, high)
    return low


def design_effect(*, per_group: float, icc: float) -> float:
    """How many times more pupils are needed when whole classes or schools of so many are drawn.

    Args:
        per_group: pupils in one class or school, at least one.
        icc: how alike pupils of one are, 0 to 1.

    Raises:
        ValueError: a value that can't be.

    Source: L. Kish, Survey Sampling (1965): 1 + (m - 1) * icc.
    """
    if per_group < 1 or not 0 <= icc <= 1:
        raise ValueError("A class has at least one pupil, and icc lies between 0 and 1.")
    return 1 + (per_group - 1) * icc
