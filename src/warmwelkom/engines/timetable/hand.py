"""A move by hand: what a plan becomes when one session goes to another slot, and what that breaks and costs.

A session that is in the way changes places with it. Both take a room that is free then, their own if they
can, and old teachers come along where they offered to be there. Nothing else moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from warmwelkom.engines.timetable.nearby import faults_near, figures_near
from warmwelkom.engines.timetable.pins import pin_again, pins_of
from warmwelkom.engines.timetable.plan import Bounds, Plan, Session, Visit, plan_as_rows
from warmwelkom.engines.timetable.verify import Fault, plan_of_rows
from warmwelkom.engines.timetable.week import Week

Load = dict[tuple[int, int], list[Session]]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What is broken after the move that was not before, and what it changes in figures.

    `familiar` and `walking_minutes` are differences: below 0 is fewer. `swapped` is the session type that
    changed places, `lost` the teachers whose visit falls away. `rows` is the whole plan after it.
    """

    slot: str
    room: str
    faults: list[Fault]
    familiar: int
    walking_minutes: int
    swapped: str | None
    lost: list[str]
    write: Callable[[], dict[str, Any]]

    @cached_property
    def rows(self) -> dict[str, Any]:
        """Made when it is asked for: who only looks needs no whole plan."""
        return self.write()


@dataclass(frozen=True, kw_only=True)
class Hand:
    """One session of a plan that somebody holds. Nothing of the plan changes."""

    week: Week
    old: Mapping[str, Any]
    plan: Plan
    session: Session

    @classmethod
    def on(cls, week: Week, rows: Mapping[str, Any], *, group: str, kind: str) -> Self:
        """Raises StopIteration for what is not in the plan."""
        plan, _unknown = plan_of_rows(week, rows)
        place = next(n for n, one in enumerate(plan.groups) if one.id == group)
        type_ = next(n for n, one in enumerate(week.types) if one.id == kind)
        found = next(s for s in plan.sessions if (s.group, s.type) == (place, type_))
        return cls(week=week, old=rows, plan=plan, session=found)

    def to(self, slot: int) -> Moved:
        """What putting it in that slot breaks and costs."""
        week, mine = self.week, self.session
        other = self._at.get(slot)
        goes = {mine.slot: slot} | ({slot: mine.slot} if other is not None else {})
        after = Plan(groups=self.plan.groups, visits=list(self.plan.visits))
        after.sessions, moved = _moved_sessions(week, self.plan, [mine, other], goes)
        lost = _take_visits_along(week, after, mine.group, goes)
        met, walked = figures_near(week, after, group=mine.group)
        met_before, walked_before = self._figures
        rooms = {one.room for one in (mine, other, *moved) if one}
        near: dict[str, Any] = {"group": mine.group, "slots": (slot, mine.slot), "rooms": rooms}
        broken = faults_near(week, after, **near) - faults_near(week, self.plan, **near)
        return Moved(
            slot=week.slots[slot].id, room=week.rooms[moved[0].room].id,
            faults=sorted(broken, key=str), familiar=met - met_before,
            walking_minutes=walked - walked_before, lost=lost,
            swapped=week.types[other.type].id if other else None,
            write=lambda: _rows_of(week, after, self.old, pin=mine),
        )  # fmt: skip

    @cached_property
    def _at(self) -> dict[int, Session]:
        """Each slot to what the group has there; the first where that is two."""
        mine = [one for one in self.plan.sessions if one.group == self.session.group]
        return {one.slot: one for one in reversed(mine)}

    @cached_property
    def _figures(self) -> tuple[int, int]:
        return figures_near(self.week, self.plan, group=self.session.group)


def moves_of(week: Week, rows: Mapping[str, Any], *, group: str, kind: str) -> list[Moved]:
    """Every other slot in which this session may be, in order of time."""
    hand = Hand.on(week, rows, group=group, kind=kind)
    slots = week.types[hand.session.type].slots
    return [hand.to(slot) for slot in slots if slot != hand.session.slot]


def move(week: Week, rows: Mapping[str, Any], *, group: str, kind: str, slot: str) -> Moved:
    """The plan with this session in that slot, pinned there. Raises StopIteration for what is not in the plan."""
    to = next(n for n, one in enumerate(week.slots) if one.id == slot)
    return Hand.on(week, rows, group=group, kind=kind).to(to)


def _moved_sessions(
    week: Week, plan: Plan, those: Iterable[Session | None], goes: Mapping[int, int]
) -> tuple[list[Session], list[Session]]:
    """All sessions with those in the slot that theirs goes to, and those alone, in a room that is free then."""
    found, moved = list(plan.sessions), []
    places = [n for those_one in those for n, one in enumerate(found) if one is those_one]
    load: Load = defaultdict(list)
    for place, one in enumerate(found):
        if one.slot in goes.values() and place not in places:
            load[one.room, one.slot].append(one)
    for place in places:
        here = found[place]
        found[place] = _put(week, plan, load, here, goes[here.slot])
        moved.append(found[place])
    return found, moved


def _rows_of(week: Week, plan: Plan, old: Mapping[str, Any], *, pin: Session) -> dict[str, Any]:
    """The rows of the plan, with the pins there were and this one, and whom to ask as it was."""
    bounds = Bounds(b0=old["bounds"]["B0"], b2=old["bounds"]["B2"])
    made = plan_as_rows(week, plan, bounds)
    pins = pins_of(old)
    pins.sessions.add((plan.groups[pin.group].id, week.types[pin.type].id))
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
