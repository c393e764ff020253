"""Who could be on it: the people around one pupil, by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Person, Role, RoleKind
from warmwelkom.rooms.transitions.domain.rules.facts import CLOSED
from warmwelkom.rooms.transitions.models import Application, Assignment, Enrolment, Transition

ORDER = ("mentor", "decaan", "coach", "intaker", "class_mentor")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who works here and may be put on this pupil."""

    person: Person
    role: str
    note: str
    is_me: bool
    own_class: bool

    @property
    def place_in_list(self) -> tuple[bool, bool, int, str]:
        return not self.is_me, not self.own_class, ORDER.index(self.role), self.person.name


def candidates_for(
    *, actor: Actor, transition: Transition, enrolments: list[Enrolment] | None = None
) -> list[Candidate]:
    """Who works around this pupil; me first, then the own mentor. Two queries.

    Mentors and decanen of the campus, coaches of the region, and where a line stands at an mbo its
    intakers and the mentor of the class. All of them can see the pupil in that role: nobody is put
    on what they can not open.
    """
    if enrolments is None:
        enrolments = list(Enrolment.objects.filter(transition=transition, gone_at__isnull=True))
    classes = {(row.school_id, row.class_name) for row in enrolments}
    roles = (
        Role.objects.filter(_works_around(transition), ended_at__isnull=True)
        .exclude(school__left_at__isnull=False)
        .select_related("person", "school", "location")
        .order_by("given_at")
        .distinct()
    )
    found: dict[Any, Candidate] = {}
    for role in sorted(roles, key=lambda role: ORDER.index(role.kind)):
        if role.kind != "class_mentor" or _has_class(role, classes):
            found.setdefault(role.person_id, _candidate(role, actor, transition))
    return sorted(found.values(), key=lambda candidate: candidate.place_in_list)


def _works_around(transition: Transition) -> Q:
    """The same conditions as in rules_of_access, seen from the pupil."""
    year = Q(school_year__gte=transition.school_year)
    campus = Q(kind__in=("mentor", "decaan"), location_id__in=[transition.location_id])
    school = Q(kind="decaan", location__isnull=True, school__locations__in=[transition.location_id])
    applications = Application.objects.filter(transition=transition, gone_at__isnull=True).exclude(
        legal_status__in=CLOSED
    )
    enrolments = Enrolment.objects.filter(transition=transition, gone_at__isnull=True)
    coming = Q(programmes__isnull=True) | Q(programmes__in=applications.values("programme_id"))
    coming |= Q(programmes__in=enrolments.values("programme_id"))
    mbo = Q(school_id__in=applications.values("school_id"))
    mbo |= Q(school_id__in=enrolments.values("school_id"))
    intaker = Q(kind="intaker") & mbo & coming
    class_mentor = Q(kind="class_mentor", school_id__in=enrolments.values("school_id"))
    return year & (campus | school | Q(kind="coach") | intaker | class_mentor)


def _has_class(role: Role, classes: set[tuple[Any, str]]) -> bool:
    return any((role.school_id, name) in classes for name in role.classes)


def _candidate(role: Role, actor: Actor, transition: Transition) -> Candidate:
    own_class = role.kind == "mentor" and transition.class_name in role.classes
    return Candidate(
        person=role.person,
        role=role.kind,
        note=note_of(role),
        is_me=role.person_id == actor.user_id,
        own_class=own_class,
    )


def note_of(role: Role) -> str:
    """Such as "mentor 4K1", "intaker ROC Mondriaan"."""
    where = ", ".join(role.classes) if role.kind in ("mentor", "class_mentor") else ""
    if role.kind == "intaker" and role.school:
        where = role.school.name
    return f"{RoleKind(role.kind).label} {where}".strip()


def open_assignment_of(*, transition: Transition) -> Assignment | None:
    """Who was put on it and still is; None when it is the mentor or decaan by itself. One query."""
    rows = Assignment.objects.filter(transition=transition, ended_at__isnull=True)
    return rows.select_related("person").first()
