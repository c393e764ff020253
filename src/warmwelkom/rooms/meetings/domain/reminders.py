"""Remind who comes, a day before and an hour before: once, in time, and never of what is called off."""

from __future__ import annotations

import datetime as dt
from typing import Final

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.meetings.domain.telling import (
    not_reminded,
    rows_to_tell,
    tell_before,
)
from warmwelkom.rooms.meetings.models import Meeting, Registration

AHEAD: Final = {"day": dt.timedelta(days=1), "hour": dt.timedelta(hours=1)}
LOOK_BACK: Final = {"day": dt.timedelta(hours=12), "hour": dt.timedelta(hours=1)}
"""Much longer than the ten minutes between two looks: a worker that stood still for hours misses nothing."""


def plan_reminders(*, actor: Actor, now: dt.datetime) -> int:
    """Plan what is due in the region of the scope; returns how many mails are new.

    Who signed up after the moment of a reminder has just had a mail with the link, and gets none.
    """
    made = 0
    for kind, ahead in AHEAD.items():
        due = Meeting.objects.filter(
            starts_at__gt=max(now, now + ahead - LOOK_BACK[kind]), starts_at__lte=now + ahead,
            cancelled_at=None, ended_at=None,
        )  # fmt: skip
        for meeting in due:
            rows = [row for row in rows_to_tell(meeting) if _came_before(row, meeting, ahead)]
            new = not_reminded(meeting=meeting, rows=rows, kind=kind)
            if new:
                made += remind(actor=actor, meeting=meeting, rows=new, kind=kind, now=now)
    return made


@command("meetings.remind", on="meeting", tell=("kind",))
def remind(
    *,
    actor: Actor,  # noqa: ARG001  for the policy and the record
    meeting: Meeting,
    rows: list[Registration],
    kind: str,
    now: dt.datetime,
) -> int:
    """Plan one kind of reminder of one meeting; returns how many mails are new."""
    return tell_before(meeting=meeting, rows=rows, kind=kind, now=now)


def _came_before(row: Registration, meeting: Meeting, ahead: dt.timedelta) -> bool:
    """Whether the place was there before the reminder was due."""
    return bool(row.seated_at and meeting.starts_at and row.seated_at < meeting.starts_at - ahead)
