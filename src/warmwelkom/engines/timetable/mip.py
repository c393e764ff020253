"""A small integer programme for HiGHS, built row by row; one thread and a fixed seed, so that it repeats.

HiGHS (Huangfu and Hall 2018; MIT licence) is imported here and only when a model is solved: a web process
that reads plans never loads it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warmwelkom.engines.highs import quiet_highs

INFINITE = math.inf


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`values` is empty when nothing was found; no solution is better than `bound`.

    `prices`, of a relaxation only: what one more in each row's limit would be worth at most.
    """

    values: Sequence[float]
    worth: float
    bound: float
    prices: Sequence[float] = ()


@dataclass
class Model:
    """Maximise the sum of worth, subject to rows; variables are known by number."""

    worth: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)

    def variable(
        self, *, worth: float = 0.0, low: float = 0.0, high: float = 1.0, whole: bool = True
    ) -> int:
        self.worth.append(worth)
        self.low.append(low)
        self.high.append(high)
        self.whole.append(whole)
        return len(self.worth) - 1

    def row(
        self,
        terms: Iterable[tuple[int, float]],
        *,
        low: float = -INFINITE,
        high: float = INFINITE,
    ) -> None:
        self.starts.append(len(self.places))
        for place, factor in terms:
            self.places.append(place)
            self.factors.append(factor)
        self.row_low.append(low)
        self.row_high.append(high)

    def solve(
        self,
        *,
        seconds: float = INFINITE,
        nodes: int | None = None,
        gap: float = 0.0,
        start: Mapping[int, float] | None = None,
        seed: int = 0,
        relaxed: bool = False,
    ) -> Answer:
        """The best found within seconds and nodes; `gap` is absolute, `start` a known solution.

        `relaxed` forgets that variables are whole: its `bound` is the bound of the relaxation.
        """
        solver = quiet_highs()
        options: dict[str, Any] = {
            "threads": 1, "random_seed": seed, "mip_rel_gap": 0.0,
            "mip_abs_gap": max(gap, 1e-6), "parallel": "off",
        }  # fmt: skip
        if seconds < INFINITE:
            options["time_limit"] = max(seconds, 0.01)
        if nodes is not None:
            options["mip_max_nodes"] = nodes
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(self._as_lp(relaxed=relaxed))
        if start is not None:
            places = np.fromiter(start.keys(), dtype=np.int32)
            solver.setSolution(len(places), places, np.fromiter(start.values(), dtype=np.float64))
        solver.run()
        return self._answer(solver, relaxed=relaxed)

    def _as_lp(self, *, relaxed: bool) -> Any:
        import highspy  # noqa: PLC0415  as above

        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.worth), len(self.row_low)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.array(self.worth, dtype=np.float64)
        lp.col_lower_ = np.array(self.low, dtype=np.float64)
        lp.col_upper_ = np.array(self.high, dtype=np.float64)
        lp.row_lower_ = np.array(self.row_low, dtype=np.float64)
        lp.row_upper_ = np.array(self.row_high, dtype=np.float64)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array([*self.starts, len(self.places)], dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self.places, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self.factors, dtype=np.float64)
        kinds = highspy.HighsVarType
        if not relaxed:
            lp.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in self.whole]
        return lp

    def _answer(self, solver: Any, *, relaxed: bool) -> Answer:
        info = solver.getInfo()
        found = info.primal_solution_status == 2
        values = list(solver.getSolution().col_value) if found else []
        worth = info.objective_function_value if found else -INFINITE
        if not relaxed:
            return Answer(values=values, worth=worth, bound=info.mip_dual_bound)
        prices = [abs(one) for one in solver.getSolution().row_dual]
        return Answer(values=values, worth=worth, bound=worth, prices=prices)
