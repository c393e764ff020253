"""Plan a meeting, change it, call it off; each change that a calendar shows raises its sequence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.calendar.rooms import new_room
from warmwelkom.base.events import publish
from warmwelkom.rooms.meetings.domain.joining import fill_seats
from warmwelkom.rooms.meetings.events import MeetingChanged
from warmwelkom.rooms.meetings.models import Meeting, MeetingSeries


class DayStays(UserError):  # noqa: N818  reads as the sentence it is
    """A day that people were told of does not go away by itself."""


SHOWN_IN_A_CALENDAR = ("title", "about", "form", "place", "room_link", "starts_at", "ends_at")


@command("meetings.plan", tell=("title",))
def plan_meeting(
    *,
    actor: Actor,
    title: str,
    now: dt.datetime,
    begins_series: bool = False,
    own_room: bool = False,
    **details: Any,
) -> Meeting:
    """Make a meeting that the actor chairs; `details` are fields of Meeting.

    Without `starts_at` its day is still to be found. `begins_series` makes it the first of a series
    with its title; `own_room` gives it a room at the region's own address.

    Raises:
        NoOwnRooms: the region has no address of its own.
    """
    if begins_series and not details.get("series"):
        details["series"] = MeetingSeries.objects.create(region_id=actor.region, title=title)
    if own_room:
        details["room_link"] = new_room()
    made: Meeting = Meeting.objects.create(
        region_id=actor.region, title=title, chair_id=actor.user_id, chair_name=actor.name,
        made_at=now, changed_at=now, **details,
    )  # fmt: skip
    _tell(made)
    return made


@command("meetings.lead", on="meeting")
def change_meeting(*, actor: Actor, meeting: Meeting, now: dt.datetime, **details: Any) -> None:  # noqa: ARG001  asked by the command
    """Give a meeting other details; what a calendar shows raises its sequence.

    Raises:
        ChangedMeanwhile: it was called off.
        DayStays: the day that was known would be unknown again.
    """
    row = _locked(meeting)
    if row.starts_at and not details.get("starts_at", row.starts_at):
        raise DayStays(
            gettext_noop("De dag staat vast. Kies een andere dag, of zeg de bijeenkomst af.")
        )
    is_shown = any(
        getattr(row, name) != details.get(name, getattr(row, name)) for name in SHOWN_IN_A_CALENDAR
    )
    for name, value in details.items():
        setattr(row, name, value)
    if is_shown:
        row.sequence, row.changed_at = row.sequence + 1, now
    row.save()
    if is_shown:
        _tell(row)
    fill_seats(meeting=row, now=now)


@command("meetings.lead", on="meeting")
def cancel_meeting(*, actor: Actor, meeting: Meeting, reason: str, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Call a meeting off, with a reason that everybody who comes is told.

    Raises:
        ChangedMeanwhile: it was called off already.
    """
    row = _locked(meeting)
    row.cancelled_at, row.cancel_reason = now, reason.strip()
    row.sequence, row.changed_at = row.sequence + 1, now
    row.save()
    _tell(row)


def _locked(meeting: Meeting) -> Meeting:
    row: Meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.cancelled_at:
        raise ChangedMeanwhile(
            gettext_noop("Deze bijeenkomst gaat niet door: er is niets te veranderen.")
        )
    return row


def _tell(meeting: Meeting) -> None:
    publish(
        MeetingChanged(
            region_id=meeting.region_id, meeting_id=meeting.pk, sequence=meeting.sequence
        )
    )
