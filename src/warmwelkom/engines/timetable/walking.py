"""Other rooms for the same sessions, so that groups walk less: a small transport problem for each slot.

Only rooms that hold one group at a time change hands; rooms that are alike are one kind, so that the
programme stays small. Slot after slot, the others as they are, until nothing gets better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.mip import Model

Alike = tuple[int, int, frozenset[str]]


def walk_less(draft: Draft, *, stop: Callable[[], bool], rounds: int = 3) -> None:
    """Changes rooms in place; never makes it worse, and leaves every hard rule as it was."""
    for _round in range(rounds):
        changed = False
        for location in range(len(draft.week.locations)):
            for slot in range(len(draft.week.slots)):
                if stop():
                    return
                changed |= _Slot(draft, location, slot).improve()
        if not changed:
            return


class _Slot:
    """The sessions of one slot at one location that may change rooms."""

    def __init__(self, draft: Draft, location: int, slot: int) -> None:
        self.draft, self.week, self.slot = draft, draft.week, slot
        self.at = [
            {s: draft.rooms[group][kind] for kind, s in enumerate(slots) if s != NOWHERE}
            for group, slots in enumerate(draft.slots)
        ]
        self.movers = [
            (group, kind)
            for group, slots in enumerate(draft.slots)
            if draft.location(group) == location
            for kind, there in enumerate(slots)
            if there == slot and self.week.rooms[draft.rooms[group][kind]].parallel == 1
        ]
        self.rooms: dict[Alike, list[int]] = defaultdict(list)
        for number, room in enumerate(self.week.rooms):
            if room.location == location and room.parallel == 1 and slot not in room.closed:
                self.rooms[room.building, room.seats, room.features].append(number)

    def improve(self) -> bool:
        model, row = Model(), dict[tuple[int, int, Alike], int]()
        before = 0
        for group, kind in self.movers:
            needs = self.week.types[kind].features | self.draft.needs(group)
            size = len(self.draft.members[group])
            for alike in self.rooms:
                walk = self._walk(group, alike[0])
                if walk is not None and needs <= alike[2] and size <= alike[1]:
                    row[group, kind, alike] = model.variable(worth=-walk * size, whole=False)
            before += (self._walk(group, self._building(group, kind)) or 0) * size
        if not before:
            return False
        for group, kind in self.movers:
            ways = [(one, 1.0) for (g, k, _alike), one in row.items() if (g, k) == (group, kind)]
            model.row(ways, low=1, high=1)
        for alike, numbers in self.rooms.items():
            there = [(one, 1.0) for (_g, _k, other), one in row.items() if other == alike]
            model.row(there, high=len(numbers))
        answer = model.solve(relaxed=True)
        if not answer.values or -answer.worth > before - 0.5:
            return False
        self._apply([key for key, one in row.items() if answer.values[one] > 0.5])
        return True

    def _building(self, group: int, kind: int) -> int:
        return self.week.rooms[self.draft.rooms[group][kind]].building

    def _walk(self, group: int, building: int) -> int | None:
        """Minutes to and from the neighbouring sessions of the half-day; None where there is no time."""
        total = 0
        for other in (self.slot - 1, self.slot + 1):
            if other not in self.at[group]:
                continue
            first, second = sorted((self.slot, other))
            if self.week.slots[first].day != self.week.slots[second].day:
                continue
            there = self.week.rooms[self.at[group][other]].building
            ends = (building, there) if other > self.slot else (there, building)
            minutes = self.week.walks[ends[0]][ends[1]] or 0
            if minutes > self.week.gap(first, second):
                return None
            if self.week.slots[first].half == self.week.slots[second].half:
                total += minutes
        return total

    def _apply(self, chosen: list[tuple[int, int, Alike]]) -> None:
        """Whoever has a room of the right kind keeps it; the others take what is left."""
        left = {alike: set(numbers) for alike, numbers in self.rooms.items()}
        moving = []
        for group, kind, alike in chosen:
            now = self.draft.rooms[group][kind]
            if now in left[alike]:
                left[alike].remove(now)
            else:
                moving.append((group, kind, alike))
        for group, kind, alike in moving:
            room = min(left[alike])
            left[alike].remove(room)
            self.draft.rooms[group][kind] = room
