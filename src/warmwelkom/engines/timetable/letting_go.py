"""Who may not stay in the own group after something changed: they join another, as a late student does."""

from __future__ import annotations

from collections.abc import Iterable

from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.late import suits
from warmwelkom.engines.timetable.pins import Pins


def let_go(draft: Draft, pins: Pins, *, rooms_stay: bool = False) -> None:
    """Out of each group that is not pinned goes whom the rules keep from it now, and nobody else.

    Those are one of two who are to be apart, too many for the size, of one school or with a need, and who cannot
    enter a room that is pinned; with `rooms_stay` no room of the group. Of several, those go whom their group suits least.
    """
    for group, name in enumerate(draft.names):
        if name not in pins.groups:
            for one in _kept_out(draft, group, pins, rooms_stay=rooms_stay):
                draft.members[group].discard(one)
            _apart(draft, group)
            _too_many(draft, group)


def _kept_out(draft: Draft, group: int, pins: Pins, *, rooms_stay: bool) -> list[int]:
    week = draft.week
    rooms = [
        week.rooms[draft.rooms[group][kind]].features
        for kind, one in enumerate(week.types)
        if (rooms_stay or (draft.names[group], one.id) in pins.sessions)
        and draft.rooms[group][kind] != NOWHERE
    ]
    students = week.students
    return [n for n in draft.members[group] if any(not students[n].needs <= has for has in rooms)]


def _apart(draft: Draft, group: int) -> None:
    members = draft.members[group]
    for pair in draft.week.apart:
        if members.issuperset(pair):
            members.discard(_least(draft, group, pair))


def _too_many(draft: Draft, group: int) -> None:
    week, programme = draft.week, draft.programme[group]
    groups = sum(each == programme for each in draft.programme)
    students = week.students
    here = sorted(draft.members[group])
    for school in {students[one].school for one in here} - {-1}:
        most = week.mix_limit(programme, school, groups)
        _down_to(draft, group, most, [one for one in here if students[one].school == school])
    needs_most = week.needs_limit(programme, groups)
    _down_to(draft, group, needs_most, [one for one in here if students[one].needs])
    _down_to(draft, group, week.rules.group_max, here)


def _down_to(draft: Draft, group: int, most: int, some: list[int]) -> None:
    members = draft.members[group]
    while len(found := members.intersection(some)) > most:
        members.discard(_least(draft, group, found))


def _least(draft: Draft, group: int, students: Iterable[int]) -> int:
    return min(students, key=lambda one: (suits(draft, one, group), one))
