"""The door of this room: what other rooms may ask it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.domain.invitations import Letter, invite_person, withdraw_invitation
from warmwelkom.rooms.people.domain.partners import add_partner
from warmwelkom.rooms.people.models import Invitation, Person, School

__all__ = ["Letter", "add_partner", "invite_partner", "staff_actor", "withdraw_invitation"]


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
