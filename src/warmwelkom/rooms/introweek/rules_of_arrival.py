"""When somebody counts as not seen on the first day. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from warmwelkom.rooms.introweek.whereabouts import Hour

TEN = dt.time(10)
HOUR = dt.timedelta(hours=1)


def deadline_of(first: Hour, *, is_ticked: bool) -> dt.datetime:
    """The moment (local, without a zone) from which who is not ticked in this group is not seen.

    Ten o'clock; an hour after the beginning for a group that begins later; and an hour more where the mentor
    ticked nobody yet, for then it is the mentor whom nobody heard from.
    """
    begins = dt.datetime.combine(first.when.day, first.when.begins)
    ten = dt.datetime.combine(first.when.day, TEN)
    deadline = ten if begins < ten else begins + HOUR
    return deadline if is_ticked else deadline + HOUR


def not_seen(
    hours: list[Hour], *, students: Collection[str], ticked: Collection[str], moment: dt.datetime
) -> list[str]:
    """The students of one group who are not seen at this moment (local, without a zone) of the first day."""
    if not hours or moment.date() != hours[0].when.day:
        return []
    is_ticked = any(one in ticked for one in students)
    if moment < deadline_of(hours[0], is_ticked=is_ticked):
        return []
    return [one for one in students if one not in ticked]
