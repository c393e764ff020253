"""Regroup the students of some cells and plan their teachers' visits anew, all else as it is: exact, small.

Integers count how many of a kind go to a group; a visit reaches at most as many own students as the
rule on mixing allows in one group, which makes the relaxation tight. What a group holds beside these
cells, and what the teachers do elsewhere, stands in the limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from warmwelkom.engines.timetable.cells import Cell, Kind, Ties
from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.mip import Answer, Model
from warmwelkom.engines.timetable.supply import Pair, Supply

MET, LONELY, FRIEND, VISIT = 1000.0, 50_000.0, 20.0, 1.0


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The most students of each group, and who may not come there for want of a step-free room."""

    most: Sequence[int]
    features: Sequence[frozenset[str] | None]


class Regroup:
    """The model of one neighbourhood; `start` is the draft as it is, in the model's variables."""

    def __init__(
        self, draft: Draft, ties: Ties, limits: Limits, supply: Supply, cells: Sequence[Cell]
    ) -> None:
        self.draft, self.week, self.ties = draft, draft.week, ties
        self.limits, self.supply = limits, supply
        self.model, self.start = Model(), dict[int, float]()
        groups = draft.groups_of()
        self.groups = {cell: groups[cell[0]] for cell in cells}
        self.kinds = [kind for cell in cells for kind in ties.kinds[cell]]
        self.moving = {one for kind in self.kinds for one in kind.students}
        self.here: dict[int, int] = {
            one: group
            for cell in cells
            for group in self.groups[cell]
            for one in draft.members[group]
        }
        self.counts: dict[tuple[int, int], int] = {}
        self.visits: dict[tuple[int, int, int], int] = {}
        self._visit_of: dict[Pair, list[int]] = defaultdict(list)
        for place, kind in enumerate(self.kinds):
            self._spread(place, kind)
        for cell in cells:
            self._mix(cell)
        for group in sorted({group for each in self.groups.values() for group in each}):
            self._fill(group)
        self._visit(cells)
        self._reach()
        Wishes(self).add()

    def _spread(self, place: int, kind: Kind) -> None:
        """Every student of a kind goes to one group."""
        number = len(kind.students)
        needs = self.week.students[kind.students[0]].needs
        row = []
        for group in self.groups[kind.cell]:
            features = self.limits.features[group]
            able = features is None or needs <= features
            now = sum(self.here[one] == group for one in kind.students)
            one = self.model.variable(high=number if able or now else 0)
            self.counts[place, group] = one
            self.start[one] = now
            row.append((one, 1.0))
        self.model.row(row, low=number, high=number)

    def _of_cell(self, cell: Cell, group: int) -> list[tuple[int, float]]:
        return [
            (self.counts[place, group], 1.0)
            for place, kind in enumerate(self.kinds)
            if kind.cell == cell
        ]

    def _mix(self, cell: Cell) -> None:
        """Nobody without a schoolmate who could have one, and no more of one school than allowed."""
        programme, school = cell
        if school < 0:
            return
        number = len(self.week.cells[cell])
        limit = self.week.mix_limit(programme, school, len(self.groups[cell]))
        for group in self.groups[cell]:
            row = self._of_cell(cell, group)
            now = sum(self.start[one] for one, _factor in row)
            if number == 1:
                continue
            there = self.model.variable()
            self.start[there] = float(now > 0)
            self.model.row([*row, (there, -float(limit))], high=0)
            if now == 1:
                alone = self.model.variable(worth=-LONELY)
                self.start[alone] = 1.0
                row = [*row, (alone, 1.0)]
            self.model.row([*row, (there, -2.0)], low=0)

    def _fill(self, group: int) -> None:
        """Sizes and needs, counting who stays."""
        week, programme = self.week, self.draft.programme[group]
        stays = [one for one in self.draft.members[group] if one not in self.moving]
        row = [(one, 1.0) for (_place, there), one in self.counts.items() if there == group]
        size = len(self.draft.members[group])
        low = min(week.rules.group_min, size) - len(stays)
        self.model.row(row, low=low, high=max(self.limits.most[group], size) - len(stays))
        needy = [
            (self.counts[place, group], 1.0)
            for place, kind in enumerate(self.kinds)
            if (place, group) in self.counts and week.students[kind.students[0]].needs
        ]
        if needy:
            kept = sum(bool(week.students[one].needs) for one in stays)
            limit = week.needs_limit(programme, len(self.groups[self._cell_of(group)]))
            now = sum(self.start[one] for one, _factor in needy)
            self.model.row(needy, high=max(limit - kept, now))

    def _cell_of(self, group: int) -> Cell:
        return next(cell for cell, groups in self.groups.items() if group in groups)

    def _visit(self, cells: Sequence[Cell]) -> None:
        """One variable for each visit that may be, within what the teacher has left."""
        of_teacher: dict[int, list[int]] = defaultdict(list)
        at: dict[tuple[str, int, int], list[int]] = defaultdict(list)
        for teacher, group in pairs_of(self.draft, cells):
            slots = (-1,) if self.supply.slots is None else self.supply.slots[teacher, group]
            now = self.draft.visits.get((teacher, group))
            for slot in slots:
                one = self.model.variable(worth=-VISIT)
                self.visits[teacher, group, slot] = one
                self.start[one] = float(now == slot)
                self._visit_of[teacher, group].append(one)
                of_teacher[teacher].append(one)
                if slot >= 0:
                    at["slot", teacher, slot].append(one)
                else:
                    at["place", teacher, self.draft.location(group)].append(one)
        for teacher, mine in of_teacher.items():
            self.model.row([(one, 1.0) for one in mine], high=self.supply.most[teacher])
        for (what, teacher, which), mine in at.items():
            most = 1 if what == "slot" else self.supply.most_at[teacher, which]
            self.model.row([(one, 1.0) for one in mine], high=most)

    def _reach(self) -> None:
        """A student counts once, through a teacher who visits the group."""
        reached: dict[Pair, list[tuple[int, float]]] = defaultdict(list)
        for (place, group), count in self.counts.items():
            kind, through = self.kinds[place], []
            for teacher in kind.own:
                if self._visit_of.get((teacher, group)):
                    one = self.model.variable(worth=MET, high=len(kind.students), whole=False)
                    through.append((one, 1.0))
                    reached[teacher, group].append((one, 1.0))
            if through:
                self.model.row([*through, (count, -1.0)], high=0)
        for (teacher, group), row in reached.items():
            cell = (self.draft.programme[group], self.week.teachers[teacher].school)
            limit = self.week.mix_limit(*cell, len(self.groups[cell]))
            visits = [(one, -float(limit)) for one in self._visit_of[teacher, group]]
            self.model.row([*row, *visits], high=0)

    def apply(self, answer: Answer) -> None:
        """Write a solution into the draft."""
        values = answer.values
        members, draft = self.draft.members, self.draft
        for one, group in self.here.items():
            if one in self.moving:
                members[group].discard(one)
        for place, kind in enumerate(self.kinds):
            waiting = sorted(kind.students, key=lambda one: (self.here[one], one))
            for group in self.groups[kind.cell]:
                number = round(values[self.counts[place, group]])
                stay = [one for one in waiting if self.here[one] == group][:number]
                waiting = [one for one in waiting if one not in stay]
                members[group].update(stay)
            for group in self.groups[kind.cell]:
                number = round(values[self.counts[place, group]])
                missing = number - sum(one in members[group] for one in kind.students)
                members[group].update(waiting[: max(missing, 0)])
                waiting = waiting[max(missing, 0) :]
        for teacher, group in self._visit_of:
            draft.visits.pop((teacher, group), None)
        for (teacher, group, slot), one in self.visits.items():
            if values[one] > 0.5:
                draft.visits[teacher, group] = slot


@dataclass
class Wishes:
    """The rows about two students: friends together, quarrels apart."""

    of: Regroup
    place: dict[int, int] = field(default_factory=dict)

    def add(self) -> None:
        self.place = {
            one: number
            for number, kind in enumerate(self.of.kinds)
            for one in kind.students
            if len(kind.students) == 1
        }
        wishes = {pair for one in self.place for pair in self.of.ties.wishes.get(one, ())}
        for first, second in sorted(wishes):
            self._together(first, second)
        for one in sorted(self.place):
            for other in self.of.ties.apart.get(one, ()):
                self._apart(one, other)

    def _together(self, first: int, second: int) -> None:
        of = self.of
        if first in self.place and second in self.place:
            for group in of.groups[of.kinds[self.place[first]].cell]:
                both = of.model.variable(worth=FRIEND, whole=False)
                for one in (first, second):
                    of.model.row([(both, 1.0), (of.counts[self.place[one], group], -1.0)], high=0)
            return
        mover, other = (first, second) if first in self.place else (second, first)
        if other in of.here:
            of.model.worth[of.counts[self.place[mover], of.here[other]]] += FRIEND

    def _apart(self, one: int, other: int) -> None:
        of = self.of
        if other not in of.here:
            return
        if other not in self.place:
            if of.here[one] != of.here[other]:
                of.model.high[of.counts[self.place[one], of.here[other]]] = 0
        elif one < other and of.here[one] != of.here[other]:
            for group in of.groups[of.kinds[self.place[one]].cell]:
                pair = [(of.counts[self.place[who], group], 1.0) for who in (one, other)]
                of.model.row(pair, high=1)


def pairs_of(draft: Draft, cells: Sequence[Cell]) -> list[Pair]:
    """Each teacher of these cells with each group where own students are or may come."""
    groups, found = draft.groups_of(), set()
    for cell in cells:
        own = {
            teacher for one in draft.week.cells[cell] for teacher in draft.week.students[one].own
        }
        found |= {(teacher, group) for teacher in own for group in groups[cell[0]]}
    return sorted(found)
