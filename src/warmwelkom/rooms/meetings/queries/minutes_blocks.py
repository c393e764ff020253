"""The agenda and the minutes on a meeting's page."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.agenda import items_of, points_of
from warmwelkom.rooms.meetings.queries.blocks import Block, add_block
from warmwelkom.rooms.meetings.queries.minutes import leads_meeting


@add_block(place=10)
def agenda_block(actor: Actor, meeting: Meeting, now: dt.datetime) -> Block | None:  # noqa: ARG001  a block's shape
    """The points with their times; who leads goes on to make it or to begin. One query."""
    items = items_of(meeting)
    leads = leads_meeting(actor, meeting) and not meeting.cancelled_at
    if not items and not leads:
        return None
    values = {"points": points_of(meeting, items), "leads": leads, "row": meeting}
    return Block(template="meetings/agenda/_block.html", values=values)


@add_block(place=30)
def minutes_block(actor: Actor, meeting: Meeting, now: dt.datetime) -> Block | None:  # noqa: ARG001  a block's shape
    """Where the minutes can be read; for who leads what is still to do. No query."""
    if meeting.begun_at is None:
        return None
    published = getattr(meeting, "published", None)
    leads = leads_meeting(actor, meeting)
    if published is None and not leads:
        return None
    values = {"published": published, "leads": leads, "row": meeting}
    return Block(template="meetings/minutes/_block.html", values=values)
