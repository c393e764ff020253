"""The door of this room: what other rooms may ask it."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.actors import actor_of
from warmwelkom.rooms.people.models import Person


def staff_actor(*, person: Person, region_id: UUID) -> Actor:
    """Somebody as an actor in one region, with the roles in force there; outside a region's scope."""
    return actor_of(person, region_id)
