"""Which room is free when, for whom: kept up to date while groups come and go."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.week import Week

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
        self.luxury = np.array([len(room.features) for room in rooms])
        self.building = np.array([room.building for room in rooms])
        self.places = np.einsum("kr,rs,r->ks", self.suits, self.open, self.parallel) * self.allowed
        self._needs: dict[frozenset[str], Flags] = {}

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
        taken = np.where(self.type == NOTHING, 0, self.parallel[:, None])
        partly = np.where(self.type == NOTHING, 0, self.parallel[:, None] - self.groups)
        used = np.einsum("kr,rs->ks", self.suits, taken)
        for kind in range(len(self.week.types)):
            used[kind] -= np.where(self.type == kind, partly, 0)[self.suits[kind]].sum(axis=0)
        return np.where(self.places > 0, used / np.maximum(self.places, 1), 1.0)

    def take(self, room: int, kind: int, slot: int, size: int) -> None:
        row = self.place[room]
        self.type[row, slot] = kind
        self.groups[row, slot] += 1
        self.heads[row, slot] += size

    def leave(self, room: int, slot: int, size: int) -> None:
        row = self.place[room]
        self.groups[row, slot] -= 1
        self.heads[row, slot] -= size
        if not self.groups[row, slot]:
            self.type[row, slot] = NOTHING

    def tightest(self, rows: NDArray[np.intp], kind: int, slot: int, from_building: int) -> int:
        """Of these rows the room that others will miss least: in use for this type, small, plain, near."""

        def missed(row: int) -> tuple[bool, int, int, int, int]:
            apart = self.week.walks[from_building][self.building[row]] if from_building >= 0 else 0
            fresh = self.type[row, slot] != kind
            return (bool(fresh), int(self.seats[row]), int(self.luxury[row]), apart or 0, int(row))

        return self.numbers[min(rows, key=missed)]


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
