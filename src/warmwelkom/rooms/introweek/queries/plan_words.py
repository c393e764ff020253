"""The ids of a plan in words: groups, parts, rooms, teachers, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from warmwelkom.rooms.introweek.group_names import names_of_groups
from warmwelkom.rooms.introweek.half_days import HalfDay, half_days_of
from warmwelkom.rooms.introweek.models import (
    TeacherOffer,
    WeekMentor,
    WeekPart,
    WeekRoom,
    WeekSlot,
)
from warmwelkom.rooms.introweek.own_teachers import OwnTeachers
from warmwelkom.rooms.introweek.queries.coming import Coming
from warmwelkom.rooms.introweek.queries.document import Stock

Rows = Mapping[str, Any]


@dataclass(frozen=True)
class PlanWords:
    """Looks up what the rows of a plan name. What is not there any more has no row."""

    stock: Stock
    rows: Rows

    @cached_property
    def slots(self) -> dict[str, WeekSlot]:
        return {one.code: one for one in self.stock.slots}

    @cached_property
    def parts(self) -> dict[str, WeekPart]:
        return {one.key: one for one in self.stock.parts}

    @cached_property
    def rooms(self) -> dict[str, WeekRoom]:
        return {str(one.pk): one for one in self.stock.rooms}

    @cached_property
    def mentors(self) -> dict[str, WeekMentor]:
        return {str(one.pk): one for one in self.stock.mentors}

    @cached_property
    def students(self) -> dict[str, Coming]:
        return {one.id: one for one in self.stock.students}

    @cached_property
    def teachers(self) -> dict[str, TeacherOffer]:
        return {str(one.pk): one for one in self.stock.offers}

    @cached_property
    def half_days(self) -> list[HalfDay]:
        """The columns of the week, in order."""
        return half_days_of(self.stock.slots)

    @cached_property
    def groups(self) -> dict[str, str]:
        """Each group in words, the same as everybody reads who sees the shared plan."""
        programme_of = {key: one.programme.name for key, one in self.students.items()}
        return names_of_groups(self.rows.get("groups") or [], programme_of)

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Each group to who is in it and still comes."""
        return {
            row["id"]: [one for one in row["students"] if one in self.students]
            for row in self.rows.get("groups") or []
        }

    @cached_property
    def known_to(self) -> dict[tuple[str, str], list[Coming]]:
        """(teacher, group) of each visit to the students there whom this teacher taught."""
        own, taught_by = OwnTeachers(self.stock.offers), {}
        found = {}
        for row in self.rows.get("visits") or []:
            there = self.members.get(row["group"], [])
            for one in there:
                if one not in taught_by:
                    taught_by[one] = {
                        str(each.pk) for each in own.known_to(**self.students[one].known_by)
                    }
            found[row["teacher"], row["group"]] = [
                self.students[one] for one in there if row["teacher"] in taught_by[one]
            ]
        return found

    @cached_property
    def visits_at(self) -> dict[tuple[str, str], list[str]]:
        """(group, slot) to the teachers who come."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.rows.get("visits") or []:
            found[row["group"], row["slot"]].append(row["teacher"])
        return found

    def met_in(self, group: str) -> int:
        """How many of the group see somebody they know."""
        unmet = {row["student"] for row in self.rows.get("unmet") or []}
        return sum(one not in unmet for one in self.members.get(group, []))
