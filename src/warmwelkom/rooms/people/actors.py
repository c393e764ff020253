"""Load the actor of a request: the person who is logged in, with the roles in force."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.people.queries.who import InForce, person_who_asks, regions_of

REGION_KEY = "region"
SCHOOL_KEY = "school_login"
"""The BRIN of the school whose login began this session; it opens only what one does at that school."""


def load_staff(request: HttpRequest) -> Actor | None:
    """The actor behind a login; None when nobody is logged in.

    Roles count only while they are not ended, in the school year the region is in, at a school
    that takes part, in a region that is open. They are read anew with every request, together with
    the account: two queries with the session's.
    """
    person: Any = request.user
    if not person.is_authenticated:
        return None
    asks: Any = person if hasattr(person, "in_force") else person_who_asks(person.pk)
    roles = regions_of(asks, brin=request.session.get(SCHOOL_KEY, ""))
    return _actor(asks, roles, _chosen_region(request, roles))


def actor_of(person: Person, region_id: UUID) -> Actor:
    """Somebody who works in this region, without a browser; one query."""
    asks: Any = person_who_asks(person.pk)
    return _actor(asks, regions_of(asks), region_id)


def _actor(person: Any, roles: list[InForce], region_id: UUID | None) -> Actor:
    regions = {region["id"]: region for region, _grant in roles}
    return Actor(
        kind="staff",
        name=person.name or person.email,
        user_id=person.pk,
        region_id=region_id,
        region_slug=regions[region_id]["slug"] if region_id in regions else "",
        grants=tuple(grant for region, grant in roles if region["id"] == region_id),
        regions=tuple((region["id"], region["name"]) for region in regions.values()),
        has_second_factor=person.has_second_factor,
        is_operator=person.is_operator,
    )


def _chosen_region(request: HttpRequest, roles: list[InForce]) -> UUID | None:
    """The one of the session where they have a role, else that of the oldest role."""
    regions: list[UUID] = [region["id"] for region, _grant in roles]
    chosen = request.session.get(REGION_KEY)
    return next(
        (region for region in regions if str(region) == chosen), regions[0] if regions else None
    )


def visitor_of_region(*, actor: Actor, slug: str) -> Actor:
    """The actor in the open region with this slug, for pages that anybody may find.

    Staff of another region are a visitor without a role; a pupil or parent is nobody we know, so
    that no pupil's number reaches a public room. One query, none where the actor works.

    Raises:
        MayNotKnow: there is no such region, or it has stopped.
    """
    if actor.region_slug == slug:
        return actor
    found = Region.objects.filter(slug=slug, closed_at__isnull=True).values_list("pk", flat=True)
    region_id = found.first()
    if region_id is None:
        raise MayNotKnow
    if actor.kind in ("pupil", "parent"):
        return replace(ANONYMOUS, region_id=region_id)
    if actor.region_id == region_id:
        return actor
    return replace(actor, region_id=region_id, region_slug=slug, grants=())
