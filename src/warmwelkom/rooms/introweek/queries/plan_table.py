"""The plan as a table of half-days: per group, per room, per old teacher, per mentor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from warmwelkom.rooms.introweek.models import WeekSlot
from warmwelkom.rooms.introweek.queries.plan_words import PlanWords


@dataclass(frozen=True, kw_only=True)
class Face:
    """An old teacher who joins, and how many of the group know them."""

    known: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One session in a cell."""

    slot: WeekSlot
    title: str
    place: str
    building: str = ""
    url: str = ""
    faces: list[Face] = field(default_factory=list)
    is_pinned: bool = False
    warning: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    name: str
    note: str
    cells: list[list[Entry]]
    url: str = ""
    key: str = ""
    met: int = 0
    size: int = 0


Cells = dict[str, dict[str, list[Entry]]]


@dataclass(frozen=True)
class PlanTable:
    """Makes the rows of one view; `warnings` says per (group, part) what is wrong there."""

    words: PlanWords
    week: Any
    warnings: dict[tuple[str, str], str]

    def rows(self, view: str) -> list[Row]:
        makers: dict[str, Callable[[], Iterator[Row]]] = {
            "groepen": self._groups, "ruimtes": self._rooms,
            "docenten": self._teachers, "mentoren": self._mentors,
        }  # fmt: skip
        return list(makers[view]()) if view in makers else []

    def _cells(self, who: Callable[[dict[str, Any]], list[str]], *, with_group: bool) -> Cells:
        found: Cells = defaultdict(lambda: defaultdict(list))
        for row in self.words.rows.get("sessions") or []:
            entry = self._entry(row, with_group=with_group)
            if entry is not None:
                for name in who(row):
                    found[name][entry.slot.half_day].append(entry)
        return found

    def _entry(self, row: dict[str, Any], *, with_group: bool) -> Entry | None:
        words = self.words
        slot, part = words.slots.get(row["slot"]), words.parts.get(row["type"])
        if slot is None or part is None:
            return None
        room = words.rooms.get(row["room"])
        group = words.groups.get(row["group"], "")
        return Entry(
            slot=slot,
            title=f"{group}: {part.title}" if with_group else part.title,
            place=room.name if room else "?",
            building=room.building.name if room else "",
            url=reverse("introweek:move", args=[self.week.pk, row["group"], row["type"]]),
            faces=[
                Face(known=len(words.known_to[one, row["group"]]), name=words.teachers[one].name)
                for one in words.visits_at[row["group"], row["slot"]]
                if one in words.teachers
            ],
            is_pinned=bool(row.get("pinned")),
            warning=self.warnings.get((row["group"], row["type"]), ""),
        )

    def _line(self, cells: dict[str, list[Entry]]) -> list[list[Entry]]:
        return [
            sorted(cells.get(half.code, []), key=lambda one: (one.slot.begins, one.title))
            for half in self.words.half_days
        ]

    def _groups(self) -> Iterator[Row]:
        cells = self._cells(lambda row: [row["group"]], with_group=False)
        for row in self.words.rows.get("groups") or []:
            mentor = self.words.mentors.get(row["mentor"] or "")
            yield Row(
                name=self.words.groups[row["id"]],
                note=mentor.name if mentor else "",
                cells=self._line(cells[row["id"]]),
                url=reverse("introweek:group", args=[self.week.pk, row["id"]]),
                key=row["id"],
                met=self.words.met_in(row["id"]),
                size=len(self.words.members[row["id"]]),
            )

    def _rooms(self) -> Iterator[Row]:
        cells = self._cells(lambda row: [row["room"]], with_group=True)
        for room in self.words.stock.rooms:
            yield Row(
                name=room.name, note=f"{room.building.name} · {room.seats}",
                cells=self._line(cells[str(room.pk)]),
            )  # fmt: skip

    def _teachers(self) -> Iterator[Row]:
        at = self.words.visits_at
        cells = self._cells(lambda row: at[row["group"], row["slot"]], with_group=True)
        for one in self.words.stock.offers:
            yield Row(name=one.name, note=one.school.name, cells=self._line(cells[str(one.pk)]))

    def _mentors(self) -> Iterator[Row]:
        leads = {row["id"]: row["mentor"] for row in self.words.rows.get("groups") or []}
        mine = {key for key, part in self.words.parts.items() if part.led_by_mentor}
        cells = self._cells(
            lambda row: [leads[row["group"]] or ""] if row["type"] in mine else [], with_group=True
        )
        for one in self.words.stock.mentors:
            yield Row(name=one.name, note=one.programme.name, cells=self._line(cells[str(one.pk)]))
