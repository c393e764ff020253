"""The best week of one group, given what each session would be worth in each slot: exact, by layers.

Dynamic programming over the slots in order of time. What is known of the past is the set of session
types that were (only sets that the order of types allows: 253 of 2,048 in the usual week) and how the
day goes (how many sessions, how much idle). Held and Karp's idea (1962), with sets that respect an order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from warmwelkom.engines.timetable.week import Rules, Week

Values = NDArray[np.float64]
NO = -1e18
MOST_SETS = 200_000


class TooManyTypesError(ValueError):
    """So many session types with so little order between them that the sets cannot be listed."""


@dataclass(frozen=True)
class _Days:
    """The states of a day: after a session, after a free slot, and which may end it."""

    busy: NDArray[np.intp]
    free: NDArray[np.intp]
    may_end: NDArray[np.bool_]


class Weeks:
    """Made once for a week; `best` then answers for any values."""

    def __init__(self, week: Week) -> None:
        self.week = week
        self.sets = _ordered_sets(week)
        place = {one: number for number, one in enumerate(self.sets)}
        size = len(week.types)
        nobody = len(self.sets)
        self.before = np.full((nobody, size), nobody)
        for number, one in enumerate(self.sets):
            for kind in range(size):
                if one >> kind & 1 and one ^ 1 << kind in place:
                    self.before[number, kind] = place[one ^ 1 << kind]
        self.days = _day_states(week.rules)
        self.last_of_day = {day[-1] for day in week.days}

    def best(self, values: Values) -> list[int] | None:
        """The slot of each type for the highest sum of `values[type, slot]`; None if none is allowed.

        A value of NO forbids.
        """
        layers = [self._begin()]
        for slot in range(values.shape[1]):
            layers.append(self._after(layers[-1], values[:, slot], ends=slot in self.last_of_day))
        if layers[-1][-2, 0] <= NO / 2:
            return None
        return self._trace(layers, values)

    def _begin(self) -> Values:
        layer = np.full((len(self.sets) + 1, len(self.days.busy)), NO)
        layer[0, 0] = 0
        return layer

    def _after(self, layer: Values, worth: Values, *, ends: bool) -> Values:
        """What is reached after one more slot; the last row is nobody and stays forbidden."""
        found = np.full_like(layer, NO)
        for state, to in enumerate(self.days.free):
            np.maximum(found[:, to], layer[:, state], out=found[:, to])
        with_one = (layer[self.before] + worth[None, :, None]).max(axis=1)
        for state, to in enumerate(self.days.busy):
            if to >= 0:
                np.maximum(found[:-1, to], with_one[:, state], out=found[:-1, to])
        found[-1] = NO
        return self._ended(found) if ends else found

    def _ended(self, layer: Values) -> Values:
        found = np.full_like(layer, NO)
        found[:, 0] = layer[:, self.days.may_end].max(axis=1)
        return found

    def _trace(self, layers: list[Values], values: Values) -> list[int]:
        """Walk back from the whole set: each step looks which way its value came."""
        chosen = [-1] * values.shape[0]
        number, state = len(self.sets) - 1, 0
        for slot in reversed(range(values.shape[1])):
            layer = layers[slot]
            if slot in self.last_of_day:
                whole = self._after(layer, values[:, slot], ends=False)
                state = int(np.where(self.days.may_end, whole[number], 2 * NO).argmax())
            number, state, kind = self._step_back(layer, values[:, slot], number, state)
            if kind >= 0:
                chosen[kind] = slot
        return chosen

    def _step_back(
        self, layer: Values, worth: Values, number: int, state: int
    ) -> tuple[int, int, int]:
        best: tuple[float, tuple[int, int, int]] = (2 * NO, (number, state, -1))
        for source in np.flatnonzero(self.days.free == state):
            best = max(best, (float(layer[number, source]), (number, int(source), -1)))
        for source in np.flatnonzero(self.days.busy == state):
            came = layer[self.before[number], source] + worth
            kind = int(came.argmax())
            way = (int(self.before[number, kind]), int(source), kind)
            best = max(best, (float(came[kind]), way))
        return best[1]


def _ordered_sets(week: Week) -> list[int]:
    """Every set of types that holds all predecessors of its own, as bits, smaller sets first."""
    needs = [sum(1 << before for before in kind.after) for kind in week.types]
    found, edge = {0}, [0]
    while edge:
        further = {
            one | 1 << kind
            for one in edge
            for kind, need in enumerate(needs)
            if not one >> kind & 1 and one & need == need
        }
        edge = sorted(further - found)
        found |= further
        if len(found) > MOST_SETS:
            raise TooManyTypesError(f"{len(week.types)} session types, too little order")
    return sorted(found, key=lambda one: (one.bit_count(), one))


@lru_cache(maxsize=16)
def _day_states(rules: Rules) -> _Days:
    """(sessions so far, free slots since the last, idle slots so far) as numbers."""
    begin = (0, 0, 0)
    states: dict[tuple[int, int, int], int] = {begin: 0}
    moves: list[dict[str, int]] = []
    queue = [begin]
    while queue:
        load, since, idle = queue.pop(0)
        after: dict[str, Any] = {
            "free": (load, min(since + 1, rules.idle_max + 1) if load else 0, idle)
        }
        if load < rules.day_max and idle + since <= rules.idle_max:
            after["busy"] = (load + 1, 0, idle + since)
        for state in after.values():
            if state not in states:
                states[state] = len(states)
                queue.append(state)
        moves.append({name: states[state] for name, state in after.items()})
    return _Days(
        busy=np.array([move.get("busy", -1) for move in moves]),
        free=np.array([move["free"] for move in moves]),
        may_end=np.array([load >= rules.day_min for load, _since, _idle in states]),
    )
