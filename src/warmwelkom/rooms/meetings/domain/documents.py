"""Documents with a meeting: kept outside the web, open to who takes part or to everybody."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.files.keeping import keep_in, remove_with_file
from warmwelkom.base.files.types import FileRefused
from warmwelkom.rooms.meetings.models import Meeting, MeetingDocument


@command("meetings.lead", on="meeting", tell=("audience",))
def add_document(
    *, actor: Actor, meeting: Meeting, name: str, content: bytes, audience: str, now: dt.datetime
) -> MeetingDocument:  # fmt: skip
    """Keep a file with the meeting, for who takes part or for everybody.

    Raises:
        FileRefused: it is too large, one too many, or no type that we keep.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # one after the other, so that 20 is 20
    if MeetingDocument.objects.filter(meeting=meeting).count() >= MeetingDocument.MOST:
        raise FileRefused(
            gettext_noop("Er staan al 20 stukken bij deze bijeenkomst. Haal er eerst een weg.")
        )
    row = MeetingDocument(
        region_id=meeting.region_id, meeting=meeting, added_on=now.date(),
        added_by_id=actor.user_id, audience=MeetingDocument.Audience(audience),
    )  # fmt: skip
    keep_in(row, name=name, content=content)
    return row


@command("meetings.lead", on="meeting", tell=("audience",))
def open_document(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    meeting: Meeting,
    document: MeetingDocument,
    audience: str,
) -> None:
    """Say for whom it is."""
    _of(meeting, document)
    MeetingDocument.objects.filter(pk=document.pk).update(
        audience=MeetingDocument.Audience(audience)
    )


@command("meetings.lead", on="meeting")
def remove_document(*, actor: Actor, meeting: Meeting, document: MeetingDocument) -> None:  # noqa: ARG001  asked by the command
    """Take a document away; its file is erased when the act is certain."""
    _of(meeting, document)
    remove_with_file(document)


def _of(meeting: Meeting, document: MeetingDocument) -> None:
    if document.meeting_id != meeting.pk:
        raise MayNotKnow
