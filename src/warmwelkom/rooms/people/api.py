"""The door of this room: what other rooms may ask it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.working_days import Period
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.domain.invitations import Letter, invite_person, withdraw_invitation
from warmwelkom.rooms.people.domain.partners import add_partner
from warmwelkom.rooms.people.jobs_of_regions import in_each_region, once_in_region
from warmwelkom.rooms.people.models import Invitation, Person, School, SchoolHoliday

__all__ = [
    "Letter",
    "add_partner",
    "holidays_of",
    "in_each_region",
    "invite_partner",
    "once_in_region",
    "staff_actor",
    "withdraw_invitation",
]


def staff_actor(*, person: Person, region_id: UUID) -> Actor:
    """Somebody as an actor in one region, with the roles in force there; outside a region's scope."""
    return actor_of(person, region_id)


def invite_partner(
    *, actor: Actor, email: str, name: str, school: School, letter: Letter, now: dt.datetime
) -> Invitation:
    """Invite somebody as a partner for an organisation, by the letter that the room above writes.

    Raises:
        MayNotGiveRole: the actor may not let partners in.
    """
    return invite_person(
        actor=actor, email=email, name=name, kind="partner", school=school, location=None,
        classes=[], now=now, letter=letter,
    )  # fmt: skip


def holidays_of(*, zone: str, since: dt.date) -> list[Period]:
    """The school holidays of a zone that end on `since` or later; those of the whole country too."""
    found = SchoolHoliday.objects.filter(Q(zone=zone) | Q(zone="heel nederland"), ends__gte=since)
    return list(found.order_by("begins").values_list("begins", "ends"))
