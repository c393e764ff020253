"""Hold a meeting while something about it is written; after publication nothing is."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting, Minutes


class AlreadyPublished(UserError):  # noqa: N818  reads as the sentence it is
    """Published minutes don't change; a correction stands beside them."""


class NotBegun(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing is decided in a meeting that has not begun."""


def hold_open(meeting: Meeting) -> Meeting:
    """The meeting, locked until the act is over; raises AlreadyPublished."""
    row: Meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Minutes.objects.filter(meeting=row).exists():
        raise AlreadyPublished(
            gettext_noop(
                "Het verslag is openbaar en verandert niet meer. Klopt er iets niet? Zet er een verbetering bij."
            )
        )
    return row


def hold_begun(meeting: Meeting) -> Meeting:
    """The same of a meeting that was begun; raises NotBegun too."""
    row = hold_open(meeting)
    if row.begun_at is None:
        raise NotBegun(gettext_noop("Begin eerst de bijeenkomst."))
    return row


def point_of(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    """The point as it is now, locked, if it stands on this agenda; raises MayNotKnow."""
    found = AgendaItem.objects.select_for_update(of=("self",)).select_related("contribution")
    row: AgendaItem | None = found.filter(pk=item.pk, meeting=meeting, removed_at=None).first()
    if row is None:
        raise MayNotKnow
    return row
