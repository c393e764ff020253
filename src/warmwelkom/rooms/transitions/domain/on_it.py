"""Who is on it: whoever was put there, else the mentor of the class, else the decaan of the campus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
        mentor = self.mentors.get((row.location_id, row.class_name)) or self.mentors_by_mail.get(
            (row.location_id, row.mentor_email.lower())
        )
        if mentor:
            return mentor, "mentor"
        decaan = self.decanen.get(row.location_id)
        return (decaan, "decaan") if decaan else (None, "")


def staff_of(*, school_year: int) -> Staff:
    mentors: dict[tuple[Any, str], Any] = {}
    by_mail: dict[tuple[Any, str], Any] = {}
    decanen: dict[Any, Any] = {}
    roles = (
        Role.objects.filter(
            ended_at__isnull=True, school_year=school_year, kind__in=("mentor", "decaan")
        )
        .select_related("person")
        .order_by("given_at", "pk")
    )
    for role in roles:
        if role.kind == "decaan":
            decanen.setdefault(role.location_id, role.person_id)
            continue
        by_mail.setdefault((role.location_id, role.person.email.lower()), role.person_id)
        for name in role.classes:
            mentors.setdefault((role.location_id, name), role.person_id)
    assigned = {
        row.transition_id: (row.person_id, row.role)
        for row in Assignment.objects.filter(
            ended_at__isnull=True, transition__school_year=school_year
        )
    }
    return Staff(mentors=mentors, mentors_by_mail=by_mail, decanen=decanen, assigned=assigned)
