"""Who sits on either side of a talk about one pupil."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from warmwelkom.rooms.handover.rules_of_talk import ADMITTED
from warmwelkom.rooms.people.models import Person, Role, School
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition


def schools_that_let_in(transition: Transition) -> list[School]:
    """The mbo schools that placed this pupil or decided to; one query."""
    here = {"transition": transition, "gone_at__isnull": True}
    placed = Enrolment.objects.filter(**here).values("school_id")
    offered = Application.objects.filter(**here, legal_status__in=ADMITTED).values("school_id")
    return list(School.objects.filter(Q(pk__in=placed) | Q(pk__in=offered)).order_by("name"))


def mbo_people_for(transition: Transition, school: School) -> list[Person]:
    """Who may sit there for the mbo: the class's mentor first; before a class is known, any mentor.

    Never who is or was intaker there for what this pupil applied to. Three queries.
    """
    lines = list(
        Enrolment.objects.filter(transition=transition, school=school, gone_at__isnull=True)
    )
    classes = {line.class_name for line in lines if line.class_name}
    roles = (
        Role.objects.filter(school=school, kind__in=("class_mentor", "support_team"))
        .filter(ended_at__isnull=True, school_year__gte=transition.school_year)
        .exclude(person_id__in=_deciders(transition, school))
        .select_related("person")
        .order_by("given_at", "person__name")
    )
    fitting = [role for role in roles if _fits(role, classes)]
    order = sorted(fitting, key=lambda role: (role.kind != "class_mentor", role.person.name))
    return list({role.person_id: role.person for role in order}.values())


def _fits(role: Role, classes: set[str]) -> bool:
    if role.kind == "support_team" or not classes:
        return True
    return bool(classes.intersection(role.classes))


def _deciders(transition: Transition, school: School) -> list[UUID]:
    """Intakers there, past ones too, of all programmes or of one that this pupil applied to."""
    intakers = Role.objects.filter(
        school=school, kind="intaker", school_year__gte=transition.school_year
    )
    programmes = Application.objects.filter(transition=transition, school=school)
    placed = Enrolment.objects.filter(transition=transition, school=school)
    theirs = Q(programmes__in=programmes.values("programme_id"))
    theirs |= Q(programmes__in=placed.values("programme_id"))
    nameless = programmes.filter(programme__isnull=True).exists()
    if not nameless:
        intakers = intakers.filter(theirs | Q(programmes__isnull=True))
    return list(intakers.values_list("person_id", flat=True))


def vo_people_for(transition: Transition) -> list[Person]:
    """Who may sit there for the old school: the mentor of the class, then the decaan; one query."""
    roles = Role.objects.filter(
        Q(location_id=transition.location_id)
        | Q(location__isnull=True, school__locations=transition.location_id),
        kind__in=("mentor", "decaan"),
        ended_at__isnull=True,
        school_year__gte=transition.school_year,
    ).select_related("person")
    fitting = [role for role in roles if role.kind == "decaan" or _mentors(role, transition)]
    order = sorted(fitting, key=lambda role: (role.kind == "decaan", role.person.name))
    return list({role.person_id: role.person for role in order}.values())


def _mentors(role: Role, transition: Transition) -> bool:
    return transition.class_name in role.classes or role.person_id == transition.on_it_id
