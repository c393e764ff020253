"""The agenda of a meeting: its points with their times, and what was promised the last time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Meeting
from warmwelkom.rooms.meetings.queries.proposals import proposals_for


@dataclass(frozen=True, kw_only=True)
class Budget:
    """Minutes on the agenda against the minutes that there are; `length` None without a day."""

    planned: int
    length: int | None

    @property
    def over(self) -> int:
        """How many minutes too many; 0 where it fits."""
        return max(0, self.planned - self.length) if self.length is not None else 0

    @property
    def left(self) -> int:
        return max(0, (self.length or 0) - self.planned)


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point with the moments between which it is planned (None without a day)."""

    item: AgendaItem
    begins: dt.datetime | None
    ends: dt.datetime | None


def agenda_for(*, actor: Actor, pk: UUID) -> dict[str, Any]:
    """The agenda as everybody may read it; raises MayNotKnow. Three queries."""
    found = Meeting.objects.select_related("series", "published")
    row: Meeting = found.get_for(actor, "meetings.see", pk=pk)
    items = items_of(row)
    return {
        "row": row,
        "points": points_of(row, items),
        "budget": budget_of(row, items),
        "promised": promised_before(row),
    }


def agenda_to_make(*, actor: Actor, meeting: Meeting, today: dt.date) -> dict[str, Any]:
    """The same for who makes it, with what proposes itself; seven queries."""
    items = items_of(meeting)
    return {
        "row": meeting,
        "points": points_of(meeting, items),
        "budget": budget_of(meeting, items),
        "promised": promised_before(meeting),
        "proposals": proposals_for(actor=actor, meeting=meeting, today=today),
    }


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The points in order, with what they are about; one query."""
    rows = AgendaItem.objects.filter(meeting=meeting, removed_at=None)
    return list(rows.select_related("contribution", "action"))


def points_of(meeting: Meeting, items: list[AgendaItem]) -> list[Point]:
    """Each point with its times, one after the other; from the moment the meeting really began."""
    moment = meeting.begun_at or meeting.starts_at
    found = []
    for item in items:
        ends = moment + dt.timedelta(minutes=item.minutes) if moment else None
        found.append(Point(item=item, begins=moment, ends=ends))
        moment = ends
    return found


def budget_of(meeting: Meeting, items: list[AgendaItem]) -> Budget:
    length = None
    if meeting.starts_at and meeting.ends_at:
        length = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60)
    return Budget(planned=sum(item.minutes for item in items), length=length)


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
