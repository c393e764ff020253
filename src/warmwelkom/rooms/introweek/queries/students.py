"""Who comes to a week, counted per programme, and by name of one programme."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.introweek.marks import mark_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekStudent
from warmwelkom.rooms.introweek.queries.placed import campuses_of
from warmwelkom.rooms.introweek.queries.weeks import week_for
from warmwelkom.rooms.people.models import Location, Programme


@dataclass(frozen=True, kw_only=True)
class ProgrammeLine:
    programme: Programme
    students: int
    places: int
    """For how many groups there are mentors."""


@dataclass(frozen=True, kw_only=True)
class StudentsPage:
    """`shown` are the students of the programme that was asked for, by name."""

    week: IntroWeek
    campuses: list[tuple[Location, int, bool]]
    lines: list[ProgrammeLine]
    chosen: Programme | None
    shown: list[WeekStudent]

    @property
    def seen(self) -> str:
        """What is ticked, in a few letters."""
        return mark_of([(row.pk, row.needs) for row in self.shown])


def students_page_for(*, actor: Actor, pk: UUID, programme: str) -> StudentsPage:
    """Six queries, seven with names. Raises MayNotKnow."""
    week = week_for(actor=actor, pk=pk)
    rows = list(
        WeekStudent.objects.filter(week=week, gone_at__isnull=True).select_related("programme")
    )
    counts = Counter(row.programme for row in rows)
    leads: Counter[UUID] = Counter()
    for mentor in WeekMentor.objects.filter(week=week):
        leads[mentor.programme_id] += mentor.max_groups
    here = {row.programme.location_id for row in rows}
    chosen = next((one for one in counts if str(one.pk) == programme), None)
    return StudentsPage(
        week=week,
        campuses=[(place, n, place.pk in here) for place, n in campuses_of(week)],
        lines=[
            ProgrammeLine(programme=one, students=n, places=leads[one.pk])
            for one, n in sorted(counts.items(), key=lambda pair: pair[0].name)
        ],
        chosen=chosen,
        shown=_of(week, chosen) if chosen else [],
    )


def _of(week: IntroWeek, programme: Programme) -> list[WeekStudent]:
    rows = WeekStudent.objects.filter(week=week, programme=programme, gone_at__isnull=True)
    found = rows.select_related("transition__pupil", "transition__location")
    return sorted(found, key=lambda row: row.transition.pupil.full_name)


def programme_of(week: IntroWeek, pk: str) -> Programme:
    """A programme of the school of this week. Raises MayNotKnow."""
    try:
        found = Programme.objects.filter(school_id=week.school_id, pk=UUID(pk)).first()
    except ValueError:
        found = None
    if found is None:
        raise MayNotKnow
    return found
