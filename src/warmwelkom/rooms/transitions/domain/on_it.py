"""Who is on it: whoever was put there, else the mentor of the class, else the decaan of the campus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.transitions.models import Assignment, Transition


@dataclass(frozen=True, kw_only=True)
class Staff:
    """The staff of a year by where they work; two queries for a whole region."""

    mentors: dict[tuple[Any, str], Any]
    mentors_by_mail: dict[tuple[Any, str], Any]
    decanen: dict[Any, Any]
    assigned: dict[Any, tuple[Any, str]]

    def for_transition(self, row: Transition) -> tuple[Any, str]:
        """(person id, role), or (None, "") when there is nobody."""
        if row.pk in self.assigned:
            return self.assigned[row.pk]
        if row.location_id is None:
            return None, ""
        mentor = self.mentors.get((row.location_id, row.class_name)) or self.mentors_by_mail.get(
            (row.location_id, row.mentor_email.lower())
        )
        if mentor:
            return mentor, "mentor"
        decaan = self.decanen.get(row.location_id)
        return (decaan, "decaan") if decaan else (None, "")


def staff_of(*, school_year: int, around: Transition | None = None) -> Staff:
    """The staff of a year, or (cheaper) those around one transition."""
    mentors: dict[tuple[Any, str], Any] = {}
    by_mail: dict[tuple[Any, str], Any] = {}
    decanen: dict[Any, Any] = {}
    for role in _roles(school_year, around):
        if role.kind == "decaan":
            for location in _campuses(role):
                decanen.setdefault(location, role.person_id)
            continue
        by_mail.setdefault((role.location_id, role.person.email.lower()), role.person_id)
        for name in role.classes:
            mentors.setdefault((role.location_id, name), role.person_id)
    return Staff(
        mentors=mentors,
        mentors_by_mail=by_mail,
        decanen=decanen,
        assigned=_assigned(school_year, around),
    )


def _roles(school_year: int, around: Transition | None) -> Any:
    """Mentors and decanen in force; those of a campus before those of a whole school.

    A mentor is one of that year's classes; a decaan goes on when the school year rolls over.
    """
    theirs = Q(kind="mentor", school_year=school_year)
    theirs |= Q(kind="decaan", school_year__gte=school_year)
    roles = in_force().filter(theirs)
    if around:
        here = Q(location_id=around.location_id) | Q(
            location__isnull=True, school__locations=around.location_id
        )
        roles = roles.filter(here)
    return (
        roles.select_related("person")
        .prefetch_related("school__locations")
        .order_by(F("location_id").asc(nulls_last=True), "given_at", "pk")
    )


def in_force() -> Any:
    """Roles that let somebody in today: not ended, at a school that still takes part."""
    roles = Role.objects.filter(ended_at__isnull=True, person__is_active=True)
    return roles.exclude(school__left_at__isnull=False)


def _campuses(role: Role) -> list[Any]:
    if role.location_id or role.school is None:
        return [role.location_id]
    return [location.pk for location in role.school.locations.all()]


def _assigned(school_year: int, around: Transition | None) -> dict[Any, tuple[Any, str]]:
    """Who was put on whom, and still works here: of a colleague who left, nobody is helped."""
    still_here = in_force().filter(person_id=OuterRef("person_id"), kind=OuterRef("role"))
    rows = Assignment.objects.filter(
        Exists(still_here), ended_at__isnull=True, transition__school_year=school_year
    )
    if around:
        rows = rows.filter(transition=around)
    return {row.transition_id: (row.person_id, row.role) for row in rows}
