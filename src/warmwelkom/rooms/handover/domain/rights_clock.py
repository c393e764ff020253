"""The clock of the law: a week before the last day, and when it has passed, who handles a request is told."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.handover.domain.rights_telling import tell_handlers
from warmwelkom.rooms.handover.models import RightsRequest

BEFORE = dt.timedelta(days=7)


@command("handover.chase_rights")
def chase_rights(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """Remind, each moment of each last day once; returns how many people were told."""
    today = now.date()
    rows = RightsRequest.objects.filter(
        answered_at=None, withdrawn_at=None, due__lte=today + BEFORE
    ).select_related("school")
    told = 0
    for row in rows:
        when = "late" if row.is_late(today) else "near"
        told += tell_handlers(request=row, when=f"{when}:{row.due}", now=now)
    return told
