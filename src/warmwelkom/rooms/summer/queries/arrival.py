"""How many arrived, and of how many nobody knows where they are: the head figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.engines.suppression import in_fives, suppress
from warmwelkom.rooms.people.models import Region, School
from warmwelkom.rooms.summer.queries.inbox import AnswerTime, answer_times
from warmwelkom.rooms.transitions.api import usual_first_day
from warmwelkom.rooms.transitions.models import Enrolment, State, Transition

FEWEST = 5
GOAL = 1.0
DAY_FIVE = dt.timedelta(days=4)


@dataclass(frozen=True, kw_only=True)
class OfSchool:
    """None where a number is small, or gives a small one away."""

    name: str
    seen: int | None
    not_seen: int | None
    enrolled: int | None

    @property
    def numbers(self) -> tuple[int | None, int | None, int | None]:
        """As they stand in the table."""
        return self.seen, self.not_seen, self.enrolled


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Of how many pupils nobody knows where they are, in fives; None where that is under five.

    Neither of how many, nor one by one: the figures of the region tell how many there are in all, and how many are
    elsewhere or missing. Beside these two an exact number here tells the small ones that are hidden there.

    Who has no place that anybody knows, and who has one, was said not to be there and was never seen. Whoever was
    seen once and stays away after it is no longer missing but absent: that is the list of the day, at the school. A
    pupil of a class that nobody ticks counts as known.
    """

    number: int | None
    is_goal: bool


@dataclass(frozen=True, kw_only=True)
class Arrival:
    day_five: dt.date
    is_over: bool
    missing: Missing | None
    schools: list[OfSchool]
    answers: list[AnswerTime]


def arrival_for(*, actor: Actor, today: dt.date) -> Arrival:
    """Counts: every school for the coordinator, the own for a school. Five queries.

    Nobody reads a count under five here: who may see the people has them by name on the page of the class.
    """
    region = Region.objects.get(pk=actor.region)
    day = usual_first_day(region.school_year, "august") + DAY_FIVE
    sees_all = actor.has("coordinator")
    schools = list(School.objects.visible_to(actor, "summer.see_arrival").filter(left_at=None))
    keys: set[UUID] = {school.pk for school in schools}
    return Arrival(
        day_five=day,
        is_over=today
        > day,  # who is nowhere by then is missing from the day after (transitions' rule)
        missing=_missing(region.school_year) if sees_all else None,
        schools=_of_schools(schools, region.school_year),
        answers=answer_times(schools=None if sees_all else keys, now=_end_of(today)),
    )


def _end_of(today: dt.date) -> dt.datetime:
    return dt.datetime.combine(today, dt.time(23, 59), tzinfo=AMSTERDAM)


def _missing(school_year: int) -> Missing:
    rows = Transition.objects.filter(school_year=school_year, gone_at=None)
    found: dict[str, Any] = rows.exclude(state=State.ELSEWHERE).aggregate(
        of=Count("pk"), number=Count("pk", filter=Q(state=State.MISSING) | Q(pk__in=_not_there()))
    )
    number, of = found["number"], found["of"]
    is_goal = 100 * number <= GOAL * of
    return Missing(number=in_fives(number) or None, is_goal=is_goal)


def _not_there() -> QuerySet[Enrolment, UUID | None]:
    """Said to be absent on some day, and on no day seen, at any school: a line keeps the first day seen alone."""
    lines = Enrolment.objects.filter(transition__isnull=False, gone_at=None)
    seen = lines.filter(seen_on__isnull=False).values("transition_id")
    absent = lines.filter(not_seen_on__isnull=False).exclude(transition_id__in=seen)
    return absent.values_list("transition_id", flat=True)


def _of_schools(schools: list[School], school_year: int) -> list[OfSchool]:
    """Per mbo: ever seen, said to be absent and never seen, and who is enrolled; what is left says nothing by itself."""
    lines = Enrolment.objects.filter(school__in=schools, school_year=school_year, gone_at=None)
    told = lines.order_by().values_list("school__name").annotate(
        of=Count("pk"),
        seen=Count("pk", filter=Q(seen_on__isnull=False)),
        missed=Count("pk", filter=Q(seen_on=None, not_seen_on__isnull=False)),
    )  # fmt: skip
    counts = {
        name: {"seen": seen, "missed": missed, "left": of - seen - missed}
        for name, of, seen, missed in told
    }
    shown = suppress(counts=counts, threshold=FEWEST)
    return [
        OfSchool(
            name=name,
            seen=shown.cells[name, "seen"],
            not_seen=shown.cells[name, "missed"],
            enrolled=shown.rows[name],
        )
        for name in sorted(counts)
    ]
