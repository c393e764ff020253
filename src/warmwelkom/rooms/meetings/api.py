"""The door of the meetings: what the rooms above may call. Inside a region's scope."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import Meeting

__all__ = ["next_meeting"]


def next_meeting(*, actor: Actor, now: dt.datetime) -> Meeting | None:
    """The first meeting that is still to come, of those the actor may see; one query."""
    coming = Meeting.objects.visible_to(actor, "meetings.see").filter(
        starts_at__gte=now, cancelled_at=None, ended_at=None
    )
    found: Meeting | None = coming.order_by("starts_at").first()
    return found
