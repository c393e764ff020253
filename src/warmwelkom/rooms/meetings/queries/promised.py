"""What was promised in the meetings before this one."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.rooms.meetings.models import ActionItem, Meeting


def promised_before(meeting: Meeting) -> list[ActionItem]:
    """What was promised the last time in this series, and what is open from before; one query."""
    earlier = Meeting.objects.filter(
        series=meeting.series_id, published__isnull=False, starts_at__isnull=False
    ).exclude(pk=meeting.pk)
    if meeting.starts_at:
        earlier = earlier.filter(starts_at__lt=meeting.starts_at)
    last = earlier.order_by("-starts_at").values("pk")[:1]
    rows = ActionItem.objects.filter(
        Q(state=ActionItem.State.OPEN) | Q(meeting__in=last), meeting__in=earlier.values("pk")
    )
    return list(rows.select_related("school", "meeting"))
