"""Somebody is ill: another mentor leads the groups, another old teacher comes, or nobody does. Nothing else moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warmwelkom.engines.timetable.pins import pin_again, pins_of
from warmwelkom.engines.timetable.plan import Bounds, Plan, Visit, plan_as_rows
from warmwelkom.engines.timetable.verify import Fault, plan_of_rows, verify
from warmwelkom.engines.timetable.week import Week

ABOUT_THE_FILE = frozenset({"bound", "mismatch", "status", "unmet"})
"""Faults of what a plan tells about itself; who comes instead breaks none of them."""


@dataclass(frozen=True, kw_only=True)
class Substituted:
    """The plan after it; `faults` are broken now and were not before."""

    rows: dict[str, Any]
    faults: list[Fault]


def other_mentor(week: Week, rows: Mapping[str, Any], *, ill: str, instead: str) -> Substituted:
    """Every group of mentor `ill` is led by `instead`. Raises KeyError for an id that the week does not have."""
    numbers = {one.id: number for number, one in enumerate(week.mentors)}
    plan, _unknown = plan_of_rows(week, rows)
    for group in plan.groups:
        if group.mentor is not None and group.mentor == numbers[ill]:
            group.mentor = numbers[instead]
    return _told(week, plan, rows)


def other_teacher(
    week: Week, rows: Mapping[str, Any], *, ill: str, instead: Mapping[tuple[str, str], str]
) -> Substituted:
    """Teacher `ill` comes no more; `instead` is (group, slot) of a visit to who comes in their place.

    A visit that it does not name falls away. Raises KeyError for an id that the week does not have.
    """
    numbers = {one.id: number for number, one in enumerate(week.teachers)}
    plan, _unknown = plan_of_rows(week, rows)
    kept = [one for one in plan.visits if one.teacher != numbers[ill]]
    for one in plan.visits:
        place = (plan.groups[one.group].id, week.slots[one.slot].id)
        if one.teacher == numbers[ill] and place in instead:
            kept.append(Visit(teacher=numbers[instead[place]], group=one.group, slot=one.slot))
    plan.visits = kept
    return _told(week, plan, rows)


def _told(week: Week, plan: Plan, old: Mapping[str, Any]) -> Substituted:
    bounds = Bounds(b0=old["bounds"]["B0"], b2=old["bounds"]["B2"])
    made = plan_as_rows(week, plan, bounds)
    pin_again(made, pins_of(old))
    made |= {"status": "feasible", "ask": old.get("ask") or []}
    before = set(verify(week, old))
    found = {one for one in verify(week, made) if one.kind not in ABOUT_THE_FILE}
    return Substituted(rows=made, faults=sorted(found - before, key=str))
