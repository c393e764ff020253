"""What a vo teacher can still do: slots, half-days at one location, travel, and visits at most."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from warmwelkom.engines.timetable.draft import NOWHERE, Draft


class Diary:
    """The visits of a draft by teacher and slot; add and drop keep the draft's own list in step."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.week = draft, draft.week
        self.at: dict[int, dict[int, int]] = defaultdict(dict)
        for (teacher, group), slot in draft.visits.items():
            if slot != NOWHERE:
                self.at[teacher][slot] = draft.location(group)

    def may(self, teacher: int, group: int, slot: int) -> bool:
        """Would one more visit keep rules 19 to 21?"""
        who, at = self.week.teachers[teacher], self.at[teacher]
        here, half = self.draft.location(group), self.week.slots[slot].half
        if slot in at or half not in who.halves:
            return False
        if who.max_visits is not None and len(at) >= who.max_visits:
            return False
        if any(there != here and self.week.slots[s].half == half for s, there in at.items()):
            return False
        return self._may_travel(at, slot, here)

    def _may_travel(self, at: dict[int, int], slot: int, here: int) -> bool:
        same = [s for s in at if self.week.slots[s].day == self.week.slots[slot].day]
        before = max((s for s in same if s < slot), default=NOWHERE)
        after = min((s for s in same if s > slot), default=NOWHERE)
        if before >= 0 and self.week.travel[at[before]][here] > self.week.gap(before, slot):
            return at[before] == here
        if after >= 0 and self.week.travel[here][at[after]] > self.week.gap(slot, after):
            return at[after] == here
        return True

    def add(self, teacher: int, group: int, slot: int) -> None:
        self.at[teacher][slot] = self.draft.location(group)
        self.draft.visits[teacher, group] = slot

    def drop(self, teacher: int, group: int) -> None:
        slot = self.draft.visits.pop((teacher, group))
        if slot != NOWHERE:
            del self.at[teacher][slot]


def travels_hold(draft: Draft) -> bool:
    """Is every teacher at one location in a half-day, with time to travel between two?"""
    week = draft.week
    at: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (teacher, group), slot in draft.visits.items():
        at[teacher].append((slot, draft.location(group)))
    for visits in at.values():
        for (slot, here), (later, there) in pairwise(sorted(visits)):
            one, other = week.slots[slot], week.slots[later]
            if here == there or one.day != other.day:
                continue
            if one.half == other.half or week.travel[here][there] > week.gap(slot, later):
                return False
    return True
