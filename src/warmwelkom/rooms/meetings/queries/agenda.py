"""The agenda of a meeting: its points with their times, and what was promised the last time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting
from warmwelkom.rooms.meetings.queries.promised import promised_before
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
    """The same for who makes it, with what proposes itself; five queries."""
    items, promised = items_of(meeting), promised_before(meeting)
    return {
        "row": meeting,
        "points": points_of(meeting, items),
        "budget": budget_of(meeting, items),
        "promised": promised,
        "proposals": proposals_for(
            actor=actor, meeting=meeting, today=today, items=items, promised=promised
        ),
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
