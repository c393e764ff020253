"""Minutes become public, and change no more; a correction stands beside them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.events import publish
from warmwelkom.rooms.meetings.attendance import Attendance, attendance_of
from warmwelkom.rooms.meetings.domain.minutes_telling import tell_of_minutes
from warmwelkom.rooms.meetings.domain.open_meetings import hold_begun
from warmwelkom.rooms.meetings.events import MinutesPublished
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting, Minutes, MinutesCorrection


class NothingToCorrect(UserError):  # noqa: N818  reads as the sentence it is
    """Only published minutes are corrected, in words and with a reason."""


@command("meetings.lead", on="meeting")
def publish_minutes(
    *, actor: Actor, meeting: Meeting, now: dt.datetime, present: Attendance | None = None
) -> Minutes:
    """Let everybody read the minutes; the meeting is closed with it, and who must know is told.

    `present` is who were there, counted by whoever leads; by default what the registration says.

    Raises:
        AlreadyPublished, NotBegun: see `open_meetings`.
    """
    row = hold_begun(meeting)
    if row.ended_at is None:
        row.ended_at = now
        row.save(update_fields=["ended_at"])
    present = present or attendance_of(row)
    made: Minutes = Minutes.objects.create(
        region_id=row.region_id, meeting=row, published_at=now, by_id=actor.user_id,
        title=row.title, starts_at=row.starts_at, ends_at=row.ends_at,
        people=present.people, organisations=sorted(present.organisations),
    )  # fmt: skip
    tell_of_minutes(meeting=row, actor=actor, now=now)
    publish(MinutesPublished(region_id=row.region_id, meeting_id=row.pk))
    return made


@command("meetings.lead", on="meeting")
def correct_minutes(
    *,
    actor: Actor,
    meeting: Meeting,
    text: str,
    reason: str,
    now: dt.datetime,
    item: AgendaItem | None = None,
) -> MinutesCorrection:
    """Put beside published minutes what they should say (at one point, or at the whole) and why.

    Raises:
        NothingToCorrect: they are not published, or words or reason are missing.
    """
    if not Minutes.objects.filter(meeting=meeting).exists():
        raise NothingToCorrect(
            gettext_noop("Dit verslag is nog niet openbaar: pas het aan waar het staat.")
        )
    if not text.strip() or not reason.strip():
        raise NothingToCorrect(gettext_noop("Schrijf wat er moet staan, en waarom."))
    made: MinutesCorrection = MinutesCorrection.objects.create(
        region_id=meeting.region_id, meeting=meeting, item=item, text=text.strip(),
        reason=reason.strip()[:300], at=now, by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    return made
