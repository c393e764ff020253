"""Load the actor of a request: the person who is logged in, with the roles in force."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from warmwelkom.base.access.actor import ANONYMOUS, Actor, Grant
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.people.models import Person, Region, Role

REGION_KEY = "region"


def load_staff(request: HttpRequest) -> Actor | None:
    """The actor behind a login; None when nobody is logged in.

    Roles count only while they are not ended, in the school year the region is in, at a school
    that takes part, in a region that is open. Three queries with the session's.
    """
    person: Any = request.user
    if not person.is_authenticated:
        return None
    roles = list(roles_in_force(person))
    return _actor(person, roles, _chosen_region(request, roles))


def actor_of(person: Person, region_id: UUID) -> Actor:
    """Somebody who works in this region, without a browser; three queries."""
    return _actor(person, list(roles_in_force(person)), region_id)


def _actor(person: Person, roles: list[Role], region_id: UUID | None) -> Actor:
    return Actor(
        kind="staff",
        name=person.name or person.email,
        user_id=person.pk,
        region_id=region_id,
        grants=tuple(_grant(role) for role in roles if role.region_id == region_id),
        regions=tuple({role.region_id: role.region.name for role in roles}.items()),
        has_second_factor=Authenticator.objects.filter(user=person)
        .exclude(type="recovery_codes")
        .exists(),
        is_operator=person.is_operator,
    )


def roles_in_force(person: Person) -> Any:
    """The roles of a person that count today, all regions (call it outside a region scope)."""
    return (
        Role.objects.filter(person=person, ended_at__isnull=True, region__closed_at__isnull=True)
        .exclude(school__left_at__isnull=False)
        .select_related("region", "school", "location")
        .prefetch_related("programmes")
        .order_by("given_at", "pk")
        .filter(school_year__gte=_region_year())
    )


def _region_year() -> Any:
    from django.db.models import F  # noqa: PLC0415  small and only here

    return F("region__school_year")


def _chosen_region(request: HttpRequest, roles: list[Role]) -> UUID | None:
    regions = [role.region_id for role in roles]
    chosen = request.session.get(REGION_KEY)
    return next(
        (region for region in regions if str(region) == chosen), regions[0] if regions else None
    )


def _grant(role: Role) -> Grant:
    return Grant(
        role=role.kind,
        school_id=role.school_id,
        location_id=role.location_id,
        school_year=role.school_year,
        classes=frozenset(role.classes),
        programme_ids=frozenset(programme.pk for programme in role.programmes.all()),
    )


def visitor_of_region(*, actor: Actor, slug: str) -> Actor:
    """The actor in the open region with this slug, for pages that anybody may find.

    Staff of another region are a visitor without a role; a pupil or parent is nobody we know, so
    that no pupil's number reaches a public room. One query.

    Raises:
        MayNotKnow: there is no such region, or it has stopped.
    """
    found = Region.objects.filter(slug=slug, closed_at__isnull=True).values_list("pk", "name")
    row = found.first()
    if row is None:
        raise MayNotKnow
    if actor.kind in ("pupil", "parent"):
        return replace(ANONYMOUS, region_id=row[0])
    if actor.region_id == row[0]:
        return actor
    return replace(actor, region_id=row[0], grants=())
