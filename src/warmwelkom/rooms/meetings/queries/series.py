"""When the next meeting of a series could be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.meetings.models import Meeting

USUAL_INTERVAL = dt.timedelta(days=28)


def interval_of(meeting: Meeting) -> dt.timedelta:
    """Whole days between this meeting and the one before it in its series; four weeks when there is none. One query."""
    if not (meeting.starts_at and meeting.series_id):
        return USUAL_INTERVAL
    before = Meeting.objects.filter(
        series=meeting.series_id, starts_at__lt=meeting.starts_at, cancelled_at=None
    )
    earlier = before.order_by("-starts_at").values_list("starts_at", flat=True).first()
    if earlier is None:
        return USUAL_INTERVAL
    days = (_day(meeting.starts_at) - _day(earlier)).days
    return dt.timedelta(days=days) if days else USUAL_INTERVAL


def proposed_next(*, meeting: Meeting, now: dt.datetime) -> dict[str, Any]:
    """Fields of the next one as a form starts: the same words, and a day an interval later that is still to come."""
    same = ("title", "form", "place", "room_link", "seats", "series")
    proposed = {name: getattr(meeting, name) for name in same}
    if not (meeting.starts_at and meeting.ends_at):
        return proposed
    interval = interval_of(meeting)
    day = _day(meeting.starts_at) + interval
    while day <= now.astimezone(AMSTERDAM).date():
        day += interval
    begins, ends = (one.astimezone(AMSTERDAM) for one in (meeting.starts_at, meeting.ends_at))
    return proposed | {"day": day, "begins": begins.time(), "ends": ends.time()}


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(AMSTERDAM).date()
