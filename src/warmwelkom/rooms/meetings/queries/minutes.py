"""The minutes of a meeting as everybody reads them, with their corrections."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.meetings.models import (
    ActionItem,
    AgendaItem,
    Decision,
    Meeting,
    Minutes,
    MinutesCorrection,
)
from warmwelkom.rooms.meetings.policies import PLANS
from warmwelkom.rooms.meetings.queries.agenda import items_of


@dataclass(kw_only=True)
class Minuted:
    """One point with what came of it."""

    item: AgendaItem
    decisions: list[Decision] = field(default_factory=list)
    promises: list[ActionItem] = field(default_factory=list)
    corrections: list[MinutesCorrection] = field(default_factory=list)


def minutes_for(*, actor: Actor, pk: UUID) -> dict[str, Any]:
    """The minutes; before they are published only for who leads the meeting. Five queries.

    `published` is None where they are not there yet, and then `points` is empty for everybody else.
    Raises MayNotKnow.
    """
    found = Meeting.objects.select_related("series", "published")
    row: Meeting = found.get_for(actor, "meetings.see", pk=pk)
    published = getattr(row, "published", None)
    leads = leads_meeting(actor, row)
    is_shown = published is not None or leads
    points = minuted(row) if is_shown else []
    return {
        "row": row,
        "published": published,
        "leads": leads,
        "corrects": leads and published is not None,
        "takes_part": may(actor, "meetings.own_actions"),
        "points": points,
        "corrections": _whole(points, row) if published else [],
    }


def leads_meeting(actor: Actor, meeting: Meeting) -> bool:
    """The rule of `meetings.lead` on a meeting that is already there; no query."""
    if not may(actor, "meetings.own_actions"):
        return False
    return PLANS(actor) or (actor.user_id is not None and meeting.chair_id == actor.user_id)


def minuted(meeting: Meeting) -> list[Minuted]:
    """Every point with its decisions and promises; three queries."""
    found = {item.pk: Minuted(item=item) for item in items_of(meeting)}
    decisions = Decision.objects.filter(meeting=meeting).select_related("contribution")
    for decision in decisions:
        if decision.item_id in found:
            found[decision.item_id].decisions.append(decision)
    for action in ActionItem.objects.filter(meeting=meeting).select_related("school"):
        if action.item_id in found:
            found[action.item_id].promises.append(action)
    return list(found.values())


def _whole(points: list[Minuted], meeting: Meeting) -> list[MinutesCorrection]:
    """Hang each correction on its point; returns those of the whole. One query."""
    by_item: dict[UUID | None, list[MinutesCorrection]] = defaultdict(list)
    for row in MinutesCorrection.objects.filter(meeting=meeting):
        by_item[row.item_id].append(row)
    for point in points:
        point.corrections = by_item[point.item.pk]
    return by_item[None]


def is_published(meeting: Meeting) -> bool:
    """Whether the minutes can't change any more; one query."""
    return Minutes.objects.filter(meeting=meeting).exists()
