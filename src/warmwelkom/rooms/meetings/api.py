"""The door of the meetings: what the rooms above may call. Inside a region's scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.entries import entry_of, organiser_in
from warmwelkom.rooms.meetings.ics import calendar_text
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.minutes import minutes_for
from warmwelkom.rooms.meetings.queries.minutes_text import minutes_as_text
from warmwelkom.rooms.people.models import Region

__all__ = ["calendar_of", "meetings_by_ids", "minutes_in_words", "next_meeting"]


def next_meeting(*, actor: Actor, now: dt.datetime) -> Meeting | None:
    """The first meeting that is still to come, of those the actor may see; one query."""
    coming = Meeting.objects.visible_to(actor, "meetings.see").filter(
        starts_at__gte=now, cancelled_at=None, ended_at=None
    )
    found: Meeting | None = coming.order_by("starts_at").first()
    return found


def meetings_by_ids(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Meeting]:
    """Those of these meetings that the actor may see, by id; one query."""
    rows = Meeting.objects.visible_to(actor, "meetings.see").filter(pk__in=list(ids))
    return {row.pk: row for row in rows}


def minutes_in_words(*, actor: Actor, meeting_id: UUID, region: str) -> str:
    """Published minutes as plain text without a name of a person; empty while they are not public.

    `region` is its short name, for the address at the end. Raises MayNotKnow. Five queries.
    """
    here = minutes_for(actor=actor, pk=meeting_id)
    return minutes_as_text(here, region=region, form="txt") if here["published"] else ""


def calendar_of(*, meeting: Meeting, region: Region) -> str:
    """A meeting that has a day as an .ics for one's own calendar, without the link of the room.

    Its number is that of the invitation which follows when one signs up: a calendar keeps one entry.
    """
    entry = entry_of(meeting, slug=region.slug, with_link=False)
    return calendar_text([entry], method="PUBLISH", organiser=organiser_in(region))
