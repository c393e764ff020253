"""Plan the next one: of the same series, an interval later, at the same time of day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.meetings.domain.planning import plan_meeting
from warmwelkom.rooms.meetings.models import Meeting, MeetingSeries


@command("meetings.lead", on="meeting")
def plan_next(
    *, actor: Actor, meeting: Meeting, title: str, now: dt.datetime, **details: Any
) -> Meeting:
    """Plan the meeting after this one; without a series, the two begin one."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.series_id is None:
        row.series = MeetingSeries.objects.create(region_id=actor.region, title=row.title[:200])
        row.save(update_fields=["series"])
    details["series"] = row.series
    return plan_meeting(actor=actor, title=title, now=now, **details)
