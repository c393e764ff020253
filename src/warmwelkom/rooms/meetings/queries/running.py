"""One screen for who leads a meeting: the point at hand, the points around it, who may promise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.meetings.minutes_policies import SPEAKS
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.agenda import budget_of, points_of
from warmwelkom.rooms.meetings.queries.minutes import Minuted, minuted
from warmwelkom.rooms.meetings.queries.promised import promised_before
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.thinktank.api import states_to_decide

Choice = tuple[str, Any]
A_DAY = 24 * 60


def running_for(*, actor: Actor, meeting: Meeting, wanted: str, now: dt.datetime) -> dict[str, Any]:
    """The meeting at its point `wanted` (a number), else at the first without a decision.

    `meeting` comes with its `published`. At most four queries.
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
        "is_published": hasattr(meeting, "published"),
        "promised": [] if meeting.begun_at else promised_before(meeting),
        "minutes_left": _minutes_left(meeting, now),
    }


def states_for(actor: Actor, here: Minuted | None) -> list[Choice]:
    """The states that this reader may bring the contribution of the point into; at most one query."""
    row = here.item.contribution if here else None
    if row is None or not (states := states_to_decide(row=row)):
        return []
    return states if may(actor, "thinktank.answer", row) else []


def who_may_promise() -> tuple[list[Choice], list[Choice]]:
    """People with a role in force, and organisations with somebody who speaks for them; one query.

    As choices: ("p:<number>", name) and ("o:<number>", name).
    """
    roles = Role.objects.filter(
        ended_at=None, school_year__gte=F("region__school_year")
    ).select_related("person", "school")
    people: dict[str, str] = {}
    organisations: dict[str, str] = {}
    for role in roles.order_by("person__name", "person_id", "given_at", "pk"):
        named = f"{role.person.name}, {role.school}" if role.school else role.person.name
        people.setdefault(f"p:{role.person_id}", named)
        if role.school and role.school.left_at is None and role.kind in SPEAKS:
            organisations[f"o:{role.school_id}"] = role.school.name
    return list(people.items()), sorted(organisations.items(), key=lambda one: one[1])


def _minutes_left(meeting: Meeting, now: dt.datetime) -> int | None:
    """Until the end that was planned, below zero when it is past; None where this is not that day."""
    if meeting.ends_at is None or meeting.begun_at is None or meeting.ended_at:
        return None
    left = round((meeting.ends_at - now).total_seconds() / 60)
    return left if abs(left) <= A_DAY else None
