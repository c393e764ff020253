"""What a reader can work out of one count by all the numbers that they see: an attacker's own tool, for these tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Holds = Callable[[Any], np.ndarray[Any, Any]]
"""A count -> one for each kind of pupils that it counts, else nought."""


def spread(name: Any, seen: Mapping[Any, int], *, holds: Holds) -> tuple[int, int]:
    """The least and most of one count, in every region of whole pupils that would show the same numbers."""
    cost, ends = holds(name), []
    rows = np.array([holds(one) for one in seen] or [np.zeros(len(cost))])
    values = list(seen.values()) or [0]
    for sign in (1, -1):
        found = milp(
            sign * cost, constraints=LinearConstraint(rows, values, values),
            integrality=np.ones(len(cost)), bounds=Bounds(0, 1000),
        )  # fmt: skip
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]
