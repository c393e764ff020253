"""Published sessions that cannot be where they were: another room, else another slot, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from warmwelkom.engines.timetable.best_day import NO
from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.occupancy import occupied
from warmwelkom.engines.timetable.pins import Pins
from warmwelkom.engines.timetable.placing import Placing
from warmwelkom.engines.timetable.successors import absences

STAY = 50.0


def slots_told(draft: Draft, old: Mapping[str, Any]) -> dict[tuple[int, int], int]:
    """(group, type) to the slot that people know, also where the room is not there any more."""
    groups = {name: number for number, name in enumerate(draft.names)}
    types = {one.id: number for number, one in enumerate(draft.week.types)}
    slots = {one.id: number for number, one in enumerate(draft.week.slots)}
    return {
        (groups[row["group"]], types[row["type"]]): slots[row["slot"]]
        for row in old.get("sessions") or []
        if row["group"] in groups and row["type"] in types and row["slot"] in slots
    }


def mend_sessions(draft: Draft, pins: Pins, told: Mapping[tuple[int, int], int]) -> None:
    """Sessions without a room that holds them get another one, in the same slot where there is any.

    Sessions that the mentor cannot lead get another slot.
    """
    homeless = [
        (group, kind, told.get((group, kind), NOWHERE) if slot == NOWHERE else slot)
        for group, kind, slot in _homeless(draft)
    ]
    alone = absences(draft)
    if not homeless and not alone:
        return
    for group, kind, _slot in homeless:
        draft.slots[group][kind] = draft.rooms[group][kind] = NOWHERE
    placing = Placing(draft, seed=1)
    for group, kind, slot in homeless:
        if draft.slots[group][kind] != NOWHERE:
            continue  # it came along when another session of the group found a week
        here = placing.rooms[draft.location(group)]
        free = here.free(len(draft.members[group]), draft.needs(group))
        rows = np.flatnonzero(free[kind, :, slot]) if slot != NOWHERE else np.array([], dtype=int)
        if len(rows) and not placing.walks_bind:
            room = here.tightest(rows, kind, slot, NOWHERE)
            here.take(room, kind, slot, len(draft.members[group]))
            draft.slots[group][kind], draft.rooms[group][kind] = slot, room
        else:
            _move_week(placing, group, {**_slots(draft, group), kind: slot}, pins)
    for group, kind in alone:
        if draft.slots[group][kind] != NOWHERE:
            stay = {k: s for k, s in _slots(draft, group).items() if k != kind}
            _move_week(placing, group, stay, pins)


def _slots(draft: Draft, group: int) -> dict[int, int]:
    """Type to slot, of the sessions that have one."""
    return {k: s for k, s in enumerate(draft.slots[group]) if s != NOWHERE}


def _homeless(draft: Draft) -> list[tuple[int, int, int]]:
    """(group, type, slot) of each session whose room is gone, closed, unfit or too full."""
    week, found = draft.week, []
    loads = occupied(draft)
    for group, slots in enumerate(draft.slots):
        needs, here = draft.needs(group), loads[draft.location(group)]
        for kind, slot in enumerate(slots):
            number = draft.rooms[group][kind]
            if slot == NOWHERE:
                found.append((group, kind, NOWHERE))
                continue
            room, row = week.rooms[number], here.place[number]
            fits = week.types[kind].features | needs <= room.features and slot not in room.closed
            fits &= int(here.heads[row, slot]) <= room.seats
            fits &= int(here.groups[row, slot]) <= room.parallel
            if not fits:
                found.append((group, kind, slot))
                here.leave(number, slot, len(draft.members[group]))
    return found


def _move_week(placing: Placing, group: int, wished: Mapping[int, int], pins: Pins) -> None:
    """The whole week of the group again, with every session that can stay where it was."""
    draft, week = placing.draft, placing.week
    name, before = draft.names[group], _slots(draft, group)
    rooms = list(draft.rooms[group])
    placing.remove(group)

    def stay(values: Any) -> Any:
        for kind, slot in wished.items():
            if slot != NOWHERE:
                values[kind, slot] += STAY
            if slot != NOWHERE and (name, week.types[kind].id) in pins.sessions:
                others = [s for s in range(len(week.slots)) if s != slot]
                values[kind, others] = NO
        return values

    found = placing.best(group, np.zeros(len(week.slots)), price=0.1, also=stay)
    if found is None:
        for kind, slot in before.items():
            size = len(draft.members[group])
            placing.rooms[draft.location(group)].take(rooms[kind], kind, slot, size)
            draft.slots[group][kind], draft.rooms[group][kind] = slot, rooms[kind]
        return
    slots, chosen = found
    for kind, slot in before.items():
        if slots[kind] == slot:
            chosen[kind] = rooms[kind]
    placing.put(group, slots, chosen)
