"""When people have time for a talk: their week, the days that differ, and the talks they have."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.handover.free_slots import FreeTime, Span, Taken, common_moments
from warmwelkom.rooms.handover.models import FreeDay, FreeHours, Talk

AHEAD = 21
MINUTES = 20


def free_time_of(people: Sequence[UUID], *, but: UUID | None = None) -> dict[UUID, FreeTime]:
    """Each with their free time; three queries. `but` is a talk that does not count, for it moves."""
    week: Any = defaultdict(lambda: defaultdict(list))
    for row in FreeHours.objects.filter(person_id__in=people):
        week[row.person_id][row.weekday].append((row.begins, row.ends))
    days: dict[UUID, dict[dt.date, Span | None]] = defaultdict(dict)
    for one in FreeDay.objects.filter(person_id__in=people):
        days[one.person_id][one.day] = (one.begins, one.ends) if one.begins and one.ends else None
    taken: dict[UUID, list[Taken]] = defaultdict(list)
    theirs = Q(vo_person_id__in=people) | Q(mbo_person_id__in=people)
    talks = Talk.objects.filter(theirs, closed_at__isnull=True, starts_at__isnull=False)
    for talk in talks.exclude(pk__in=[but] if but else []):
        if not (talk.starts_at and talk.ends_at):
            continue
        span = (talk.starts_at.astimezone(AMSTERDAM), talk.ends_at.astimezone(AMSTERDAM))
        for person in (talk.vo_person_id, talk.mbo_person_id):
            if person:
                taken[person].append(span)
    return {
        person: FreeTime(week=dict(week[person]), days=days[person], taken=taken[person])
        for person in people
    }


def moments_for(
    people: Sequence[UUID], *, now: dt.datetime, but: UUID | None = None
) -> list[dt.datetime]:
    """At which moments all these people have time in the coming three weeks."""
    times = free_time_of(people, but=but)
    return common_moments(
        [times[person] for person in people], now=now, days=AHEAD, minutes=MINUTES
    )


def own_hours_for(*, actor: Actor, now: dt.datetime) -> dict[str, Any]:
    """My week and the days to come that differ; two queries."""
    days = FreeDay.objects.visible_to(actor, "handover.own_days")
    return {
        "week": list(FreeHours.objects.visible_to(actor, "handover.own_hours")),
        "days": list(days.filter(day__gte=now.date())),
    }
