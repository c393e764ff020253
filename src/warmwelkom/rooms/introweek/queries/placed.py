"""Who has a place at the school of a week, by the lists."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.people.models import Location
from warmwelkom.rooms.transitions.models import Enrolment


def placed_rows(week: IntroWeek) -> list[Enrolment]:
    """The newest enrolment of each student with a place at this school this year; one query."""
    rows = (
        Enrolment.objects.filter(
            school_id=week.school_id, school_year=week.school_year, gone_at__isnull=True,
            transition__isnull=False, transition__gone_at__isnull=True,
        )
        .select_related("programme")
        .order_by("enrolled_on", "pk")
    )  # fmt: skip
    return list({row.transition_id: row for row in rows}.values())


def campuses_of(week: IntroWeek) -> list[tuple[Location, int]]:
    """The campuses of the school with how many have a place there; two queries."""
    counts: Counter[UUID | None] = Counter(
        row.programme.location_id for row in placed_rows(week) if row.programme
    )
    places = Location.objects.filter(school_id=week.school_id).order_by("name")
    return [(place, counts[place.pk]) for place in places if counts[place.pk]]
