"""What somebody promised, and one promise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.minutes_policies import own_promises
from warmwelkom.rooms.meetings.models import ActionItem

MOST_SETTLED = 20


def promises_of(*, actor: Actor, today: dt.date) -> dict[str, Any]:
    """One's own promises and those of one's organisation: late, open, settled. Two queries."""
    rows = ActionItem.objects.visible_to(actor, "meetings.settle_action").filter(
        own_promises(actor), meeting__published__isnull=False
    )
    rows = rows.select_related("school", "meeting")
    still = list(rows.filter(state=ActionItem.State.OPEN))
    settled = rows.exclude(state=ActionItem.State.OPEN).order_by("-state_at", "id")
    return {
        "late": [row for row in still if row.is_late(today)],
        "open": [row for row in still if not row.is_late(today)],
        "settled": list(settled[:MOST_SETTLED]),
    }
