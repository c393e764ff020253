"""A difference between arms where whole classes or schools were drawn."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from warmwelkom.engines.effect.means import t_quantile

LEAST_UNITS = 4


def by_unit(rows: Iterable[tuple[str, bool, bool]]) -> tuple[float, float, float] | None:
    """(the difference, low, high) from rows of (unit, drawn for the layer, outcome); None with too few units.

    The least-squares difference with the robust variance of clusters, corrected for their number as usual
    (G / (G - 1) * (N - 1) / (N - 2)), and Student's t with G - 2 degrees of freedom. Source: K.-Y. Liang
    and S.L. Zeger, Longitudinal data analysis using generalized linear models, Biometrika 73 (1986) 13-22.
    """
    counts: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for unit, drawn, outcome in rows:
        counts[unit, drawn][0] += 1
        counts[unit, drawn][1] += outcome
    arms = {arm: _arm(counts, arm) for arm in (True, False)}
    units = sum(arm[2] for arm in arms.values())
    size = sum(arm[0] for arm in arms.values())
    if units < LEAST_UNITS or any(arm[2] < 2 for arm in arms.values()):
        return None
    difference = arms[True][1] - arms[False][1]
    variance = sum(arm[3] for arm in arms.values())
    variance *= units / (units - 1) * (size - 1) / (size - 2)
    half = t_quantile(units - 2) * math.sqrt(variance)
    return difference, difference - half, difference + half


def _arm(counts: dict[tuple[str, bool], list[int]], arm: bool) -> tuple[int, float, int, float]:
    """(pupils, share, units, variance of the share) of one arm."""
    units = [row for (_unit, drawn), row in counts.items() if drawn == arm]
    size = sum(n for n, _yes in units)
    share = sum(yes for _n, yes in units) / size if size else 0.0
    spread = sum((yes - n * share) ** 2 for n, yes in units)
    return size, share, len(units), spread / size**2 if size else 0.0
