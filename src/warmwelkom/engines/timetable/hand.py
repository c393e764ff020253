"""A move by hand: what a plan becomes when one session goes to another slot, and what that breaks and costs.

A session that is in the way changes places with it. Both take a room that is free then, their own if they
can, and old teachers come along where they offered to be there. Nothing else moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warmwelkom.engines.timetable.mending import pin_again
from warmwelkom.engines.timetable.moving import pins_of
from warmwelkom.engines.timetable.plan import Bounds, Plan, Session, Visit, plan_as_rows
from warmwelkom.engines.timetable.verify import Fault, plan_of_rows, verify
from warmwelkom.engines.timetable.week import Week

Load = dict[tuple[int, int], list[Session]]
ABOUT_THE_FILE = frozenset({"bound", "mismatch", "status", "unmet"})
"""Faults of what a plan tells about itself; a move by hand breaks none of them."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """The plan after the move, what is broken that was not before, and what it changes in figures.

    `familiar` and `walking_minutes` are differences: below 0 is fewer. `swapped` is the session type that
    changed places, `lost` the teachers whose visit falls away.
    """

    slot: str
    rows: dict[str, Any]
    faults: list[Fault]
    familiar: int
    walking_minutes: int
    swapped: str | None
    lost: list[str]


def moves_of(week: Week, rows: Mapping[str, Any], *, group: str, kind: str) -> list[Moved]:
    """Every other slot in which this session may be, in order of time."""
    mine = next(one for one in week.types if one.id == kind)
    here = next(r["slot"] for r in rows["sessions"] if (r["group"], r["type"]) == (group, kind))
    before = set(verify(week, rows))
    return [
        _moved(week, rows, before, (group, kind, week.slots[number].id))
        for number in mine.slots
        if week.slots[number].id != here
    ]


def move(week: Week, rows: Mapping[str, Any], *, group: str, kind: str, slot: str) -> Moved:
    """The plan with this session in that slot, pinned there. Raises StopIteration for what is not in the plan."""
    return _moved(week, rows, set(verify(week, rows)), (group, kind, slot))


def _moved(
    week: Week, rows: Mapping[str, Any], before: set[Fault], what: tuple[str, str, str]
) -> Moved:
    group, kind, slot = what
    plan, _unknown = plan_of_rows(week, rows)
    place = next(n for n, one in enumerate(plan.groups) if one.id == group)
    type_ = next(n for n, one in enumerate(week.types) if one.id == kind)
    to = next(n for n, one in enumerate(week.slots) if one.id == slot)
    first = next(s for s in plan.sessions if (s.group, s.type) == (place, type_))
    other = next((s for s in plan.sessions if (s.group, s.slot) == (place, to)), None)
    goes = {first: to} | ({other: first.slot} if other else {})
    _move_sessions(week, plan, goes)
    lost = _take_visits_along(week, plan, place, {s.slot: goes[s] for s in goes})
    made = _rows_of(week, plan, rows, pin=(group, kind))
    found = {one for one in verify(week, made) if one.kind not in ABOUT_THE_FILE}
    return Moved(
        slot=slot,
        rows=made,
        faults=sorted(found - before, key=str),
        familiar=_difference(made, rows, "familiar"),
        walking_minutes=_difference(made, rows, "walking_minutes"),
        swapped=week.types[other.type].id if other else None,
        lost=lost,
    )


def _difference(new: Mapping[str, Any], old: Mapping[str, Any], figure: str) -> int:
    return int(new["figures"][figure] - old["figures"].get(figure, 0))


def _move_sessions(week: Week, plan: Plan, goes: Mapping[Session, int]) -> None:
    load: Load = defaultdict(list)
    for one in plan.sessions:
        if one not in goes:
            load[one.room, one.slot].append(one)
    plan.sessions = [
        _put(week, plan, load, one, goes[one]) if one in goes else one for one in plan.sessions
    ]


def _rows_of(
    week: Week, plan: Plan, old: Mapping[str, Any], *, pin: tuple[str, str]
) -> dict[str, Any]:
    """The rows of the plan, with the pins there were and this one, and whom to ask as it was."""
    bounds = Bounds(b0=old["bounds"]["B0"], b2=old["bounds"]["B2"])
    made = plan_as_rows(week, plan, bounds)
    pins = pins_of(old)
    pins.sessions.add(pin)
    pin_again(made, pins)
    return made | {"status": "feasible", "ask": old.get("ask") or []}


def _put(week: Week, plan: Plan, load: Load, one: Session, slot: int) -> Session:
    """The session in that slot: in its own room if that is free, else in the smallest that is."""
    members = plan.groups[one.group].students
    needs = week.types[one.type].features.union(*(week.students[n].needs for n in members))
    location = week.programmes[plan.groups[one.group].programme].location

    def fits(number: int) -> bool:
        room, there = week.rooms[number], load[number, slot]
        heads = len(members) + sum(len(plan.groups[s.group].students) for s in there)
        return (
            room.location == location and needs <= room.features and slot not in room.closed
            and len(there) < room.parallel and heads <= room.seats
            and all(s.type == one.type for s in there)
        )  # fmt: skip

    free = [number for number in range(len(week.rooms)) if fits(number)]
    best = min(free, key=lambda n: (n != one.room, week.rooms[n].seats, n), default=one.room)
    moved = Session(group=one.group, type=one.type, slot=slot, room=best)
    load[best, slot].append(moved)
    return moved


def _take_visits_along(week: Week, plan: Plan, group: int, goes: Mapping[int, int]) -> list[str]:
    """Visits follow their session; who cannot be there then does not come, and is named."""
    mine = [one for one in plan.visits if one.group == group and one.slot in goes]
    kept = [one for one in plan.visits if one not in mine]
    hosted = {s.slot for s in plan.sessions if s.group == group and week.types[s.type].hostable}
    lost = []
    for one in mine:
        slot = goes[one.slot]
        half, location = week.slots[slot].half, _location(week, plan, group)
        others = [v for v in kept if v.teacher == one.teacher]
        is_there = half in week.teachers[one.teacher].halves and slot in hosted
        is_free = all(
            v.slot != slot
            and (week.slots[v.slot].half != half or _location(week, plan, v.group) == location)
            for v in others
        )
        if is_there and is_free:
            kept.append(Visit(teacher=one.teacher, group=group, slot=slot))
        else:
            lost.append(week.teachers[one.teacher].id)
    plan.visits = kept
    return lost


def _location(week: Week, plan: Plan, group: int) -> int:
    return week.programmes[plan.groups[group].programme].location
