"""Our `verify` against the format's independent checker, where that is beside the project."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from warmwelkom.engines.timetable import Budget, plan_week, read_week, verify
from warmwelkom.engines.timetable.tests.small_weeks import as_week, invented

BESIDE = Path(__file__).resolve().parents[6] / "shared"
CHECKER = BESIDE / "tools" / "check_week.py"
pytestmark = pytest.mark.skipif(
    not CHECKER.exists(), reason="the checker is not beside the project"
)


def checked(folder: Path, week: dict[str, Any], plan: dict[str, Any]) -> set[str]:
    """The kinds that the checker finds; a figure that differs is a mismatch."""
    for name, rows in (("week", week), ("plan", plan)):
        (folder / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    command = [sys.executable, str(CHECKER), str(folder / "week.json"), str(folder / "plan.json")]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)  # noqa: S603
    return {*told["kinds"], *(["mismatch"] if told["mismatches"] else [])}


def spoil(plan: dict[str, Any], chance: random.Random) -> None:
    """Change one thing at random."""
    rows = plan[chance.choice(["sessions", "visits", "groups"])]
    if not rows:
        return
    row, other = chance.choice(rows), chance.choice(rows)
    field = chance.choice([name for name in row if name not in ("id", "students")])
    row[field] = other[field]
    if "students" in row and row is not other and row["students"]:
        other["students"].append(row["students"].pop())


@pytest.mark.parametrize("seed", range(4))
def test_both_find_the_same(seed: int, tmp_path: Path) -> None:
    rows = invented(seed)
    week, chance = as_week(rows), random.Random(seed)
    plan = plan_week(week, budget=Budget(steps=4), seed=seed)
    assert checked(tmp_path, rows, plan) == set()
    for _each in range(8):
        spoiled = copy.deepcopy(plan)
        for _change in range(2):
            spoil(spoiled, chance)
        assert {fault.kind for fault in verify(week, spoiled)} == checked(tmp_path, rows, spoiled)


@pytest.mark.parametrize("name", ["infeasible-22", "infeasible-hall"])
def test_what_is_short_is_proven(name: str) -> None:
    week = read_week((BESIDE / "data" / "introweek" / f"{name}.json.gz").read_bytes())
    found = plan_week(week, budget=Budget(steps=1))
    assert found["status"] == "infeasible"
    assert verify(week, found) == []
