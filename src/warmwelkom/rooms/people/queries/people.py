"""Who works here: roles and open invitations, for whoever runs a school or the region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Invitation, Role, School


@dataclass(frozen=True, kw_only=True)
class PeopleHere:
    """The page `/mensen/`: roles in force (one line each), recently ended, and open invitations."""

    roles: list[Role]
    ended: list[Role]
    invitations: list[Invitation]


def people_for(*, actor: Actor, now: dt.datetime) -> PeopleHere:
    """Three queries, whatever the number of people."""
    roles = (
        Role.objects.visible_to(actor, "people.see_roles")
        .select_related("person", "school", "location")
        .order_by("school__name", "location__name", "kind", "person__name")
    )
    invitations = Invitation.objects.visible_to(actor, "people.see_invitations").select_related(
        "school", "location", "sent_by"
    )
    return PeopleHere(
        roles=list(roles.filter(ended_at__isnull=True)),
        ended=list(roles.filter(ended_at__gt=now - dt.timedelta(days=30))),
        invitations=list(
            invitations.filter(
                accepted_at__isnull=True,
                withdrawn_at__isnull=True,
                sent_at__gt=now - Invitation.KEEP,
            ).order_by("-sent_at")
        ),
    )


def schools_to_invite_for(*, actor: Actor) -> list[School]:
    """The schools at which this actor may give roles, with their locations."""
    schools = School.objects.visible_to(actor, "people.see_school").filter(left_at__isnull=True)
    if not actor.has("coordinator"):
        schools = schools.filter(
            pk__in=[grant.school_id for grant in actor.grants_for("school_admin")]
        )
    return list(schools.prefetch_related("locations"))
