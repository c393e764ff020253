"""Give a group another week, so that teachers who know its students are free when it can be visited.

What a visit is worth depends on the others (two visits of one teacher meet nobody new), so the worth of
each slot is guessed, the best week for that guess is found exactly, and the guess is mended by what
that week really reaches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from warmwelkom.engines.timetable.best_day import Values
from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.supply import Places
from warmwelkom.engines.timetable.visiting import Diary

GUESSES = 4


@dataclass(frozen=True, kw_only=True)
class Hosting:
    """A week of a group and the visits it would get."""

    slots: list[int]
    rooms: list[int]
    visits: dict[int, int]
    met: int


class Retiming:
    """Works on the draft of a `Placing`; visits without a slot are wishes that it tries to give one."""

    def __init__(self, placing: Placing, places: Places) -> None:
        self.placing, self.draft, self.places = placing, placing.draft, places
        self.diary = Diary(placing.draft)
        self.known: list[dict[int, set[int]]] = [{} for _each in self.draft.programme]
        for group in range(len(self.known)):
            self.look(group)

    def look(self, group: int) -> None:
        """Read again who of the group knows which teacher."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self.draft.members[group]:
            for teacher in self.draft.week.students[one].own:
                found[teacher].add(one)
        self.known[group] = dict(found)

    def wishes(self) -> list[set[int]]:
        """The teachers who are to visit each group."""
        found: list[set[int]] = [set() for _each in self.draft.programme]
        for teacher, group in self.draft.visits:
            found[group].add(teacher)
        return found

    def retime(self, group: int, teachers: Collection[int], *, price: float, noise: float) -> bool:
        """The best week found with visits of these teachers; False, and nothing changed, if none fits."""
        before = self._take_out(group)
        found = self._search(group, teachers, price=price, noise=noise)
        if found is None or (before is not None and found.met < before.met):
            self._put(group, before)
            return False
        self._put(group, found)
        return True

    def _take_out(self, group: int) -> Hosting | None:
        slots, rooms = self.draft.slots[group], self.draft.rooms[group]
        visits = {t: slot for (t, g), slot in self.draft.visits.items() if g == group}
        for teacher in visits:
            self.diary.drop(teacher, group)
        if NOWHERE in slots:
            return None
        self.placing.remove(group)
        met = {one for t in visits for one in self.known[group].get(t, ())}
        return Hosting(slots=slots, rooms=rooms, visits=visits, met=len(met))

    def _put(self, group: int, hosting: Hosting | None) -> None:
        if hosting is not None:
            self.placing.put(group, hosting.slots, hosting.rooms)
            for teacher, slot in hosting.visits.items():
                self.diary.add(teacher, group, slot)

    def _search(
        self, group: int, teachers: Collection[int], *, price: float, noise: float
    ) -> Hosting | None:
        free = self._free(group, teachers)
        hope = {t: 1 / len(slots) for t, slots in free.items()}
        best: Hosting | None = None
        pinned: dict[int, int] = {}
        for _guess in range(GUESSES if free else 1):
            worth = self._worth(group, free, hope, pinned)
            week = self.placing.best(group, worth, price=price, noise=noise)
            if week is None:
                break
            found = self._hosting(group, *week, free)
            if best is None or found.met > best.met:
                best = found
            if len(found.visits) == len(free):
                break
            pinned = found.visits
            hope = {t: 1.0 if t not in pinned else hope[t] for t in free}
        return best

    def _free(self, group: int, teachers: Collection[int]) -> dict[int, list[int]]:
        """When each teacher could visit this group."""
        week, here = self.draft.week, self.draft.location(group)
        found = {}
        for teacher in sorted(set(teachers) & self.known[group].keys()):
            slots = [
                slot
                for slot in week.host_slots
                if self.places.serves(teacher, week.slots[slot].half, here)
                and self.diary.may(teacher, group, slot)
            ]
            if slots:
                found[teacher] = slots
        return found

    def _worth(
        self,
        group: int,
        free: dict[int, list[int]],
        hope: dict[int, float],
        pinned: dict[int, int],
    ) -> Values:
        """A visit that was reached stays where it was; one that was not is hoped for anywhere."""
        worth = np.zeros(len(self.draft.week.slots))
        for teacher, slots in free.items():
            size = len(self.known[group][teacher])
            if teacher in pinned:
                worth[pinned[teacher]] += size
            else:
                worth[slots] += size * hope[teacher]
        return worth

    def _hosting(
        self, group: int, slots: list[int], rooms: list[int], free: dict[int, list[int]]
    ) -> Hosting:
        """The visits of a week: whoever reaches most first, in the slot that fewest others want."""
        kinds = self.draft.week.types
        hosts = {slot for kind, slot in enumerate(slots) if kinds[kind].hostable}
        met: set[int] = set()
        visits: dict[int, int] = {}
        left = {t: mine for t in free if (mine := [s for s in free[t] if s in hosts])}
        while left:
            best = max(left, key=lambda t: (len(self.known[group][t] - met), -len(left[t]), -t))
            if not self.known[group][best] - met:
                break
            visits[best] = left.pop(best)[0]
            met |= self.known[group][best]
        return Hosting(slots=slots, rooms=rooms, visits=visits, met=len(met))


def place_with_visits(
    draft: Draft, placing: Placing, places: Places, *, stop: Callable[[], bool]
) -> None:
    """Places every group of a draft so that the visits it wishes for find a slot; not all when stopped."""
    retiming = Retiming(placing, places)
    wishes = retiming.wishes()
    draft.visits.clear()
    retiming.diary = Diary(draft)
    order = sorted(range(len(draft.programme)), key=placing.hardness)
    missed = [
        group
        for group in order
        if stop() or not retiming.retime(group, wishes[group], price=0.6, noise=0.0)
    ]
    if stop():
        return
    if missed:
        placing.place_all(missed, stop=stop)
        gone = [(t, g) for (t, g), slot in draft.visits.items() if slot not in draft.host_slots(g)]
        for teacher, group in gone:
            retiming.diary.drop(teacher, group)
    for _round in range(2):
        for group in order:
            there = {t for t, g in draft.visits if g == group}
            if wishes[group] - there and not stop():
                retiming.retime(group, wishes[group] | there, price=0.3, noise=0.3)
