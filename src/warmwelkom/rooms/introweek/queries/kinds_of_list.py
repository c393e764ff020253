"""Rooms, parts, mentors and old teachers as lists of a week."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from warmwelkom.engines.tables.schemas.introweek import (
    WEEK_MENTORS,
    WEEK_PARTS,
    WEEK_ROOMS,
    WEEK_TEACHERS,
)
from warmwelkom.engines.tables.words import normalised
from warmwelkom.rooms.introweek.fields import in_words
from warmwelkom.rooms.introweek.forms_of_lists import TeacherForm
from warmwelkom.rooms.introweek.forms_of_plan import MentorForm, PartForm, RoomForm
from warmwelkom.rooms.introweek.models import TeacherOffer, WeekMentor, WeekPart, WeekRoom
from warmwelkom.rooms.introweek.queries.kinds_of_buddies import Buddies
from warmwelkom.rooms.introweek.queries.kinds_of_times import Slots, Walks
from warmwelkom.rooms.introweek.queries.lists_of_week import Row, WeekList, only_one
from warmwelkom.rooms.introweek.queries.named_in_lists import programme_named, school_named
from warmwelkom.rooms.introweek.queries.steps import old_schools, part_rows, step_choices

OF_ROOM = ("name", "seats", "parallel_groups", "features", "closed")
NEW = "nieuw:"
"""Before the words of a part that gets its key when the list is saved."""


class Rooms(WeekList):
    key, step, schema = "ruimtes", "introweek:rooms", WEEK_ROOMS

    def fetch(self) -> list[Row]:
        self.places = step_choices(self.week)[0]
        rooms = WeekRoom.objects.filter(week=self.week).select_related("building__location")
        return [
            {"id": one.pk, "building": one.building.name, "location": one.building.location}
            | {name: getattr(one, name) for name in OF_ROOM}
            for one in rooms
        ]

    def form(self) -> RoomForm:
        return RoomForm({}, slots=self.slots, places=self.places)

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        return [(normalised(str(data.get("building"))), normalised(str(data.get("name"))))]

    def typed(self, name: str, value: Any) -> Any:
        if name == "location":
            return str(only_one(
                value, self.places, lambda one: (one.name, one.code),
                unknown=_("%(word)s is geen locatie van jullie school."),
                twice=_("%(word)s kan meer dan één locatie zijn. Schrijf de code."),
            ).pk)  # fmt: skip
        if name == "closed":
            return self.moments_named(value)
        return ", ".join(value) if name == "features" else super().typed(name, value)

    def shown(self, name: str, value: Any) -> object:
        if name == "location":
            return value.name if value else ""
        if name == "closed":
            return self.moments_shown(value)
        return in_words(value) if name == "features" else super().shown(name, value)


class Parts(WeekList):
    key, step, schema = "onderdelen", "introweek:parts", WEEK_PARTS

    def fetch(self) -> list[Row]:
        self.parts, rows = part_rows(self.week)
        return rows

    def prepare(self, lines: Iterable[tuple[int, Row]]) -> None:
        """A part may come after another of the same list."""
        there = {self.key_when_new(one.title) for one in self.parts}
        titles = [str(values["title"]) for _line, values in lines if values.get("title")]
        named = {self.key_when_new(title): title for title in titles}
        self.parts += [
            WeekPart(key=key, title=title) for key, title in named.items() if key not in there
        ]

    def form(self) -> PartForm:
        return PartForm({}, parts=self.parts, slots=self.slots)

    @staticmethod
    def key_when_new(title: str) -> str:
        return f"{NEW}{normalised(title)}"

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        return [(normalised(str(data.get("title"))),)]

    def typed(self, name: str, value: Any) -> Any:
        if name == "after":
            return [only_one(
                word, self.parts, lambda one: (one.title, one.key),
                unknown=_("%(word)s is geen onderdeel van deze week of van deze lijst."),
                twice=_("%(word)s kan meer dan één onderdeel zijn."),
            ).key for word in value]  # fmt: skip
        if name == "slots":
            return self.moments_named(value)
        return ", ".join(value) if name == "features" else super().typed(name, value)

    def shown(self, name: str, value: Any) -> object:
        if name == "after":
            return [one.title for one in self.parts if one.key in value]
        if name == "slots":
            return self.moments_shown(value)
        return in_words(value) if name == "features" else super().shown(name, value)


class Mentors(WeekList):
    key, step, schema = "mentoren", "introweek:mentors", WEEK_MENTORS

    def fetch(self) -> list[Row]:
        self.programmes = step_choices(self.week)[1]
        rows = WeekMentor.objects.filter(week=self.week).select_related("programme")
        names = ("name", "email", "programme", "max_groups", "half_days")
        return [{"id": row.pk} | {name: getattr(row, name) for name in names} for row in rows]

    def form(self) -> MentorForm:
        return MentorForm({}, halves=self.halves, programmes=self.programmes)

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        return [(str(data.get("programme")), normalised(str(data.get("name"))))]

    def typed(self, name: str, value: Any) -> Any:
        if name == "programme":
            return programme_named(value, self.programmes)
        return self.half_days_named(value) if name == "half_days" else super().typed(name, value)

    def shown(self, name: str, value: Any) -> object:
        if name == "half_days":
            return self.half_days_shown(value)
        return str(value) if name == "programme" else super().shown(name, value)


class Teachers(WeekList):
    """Who was asked, or is written down by the planner; who was taken off the list comes back by it."""

    key, step, schema = "oude-docenten", "introweek:asking", WEEK_TEACHERS

    def fetch(self) -> list[Row]:
        self.schools = old_schools(self.week)
        rows = TeacherOffer.objects.filter(week=self.week).select_related("school")
        names = [one.name for one in self.schema.fields]
        return [{"id": row.pk} | {name: getattr(row, name) for name in names} for row in rows]

    def form(self) -> TeacherForm:
        return TeacherForm({}, schools=self.schools, halves=self.halves)

    def keys_of(self, data: Row) -> list[tuple[str, ...]]:
        school = str(data.get("school"))
        ways = [(way, normalised(str(data.get(way) or ""))) for way in ("code", "email", "name")]
        found = [(school, way, words) for way, words in ways if words]
        has_better = any(way in ("code", "email") for _school, way, _words in found)
        return [one for one in found if one[1] != "name" or not has_better]

    def typed(self, name: str, value: Any) -> Any:
        if name == "school":
            return school_named(value, self.schools)
        return self.half_days_named(value) if name == "half_days" else super().typed(name, value)

    def shown(self, name: str, value: Any) -> object:
        if name == "half_days":
            return self.half_days_shown(value)
        return value.name if name == "school" else super().shown(name, value)


KINDS: dict[str, type[WeekList]] = {
    one.key: one for one in (Slots, Parts, Rooms, Walks, Mentors, Teachers, Buddies)
}
