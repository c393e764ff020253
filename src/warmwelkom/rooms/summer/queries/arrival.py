"""How many arrived, and of how many nobody knows where they are: the head figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.summer.queries.inbox import AnswerTime, answer_times
from warmwelkom.rooms.transitions.api import usual_first_day
from warmwelkom.rooms.transitions.models import Enrolment, State, Transition

LEAST = 5
GOAL = 1.0
DAY_FIVE = dt.timedelta(days=4)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A count that may be too small to show: fewer than five people are nobody's business in a figure."""

    number: int
    of: int
    hides: bool

    @property
    def is_hidden(self) -> bool:
        return self.hides and (0 < self.number < LEAST or 0 < self.of < LEAST)

    @property
    def share(self) -> float | None:
        return None if self.is_hidden or not self.of else round(100 * self.number / self.of, 1)


@dataclass(frozen=True, kw_only=True)
class OfSchool:
    school: School
    seen: Counted
    not_seen: Counted


@dataclass(frozen=True, kw_only=True)
class Arrival:
    day_five: dt.date
    is_over: bool
    missing: Counted | None
    schools: list[OfSchool]
    answers: list[AnswerTime]


def arrival_for(*, actor: Actor, today: dt.date) -> Arrival:
    """Counts for the coordinator, the own school for a school. Five queries."""
    region = Region.objects.get(pk=actor.region)
    day = usual_first_day(region.school_year, "august") + DAY_FIVE
    hides = actor.has("coordinator")
    schools = list(School.objects.visible_to(actor, "summer.see_arrival").filter(left_at=None))
    missing = _missing(region.school_year, hides=hides) if hides else None
    keys: set[UUID] = {school.pk for school in schools}
    return Arrival(
        day_five=day,
        is_over=today >= day,
        missing=missing,
        schools=_of_schools(schools, region.school_year, hides=hides),
        answers=answer_times(schools=None if hides else keys, now=_end_of(today)),
    )


def _end_of(today: dt.date) -> dt.datetime:
    return dt.datetime.combine(today, dt.time(23, 59), tzinfo=AMSTERDAM)


def _missing(school_year: int, *, hides: bool) -> Counted:
    rows = Transition.objects.filter(school_year=school_year, gone_at=None)
    found: dict[str, Any] = rows.exclude(state=State.ELSEWHERE).aggregate(
        of=Count("pk"), number=Count("pk", filter=Q(state=State.MISSING))
    )
    return Counted(number=found["number"], of=found["of"], hides=hides)


def _of_schools(schools: list[School], school_year: int, *, hides: bool) -> list[OfSchool]:
    """Per mbo: enrolled, seen, said to be not seen."""
    lines = Enrolment.objects.filter(school__in=schools, school_year=school_year, gone_at=None)
    told = {
        row["school"]: row
        for row in lines.order_by()
        .values("school")
        .annotate(
            of=Count("pk"),
            seen=Count("pk", filter=Q(seen_on__isnull=False)),
            missed=Count("pk", filter=Q(seen_on=None, not_seen_on__isnull=False)),
        )
    }
    return [
        OfSchool(
            school=school,
            seen=Counted(number=row["seen"], of=row["of"], hides=hides),
            not_seen=Counted(number=row["missed"], of=row["of"], hides=hides),
        )
        for school in schools
        if (row := told.get(school.pk))
    ]
