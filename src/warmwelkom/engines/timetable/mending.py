"""A published plan after something changed: mend what no longer holds, and leave the rest as people know it.

Groups stay together, sessions keep slot and room, visits keep their slot, in that order of trying; what is
pinned is never touched. Late students join the group that suits them; students who left are taken out; a
session whose room is gone gets another room, else the group's week changes as little as it can.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from warmwelkom.engines.timetable.best_day import NO
from warmwelkom.engines.timetable.bounds import bounds_of, school_bounds
from warmwelkom.engines.timetable.difference import changes_between
from warmwelkom.engines.timetable.draft import NOWHERE, Draft, draft_of
from warmwelkom.engines.timetable.late import add_late_students, even_out
from warmwelkom.engines.timetable.occupancy import occupied
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.plan import FORMAT, plan_as_rows
from warmwelkom.engines.timetable.revisit import Known, revisit_school
from warmwelkom.engines.timetable.verify import plan_of_rows, verify
from warmwelkom.engines.timetable.week import Week

KEEP = 30.0
STAY = 50.0


@dataclass(kw_only=True)
class Pins:
    """What a person decided, by ids of the old plan."""

    groups: set[str] = field(default_factory=set)
    sessions: set[tuple[str, str]] = field(default_factory=set)
    visits: set[tuple[str, str]] = field(default_factory=set)


def replan(week: Week, old: Mapping[str, Any], *, seconds: float = 5.0) -> dict[str, Any]:
    """A plan for the week as it is now, as near to the old one as can be, with `changes` to tell.

    `unknown` and `broken` (the rules that could not be mended, as sentences) when there is none: then
    plan anew, or loosen a pin.

    Raises:
        PlanFileError: the old plan does not have the shape of a plan.
    """
    plan, _unknown = plan_of_rows(week, old)
    pins = pins_of(old)
    draft = draft_of(week, plan)
    told = dict(draft.visits)
    _tidy(draft)
    late = add_late_students(draft, frozen=pins.groups)
    even_out(draft, frozen=pins.groups)
    _mend_rooms(draft, pins)
    _mend_visits(draft, told, pins, seconds=seconds)
    _models, answers = school_bounds(week, seconds=lambda: max(seconds / 10, 0.1))
    rows = plan_as_rows(week, draft.as_plan(), bounds_of(week, [one.bound for one in answers]))
    faults = verify(week, rows)
    if faults or late is None:
        broken = [f"{fault.kind}: {fault.where}" for fault in faults[:20]]
        return {"format": FORMAT, "week": week.name, "status": "unknown", "broken": broken}
    _pin_again(rows, pins)
    return rows | {"changes": changes_between(old, rows)}


def pins_of(old: Mapping[str, Any]) -> Pins:
    pins = Pins()
    pins.groups = {row["id"] for row in old.get("groups") or [] if row.get("pinned")}
    pins.sessions = {(r["group"], r["type"]) for r in old.get("sessions") or [] if r.get("pinned")}
    pins.visits = {(r["teacher"], r["group"]) for r in old.get("visits") or [] if r.get("pinned")}
    return pins


def _pin_again(rows: dict[str, Any], pins: Pins) -> None:
    """A pin stays a pin in the new plan."""
    names = (("groups", ("id",)), ("sessions", ("group", "type")), ("visits", ("teacher", "group")))
    pinned: dict[str, set[Any]] = {
        "groups": {(one,) for one in pins.groups},
        "sessions": pins.sessions,
        "visits": pins.visits,
    }
    for name, ids in names:
        for row in rows[name]:
            if tuple(row[one] for one in ids) in pinned[name]:
                row["pinned"] = True


def _tidy(draft: Draft) -> None:
    """Out with students of another programme now, and with mentors and visits that cannot be."""
    week = draft.week
    for group, members in enumerate(draft.members):
        programme = draft.programme[group]
        members.difference_update([n for n in members if week.students[n].programme != programme])
    for (teacher, group), slot in list(draft.visits.items()):
        offered = week.slots[slot].half in week.teachers[teacher].halves
        known = any(teacher in week.students[one].own for one in draft.members[group])
        if not offered or not known:
            del draft.visits[teacher, group]


def _mend_rooms(draft: Draft, pins: Pins) -> None:
    """Sessions without a room that holds them get another one, in the same slot where there is any."""
    homeless = _homeless(draft)
    if not homeless:
        return
    for group, kind, _slot in homeless:
        draft.slots[group][kind] = draft.rooms[group][kind] = NOWHERE
    placing = Placing(draft, seed=1)
    for group, kind, slot in homeless:
        here = placing.rooms[draft.location(group)]
        free = here.free(len(draft.members[group]), draft.needs(group))
        rows = np.flatnonzero(free[kind, :, slot]) if slot != NOWHERE else np.array([], dtype=int)
        if len(rows) and not placing.walks_bind:
            room = here.tightest(rows, kind, slot, NOWHERE)
            here.take(room, kind, slot, len(draft.members[group]))
            draft.slots[group][kind], draft.rooms[group][kind] = slot, room
        else:
            _move_week(placing, group, {**_slots(draft, group), kind: slot}, pins)


def _slots(draft: Draft, group: int) -> dict[int, int]:
    """Type to slot, of the sessions that have one."""
    return {k: s for k, s in enumerate(draft.slots[group]) if s != NOWHERE}


def _homeless(draft: Draft) -> list[tuple[int, int, int]]:
    """(group, type, slot) of each session whose room is gone, closed, unfit or too full."""
    week, found = draft.week, []
    loads = occupied(draft)
    for group, slots in enumerate(draft.slots):
        needs, here = draft.needs(group), loads[draft.location(group)]
        for kind, slot in enumerate(slots):
            number = draft.rooms[group][kind]
            if slot == NOWHERE:
                found.append((group, kind, NOWHERE))
                continue
            room, row = week.rooms[number], here.place[number]
            fits = week.types[kind].features | needs <= room.features and slot not in room.closed
            fits &= int(here.heads[row, slot]) <= room.seats
            fits &= int(here.groups[row, slot]) <= room.parallel
            if not fits:
                found.append((group, kind, slot))
                here.leave(number, slot, len(draft.members[group]))
    return found


def _move_week(placing: Placing, group: int, wished: Mapping[int, int], pins: Pins) -> None:
    """The whole week of the group again, with every session that can stay where it was."""
    draft, week = placing.draft, placing.week
    name, before = draft.names[group], _slots(draft, group)
    rooms = list(draft.rooms[group])
    placing.remove(group)

    def stay(values: Any) -> Any:
        for kind, slot in wished.items():
            if slot != NOWHERE:
                values[kind, slot] += STAY
            if (name, week.types[kind].id) in pins.sessions:
                others = [s for s in range(len(week.slots)) if s != slot]
                values[kind, others] = NO
        return values

    found = placing.best(group, np.zeros(len(week.slots)), price=0.1, also=stay)
    if found is None:
        for kind, slot in before.items():
            size = len(draft.members[group])
            placing.rooms[draft.location(group)].take(rooms[kind], kind, slot, size)
            draft.slots[group][kind], draft.rooms[group][kind] = slot, rooms[kind]
        return
    slots, chosen = found
    for kind, slot in before.items():
        if slots[kind] == slot:
            chosen[kind] = rooms[kind]
    placing.put(group, slots, chosen)


def _mend_visits(
    draft: Draft, told: Mapping[tuple[int, int], int], pins: Pins, *, seconds: float
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
        revisit_school(draft, school, known=known, seconds=max(seconds / 10, 0.2), gap=9.0)
