"""Which room is free when, for whom: kept up to date while groups come and go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.week import Room, Week

Flags = NDArray[np.bool_]
NOTHING = -1


class Occupancy:
    """The rooms of one location. Rows are its rooms, columns the slots of the week."""

    def __init__(self, week: Week, location: int) -> None:
        self.week = week
        self.numbers = [n for n, room in enumerate(week.rooms) if room.location == location]
        rooms = [week.rooms[number] for number in self.numbers]
        self.place = {number: row for row, number in enumerate(self.numbers)}
        shape = (len(rooms), len(week.slots))
        self.seats = np.array([room.seats for room in rooms])
        self.parallel = np.array([room.parallel for room in rooms])
        self.open = np.ones(shape, dtype=bool)
        for row, room in enumerate(rooms):
            self.open[row, list(room.closed)] = False
        self.suits = np.array(
            [[kind.features <= room.features for room in rooms] for kind in week.types]
        ).reshape(len(week.types), len(rooms))
        self.allowed = np.zeros((len(week.types), len(week.slots)), dtype=bool)
        for number, kind in enumerate(week.types):
            self.allowed[number, list(kind.slots)] = True
        self.type = np.full(shape, NOTHING)
        self.groups = np.zeros(shape, dtype=int)
        self.heads = np.zeros(shape, dtype=int)
        self.building = np.array([room.building for room in rooms])
        self.places = np.einsum("kr,rs,r->ks", self.suits, self.open, self.parallel) * self.allowed
        self.used = np.zeros((len(week.types), len(week.slots)))
        self.plainness, self.unlike = _plainness(week, rooms)
        self._needs: dict[frozenset[str], Flags] = {}
        self._walks_from: dict[int, NDArray[np.int64]] = {}

    def with_needs(self, needs: frozenset[str]) -> Flags:
        """The rooms that have all of these features."""
        if needs not in self._needs:
            rooms = (self.week.rooms[number] for number in self.numbers)
            self._needs[needs] = np.array([needs <= room.features for room in rooms], dtype=bool)
        return self._needs[needs]

    def free(self, size: int, needs: frozenset[str]) -> Flags:
        """For each type, room and slot: may a group of this size and these needs come in?"""
        fits = self.open & (self.groups < self.parallel[:, None])
        fits &= self.heads + size <= self.seats[:, None]
        fits &= self.with_needs(needs)[:, None]
        kinds = np.arange(len(self.week.types))[:, None, None]
        same = (self.type == NOTHING)[None] | (self.type[None] == kinds)
        found: Flags = fits[None] & same & self.suits[:, :, None] & self.allowed[:, None, :]
        return found

    def crowding(self) -> NDArray[np.float64]:
        """For each type and slot, the share of the places that is taken (by whichever type)."""
        return np.where(self.places > 0, self.used / np.maximum(self.places, 1), 1.0)

    def take(self, room: int, kind: int, slot: int, size: int) -> None:
        row = self.place[room]
        self._count(row, slot, -1)
        self.type[row, slot] = kind
        self.groups[row, slot] += 1
        self.heads[row, slot] += size
        self._count(row, slot, 1)

    def leave(self, room: int, slot: int, size: int) -> None:
        row = self.place[room]
        self._count(row, slot, -1)
        self.groups[row, slot] -= 1
        self.heads[row, slot] -= size
        if not self.groups[row, slot]:
            self.type[row, slot] = NOTHING
        self._count(row, slot, 1)

    def _count(self, row: int, slot: int, sign: int) -> None:
        """A room in use is taken for every type, but for its own only as far as it is full."""
        kind = self.type[row, slot]
        if kind == NOTHING:
            return
        self.used[:, slot] += sign * self.parallel[row] * self.suits[:, row]
        if self.suits[kind, row]:
            self.used[kind, slot] -= sign * (self.parallel[row] - self.groups[row, slot])

    def tightest(self, rows: NDArray[np.intp], kind: int, slot: int, from_building: int) -> int:
        """Of these rows the room that others will miss least: in use for this type, small, plain, near."""
        missed = self.plainness[rows] + self.unlike * (self.type[rows, slot] != kind)
        if from_building >= 0:
            missed += self._walks(from_building)[rows]
        return self.numbers[int(rows[missed.argmin()])]

    def _walks(self, building: int) -> NDArray[np.int64]:
        if building not in self._walks_from:
            walks = self.week.walks[building]
            minutes = [walks[other] or 0 for other in self.building]
            self._walks_from[building] = np.array(minutes) * len(self.numbers)
        return self._walks_from[building]


def _plainness(week: Week, rooms: Sequence[Room]) -> tuple[NDArray[np.int64], int]:
    """One number for each room, lower for fewer seats, then for fewer features, then by place.

    Minutes of a walk times the number of rooms fit in between, and the second number goes over all.
    """
    looks = [(room.seats, len(room.features)) for room in rooms]
    rank = {look: number for number, look in enumerate(sorted(set(looks)))}
    longest = max((walk or 0 for line in week.walks for walk in line), default=0)
    step = (longest + 1) * len(rooms)
    numbers = [rank[look] * step + place for place, look in enumerate(looks)]
    return np.array(numbers, dtype=np.int64), len(rank) * step


def occupied(draft: Draft) -> list[Occupancy]:
    """The rooms of every location, with all sessions of the draft in them."""
    week = draft.week
    found = [Occupancy(week, location) for location in range(len(week.locations))]
    for group, slots in enumerate(draft.slots):
        for kind, slot in enumerate(slots):
            if slot != NOWHERE:
                here = found[draft.location(group)]
                here.take(draft.rooms[group][kind], kind, slot, len(draft.members[group]))
    return found
