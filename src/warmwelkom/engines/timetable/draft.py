"""The plan while it is made: who is in which group, when each session is, who visits whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from warmwelkom.engines.timetable.plan import Group, Plan, Session, Visit
from warmwelkom.engines.timetable.week import Week

NOWHERE = -1


@dataclass(kw_only=True)
class Draft:
    """Lists by number of the group; `slots[g][k]` and `rooms[g][k]` are of session type k, or NOWHERE.

    `visits` holds one slot for each (teacher, group), NOWHERE as long as there is no timetable.
    """

    week: Week
    programme: list[int]
    mentor: list[int | None]
    members: list[set[int]]
    slots: list[list[int]] = field(default_factory=list)
    rooms: list[list[int]] = field(default_factory=list)
    visits: dict[tuple[int, int], int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.slots:
            self.slots = [[NOWHERE] * len(self.week.types) for _each in self.programme]
            self.rooms = [[NOWHERE] * len(self.week.types) for _each in self.programme]

    def copy(self) -> Draft:
        return Draft(
            week=self.week,
            programme=list(self.programme),
            mentor=list(self.mentor),
            members=[set(each) for each in self.members],
            slots=[list(each) for each in self.slots],
            rooms=[list(each) for each in self.rooms],
            visits=dict(self.visits),
            names=list(self.names),
        )

    @property
    def is_placed(self) -> bool:
        return all(slot != NOWHERE for each in self.slots for slot in each)

    def groups_of(self) -> list[list[int]]:
        """The groups of each programme."""
        found: list[list[int]] = [[] for _each in self.week.programmes]
        for group, programme in enumerate(self.programme):
            found[programme].append(group)
        return found

    def group_of(self) -> dict[int, int]:
        return {one: group for group, each in enumerate(self.members) for one in each}

    def host_slots(self, group: int) -> list[int]:
        """When this group can be visited."""
        kinds = self.week.types
        return sorted(slot for kind, slot in enumerate(self.slots[group]) if kinds[kind].hostable)

    def location(self, group: int) -> int:
        return self.week.programmes[self.programme[group]].location

    def met(self) -> set[int]:
        """The students with a familiar face, if every visit in `visits` takes place."""
        there: dict[int, set[int]] = defaultdict(set)
        for teacher, group in self.visits:
            there[group].add(teacher)
        students = self.week.students
        return {
            one
            for group, teachers in there.items()
            for one in self.members[group]
            if not teachers.isdisjoint(students[one].own)
        }

    def needs(self, group: int) -> frozenset[str]:
        """What every room of this group must have."""
        students = self.week.students
        return frozenset[str]().union(*(students[one].needs for one in self.members[group]))

    def as_plan(self) -> Plan:
        names = self.names or [f"g{number + 1:03d}" for number in range(len(self.programme))]
        groups = [
            Group(id=name, programme=programme, mentor=mentor, students=sorted(members))
            for name, programme, mentor, members in zip(
                names, self.programme, self.mentor, self.members, strict=True
            )
        ]
        sessions = [
            Session(group=group, type=kind, slot=slot, room=self.rooms[group][kind])
            for group, slots in enumerate(self.slots)
            for kind, slot in sorted(enumerate(slots), key=lambda pair: pair[1])
            if slot != NOWHERE
        ]
        visits = [
            Visit(teacher=teacher, group=group, slot=slot)
            for (teacher, group), slot in sorted(self.visits.items())
            if slot != NOWHERE
        ]
        return Plan(groups=groups, sessions=sessions, visits=visits)


def draft_of(week: Week, plan: Plan) -> Draft:
    """A plan taken up again, with the names of its groups."""
    draft = Draft(
        week=week,
        programme=[group.programme for group in plan.groups],
        mentor=[group.mentor for group in plan.groups],
        members=[set(group.students) for group in plan.groups],
        names=[group.id for group in plan.groups],
    )
    for session in plan.sessions:
        draft.slots[session.group][session.type] = session.slot
        draft.rooms[session.group][session.type] = session.room
    for visit in plan.visits:
        draft.visits.setdefault((visit.teacher, visit.group), visit.slot)
    return draft
