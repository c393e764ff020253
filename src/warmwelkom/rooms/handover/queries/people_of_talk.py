"""Who sits on either side of a talk about one pupil."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

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
    """Who may sit there for the mbo, in the order of `mbo_roles_for`."""
    return [role.person for role in mbo_roles_for(transition, school)]


def mbo_roles_for(transition: Transition, school: School) -> list[Role]:
    """With which role who may sit there: the class's mentor; before a class is known, one of the programme's place.

    Who is known to be of that place stands first, the support team last. Never who is or was intaker
    there for what this pupil applied to. Five queries.
    """
    lines = list(_placed(transition, school).select_related("programme"))
    classes = {line.class_name for line in lines if line.class_name}
    roles = (
        Role.objects.filter(school=school, kind__in=("class_mentor", "support_team"))
        .filter(ended_at__isnull=True, school_year__gte=transition.school_year)
        .exclude(person_id__in=_deciders(transition, school))
        .select_related("person")
        .order_by("given_at", "person__name")
    )
    if not classes:
        place = _of_place(lines or _offers(transition, school))
        roles = roles.filter(Q(kind="support_team") | place)
    fitting = [role for role in roles.distinct() if _fits(role, classes)]
    first: dict[UUID, Role] = {}
    for role in sorted(fitting, key=_first_mentors_of_a_place):
        first.setdefault(role.person_id, role)
    return list(first.values())


def _first_mentors_of_a_place(role: Role) -> tuple[bool, bool, str]:
    return (role.kind != "class_mentor", role.location_id is None, role.person.name)


def class_mentors_of(place: Enrolment) -> list[Person]:
    """Who is mentor of the class of this placement, and has no say in the admission; two queries."""
    if not place.class_name or place.transition is None:
        return []
    roles = Role.objects.filter(
        school_id=place.school_id, kind="class_mentor", ended_at__isnull=True,
        classes__contains=[place.class_name],
        school_year__in=(place.school_year, place.school_year + 1),
    ).filter(Q(programmes__isnull=True) | Q(programmes=place.programme_id))  # fmt: skip
    deciders = _deciders(place.transition, place.school)
    rows = Person.objects.filter(pk__in=roles.values("person_id")).exclude(pk__in=deciders)
    return list(rows.order_by("pk"))


def is_class_known(transition: Transition, school: School) -> bool:
    """Whether the school placed this pupil in a class; one query."""
    return bool(_placed(transition, school).exclude(class_name="").exists())


def _placed(transition: Transition, school: School) -> QuerySet[Enrolment]:
    rows: QuerySet[Enrolment] = Enrolment.objects.filter(
        transition=transition, school=school, gone_at__isnull=True
    )
    return rows


def _offers(transition: Transition, school: School) -> list[Application]:
    rows = Application.objects.filter(transition=transition, school=school, gone_at__isnull=True)
    return list(rows.filter(legal_status__in=ADMITTED).select_related("programme"))


def _of_place(lines: Iterable[Enrolment | Application]) -> Q:
    """On roles: of a programme on these lines, or at its location; a role or a line that names none fits any."""
    programmes = [line.programme for line in lines]
    rule = Q()
    if all(programmes):
        rule &= Q(programmes__isnull=True) | Q(programmes__in=programmes)
    if all(programme and programme.location_id for programme in programmes):
        places = [programme.location_id for programme in programmes if programme]
        rule &= Q(location__isnull=True) | Q(location__in=places)
    return rule & Q(kind="class_mentor")


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
