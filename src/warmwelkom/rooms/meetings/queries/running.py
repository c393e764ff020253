"""One screen for who leads a meeting: the point at hand, the points around it, who may promise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.agenda import budget_of, points_of, promised_before
from warmwelkom.rooms.meetings.queries.minutes import Minuted, is_published, minuted
from warmwelkom.rooms.people.models import Role, School
from warmwelkom.rooms.thinktank.api import states_to_decide

Choice = tuple[str, Any]


def running_for(*, actor: Actor, meeting: Meeting, wanted: str, now: dt.datetime) -> dict[str, Any]:
    """The meeting at its point `wanted` (a number), else at the first without a decision.

    At most eight queries.
    """
    rows = minuted(meeting)
    items = [row.item for row in rows]
    here = next((row for row in rows if str(row.item.pk) == wanted), None)
    here = here or next((row for row in rows if not row.decisions), None) or (rows[-1] if rows else None)  # fmt: skip
    place = rows.index(here) if here else 0
    return {
        "row": meeting,
        "rows": rows,
        "points": points_of(meeting, items),
        "budget": budget_of(meeting, items),
        "here": here,
        "number": place + 1,
        "before": rows[place - 1] if here and place else None,
        "after": rows[place + 1] if here and place + 1 < len(rows) else None,
        "states": states_for(actor, here),
        "is_published": is_published(meeting),
        "promised": promised_before(meeting) if place == 0 else [],
        "minutes_left": _minutes_left(meeting, now),
    }


def states_for(actor: Actor, here: Minuted | None) -> list[Choice]:
    """The states that this reader may bring the contribution of the point into; at most one query."""
    row = here.item.contribution if here else None
    if row is None or not (states := states_to_decide(row=row)):
        return []
    return states if may(actor, "thinktank.answer", row) else []


def who_may_promise() -> tuple[list[Choice], list[Choice]]:
    """People with a role in force and organisations, as choices ("p:<number>", "o:<number>"); two queries."""
    roles = Role.objects.filter(
        ended_at=None, school_year__gte=F("region__school_year")
    ).select_related("person", "school")
    people: dict[str, str] = {}
    for role in roles.order_by("person__name", "person_id", "school_id"):
        named = f"{role.person.name}, {role.school}" if role.school else role.person.name
        people.setdefault(f"p:{role.person_id}", named)
    schools = School.objects.filter(left_at=None)
    return list(people.items()), [(f"o:{row.pk}", row.name) for row in schools]


def _minutes_left(meeting: Meeting, now: dt.datetime) -> int | None:
    """Until the end that was planned; below zero when it is past."""
    if meeting.ends_at is None or meeting.begun_at is None or meeting.ended_at:
        return None
    return round((meeting.ends_at - now).total_seconds() / 60)
