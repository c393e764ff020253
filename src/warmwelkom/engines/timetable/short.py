"""What the week itself shows to be impossible, counted before any search (the format's section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warmwelkom.engines.timetable.week import Rules, Week

SENTENCES = {
    "group_size": "{where} has {needed} students, and they cannot be cut into groups of {low} to {high}: "
    "at most {available} fit. Join it with another programme, or allow other sizes.",
    "sizes": "No group can have at least {low} students and at most {high}. Change group_min or group_max.",
    "mentors": "{where} needs at least {needed} groups, and its mentors can lead {available}. "
    "Ask for another mentor.",
    "room_places": "At {location} the rooms for {where} hold {available} groups in the slots that it may "
    "have, and at least {needed} groups need a place. Open another room or slot.",
    "room_seats": "At {location} the rooms for {where} have {available} seats in the slots that it may "
    "have, and {needed} students need one. Open another room or slot.",
}


def shortages(week: Week) -> list[dict[str, Any]]:
    """The rows of `short`; an empty list promises nothing."""
    found = [
        row for one in week.programmes for row in _rows(week, ("group_size", "mentors"), one.id)
    ]
    for kind in week.types:
        for location in week.locations:
            found += _rows(week, ("room_places", "room_seats"), kind.id, location)
    return found


def shortages_of_groups(week: Week, groups_at: Mapping[int, int]) -> list[dict[str, Any]]:
    """The rows of `short` for groups that stay as they are: `groups_at[number of the location]` of them."""
    found = []
    for kind in week.types:
        for location, needed in sorted(groups_at.items()):
            _fewest, have = _rooms(week, week.types.index(kind), location, seats=False)
            if needed > have:
                name = week.locations[location]
                found.append(_row("room_places", kind.id, name, (needed, have), rules=week.rules))
    return found


def _rows(
    week: Week, kinds: tuple[str, ...], where: str, location: str | None = None
) -> list[dict[str, Any]]:
    rows = []
    for kind in kinds:
        fact = shortage(week, kind=kind, where=where, location=location)
        if fact is None or fact[0] <= fact[1] or (kind == "mentors" and not week.has_mentors):
            continue
        rows.append(_row(kind, where, location, fact, rules=week.rules))
    return rows


def _row(
    kind: str, where: str, location: str | None, fact: tuple[int, int], *, rules: Rules
) -> dict[str, Any]:
    told = "sizes" if kind == "group_size" and rules.group_min > rules.group_max else kind
    text = SENTENCES[told].format(
        where=where, location=location, needed=fact[0], available=fact[1],
        low=rules.group_min, high=rules.group_max,
    )  # fmt: skip
    return {"kind": kind, "where": where, "location": location, "needed": fact[0],
            "available": fact[1], "text": text}  # fmt: skip


def shortage(
    week: Week, *, kind: object, where: object, location: object
) -> tuple[int, int] | None:
    """What is needed and what there is; None for a kind that the week alone does not prove."""
    programmes = {one.id: number for number, one in enumerate(week.programmes)}
    types = {one.id: number for number, one in enumerate(week.types)}
    if kind in ("group_size", "mentors") and where in programmes:
        number = programmes[str(where)]
        if kind == "mentors":
            return week.fewest_groups(number), week.mentor_places[number]
        return len(week.students_of[number]), _largest_cut(week, len(week.students_of[number]))
    if kind in ("room_places", "room_seats") and where in types and location in week.locations:
        place = week.locations.index(str(location))
        return _rooms(week, types[str(where)], place, seats=kind == "room_seats")
    return None


def _largest_cut(week: Week, size: int) -> int:
    low, high = max(week.rules.group_min, 1), week.rules.group_max
    return max(min(size, groups * high) for groups in range(size // low + 1))


def _rooms(week: Week, number: int, place: int, *, seats: bool) -> tuple[int, int]:
    kind = week.types[number]
    have = sum(
        room.seats if seats else room.parallel
        for room in week.rooms
        for slot in kind.slots
        if room.location == place and slot not in room.closed and kind.features <= room.features
    )
    here = [n for n, one in enumerate(week.programmes) if one.location == place]
    if seats:
        return sum(len(week.students_of[n]) for n in here), have
    return sum(week.fewest_groups(n) for n in here), have
