"""The log: the frozen plan and who was drawn for what; each line is chained to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from warmwelkom.engines.trial.plan import Plan, TrialError, as_text, read_plan

WITH, WITHOUT = "with", "without"
BROKEN = (
    "Line {number} of the log is not as it was written: something was changed, added or left out."
)


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """One pupil: drawn for the layer or not, in which unit, with the values of the groups that are told."""

    id: str
    arm: str
    unit: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrialLog:
    """A frozen plan with everybody who was drawn, in the order in which they were."""

    plan: Plan
    assigned: tuple[Assigned, ...]


def write_log(log: TrialLog) -> str:
    """The log as lines of JSON."""
    lines: list[str] = []
    before = ""
    for values in _rows(log):
        before = _sign(values, before)
        lines.append(json.dumps({**values, "sign": before}, ensure_ascii=False, sort_keys=True))
    return "\n".join(lines) + "\n"


def read_log(text: str) -> TrialLog:
    """The log from its lines; raises TrialError where a line is not as it was written."""
    rows: list[dict[str, Any]] = []
    before = ""
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            values = json.loads(line)
            sign = values.pop("sign")
        except (ValueError, AttributeError, KeyError) as fault:
            raise TrialError(f"Line {number} of the log can't be read.") from fault
        before = _sign(values, before)
        if sign != before:
            raise TrialError(BROKEN.format(number=number))
        rows.append(values)
    if not rows or rows[0].get("kind") != "frozen" or rows[-1].get("kind") != "end":
        raise TrialError("The log is not whole: it begins with the plan and ends with a last line.")
    plan = read_plan(rows[0]["plan"])
    return TrialLog(plan=plan, assigned=tuple(_assigned(row) for row in rows[1:-1]))


def _rows(log: TrialLog) -> Iterable[dict[str, Any]]:
    yield {"kind": "frozen", "plan": as_text(log.plan), "number": log.plan.number}
    for row in log.assigned:
        yield {
            "kind": "assigned",
            "id": row.id,
            "arm": row.arm,
            "unit": row.unit,
            "groups": list(row.groups),
        }
    yield {"kind": "end", "rows": len(log.assigned)}


def _assigned(row: dict[str, Any]) -> Assigned:
    return Assigned(id=row["id"], arm=row["arm"], unit=row["unit"], groups=tuple(row["groups"]))


def _sign(values: dict[str, Any], before: str) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()[:32]
