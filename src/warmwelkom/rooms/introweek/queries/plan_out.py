"""A plan to take along: per group, per room and per old teacher as a table, and as the open format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    WeekPlan,
    WeekPublication,
    WeekSlot,
    WeekStudent,
)
from warmwelkom.rooms.introweek.queries.document import Stock, document_of, stock_of
from warmwelkom.rooms.introweek.queries.plan_words import PlanWords
from warmwelkom.rooms.introweek.queries.weeks import week_for

TABLES = ("groepen", "ruimtes", "docenten")
OF_THE_HOUSE = frozenset({"ask", "changes", "loosened", "broken"})
"""What a version keeps beside the format: for the page alone."""


@dataclass(frozen=True, kw_only=True)
class PlanOut:
    """One version in the words of its week."""

    week: IntroWeek
    plan: WeekPlan
    stock: Stock

    @cached_property
    def is_shared(self) -> bool:
        """Whether everybody reads this version now; one query."""
        shared = WeekPublication.objects.filter(plan=self.plan, ended_at__isnull=True)
        return bool(shared.exists())

    @cached_property
    def words(self) -> PlanWords:
        return PlanWords(self.stock, self.plan.rows)

    @property
    def shown(self) -> list[WeekStudent]:
        """Who stands in it, for the record of who was read; one query."""
        rows = WeekStudent.objects.filter(pk__in=[one.pk for one in self.stock.students])
        return list(rows.select_related("transition"))

    @property
    def week_file(self) -> dict[str, Any]:
        """`intro-week/1`, of what there is now."""
        return document_of(self.stock)

    @property
    def plan_file(self) -> dict[str, Any]:
        """`intro-week-plan/1`; `warmwelkom plan-week --from` and every checker of the format read it."""
        return {name: value for name, value in self.plan.rows.items() if name not in OF_THE_HOUSE}

    def columns(self, table: str) -> list[str]:
        when = [_("Dag"), _("Van"), _("Tot")]
        what = [_("Onderdeel"), _("Lokaal of ruimte"), _("Gebouw")]
        group = [_("Groep"), _("Studenten"), _("Mentor")]
        if table == "docenten":
            return [_("Oude docent"), _("School"), *when, _("Groep"), _("Oud-leerlingen"), *what]
        if table == "ruimtes":
            return [_("Lokaal of ruimte"), _("Gebouw"), *when, _("Onderdeel"), *group]
        return [*group, *when, *what, _("Oude docenten")]

    def rows(self, table: str) -> list[list[object]]:
        """The lines of one table, in the order in which they are read."""
        makers = {"groepen": self._groups, "ruimtes": self._rooms, "docenten": self._teachers}
        return [row for _order, row in sorted(makers[table](), key=lambda one: one[0])]

    def _sessions(self) -> Iterator[tuple[dict[str, Any], WeekSlot, list[object]]]:
        words = self.words
        for row in self.plan.rows.get("sessions") or []:
            slot, part = words.slots.get(row["slot"]), words.parts.get(row["type"])
            if slot is not None:
                yield row, slot, [part.title if part else row["type"], *self._place(row)]

    def _place(self, row: dict[str, Any]) -> list[object]:
        room = self.words.rooms.get(row["room"])
        return [room.name, room.building.name] if room else ["?", "?"]

    def _group(self, key: str) -> list[object]:
        return [
            self.words.groups.get(key, "?"),
            len(self.words.members.get(key, [])),
            self._mentors.get(key, ""),
        ]

    @cached_property
    def _mentors(self) -> dict[str, str]:
        rows = self.plan.rows.get("groups") or []
        found = {row["id"]: self.words.mentors.get(row["mentor"] or "") for row in rows}
        return {key: one.name for key, one in found.items() if one}

    def _groups(self) -> Iterator[tuple[Any, list[object]]]:
        words = self.words
        place = {key: number for number, key in enumerate(words.groups)}
        for row, slot, what in self._sessions():
            who = words.visits_at[row["group"], row["slot"]]
            names = [words.teachers[one].name for one in who if one in words.teachers]
            order = place.get(row["group"], -1), slot.day, slot.begins
            yield order, [*self._group(row["group"]), *_when(slot), *what, names]

    def _rooms(self) -> Iterator[tuple[Any, list[object]]]:
        for row, slot, (part, room, building) in self._sessions():
            group = self._group(row["group"])
            order = str(building), str(room), slot.day, slot.begins, str(group[0])
            yield order, [room, building, *_when(slot), part, *group]

    def _teachers(self) -> Iterator[tuple[Any, list[object]]]:
        words = self.words
        for row, slot, what in self._sessions():
            for key in words.visits_at[row["group"], row["slot"]]:
                one = words.teachers.get(key)
                if one is not None:
                    known = len(words.known_to[key, row["group"]])
                    order = one.school.name, one.name, slot.day, slot.begins
                    yield order, [one.name, one.school.name, *_when(slot), self._group(row["group"])[0], known, *what]  # fmt: skip


def _when(slot: WeekSlot) -> list[object]:
    return [slot.day, f"{slot.begins:%H:%M}", f"{slot.ends:%H:%M}"]


def plan_out_for(*, actor: Actor, pk: UUID, number: int | None) -> PlanOut:
    """The shared version, or else the newest, or the one asked for; ten queries. Raises MayNotKnow."""
    week = week_for(actor=actor, pk=pk)
    plan = plan_of(week, number)
    return PlanOut(week=week, plan=plan, stock=stock_of(week))


def plan_of(week: IntroWeek, number: int | None, *, without_rows: bool = False) -> WeekPlan:
    """The version asked for, or else the shared one, or the newest; two queries at most. Raises MayNotKnow."""
    rows = WeekPlan.objects.filter(week=week)
    rows = rows.defer("rows") if without_rows else rows
    if number is not None:
        plan = rows.filter(number=number).first()
    else:
        shared = WeekPublication.objects.filter(week=week, ended_at__isnull=True)
        plan = rows.filter(pk__in=shared.values("plan")).first() or rows.first()
    if plan is None:
        raise MayNotKnow
    return plan
