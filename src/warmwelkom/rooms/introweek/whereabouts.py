"""Who is where when: a plan (`intro-week-plan/1`) with the words of its week, read for one person or group. Pure.

A plan never changes once it is kept, so what is made of it here may be kept too.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any


@dataclass(frozen=True, kw_only=True)
class When:
    """A slot; `half_day` as offers name it."""

    code: str
    day: dt.date
    half_day: str
    begins: dt.time
    ends: dt.time

    @property
    def half(self) -> str:
        """Morning or afternoon: `am` or `pm`."""
        return self.half_day.rpartition("-")[2]


@dataclass(frozen=True, kw_only=True)
class What:
    """A part of the week, what a student takes along, and whether the mentor leads it."""

    key: str
    title: str
    bring: str = ""
    led_by_mentor: bool = False


@dataclass(frozen=True, kw_only=True)
class Where:
    """A room, its building and the name of its location; `address` as on an envelope."""

    name: str
    building: str
    address: str = ""
    location: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the ids in a plan are called: by id, slots by code, parts by key. `students` are who still comes."""

    slots: Mapping[str, When]
    parts: Mapping[str, What]
    rooms: Mapping[str, Where]
    students: Collection[str]
    mentors: Mapping[str, str] = field(default_factory=dict)
    teachers: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group of the plan: `students` are ids; the mentor's name is empty where there is none."""

    id: str
    name: str
    programme: str
    mentor: str
    mentor_id: str
    students: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Hour:
    """One part of one group: when, what, where, and which old teachers join (id and name)."""

    group: Group
    when: When
    what: What
    where: Where
    visitors: tuple[tuple[str, str], ...] = ()

    @property
    def faces(self) -> tuple[str, ...]:
        """The names of who joins."""
        return tuple(name for _id, name in self.visitors)


class Whereabouts:
    """A plan to look things up in; what its words don't know is left out, never guessed."""

    def __init__(self, rows: Mapping[str, Any], words: Words) -> None:
        self.rows, self.words = rows, words

    @cached_property
    def groups(self) -> dict[str, Group]:
        """By id, in the order of the plan."""
        return {row["id"]: self._group(row) for row in self.rows.get("groups") or ()}

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """Student -> group."""
        return {one: group for group in self.groups.values() for one in group.students}

    @cached_property
    def _visitors(self) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
        found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for row in self.rows.get("visits") or ():
            name = self.words.teachers.get(row["teacher"])
            if name:
                found[row["group"], row["slot"]].append((row["teacher"], name))
        return {place: tuple(sorted(each, key=lambda one: one[1])) for place, each in found.items()}

    @cached_property
    def _hours(self) -> dict[str, list[Hour]]:
        found: dict[str, list[Hour]] = defaultdict(list)
        for row in self.rows.get("sessions") or ():
            hour = self._hour(row)
            if hour:
                found[row["group"]].append(hour)
        return {group: in_order(hours) for group, hours in found.items()}

    def _group(self, row: Mapping[str, Any]) -> Group:
        mentor = str(row.get("mentor") or "")
        return Group(
            id=row["id"], name=self.words.groups.get(row["id"], row["id"]), programme=row["programme"],
            mentor=self.words.mentors.get(mentor, ""), mentor_id=mentor,
            students=tuple(one for one in row["students"] if one in self.words.students),
        )  # fmt: skip

    def _hour(self, row: Mapping[str, Any]) -> Hour | None:
        words, group = self.words, self.groups.get(row["group"])
        when, what = words.slots.get(row["slot"]), words.parts.get(row["type"])
        where = words.rooms.get(row["room"])
        if group is None or when is None or what is None or where is None:
            return None
        visitors = self._visitors.get((row["group"], row["slot"]), ())
        return Hour(group=group, when=when, what=what, where=where, visitors=visitors)

    def of_group(self, group: str) -> list[Hour]:
        """The week of a group, in order; with everybody who joins."""
        return self._hours.get(group, [])

    def of_student(self, student: str, own_teachers: Collection[str]) -> list[Hour]:
        """The week of a student: of who joins, the own old teachers alone."""
        group = self.group_of.get(student)
        hours = self.of_group(group.id) if group else []
        return [
            replace(hour, visitors=tuple(one for one in hour.visitors if one[0] in own_teachers))
            for hour in hours
        ]

    def of_teacher(self, teacher: str) -> list[Hour]:
        """Where an old teacher is expected."""
        return in_order(
            hour
            for hours in self._hours.values()
            for hour in hours
            if any(one == teacher for one, _name in hour.visitors)
        )

    def of_mentor(self, mentor: str) -> list[Hour]:
        """Everything of the groups that this mentor leads."""
        return in_order(
            hour
            for group in self.groups.values()
            if mentor and group.mentor_id == mentor
            for hour in self.of_group(group.id)
        )

    def now_or_next(self, group: str, moment: dt.datetime) -> tuple[Hour | None, Hour | None]:
        """What a group does at this moment (local), and what it does after that."""
        hours, day, time = self.of_group(group), moment.date(), moment.time()
        here = next(
            (h for h in hours if h.when.day == day and h.when.begins <= time < h.when.ends), None
        )
        after = next((h for h in hours if (h.when.day, h.when.begins) > (day, time)), None)
        return here, after


def in_order(hours: Iterable[Hour]) -> list[Hour]:
    return sorted(hours, key=lambda hour: (hour.when.day, hour.when.begins, hour.group.name))
