"""Place whole weeks of groups into the rooms: each group gets its best week in what is free.

One after the other, hardest first; a slot that fills up becomes dearer, so that the later groups find
places too. Who finds none makes some others give up theirs (ruin and recreate, Schrimpf e.a. 2000).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np

from warmwelkom.engines.timetable.best_day import NO, Values, Weeks
from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.occupancy import Flags, Occupancy, occupied

MOST_WALK_TRIES = 12


class Placing:
    """The sessions of a draft, taken out and put in by group; `worth[g][slot]` is what a host is worth."""

    def __init__(self, draft: Draft, *, seed: int) -> None:
        self.draft, self.week = draft, draft.week
        self.weeks = Weeks(draft.week)
        self.rooms = occupied(draft)
        self.chance = random.Random(seed)  # noqa: S311  a plan, no secret
        self.hostable = np.array([kind.hostable for kind in self.week.types])
        self.worth: Values = np.zeros((len(draft.programme), len(self.week.slots)))
        self.leads: dict[tuple[int, int], int] = {}
        for group in range(len(draft.programme)):
            self._lead(group, 1)
        gaps = [self.week.gap(a, b) for day in self.week.days for a, b in pairwise(day)]
        longest = max((walk or 0 for row in self.week.walks for walk in row), default=0)
        self.walks_bind = longest > min(gaps, default=longest)

    def _lead(self, group: int, change: int) -> None:
        """Count when the group's mentor is busy with it."""
        mentor = self.draft.mentor[group]
        for kind, slot in enumerate(self.draft.slots[group]):
            if self.week.types[kind].mentor and slot != NOWHERE and mentor is not None:
                key = (mentor, slot)
                self.leads[key] = self.leads.get(key, 0) + change

    def remove(self, group: int) -> None:
        self._lead(group, -1)
        size, here = len(self.draft.members[group]), self.rooms[self.draft.location(group)]
        for kind, slot in enumerate(self.draft.slots[group]):
            if slot != NOWHERE:
                here.leave(self.draft.rooms[group][kind], slot, size)
        self.draft.slots[group] = [NOWHERE] * len(self.week.types)
        self.draft.rooms[group] = [NOWHERE] * len(self.week.types)

    def insert(self, group: int, *, noise: float = 0.0, price: float = 1.0) -> bool:
        """The group's best week in what is free; False when there is none."""
        found = self.best(group, self.worth[group], noise=noise, price=price)
        if found is None:
            return False
        self.put(group, *found)
        return True

    def best(
        self,
        group: int,
        worth: Values,
        *,
        noise: float = 0.0,
        price: float = 1.0,
        also: Callable[[Values], Values] = lambda values: values,
    ) -> tuple[list[int], list[int]] | None:
        """Slots and rooms of the best week when a host is worth `worth[slot]`; nothing changes yet.

        `also` may change what each type is worth in each slot.
        """
        here = self.rooms[self.draft.location(group)]
        free = here.free(len(self.draft.members[group]), self.draft.needs(group))
        values = np.where(self._may(group, free), 0.0, NO)
        values -= price * here.crowding() ** 3
        values += self.hostable[:, None] * worth[None, :]
        if noise:
            spread = np.random.default_rng(self.chance.randrange(2**32)).random(values.shape)
            values += noise * spread
        values = also(values)
        for _try in range(MOST_WALK_TRIES):
            slots = self.weeks.best(values)
            if slots is None:
                return None
            rooms = self._rooms_for(here, free, slots, values)
            if rooms is not None:
                return slots, rooms
        return None

    def _may(self, group: int, free: Flags) -> Flags:
        """Where a room is free and, for sessions that the mentor leads, the mentor too."""
        may: Flags = np.asarray(free.any(axis=1), dtype=np.bool_)
        number = self.draft.mentor[group]
        if number is None:
            return may
        led = [kind for kind, each in enumerate(self.week.types) if each.mentor]
        halves = self.week.mentors[number].halves
        for slot, one in enumerate(self.week.slots):
            if one.half not in halves or self.leads.get((number, slot), 0):
                may[led, slot] = np.False_
        return may

    def _rooms_for(
        self, here: Occupancy, free: Flags, slots: list[int], values: Values
    ) -> list[int] | None:
        """A room for each type; None if a walk is too long, and then `values` forbids that slot."""
        rooms = [NOWHERE] * len(slots)
        last = (NOWHERE, NOWHERE)
        for kind in sorted(range(len(slots)), key=slots.__getitem__):
            slot = slots[kind]
            rows = np.flatnonzero(free[kind, :, slot])
            near = last[1] if last[0] == slot - 1 and self._same_day(slot - 1, slot) else NOWHERE
            if near >= 0 and self.walks_bind:
                gap = self.week.gap(slot - 1, slot)
                walks = self.week.walks[near]
                rows = np.array(
                    [r for r in rows if (walks[here.building[r]] or 0) <= gap], dtype=int
                )
            if not len(rows):
                values[kind, slot] = NO
                return None
            rooms[kind] = here.tightest(rows, kind, slot, near)
            last = (slot, self.week.rooms[rooms[kind]].building)
        return rooms

    def _same_day(self, first: int, second: int) -> bool:
        return self.week.slots[first].day == self.week.slots[second].day

    def put(self, group: int, slots: list[int], rooms: list[int]) -> None:
        size, here = len(self.draft.members[group]), self.rooms[self.draft.location(group)]
        for kind, (slot, room) in enumerate(zip(slots, rooms, strict=True)):
            here.take(room, kind, slot, size)
        self.draft.slots[group], self.draft.rooms[group] = slots, rooms
        self._lead(group, 1)

    def hardness(self, group: int) -> tuple[int, int, float]:
        number = self.draft.mentor[group]
        halves = len(self.week.mentors[number].halves) if number is not None else 0
        needs = len(self.draft.needs(group))
        return (halves, -needs, -len(self.draft.members[group]) + self.chance.random())

    def place_all(
        self,
        groups: Iterable[int],
        *,
        stop: Callable[[], bool],
        rounds: int = 400,
        price: float = 1.0,
    ) -> list[int]:
        """Places these groups, ruining others where it must; gives those that found no place."""
        waiting = sorted(groups, key=self.hardness)
        missed = [group for group in waiting if not self.insert(group, price=price)]
        fixed = set(missed)
        for _round in range(rounds):
            if not missed or stop():
                break
            missed = self._ruin(missed, fixed)
        return missed

    def _ruin(self, missed: list[int], known: set[int]) -> list[int]:
        """Takes out some groups of the same location and tries the ones that missed first."""
        location = self.draft.location(missed[0])
        others = [
            group
            for group, slots in enumerate(self.draft.slots)
            if self.draft.location(group) == location and slots[0] != NOWHERE
        ]
        same_mentor = [g for g in others if self.draft.mentor[g] == self.draft.mentor[missed[0]]]
        out = self.chance.sample(others, min(len(others), 3 + len(known)))
        for group in {*out, *same_mentor}:
            self.remove(group)
        queue = missed + [group for group in {*out, *same_mentor} if group not in missed]
        still = [g for g in queue if not self.insert(g, noise=0.5, price=2.0)]
        known.update(still)
        return still
