"""What stands in the room of meetings, one file per kind of thing."""

from __future__ import annotations

from warmwelkom.rooms.meetings.models.meeting import Meeting, MeetingSeries

__all__ = ["Meeting", "MeetingSeries"]
