"""The best visits on a timetable that stands: exact, one small integer programme per vo school.

Most students met first; then fewest trips (half-days that somebody comes), then fewest visits; where a plan is
published, a visit that people know of is worth keeping.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import product

from warmwelkom.engines.timetable.draft import Draft
from warmwelkom.engines.timetable.mip import Model

MET, TRIP, VISIT = 1000.0, 10.0, 0.1
Pair = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What people were told: visits by (teacher, group) with their slot, worth `keep` each; pins stay."""

    visits: Mapping[Pair, int] = field(default_factory=dict)
    pinned: Collection[Pair] = ()
    keep: float = 0.0


def revisit_school(
    draft: Draft, school: int, *, known: Known | None = None, seconds: float, gap: float = 0.5
) -> None:
    """Writes the best visits of this school's teachers into the draft, if they are no worse."""
    model = _Visits(draft, school, known or Known())
    if not model.visits:
        for pair in [p for p in draft.visits if draft.week.teachers[p[0]].school == school]:
            del draft.visits[pair]
        return
    answer = model.model.solve(seconds=seconds, nodes=200, start=model.start, gap=gap)
    if answer.values:
        model.apply(answer.values)


class _Visits:
    def __init__(self, draft: Draft, school: int, known: Known) -> None:
        self.draft, self.week, self.known = draft, draft.week, known
        self.school = school
        self.model = Model()
        self.visits: dict[tuple[int, int, int], int] = {}
        self.start: dict[int, float] = {}
        self.items = self._items()
        for teacher in self.week.teachers_of[school]:
            self._teacher(teacher)
        self._reach()

    def _items(self) -> dict[tuple[int, tuple[int, ...]], int]:
        """How many students of each group share their own teachers."""
        found: dict[tuple[int, tuple[int, ...]], int] = defaultdict(int)
        for group, members in enumerate(self.draft.members):
            for one in members:
                student = self.week.students[one]
                if student.school == self.school and student.own:
                    found[group, tuple(sorted(student.own))] += 1
        return dict(found)

    def _teacher(self, teacher: int) -> None:
        who, model = self.week.teachers[teacher], self.model
        at: dict[int, list[int]] = defaultdict(list)
        stays: dict[Pair, list[int]] = defaultdict(list)
        mine = []
        for group in sorted({g for (g, own) in self.items if teacher in own}):
            same = []
            for slot in self.draft.host_slots(group):
                if self.week.slots[slot].half not in who.halves:
                    continue
                one = self._visit(teacher, group, slot)
                same.append(one)
                at[slot].append(one)
                stays[self.week.slots[slot].half, self.draft.location(group)].append(one)
            if len(same) > 1:
                model.row([(one, 1.0) for one in same], high=1)
            mine += same
        if who.max_visits is not None and mine:
            model.row([(one, 1.0) for one in mine], high=who.max_visits)
        for each in at.values():
            if len(each) > 1:
                model.row([(one, 1.0) for one in each], high=1)
        self._trips(stays)

    def _visit(self, teacher: int, group: int, slot: int) -> int:
        known = self.known
        told = known.visits.get((teacher, group)) == slot
        pinned = told and (teacher, group) in known.pinned
        worth = -VISIT + (known.keep if told else 0.0)
        one = self.model.variable(worth=worth, low=float(pinned))
        self.visits[teacher, group, slot] = one
        self.start[one] = float(self.draft.visits.get((teacher, group)) == slot)
        return one

    def _trips(self, stays: Mapping[Pair, list[int]]) -> None:
        """A trip is a half-day at one place; two places on one day only with time to travel."""
        trips: dict[Pair, int] = {}
        for (half, place), visits in stays.items():
            trips[half, place] = trip = self.model.variable(worth=-TRIP)
            self.start[trip] = float(any(self.start[one] for one in visits))
            for one in visits:
                self.model.row([(one, 1.0), (trip, -1.0)], high=0)
        for (half, place), (other, there) in product(trips, trips):
            if (
                place != there
                and (half, place) < (other, there)
                and self._clash(half, place, other, there)
            ):
                self.model.row([(trips[half, place], 1.0), (trips[other, there], 1.0)], high=1)

    def _clash(self, half: int, place: int, other: int, there: int) -> bool:
        if half == other:
            return True
        slots = self.week.slots
        last = max(n for n, slot in enumerate(slots) if slot.half == half)
        first = min(n for n, slot in enumerate(slots) if slot.half == other)
        if slots[last].day != slots[first].day:
            return False
        return self.week.travel[place][there] > self.week.gap(last, first)

    def _reach(self) -> None:
        by_pair: dict[Pair, list[int]] = defaultdict(list)
        for (teacher, group, _slot), one in self.visits.items():
            by_pair[teacher, group].append(one)
        for (group, own), number in self.items.items():
            visits = [one for teacher in own for one in by_pair.get((teacher, group), ())]
            if visits:
                met = self.model.variable(worth=MET * number, whole=False)
                self.model.row([(met, 1.0), *((one, -1.0) for one in visits)], high=0)

    def apply(self, values: Collection[float]) -> None:
        chosen = list(values)
        mine = [p for p in self.draft.visits if self.week.teachers[p[0]].school == self.school]
        for pair in mine:
            del self.draft.visits[pair]
        for (teacher, group, slot), one in self.visits.items():
            if chosen[one] > 0.5:
                self.draft.visits[teacher, group] = slot
