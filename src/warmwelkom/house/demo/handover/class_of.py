"""Whose dossiers the demo opens: the example class, and the classes from which most go to the example class at the mbo."""

from __future__ import annotations

from dataclasses import dataclass, field

from warmwelkom.base.access.actor import Actor
from warmwelkom.house.demo.fixed import (
    EXAMPLE_CAMPUS,
    EXAMPLE_CLASS,
    EXAMPLE_CREBO,
    EXAMPLE_MBO,
    EXAMPLE_NUMBER,
    FIXED,
)
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.models import Person, Region, Role
from warmwelkom.rooms.transitions.models import Application, Transition

OTHER_CLASSES = 3


@dataclass
class Cast:
    """The region, who acts in it by the name in their address, and the pupils of the example class."""

    region: Region
    people: dict[str, Actor] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """One of the people who are always there, as the door lets them in."""
        if name not in self.people:
            email = next(row.email for row in FIXED if row.email.startswith(f"{name}@"))
            person = Person.objects.get(email=email)
            self.people[name] = actor_of(person, self.region.pk)
        return self.people[name]

    def person(self, name: str) -> Person:
        found: Person = Person.objects.get(pk=self.actor(name).person_id)
        return found

    def pupil(self, of: Transition) -> Actor:
        return Actor(
            kind="pupil", name=of.pupil.full_name, pupil_id=of.pupil_id, region_id=self.region.pk
        )


def example_class() -> list[Transition]:
    """The example pupil first, then the others as on the list."""
    rows = Transition.objects.filter(
        location__code=EXAMPLE_CAMPUS, class_name=EXAMPLE_CLASS, gone_at__isnull=True
    ).select_related("pupil", "location__school")
    return sorted(rows, key=lambda row: (row.pupil_number != EXAMPLE_NUMBER, row.pupil_number))


def other_classes(region: Region) -> list[tuple[Role, list[Transition]]]:
    """The mentors of other classes with who of them goes to the example programme, most first."""
    going: dict[tuple[object, str], list[Transition]] = {}
    offered = Application.objects.filter(
        school__brin=EXAMPLE_MBO, programme__crebo=EXAMPLE_CREBO, legal_status="offered"
    )
    rows = Transition.objects.filter(
        gone_at__isnull=True, pk__in=offered.values("transition_id")
    ).select_related("pupil", "location")
    for row in rows.order_by("location__code", "class_name", "pupil_number"):
        going.setdefault((row.location_id, row.class_name), []).append(row)
    mentors = Role.objects.filter(
        kind="mentor", ended_at=None, school_year=region.school_year
    ).select_related("person", "location")
    found = [
        (role, going[role.location_id, name])
        for role in mentors.order_by("location__code", "given_at", "pk")
        for name in role.classes
        if (role.location_id, name) in going
        and (role.location and role.location.code, name) != (EXAMPLE_CAMPUS, EXAMPLE_CLASS)
    ]
    return sorted(found, key=lambda pair: -len(pair[1]))[:OTHER_CLASSES]
