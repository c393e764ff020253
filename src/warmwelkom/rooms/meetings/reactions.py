"""What follows by itself in the meetings from what happens there."""

from __future__ import annotations

from warmwelkom.base.events import react_to
from warmwelkom.rooms.meetings.domain.day_found import close_poll
from warmwelkom.rooms.meetings.domain.telling import tell_of_change
from warmwelkom.rooms.meetings.events import MeetingChanged
from warmwelkom.rooms.meetings.models import Meeting


@react_to(MeetingChanged)
def tell_who_comes(event: MeetingChanged) -> None:
    """Who signed up gets the new entry for the calendar; who helped to find the day hears which it is."""
    meeting = Meeting.objects.get(pk=event.meeting_id)
    tell_of_change(meeting=meeting, now=meeting.changed_at)
    close_poll(meeting=meeting, now=meeting.changed_at)
