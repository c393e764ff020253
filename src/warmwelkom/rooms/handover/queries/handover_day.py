"""A handover day: for the planner the rows and how full they are, for each person the own talks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import HandoverDay, HandoverRow, Talk
from warmwelkom.rooms.handover.queries.needs_of_talk import needs_for
from warmwelkom.rooms.handover.rules_of_talk import VO

RUNNING_FOR = dt.timedelta(minutes=3)


@dataclass(frozen=True, kw_only=True)
class RowOfDay:
    """One person's row, in words, with how many talks they have; never about whom."""

    row: HandoverRow
    talks: int
    begins: dt.datetime
    ends: dt.datetime

    @property
    def is_too_full(self) -> bool:
        return self.talks > self.row.last - self.row.first + 1


@dataclass(frozen=True, kw_only=True)
class DayPage:
    day: HandoverDay
    rows: list[RowOfDay]
    mine: HandoverRow | None
    own_talks: list[Talk]
    to_put: int
    talks: int
    is_running: bool

    @property
    def ends_at(self) -> dt.datetime:
        return self.day.starts_at + dt.timedelta(minutes=self.day.slots * self.day.minutes)

    @property
    def moments(self) -> list[tuple[int, dt.datetime, dt.datetime]]:
        """Each slot with its beginning and end."""
        step = dt.timedelta(minutes=self.day.minutes)
        begin = self.day.starts_at
        return [(n, begin + n * step, begin + (n + 1) * step) for n in range(self.day.slots)]


def days_for(*, actor: Actor) -> list[HandoverDay]:
    """The handover days of the region, newest first; one query."""
    return list(HandoverDay.objects.visible_to(actor, "handover.see_day"))


def day_page_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> DayPage:
    """At most fourteen queries for an old school's mentor, five for a planner. Raises MayNotKnow."""
    day: HandoverDay = HandoverDay.objects.get_for(actor, "handover.see_day", pk=pk)
    rows = list(
        HandoverRow.objects.filter(day=day)
        .select_related("person", "school")
        .order_by("school__sector", "school__name", "person__name")
    )
    pairs = list(
        Talk.objects.filter(handover_day=day, closed_at__isnull=True).values_list(
            "vo_person_id", "mbo_person_id"
        )
    )
    load = Counter(person for pair in pairs for person in pair)
    mine = Talk.objects.visible_to(actor, "handover.lead_talk") if actor.grants else None
    return DayPage(
        day=day,
        rows=[_row_of(day, row, load[row.person_id]) for row in rows],
        mine=next((row for row in rows if row.person_id == actor.user_id), None),
        own_talks=_own(actor, day, mine),
        to_put=_to_put(actor, now.date()),
        talks=len(pairs),
        is_running=_runs(day, now),
    )


def _to_put(actor: Actor, today: dt.date) -> int:
    """How many of my pupils still need a talk."""
    if not actor.has(*VO):
        return 0
    return sum(need.waits for need in needs_for(actor=actor, today=today))


def _own(actor: Actor, day: HandoverDay, rows: Any) -> list[Talk]:
    """My talks that day, in order of time; a colleague's are not mine."""
    if rows is None:
        return []
    found = rows.filter(handover_day=day, closed_at__isnull=True).select_related(
        "transition__pupil", "transition__location", "mbo_school"
    )
    return [
        talk
        for talk in found.order_by("starts_at", "pk")
        if actor.user_id in (talk.vo_person_id, talk.mbo_person_id)
    ]


def _row_of(day: HandoverDay, row: HandoverRow, talks: int) -> RowOfDay:
    step = dt.timedelta(minutes=day.minutes)
    return RowOfDay(
        row=row,
        talks=talks,
        begins=day.starts_at + row.first * step,
        ends=day.starts_at + (row.last + 1) * step,
    )


def _runs(day: HandoverDay, now: dt.datetime) -> bool:
    return bool(day.asked_at and "done" in day.result and now - day.asked_at < RUNNING_FOR)
