"""The same day as a model for CP-SAT of OR-Tools: a slot a talk, all different for each person."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Any

from ortools.sat.python import cp_model

from warmwelkom.engines.handover_day import Day


def plan_with_cp_sat(day: Day, *, seconds: float) -> dict[str, Any]:
    """Waiting and bound after this time, on two cores, without a hint."""
    model, width = cp_model.CpModel(), max(row.last for row in day.rows) + 1
    slot = {pair.key: model.new_int_var(0, width - 1, pair.key) for pair in day.pairs}
    talks: dict[str, list[Any]] = defaultdict(list)
    for pair in day.pairs:
        talks[pair.walker].append(slot[pair.key])
        talks[pair.sitter].append(slot[pair.key])
    waits = []
    for mine in talks.values():
        model.add_all_different(mine)
        first, wait = (model.new_int_var(0, width - len(mine), "") for _each in range(2))
        for one in mine:
            model.add(one >= first)
            model.add(one <= first + len(mine) - 1 + wait)
        waits.append(wait)
    model.minimize(sum(waits))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, 2
    began, cpu = time.monotonic(), time.process_time()
    solver.solve(model)
    return {
        "seconds": round(time.monotonic() - began, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "waiting": int(solver.objective_value),
        "bound": int(solver.best_objective_bound),
        "gap": int(solver.objective_value - solver.best_objective_bound),
    }
