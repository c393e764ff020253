"""How many groups each programme gets, and who leads them."""

from __future__ import annotations

from itertools import count

from warmwelkom.engines.timetable.week import Week, up

FILLED = 0.985


def numbers_of_groups(week: Week) -> list[int]:
    """Groups as small as fit every room and mentor, never fewer than the format's Gmin.

    Small groups leave room to put schoolmates together; more than the rooms hold cannot be placed.
    """
    numbers = [_wished(week, programme) for programme in range(len(week.programmes))]
    for location in range(len(week.locations)):
        here = [n for n, one in enumerate(week.programmes) if one.location == location]
        most = _most_at(week, location)
        while sum(numbers[n] for n in here) > most:
            spare = [n for n in here if numbers[n] > max(week.fewest_groups(n), 1)]
            if not spare:
                break
            fewer = min(spare, key=lambda n: (len(week.students_of[n]) / (numbers[n] - 1), n))
            numbers[fewer] -= 1
    return numbers


def _wished(week: Week, programme: int) -> int:
    size, most = len(week.students_of[programme]), week.most_groups(programme)
    usual = (week.rules.group_min + week.rules.group_max) / 2
    return max(min(up(size, int(usual)), most), week.fewest_groups(programme)) if size else 0


def _most_at(week: Week, location: int) -> int:
    """The groups that the scarcest rooms of this location hold, with a little air where there is any."""
    rooms = [room for room in week.rooms if room.location == location]
    found = []
    for features in {kind.features for kind in week.types}:
        kinds = [kind for kind in week.types if kind.features == features]
        slots = {slot for kind in kinds for slot in kind.slots}
        found.append(_places(week, rooms, features, slots) * FILLED / len(kinds))
        found += [_places(week, rooms, features, set(kind.slots)) * FILLED for kind in kinds]
    return int(min(found))


def _places(week: Week, rooms: list, features: frozenset[str], slots: set[int]) -> int:  # type: ignore[type-arg]
    return sum(
        min(room.parallel, room.seats // max(week.rules.group_min, 1)) * len(slots - room.closed)
        for room in rooms
        if features <= room.features
    )


def mentors_for(week: Week, numbers: list[int]) -> list[list[int | None]]:
    """A mentor for each group of each programme: those with most time first, then second groups."""
    found: list[list[int | None]] = []
    for programme, number in enumerate(numbers):
        mine = sorted(
            week.mentors_of[programme], key=lambda one: (-len(week.mentors[one].halves), one)
        )
        chosen: list[int | None] = []
        for turn in count():
            able = [one for one in mine if week.mentors[one].max_groups > turn]
            if len(chosen) >= number or not able:
                break
            chosen += able
        chosen += [None] * number
        found.append(chosen[:number])
    return found
