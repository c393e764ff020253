"""What is written in a plan, as plain data: for a version, to compare, and to bring back.

Shape: {"aim": {goal, for_whom, starts_on, puller}, "steps": [...], "needs": [...], "costs": [...]}; each
row of a list has the `id` of its row, so that the same step is known again in another version.
"""

from __future__ import annotations

from typing import Any

from warmwelkom.rooms.thinktank.models import Plan, PlanStep

EMPTY: dict[str, Any] = {
    "aim": {"goal": "", "for_whom": "", "starts_on": None, "puller": ""},
    "steps": [],
    "needs": [],
    "costs": [],
}


def content_of(plan: Plan) -> dict[str, Any]:
    """The plan as it stands now. Three queries."""
    return {
        "aim": {
            "goal": plan.goal,
            "for_whom": plan.for_whom,
            "starts_on": _day(plan.starts_on),
            "puller": plan.puller_name,
        },
        "steps": [_step(row) for row in plan.steps.all()],
        "needs": [_plain(row, "kind", "what", "amount", "unit") for row in plan.needs.all()],
        "costs": [_plain(row, "what", "cents") for row in plan.costs.all()],
    }


def _step(row: PlanStep) -> dict[str, Any]:
    days = {"due": _day(row.due), "done_on": _day(row.done_on)}
    return _plain(row, "what", "who", "done_by_name") | days


def _plain(row: Any, *names: str) -> dict[str, Any]:
    return {"id": str(row.pk)} | {name: getattr(row, name) for name in names}


def same_part(part: str, one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Whether a part says the same in both; that a step is done is no text."""
    return bool(_told(part, one) == _told(part, two))


def _told(part: str, content: dict[str, Any]) -> Any:
    if part != "steps":
        return content[part]
    return [{name: row[name] for name in ("id", "what", "who", "due")} for row in content[part]]


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
