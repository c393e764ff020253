"""What no plan can have, though the file's own kinds of `short` can't say it: told in `impossible`, before any search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from warmwelkom.engines.timetable.week import Week

Places = dict[tuple[int, int], int]
"""(room, slot) -> how many groups it holds at once."""

SENTENCES = {
    "rooms_together": "At {location} the rooms for {where} together hold {available} groups in the slots that these may "
    "have, and at least {needed} places are needed. Open another room or slot.",
    "need": "At {location} no room for {where} is {what}, and students need that ({needed}). Choose another room.",
    "apart": "{where} has {needed} students of whom no two may be in one group, and at most {available} groups. "
    "Let two of them be together, or allow smaller groups.",
    "too_few_parts": "Every group has at least {needed} parts on these days by day_min, and there are {available}. "
    "Add parts, or lower day_min.",
    "too_many_parts": "{where}: {needed} parts for times in which a group has at most {available}. "
    "Open another slot, raise day_max or leave a part out.",
    "too_few_slots": "A day has {available} slots, and every group has at least {needed} parts on it. "
    "Open another slot, or lower day_min.",
}


def impossible(week: Week) -> list[dict[str, Any]]:
    """Rows like those of `short`, each a reason why no plan exists; an empty list promises nothing."""
    return [*_days(week), *_rooms_together(week), *_needs(week), *_apart(week)]


def _days(week: Week) -> Iterator[dict[str, Any]]:
    """More or fewer parts than the days take, or than the days take to which some are kept."""
    rules, names = week.rules, [kind.id for kind in week.types]
    slots = Counter(slot.day for slot in week.slots)
    most = {day: min(rules.day_max, number) for day, number in slots.items()}
    shortest = min(slots.values())
    if shortest < rules.day_min:
        yield _row("too_few_slots", [], None, rules.day_min, shortest)
    if len(names) < rules.day_min * len(slots):
        yield _row("too_few_parts", names, None, rules.day_min * len(slots), len(names))
    on = [frozenset(week.slots[one].day for one in kind.slots) for kind in week.types]
    for days in sorted({*on, frozenset(slots)}, key=sorted):
        here = [name for name, own in zip(names, on, strict=True) if own <= days]
        if len(here) > sum(most[day] for day in days):
            yield _row("too_many_parts", here, None, len(here), sum(most[day] for day in days))


def _rooms_together(week: Week) -> Iterator[dict[str, Any]]:
    """Parts that share rooms: those whose places are all among the places of one of them, and all of them."""
    for number, location in enumerate(week.locations):
        groups = sum(
            week.fewest_groups(n) for n, one in enumerate(week.programmes) if one.location == number
        )
        places = [_places(week, kind, number) for kind in range(len(week.types))]
        seen: set[frozenset[int]] = set()
        for space in [*places, {key: held for each in places for key, held in each.items()}]:
            kinds = frozenset(kind for kind, own in enumerate(places) if own.keys() <= space.keys())
            needed, have = groups * len(kinds), sum(space.values())
            if len(kinds) > 1 and kinds not in seen and needed > have:
                seen.add(kinds)
                yield _row("rooms_together", [week.types[kind].id for kind in sorted(kinds)], location, needed, have)  # fmt: skip


def _places(week: Week, kind: int, location: int) -> Places:
    asked = week.types[kind]
    return {
        (number, slot): room.parallel
        for number, room in enumerate(week.rooms)
        if room.location == location and asked.features <= room.features
        for slot in asked.slots
        if slot not in room.closed
    }


def _needs(week: Week) -> Iterator[dict[str, Any]]:
    needed = Counter(
        (week.programmes[one.programme].location, one.needs) for one in week.students if one.needs
    )
    for kind, asked in enumerate(week.types):
        for (location, needs), students in sorted(
            needed.items(), key=lambda row: sorted(row[0][1])
        ):
            rooms = {room for room, _slot in _places(week, kind, location)}
            if rooms and not any(needs <= week.rooms[room].features for room in rooms):
                yield _row("need", [asked.id], week.locations[location], students, 0, ", ".join(sorted(needs)))  # fmt: skip


def _apart(week: Week) -> Iterator[dict[str, Any]]:
    """Students who are all to be apart need a group each; found from each of them, greedily."""
    others: dict[int, set[int]] = defaultdict(set)
    for first, second in week.apart:
        if week.students[first].programme == week.students[second].programme:
            others[first].add(second)
            others[second].add(first)
    most: Counter[int] = Counter()
    for student in sorted(others):
        programme = week.students[student].programme
        most[programme] = max(most[programme], _all_apart(student, others))
    for programme, size in sorted(most.items()):
        groups = week.most_groups(programme)
        if size > groups:
            yield _row("apart", [week.programmes[programme].id], None, size, groups)


def _all_apart(student: int, others: dict[int, set[int]]) -> int:
    chosen, left = {student}, set(others[student])
    while left:
        best = max(sorted(left), key=lambda one: len(others[one] & left))
        chosen.add(best)
        left &= others[best]
    return len(chosen)


def _row(
    kind: str, where: list[str], location: str | None, needed: int, available: int, what: str = ""
) -> dict[str, Any]:
    text = SENTENCES[kind].format(
        where=", ".join(where), location=location, needed=needed, available=available, what=what
    )
    return {"kind": kind, "where": where, "location": location, "needed": needed, "available": available,
            "what": what, "text": text}  # fmt: skip
