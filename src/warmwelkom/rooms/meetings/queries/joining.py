"""Who comes to a meeting, for whoever leads it."""

from __future__ import annotations

from warmwelkom.rooms.meetings.models import Meeting, Registration


def coming_to(*, meeting: Meeting) -> dict[str, list[Registration]]:
    """Who comes by name, and who waits in the order of the list; one query."""
    rows = list(Registration.objects.filter(meeting=meeting).select_related("person"))
    seated = [row for row in rows if row.seated_at]
    return {
        "seated": sorted(seated, key=lambda row: (row.person.name.lower(), str(row.pk))),
        "waiting": [row for row in rows if not row.seated_at],
    }
