"""A published plan after something changed: mend what no longer holds, and leave the rest as people know it.

Groups stay together, sessions keep slot and room, visits keep their slot, in that order of trying; what is
pinned is never touched. Late students join the group that suits them, and so does who may not stay in the own
group; students who left are taken out; a
session whose room is gone gets another room, else the group's week changes as little as it can, and where
nothing is free other groups make room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from warmwelkom.engines.timetable.bounds import bounds_of, school_bounds
from warmwelkom.engines.timetable.budget import Budget
from warmwelkom.engines.timetable.difference import changes_between
from warmwelkom.engines.timetable.draft import NOWHERE, Draft, draft_of
from warmwelkom.engines.timetable.impossible import impossible
from warmwelkom.engines.timetable.late import add_late_students, even_out
from warmwelkom.engines.timetable.letting_go import let_go
from warmwelkom.engines.timetable.making_room import make_room
from warmwelkom.engines.timetable.moving import mend_sessions, slots_told
from warmwelkom.engines.timetable.pins import Pins, pin_again, pins_of
from warmwelkom.engines.timetable.plan import FORMAT, Plan, plan_as_rows
from warmwelkom.engines.timetable.revisit import Known, revisit_school
from warmwelkom.engines.timetable.short import shortages, shortages_of_groups
from warmwelkom.engines.timetable.successors import replace_mentors
from warmwelkom.engines.timetable.verify import plan_of_rows, verify
from warmwelkom.engines.timetable.week import Week

KEEP = 30.0
SECONDS, ROOM_UNTIL, VISITS_UNTIL, MOST_TOLD = 5.0, 0.4, 0.7, 20


def replan(week: Week, old: Mapping[str, Any], *, budget: Budget | None = None) -> dict[str, Any]:
    """A plan for the week as it is now, as near to the old one as can be, with `changes` to tell.

    `unknown`, `broken` (what could not be mended) and `short` (what these groups need and is not there)
    when there is none: then plan anew, or loosen a pin. `infeasible` when the week as it is now has no plan at all.

    Raises:
        PlanFileError: the old plan does not have the shape of a plan.
    """
    budget = budget or Budget(seconds=SECONDS)
    plan, _unknown = plan_of_rows(week, old)
    short = shortages(week)
    if short:
        return {"format": FORMAT, "week": week.name, "status": "infeasible", "short": short}
    if reasons := impossible(week):
        return {"format": FORMAT, "week": week.name, "status": "unknown", "impossible": reasons}
    rows = _mended(week, plan, old, budget=budget)
    has_needs = any(one.needs for one in week.students)
    if rows["status"] != "unknown" or not has_needs or budget.is_over(VISITS_UNTIL):
        return rows
    again = _mended(week, plan, old, budget=budget, rooms_stay=True)
    return rows if again["status"] == "unknown" else again


def _mended(
    week: Week, plan: Plan, old: Mapping[str, Any], *, budget: Budget, rooms_stay: bool = False
) -> dict[str, Any]:
    """One try; with `rooms_stay` who cannot enter a room of the own group joins another group."""
    pins = pins_of(old)
    draft = draft_of(week, plan)
    told = dict(draft.visits)
    _tidy(draft)
    let_go(draft, pins, rooms_stay=rooms_stay)
    broken = add_late_students(draft, frozen=pins.groups)
    even_out(draft, frozen=pins.groups)
    broken += replace_mentors(draft)
    known = slots_told(draft, old)
    mend_sessions(draft, pins, known)
    make_room(draft, pins, known, stop=lambda: budget.is_over(ROOM_UNTIL))
    _mend_visits(draft, told, pins, budget=budget)
    most = budget.seconds / 10
    _models, answers = school_bounds(week, seconds=lambda: budget.seconds_until(1.0, most=most))
    rows = plan_as_rows(week, draft.as_plan(), bounds_of(week, [one.bound for one in answers]))
    broken += [f"{fault.kind}: {fault.where}" for fault in verify(week, rows)[:MOST_TOLD]]
    if broken:
        return _unmended(draft, broken)
    pin_again(rows, pins)
    return rows | {"changes": changes_between(old, rows), "loosened": _loosened(old, rows)}


def _unmended(draft: Draft, broken: list[str]) -> dict[str, Any]:
    here = Counter(draft.location(group) for group in range(len(draft.members)))
    short = shortages_of_groups(draft.week, here)
    about = {"format": FORMAT, "week": draft.week.name, "status": "unknown"}
    return {**about, "broken": broken, "short": short}


def _loosened(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """A sentence for each pin that could not hold: its room, teacher or slot is not there any more."""
    rooms = {(row["group"], row["type"]): (row["slot"], row["room"]) for row in new["sessions"]}
    visits = {(row["teacher"], row["group"], row["slot"]) for row in new["visits"]}
    found = []
    for row in old.get("sessions") or []:
        if row.get("pinned") and rooms.get((row["group"], row["type"])) != (
            row["slot"],
            row["room"],
        ):
            name = f"{row['type']} of group {row['group']}"
            found.append(
                f"{name} was pinned in room {row['room']} on {row['slot']}, and cannot stay."
            )
    for row in old.get("visits") or []:
        if row.get("pinned") and (row["teacher"], row["group"], row["slot"]) not in visits:
            name = f"{row['teacher']} with group {row['group']}"
            found.append(f"The visit of {name} on {row['slot']} was pinned, and cannot stay.")
    return found


def _tidy(draft: Draft) -> None:
    """Out with students of another programme now, with rooms that are elsewhere now, and with visits that cannot be."""
    week = draft.week
    for group, members in enumerate(draft.members):
        programme = draft.programme[group]
        members.difference_update([n for n in members if week.students[n].programme != programme])
        for kind, room in enumerate(draft.rooms[group]):
            if room != NOWHERE and week.rooms[room].location != draft.location(group):
                draft.slots[group][kind] = draft.rooms[group][kind] = NOWHERE
    for (teacher, group), slot in list(draft.visits.items()):
        offered = week.slots[slot].half in week.teachers[teacher].halves
        known = any(teacher in week.students[one].own for one in draft.members[group])
        if not offered or not known:
            del draft.visits[teacher, group]


def _mend_visits(
    draft: Draft, told: Mapping[tuple[int, int], int], pins: Pins, *, budget: Budget
) -> None:
    week = draft.week
    names = {name: number for number, name in enumerate(draft.names)}
    teachers = {one.id: number for number, one in enumerate(week.teachers)}
    pinned = {(teachers[t], names[g]) for t, g in pins.visits if t in teachers and g in names}
    for pair, slot in list(draft.visits.items()):
        if slot not in draft.host_slots(pair[1]):
            del draft.visits[pair]
    known = Known(visits=told, pinned=pinned & draft.visits.keys(), keep=KEEP)
    for school in range(len(week.schools)):
        seconds = budget.seconds_until(VISITS_UNTIL, most=max(budget.seconds / 10, 0.2))
        revisit_school(draft, school, known=known, seconds=seconds, gap=9.0)
