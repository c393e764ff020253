"""A meeting runs: it is begun, what is said is noted, it is closed."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.meetings.domain.open_meetings import hold_begun, hold_open, point_of
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting


class NotesDiffer(UserError):  # noqa: N818  reads as the sentence it is
    """Two people noted at once; `both` holds the two texts, `version` what the next one saves onto."""

    both: str = ""
    version: int = 0


@command("meetings.lead", on="meeting")
def begin_meeting(*, actor: Actor, meeting: Meeting, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Open the meeting; a second time nothing happens."""
    row = hold_open(meeting)
    if row.begun_at is None:
        row.begun_at = now
        row.save(update_fields=["begun_at"])


@command("meetings.lead", on="meeting")
def end_meeting(*, actor: Actor, meeting: Meeting, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Close the meeting; notes and decisions may still be mended until the minutes are published."""
    row = hold_begun(meeting)
    row.ended_at = row.ended_at or now
    row.save(update_fields=["ended_at"])


@command("meetings.lead", on="meeting")
def reopen_meeting(*, actor: Actor, meeting: Meeting) -> None:  # noqa: ARG001  asked by the command
    """It was not over yet."""
    row = hold_begun(meeting)
    row.ended_at = None
    row.save(update_fields=["ended_at"])


@command("meetings.lead", on="meeting")
def save_notes(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    meeting: Meeting,
    item: AgendaItem,
    notes: str,
    version: int,
) -> int:
    """Keep the notes of a point; returns the version that the next change is based on.

    Raises:
        NotesDiffer: somebody else saved other notes since `version`; nothing is overwritten.
    """
    hold_begun(meeting)
    row = point_of(meeting, item)
    if notes == row.notes:
        return int(row.notes_version)
    if version != row.notes_version:
        fault = NotesDiffer(
            gettext_noop(
                "Iemand anders schreef hier ook. Beide teksten staan nu in het vak: maak er één van en bewaar opnieuw."
            )
        )
        fault.both, fault.version = f"{row.notes}\n\n---\n\n{notes}", row.notes_version
        raise fault
    row.notes, row.notes_version = notes, row.notes_version + 1
    row.save(update_fields=["notes", "notes_version"])
    return int(row.notes_version)
