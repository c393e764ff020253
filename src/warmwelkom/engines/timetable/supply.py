"""Which visits the teachers can still give: by number before there is a timetable, by slot after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from warmwelkom.engines.timetable.draft import NOWHERE, Draft
from warmwelkom.engines.timetable.week import Week

Pair = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Places:
    """At which location each offered half-day is spent: `at[teacher, half]`; without a row: anywhere."""

    week: Week
    at: Mapping[Pair, int] = field(default_factory=dict)

    def serves(self, teacher: int, half: int, location: int) -> bool:
        return self.at.get((teacher, half), location) == location

    def visits(self, teacher: int, location: int) -> int:
        """The host slots of the half-days that this teacher spends there."""
        halves = self.week.teachers[teacher].halves
        return sum(
            self.week.hosts_in_half[half] for half in halves if self.serves(teacher, half, location)
        )


def settled(places: Places, draft: Draft) -> Places:
    """One location for every half-day: where a teacher visits now, else as planned, else where most own pupils are."""
    week, pupils = draft.week, defaultdict[int, Counter[int]](Counter)
    for group, members in enumerate(draft.members):
        for one in members:
            for teacher in week.students[one].own:
                pupils[teacher][draft.location(group)] += 1
    at = {
        (teacher, half): pupils[teacher].most_common(1)[0][0]
        for teacher, who in enumerate(week.teachers)
        for half in who.halves
        if pupils[teacher]
    }
    at |= places.at
    at |= {
        (teacher, week.slots[slot].half): draft.location(group)
        for (teacher, group), slot in draft.visits.items()
        if slot != NOWHERE
    }
    return Places(week=week, at=at)


@dataclass(frozen=True, kw_only=True)
class Supply:
    """What is left for some pairs (teacher, group) when all other visits stay as they are.

    Without a timetable `slots` is None, and `most_at` counts by (teacher, location).
    """

    most: Mapping[int, int]
    most_at: Mapping[Pair, int]
    slots: Mapping[Pair, tuple[int, ...]] | None


def supply_without_timetable(draft: Draft, places: Places, freed: Iterable[Pair]) -> Supply:
    week, pairs = draft.week, set(freed)
    kept = [pair for pair in draft.visits if pair not in pairs]
    made = Counter(teacher for teacher, _group in kept)
    made_at = Counter((teacher, draft.location(group)) for teacher, group in kept)
    most_at = {
        (teacher, draft.location(group)): places.visits(teacher, draft.location(group))
        - made_at[teacher, draft.location(group)]
        for teacher, group in pairs
    }
    most = {teacher: week.capacity[teacher] - made[teacher] for teacher, _group in pairs}
    return Supply(most=most, most_at=most_at, slots=None)


def supply_with_timetable(draft: Draft, places: Places, freed: Iterable[Pair]) -> Supply:
    week, pairs = draft.week, set(freed)
    busy: dict[int, set[int]] = defaultdict(set)
    for (teacher, group), slot in draft.visits.items():
        if (teacher, group) not in pairs and slot != NOWHERE:
            busy[teacher].add(slot)
    hosts = {group: draft.host_slots(group) for _teacher, group in pairs}
    slots = {
        (teacher, group): tuple(
            slot
            for slot in hosts[group]
            if slot not in busy[teacher]
            and week.slots[slot].half in week.teachers[teacher].halves
            and places.serves(teacher, week.slots[slot].half, draft.location(group))
        )
        for teacher, group in pairs
    }
    most = {teacher: _left(week, teacher, len(busy[teacher])) for teacher, _group in pairs}
    return Supply(most=most, most_at={}, slots=slots)


def _left(week: Week, teacher: int, made: int) -> int:
    most = week.teachers[teacher].max_visits
    return len(week.slots) if most is None else most - made
