"""The clock is read here, at the edge, and passed on as `now`.

The demo has a movable date: a region may stand at another day than today; the time of day runs on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_moved_date: list[Callable[[UUID], dt.date | None]] = []


def move_date_with(ask: Callable[[UUID], dt.date | None]) -> None:
    """Let a room say at which date a region stands (the demo only)."""
    _moved_date[:] = [ask]


def now_for(region_id: UUID | None) -> dt.datetime:
    """This moment in Amsterdam, on the day where the region stands."""
    now = timezone.now().astimezone(AMSTERDAM)
    day = _moved_date[0](region_id) if _moved_date and region_id else None
    return now if day is None else now.replace(year=day.year, month=day.month, day=day.day, fold=0)
