"""Who takes part in the meetings of a region."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Role, RoleKind, School


def people_here() -> Any:
    """The numbers of who has a role in force in the region of the scope; a query to put in another."""
    roles = Role.objects.filter(ended_at=None, school_year__gte=F("region__school_year"))
    return roles.exclude(school__left_at__isnull=False).values("person_id")


def organisation_of(actor: Actor) -> str:
    """The school or organisation of somebody's role; for who works for the region, that role. One query."""
    schools = [grant.school_id for grant in actor.grants if grant.school_id]
    name = School.objects.filter(pk__in=schools[:1]).values_list("name", flat=True).first()
    if name:
        return name
    return str(RoleKind(actor.grants[0].role).label) if actor.grants else ""
