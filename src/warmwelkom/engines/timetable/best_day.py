"""The best week of one group, given what each session would be worth in each slot: exact, by layers.

Dynamic programming over the slots in order of time. What is known of the past is the set of session
types that were (only sets that the order of types allows: 253 of 2,048 in the usual week) and how the
day goes (how many sessions, how much idle). Held and Karp's idea (1962), with sets that respect an order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from warmwelkom.engines.timetable.reading import WeekFileError
from warmwelkom.engines.timetable.week import Rules, Week

Values = NDArray[np.float64]
NO = -1e18
MOST_SETS = 200_000


class TooManyTypesError(WeekFileError):
    """So many session types with so little order between them that the sets cannot be listed."""

    def __init__(self, types: int) -> None:
        super().__init__(
            f"session_types: {types} types with so little order between them can be done in too many ways "
            'to plan. Say with "after" what comes first, or join types that always go together.'
        )


@dataclass(frozen=True)
class _Days:
    """The states of a day: after a session, after a free slot, and which may end it."""

    busy: NDArray[np.intp]
    free: NDArray[np.intp]
    may_end: NDArray[np.bool_]


class Weeks:
    """Made once for a week; `best` then answers for any values."""

    def __init__(self, week: Week) -> None:
        self.sets = _ordered_sets(week)
        place = {one: number for number, one in enumerate(self.sets)}
        ways = [
            (number, place[one ^ 1 << kind], kind)
            for number, one in enumerate(self.sets)
            for kind in range(len(week.types))
            if one >> kind & 1 and one ^ 1 << kind in place
        ]
        came, self.source, self.kind = np.array(ways, dtype=np.intp).reshape(-1, 3).T
        # every set but the first has a way to it, so the ways to each begin where its number is new
        self.begins = np.searchsorted(came, np.arange(1, len(self.sets)))
        self.days = _day_states(week.rules)
        self.last_of_day = {day[-1] for day in week.days}

    def best(self, values: Values) -> list[int] | None:
        """The slot of each type for the highest sum of `values[type, slot]`; None if none is allowed.

        A value of NO forbids.
        """
        layers, whole = [self._begin()], {}
        for slot in range(values.shape[1]):
            layers.append(self._after(layers[-1], values[:, slot]))
            if slot in self.last_of_day:
                whole[slot] = layers[-1]
                layers[-1] = self._ended(layers[-1])
        if layers[-1][0, -1] <= NO / 2:
            return None
        return self._trace(layers, whole, values)

    def _begin(self) -> Values:
        """A layer has a row for each state of the day and a column for each set."""
        layer = np.full((len(self.days.busy), len(self.sets)), NO)
        layer[0, 0] = 0
        return layer

    def _after(self, layer: Values, worth: Values) -> Values:
        """What is reached after one more slot."""
        found = np.full_like(layer, NO)
        for state, later in enumerate(self.days.free):
            np.maximum(found[later], layer[state], out=found[later])
        paid = worth[self.kind]
        for state in np.flatnonzero(self.days.busy >= 0).tolist():
            to = found[self.days.busy[state], 1:]
            with_one = np.maximum.reduceat(layer[state, self.source] + paid, self.begins)
            np.maximum(to, with_one, out=to)
        return found

    def _ended(self, layer: Values) -> Values:
        found = np.full_like(layer, NO)
        found[0] = layer[self.days.may_end].max(axis=0)
        return found

    def _trace(
        self, layers: list[Values], whole: Mapping[int, Values], values: Values
    ) -> list[int]:
        """Walk back from the whole set: each step looks which way its value came."""
        chosen = [-1] * values.shape[0]
        number, state = len(self.sets) - 1, 0
        for slot in reversed(range(values.shape[1])):
            if slot in whole:
                ends = np.where(self.days.may_end, whole[slot][:, number], 2 * NO)
                state = int(ends.argmax())
            number, state, kind = self._step_back(layers[slot], values[:, slot], number, state)
            if kind >= 0:
                chosen[kind] = slot
        return chosen

    def _step_back(
        self, layer: Values, worth: Values, number: int, state: int
    ) -> tuple[int, int, int]:
        best: tuple[float, tuple[int, int, int]] = (2 * NO, (number, state, -1))
        for source in np.flatnonzero(self.days.free == state):
            best = max(best, (float(layer[source, number]), (number, int(source), -1)))
        if number == 0:
            return best[1]
        begin = self.begins[number - 1]
        end = self.begins[number] if number < len(self.begins) else len(self.source)
        for source in np.flatnonzero(self.days.busy == state):
            came = layer[source, self.source[begin:end]] + worth[self.kind[begin:end]]
            first = int(came.argmax())
            way = (int(self.source[begin + first]), int(source), int(self.kind[begin + first]))
            best = max(best, (float(came[first]), way))
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
            raise TooManyTypesError(len(week.types))
    if (1 << len(needs)) - 1 not in found:
        raise WeekFileError('session_types: "after" goes round in a circle, so there is no order.')
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
