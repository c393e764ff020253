"""What is different in somebody's week since they looked last. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from warmwelkom.rooms.introweek.whereabouts import Group, Hour

NEW, TIME, ROOM = "new", "time", "room"
MORE_FACES, OTHER_FACE, LESS_FACES = "more_faces", "other_face", "less_faces"
GROUP, MENTOR = "group", "mentor"
OWN: Final = ""
"""The key of the row that is no part: the group itself and who leads it."""
Kept = list[list[str]]


def as_kept(hours: Iterable[Hour], group: Group | None = None) -> Kept:
    """A week as a few words per part, to lay the next one beside: part, moment, place, who joins."""
    own = [[OWN, group.name, group.mentor_id, ""]] if group else []
    return own + [
        [
            hour.what.key,
            f"{hour.when.day.isoformat()} {hour.when.begins:%H:%M}",
            f"{hour.where.building} {hour.where.name}".strip(),
            " ".join(sorted(one for one, _name in hour.visitors)),
        ]
        for hour in hours
    ]


def changes_in(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> dict[str, str]:
    """Part -> what changed most: it is new, its time, its room, or who joins. Nothing for what is as it was.

    Under `OWN` stands whether the group or its mentor is another; a week that was kept without it says nothing of it.
    """
    was = {row[0]: row for row in before}
    found = {}
    for row in now:
        kind = _kind(was.get(row[0]), row)
        if kind:
            found[row[0]] = kind
    return found


def _kind(old: Sequence[str] | None, new: Sequence[str]) -> str:
    is_own = new[0] == OWN
    if old is None:
        return "" if is_own else NEW
    first, second = (GROUP, MENTOR) if is_own else (TIME, ROOM)
    if old[1] != new[1]:
        return first
    return second if old[2] != new[2] else _faces(set(old[3].split()), set(new[3].split()))


def _faces(old: set[str], new: set[str]) -> str:
    """Who joins: somebody more, somebody less, or another instead."""
    if old == new:
        return ""
    if old < new:
        return MORE_FACES
    return LESS_FACES if new < old else OTHER_FACE


def gone_in(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> list[str]:
    """The keys of parts that are no longer there."""
    left = {row[0] for row in now}
    return [row[0] for row in before if row[0] not in left]
