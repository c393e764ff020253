"""Other tables with the same sums: how one count can be higher or lower while everything that is shown stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from warmwelkom.engines.highs import quiet_highs

FAR = 10**6
"""No count of people moves further than this."""
NEAR = 1e-6
Move = dict[str, int]
"""Count -> change, only what changes."""


@dataclass(kw_only=True)
class Moves:
    """The sums as a system of equations: a move is what changes in each count, and no sum notices."""

    counts: Mapping[str, int]
    sums: Sequence[tuple[str, Sequence[str]]]
    fixed: frozenset[str] = frozenset()

    def changed(self, name: str, *, by: int, prices: Mapping[str, float]) -> Move | None:
        """The cheapest move that changes this count by so many: count -> change, only what changes.

        Whole changes, none to below zero and none of what is fixed; None where there is no such move. Found by
        linear programming (Kelly, Golden & Assad, 1992), by whole numbers where a corner of it is not whole.
        """
        up, down = self._free()
        low_up, low_down = np.zeros(len(up)), np.zeros(len(up))
        place = self._places[name]
        moved, still, least = (up, down, low_up) if by > 0 else (down, up, low_down)
        still[place] = 0.0
        if moved[place] < abs(by):
            return None
        moved[place] = least[place] = float(abs(by))
        cost = np.array([prices[one] for one in self.counts])
        return self._move(np.r_[cost, cost], np.r_[low_up, low_down], np.r_[up, down])

    def _free(self) -> tuple[Any, Any]:
        """How far each count may go up and down: not at all where it is fixed."""
        stays = np.array([one in self.fixed for one in self.counts])
        down = np.array(list(self.counts.values()), dtype=float)
        return np.where(stays, 0.0, float(FAR)), np.where(stays, 0.0, down)

    def _move(self, cost: Any, low: Any, high: Any) -> Move | None:
        found = self._solved(cost, low, high, whole=False)
        if any(abs(value - round(value)) > NEAR for value in found):
            found = self._solved(cost, low, high, whole=True)
        if not found:
            return None
        size = len(self.counts)
        net = (round(up) - round(down) for up, down in zip(found[:size], found[size:], strict=True))
        return {one: change for one, change in zip(self.counts, net, strict=True) if change}

    def _solved(self, cost: Any, low: Any, high: Any, *, whole: bool) -> list[float]:
        """Ups, then downs; nothing where nothing fits. One thread, no time limit: the same on every machine."""
        import highspy  # noqa: PLC0415  a heavy library, loaded where it is used

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(high), len(self.sums)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, low, high
        lp.row_lower_ = lp.row_upper_ = np.zeros(len(self.sums))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = self._rows
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(high)
        solver = quiet_highs()
        for option, value in (("threads", 1), ("parallel", "off"), ("mip_rel_gap", 0.05)):
            solver.setOptionValue(option, value)
        solver.passModel(lp)
        solver.run()
        if solver.getInfo().primal_solution_status != 2:
            return []
        return [float(value) for value in solver.getSolution().col_value]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.counts)}

    @cached_property
    def _rows(self) -> tuple[Any, Any, Any]:
        """The equations, total less parts, in the form the solver takes."""
        size, starts, index, value = len(self.counts), [0], list[int](), list[float]()
        for total, parts in self.sums:
            terms = [(self._places[total], 1.0), *((self._places[one], -1.0) for one in parts)]
            for place, sign in terms:
                index += [place, place + size]
                value += [sign, -sign]
            starts.append(len(index))
        return (
            np.array(starts, dtype=np.int32),
            np.array(index, dtype=np.int32),
            np.array(value, dtype=np.float64),
        )
