"""The format's rules 7 to 17: sessions, days, rooms, walks and mentors."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from warmwelkom.engines.timetable.plan import Plan, Session
from warmwelkom.engines.timetable.week import Week

Faults = list[tuple[str, str]]


def session_faults(week: Week, plan: Plan) -> Faults:
    found: Faults = []
    of_group: list[list[Session]] = [[] for _each in plan.groups]
    for session in plan.sessions:
        of_group[session.group].append(session)
    for place, sessions in enumerate(of_group):
        found += faults_of_group(week, plan, place, sessions)
    return found + faults_between_groups(week, plan)


def faults_of_group(week: Week, plan: Plan, place: int, sessions: list[Session]) -> Faults:
    """What the sessions of one group break by themselves: rules 7 to 14 and 16."""
    name = plan.groups[place].id
    found = [(kind, f"{name}: {where}") for kind, where in _of_one(week, sessions)]
    found += [(kind, f"{name}: {where}") for kind, where in _day_faults(week, sessions)]
    for session in sessions:
        found += _place_faults(week, plan, session)
    return found


def faults_between_groups(week: Week, plan: Plan) -> Faults:
    """What groups break together: rooms they share, and a mentor of two."""
    return _room_faults(week, plan) + _mentor_faults(week, plan)


def _of_one(week: Week, sessions: list[Session]) -> Faults:
    """Each type once, in its slots, in order, one at a time."""
    found: Faults = []
    times = Counter(session.type for session in sessions)
    when: dict[int, int] = {}
    for session in sessions:
        when.setdefault(session.type, session.slot)
        if session.slot not in week.types[session.type].slots:
            found.append(("slot_not_allowed", week.types[session.type].id))
    for number, kind in enumerate(week.types):
        if times[number] != 1:
            found.append(("session_twice" if times[number] else "session_missing", kind.id))
        for before in kind.after:
            if number in when and before in when and when[before] >= when[number]:
                found.append(("order", f"{kind.id} after {week.types[before].id}"))
    clashes = Counter(session.slot for session in sessions)
    return found + [("group_clash", week.slots[s].id) for s, n in clashes.items() if n > 1]


def _day_faults(week: Week, sessions: list[Session]) -> Faults:
    found: Faults = []
    at = {session.slot: session for session in sessions}
    load = Counter(session.slot for session in sessions)
    for number, day in enumerate(week.days):
        if not week.rules.day_min <= sum(load[slot] for slot in day) <= week.rules.day_max:
            found.append(("day_load", f"day {number + 1}"))
        busy = [place for place, slot in enumerate(day) if slot in at]
        if busy and busy[-1] - busy[0] + 1 - len(busy) > week.rules.idle_max:
            found.append(("idle", f"day {number + 1}"))
        for first, second in pairwise(day):
            if first in at and second in at:
                here, there = (week.rooms[at[one].room].building for one in (first, second))
                if (week.walks[here][there] or 0) > week.gap(first, second):
                    found.append(("walk", week.slots[second].id))
    return found


def _place_faults(week: Week, plan: Plan, session: Session) -> Faults:
    group, room = plan.groups[session.group], week.rooms[session.room]
    where = f"{group.id}, {week.types[session.type].id}, {room.id}"
    needs = frozenset[str]().union(*(week.students[one].needs for one in group.students))
    wrong = {
        "room_location": room.location != week.programmes[group.programme].location,
        "room_closed": session.slot in room.closed,
        "room_features": not week.types[session.type].features <= room.features,
        "access": not needs <= room.features,
    }
    return [(kind, where) for kind, broken in wrong.items() if broken]


def _room_faults(week: Week, plan: Plan) -> Faults:
    found: Faults = []
    users: dict[tuple[int, int], list[Session]] = defaultdict(list)
    for session in plan.sessions:
        users[session.room, session.slot].append(session)
    for (number, slot), there in users.items():
        room = week.rooms[number]
        where = f"{room.id}, {week.slots[slot].id}"
        wrong = {
            "room_groups": len(there) > room.parallel,
            "room_mixed": len({session.type for session in there}) > 1,
            "room_seats": sum(len(plan.groups[s.group].students) for s in there) > room.seats,
        }
        found += [(kind, where) for kind, broken in wrong.items() if broken]
    return found


def _mentor_faults(week: Week, plan: Plan) -> Faults:
    found: Faults = []
    busy: dict[tuple[int, int], set[int]] = defaultdict(set)
    for session in plan.sessions:
        mentor = plan.groups[session.group].mentor
        if week.types[session.type].mentor and mentor is not None:
            busy[mentor, session.slot].add(session.group)
    for (mentor, slot), groups in busy.items():
        where = f"{week.mentors[mentor].id}, {week.slots[slot].id}"
        if len(groups) > 1:
            found.append(("mentor_clash", where))
        if week.slots[slot].half not in week.mentors[mentor].halves:
            found.append(("mentor_absent", where))
    return found
