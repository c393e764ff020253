"""What the form of a meeting has to choose from."""

from __future__ import annotations

from typing import Any

from warmwelkom.rooms.meetings.models import MeetingSeries, MeetingSettings


def choices_of_form(*, is_new: bool) -> dict[str, Any]:
    """The series of the region, and whether it has rooms of its own; two queries."""
    return {
        "is_new": is_new,
        "series": MeetingSeries.objects.all(),
        "has_own_rooms": is_new and room_base_here() != "",
    }


def room_base_here() -> str:
    """The address of the region's own rooms, or nothing; one query."""
    found = MeetingSettings.objects.values_list("room_base", flat=True).first()
    return found or ""
