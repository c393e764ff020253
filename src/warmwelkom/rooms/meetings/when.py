"""When and where a meeting is, in words; the same on a page and in a mail."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.meetings.models import Meeting, Minutes


def span_words(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """Such as "dinsdag 8 december, 15.30–17.00", in Amsterdam's time."""
    begins, ends = starts_at.astimezone(AMSTERDAM), ends_at.astimezone(AMSTERDAM)
    return f"{long_day(begins.date())}, {clock(begins)}–{clock(ends)}"


def when_words(meeting: Meeting | Minutes) -> str:
    """Empty while there is no day."""
    if not (meeting.starts_at and meeting.ends_at):
        return ""
    return span_words(meeting.starts_at, meeting.ends_at)


def where_words(meeting: Meeting) -> str:
    """Place and link, for who takes part."""
    parts = [meeting.place]
    if meeting.room_link:
        parts.append(_("Online ruimte: %(link)s") % {"link": meeting.room_link})
    return "\n".join(part for part in parts if part)
