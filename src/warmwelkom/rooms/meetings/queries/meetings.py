"""The list of meetings and one meeting's page."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.policies import PLANS
from warmwelkom.rooms.meetings.queries.blocks import blocks_of

MOST_SHOWN = 100


def meetings_for(*, actor: Actor, now: dt.datetime) -> dict[str, list[Meeting]]:
    """Those without a day, those to come (the nearest first) and those past; one query."""
    rows = list(Meeting.objects.visible_to(actor, "meetings.see")[:MOST_SHOWN])
    coming = [row for row in rows if row.starts_at and not _is_past(row, now)]
    return {
        "without_day": [row for row in rows if not row.starts_at and not _is_past(row, now)],
        "coming": coming[::-1],
        "past": [row for row in rows if _is_past(row, now)],
    }


def meeting_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> dict[str, Any]:
    """One meeting and its blocks; raises MayNotKnow. One query, and at most one for each block."""
    found = Meeting.objects.select_related("series", "published")
    row: Meeting = found.get_for(actor, "meetings.see", pk=pk)
    blocks = blocks_of(actor=actor, meeting=row, now=now)
    takes_part = may(actor, "meetings.attend")
    return {
        "row": row,
        "is_over": row.is_over(now),
        "takes_part": takes_part,
        "plans": may(actor, "meetings.plan"),
        "leads": takes_part and (PLANS(actor) or row.chair_id == actor.user_id),
        "blocks": [block for block in blocks if not block.is_aside],
        "asides": [block for block in blocks if block.is_aside],
    }


def _is_past(row: Meeting, now: dt.datetime) -> bool:
    return row.cancelled_at is not None or row.is_over(now)
