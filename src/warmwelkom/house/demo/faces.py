"""Drawn photos of some of the example people, put up as everybody puts one up; others keep their initials."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.house.demo.drawn_face import Look, drawn_face, look_of
from warmwelkom.house.demo.fixed import EXAMPLE_MBO
from warmwelkom.house.demo.handover.class_of import Cast, example_class
from warmwelkom.house.demo.reading import moment
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.models import Person, Region, Role
from warmwelkom.rooms.welcome.domain.faces import put_up_photo
from warmwelkom.rooms.welcome.models import StaffPhoto

LOOKS = {
    "r.soekhoe": Look(
        skin="#9a623d", hair="#241b18", style="short", clothes="#37507d", wall="#f1e6d3",
        beard=True,
    ),
    "k.bensaid": Look(
        skin="#e8b48c", hair="#241b18", style="short", clothes="#1f6f78", wall="#dfe9e4",
        glasses=True,
    ),
    "i.brouwer": Look(
        skin="#f6d3b8", hair="#b9813f", style="long", clothes="#b4472f", wall="#e3e4f0",
    ),
}  # fmt: skip
"""Whom the example pupil meets: her mentor, the one to come, and the coach."""
OTHERS = 4
"""So many class mentors of the example mbo beside them, each second one."""


def put_up_faces(*, region: Region, day: dt.date) -> int:
    """Once, in the region's scope: those of the example people who meet pupils. Returns how many."""
    if not example_class() or StaffPhoto.objects.exists():
        return 0
    cast, now = Cast(region), moment(day, 10)
    for name, look in LOOKS.items():
        put_up_photo(actor=cast.actor(name), content=drawn_face(look), now=now)
    others = _class_mentors(besides=[cast.person(name).pk for name in LOOKS])[::2][:OTHERS]
    for person in others:
        content = drawn_face(look_of(person.email))
        put_up_photo(actor=actor_of(person, region.pk), content=content, now=now)
    return len(LOOKS) + len(others)


def _class_mentors(*, besides: list[UUID]) -> list[Person]:
    roles = Role.objects.filter(kind="class_mentor", school__brin=EXAMPLE_MBO, ended_at=None)
    people = Person.objects.filter(pk__in=roles.values("person")).exclude(pk__in=besides)
    return list(people.order_by("email"))
