"""A published group for which nothing is free any more: some others give up their week and come back as near as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from warmwelkom.engines.timetable.best_day import NO
from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.pins import Pins
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.successors import absences

ROUNDS, FEW, STAY = 120, 2, 50.0
Told = Mapping[tuple[int, int], int]


def make_room(draft: Draft, pins: Pins, told: Told, *, stop: Callable[[], bool]) -> None:
    """Ruin and recreate round the groups that lack a place; nothing changes where that does not help all of them.

    A group with anything pinned keeps its week. `told` is (group, type) to the slot that people know.
    """
    lacking = [group for group, slots in enumerate(draft.slots) if NOWHERE in slots]
    lacking = sorted({*lacking, *(group for group, _kind in absences(draft))})
    if not lacking:
        return
    tried = draft.copy()
    if _Making(Placing(tried, seed=1), tried, draft, pins, told).run(lacking, stop):
        draft.slots, draft.rooms = tried.slots, tried.rooms


@dataclass(frozen=True)
class _Making:
    placing: Placing
    draft: Draft
    before: Draft
    pins: Pins
    told: Told

    def run(self, lacking: list[int], stop: Callable[[], bool]) -> bool:
        """Whether every group has a whole week in the end."""
        missed = lacking
        for round_ in range(ROUNDS):
            if not missed or stop():
                break
            others = self._others(missed)
            number = min(len(others), FEW + round_ // 10)
            out = self.placing.chance.sample(others, number)
            for group in [*missed, *out]:
                self.placing.remove(group)
            missed = [group for group in [*missed, *out] if not self._put_back(group)]
        return not missed

    def _others(self, missed: list[int]) -> list[int]:
        location = self.draft.location(missed[0])
        pinned = self.pins.groups | {group for group, _kind in self.pins.sessions}
        return [
            group
            for group, name in enumerate(self.draft.names)
            if group not in missed and name not in pinned
            and self.draft.location(group) == location
        ]  # fmt: skip

    def _put_back(self, group: int) -> bool:
        """The group's best week near the one that people know, in the same rooms where they are free."""
        week, size = self.draft.week, len(self.draft.members[group])
        here = self.placing.rooms[self.draft.location(group)]
        known = self.before.slots[group]
        wished = [self.told.get((group, k), s) if s == NOWHERE else s for k, s in enumerate(known)]

        def stay(values: Any) -> Any:
            for kind, slot in enumerate(wished):
                if slot == NOWHERE:
                    continue
                values[kind, slot] += STAY
                if (self.draft.names[group], week.types[kind].id) in self.pins.sessions:
                    values[kind, [one for one in range(len(week.slots)) if one != slot]] = NO
            return values

        found = self.placing.best(group, np.zeros(len(week.slots)), noise=0.5, price=0.1, also=stay)
        if found is None:
            return False
        slots, rooms = found
        free = here.free(size, self.draft.needs(group))
        for kind, slot in enumerate(slots):
            room = self.before.rooms[group][kind]
            if slot == known[kind] and not self.placing.walks_bind and room in here.place:
                rooms[kind] = room if free[kind, here.place[room], slot] else rooms[kind]
        self.placing.put(group, slots, rooms)
        return True
