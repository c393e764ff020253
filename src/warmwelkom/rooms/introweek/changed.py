"""What is different in somebody's week since they looked last. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from warmwelkom.rooms.introweek.whereabouts import Hour

NEW, TIME, ROOM, FACE = "new", "time", "room", "face"
ORDER: Final = (NEW, TIME, ROOM, FACE)
Kept = list[list[str]]


def as_kept(hours: Iterable[Hour]) -> Kept:
    """A week as a few words per part, to lay the next one beside: part, moment, place, who joins."""
    return [
        [
            hour.what.key,
            f"{hour.when.day.isoformat()} {hour.when.begins:%H:%M}",
            f"{hour.where.building} {hour.where.name}".strip(),
            " ".join(sorted(one for one, _name in hour.visitors)),
        ]
        for hour in hours
    ]


def changes_in(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> dict[str, str]:
    """Part -> what changed most: it is new, its time, its room, or who joins. Nothing for what is as it was."""
    was = {row[0]: row for row in before}
    found = {}
    for row in now:
        old = was.get(row[0])
        kind = NEW if old is None else next((k for k, a, b in _pairs(old, row) if a != b), "")
        if kind:
            found[row[0]] = kind
    return found


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str, str]]:
    return list(zip((TIME, ROOM, FACE), old[1:4], new[1:4], strict=True))


def gone_in(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> list[str]:
    """The keys of parts that are no longer there."""
    left = {row[0] for row in now}
    return [row[0] for row in before if row[0] not in left]
