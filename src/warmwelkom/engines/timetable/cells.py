"""What a neighbourhood moves: whole cells (the students of one school in one programme), by kinds.

Students of a cell who share their teachers and have no wish, need or quarrel are one kind: who of them goes
where makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from warmwelkom.engines.timetable.week import Week

Cell = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Interchangeable students of one cell."""

    cell: Cell
    own: tuple[int, ...]
    students: tuple[int, ...]


@dataclass(frozen=True)
class Ties:
    """Who is bound to whom: wishes inside a programme, and pairs that stay apart."""

    week: Week

    @cached_property
    def wishes(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """For each student the wishes (who, whom) that name this student on either side."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        students = self.week.students
        for number, student in enumerate(students):
            for friend in student.friends:
                if friend != number and students[friend].programme == student.programme:
                    found[number].append((number, friend))
                    found[friend].append((number, friend))
        return {one: tuple(pairs) for one, pairs in found.items()}

    @cached_property
    def apart(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for first, second in self.week.apart:
            found[first].append(second)
            found[second].append(first)
        return {one: tuple(each) for one, each in found.items()}

    @cached_property
    def kinds(self) -> dict[Cell, tuple[Kind, ...]]:
        """The kinds of every cell."""
        return {cell: self._kinds_of(cell, mates) for cell, mates in self.week.cells.items()}

    def _kinds_of(self, cell: Cell, mates: tuple[int, ...]) -> tuple[Kind, ...]:
        alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for one in mates:
            student = self.week.students[one]
            single = one in self.wishes or one in self.apart or student.needs
            alike[tuple(sorted(student.own)), one if single else -1].append(one)
        return tuple(
            Kind(
                cell=cell, own=tuple(sorted(self.week.students[each[0]].own)), students=tuple(each)
            )
            for each in alike.values()
        )
