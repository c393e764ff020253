"""Who works here: roles and open invitations, for whoever runs a school or the region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Invitation, Role, School

PER_PAGE = 50
SHOWN_AFTER = dt.timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class PeopleHere:
    """The page `/mensen/`: roles in force (one line each), recently ended, and open invitations.

    `people` counts persons, not roles; `late` are invitations whose two weeks are over.
    """

    people: int
    roles: Page[Any]
    ended: list[Role]
    invitations: list[Invitation]
    late: list[Invitation]


def people_for(*, actor: Actor, now: dt.datetime, words: str = "", number: str = "") -> PeopleHere:
    """Four queries, whatever the number of people. `words` narrows the roles, 50 on a page."""
    roles = (
        Role.objects.visible_to(actor, "people.see_roles")
        .select_related("person", "school", "location")
        .order_by("school__name", "location__name", "kind", "person__name", "pk")
    )
    found = _narrowed(roles.filter(ended_at__isnull=True), words)
    counted = found.aggregate(roles=Count("pk"), people=Count("person", distinct=True))
    paginator = Paginator(found, PER_PAGE)
    paginator.__dict__["count"] = counted["roles"]  # counted above, together with the people
    sent = list(
        Invitation.objects.visible_to(actor, "people.see_invitations")
        .select_related("school", "location", "sent_by")
        .filter(accepted_at=None, withdrawn_at=None)
        .filter(sent_at__gt=now - Invitation.KEEP - SHOWN_AFTER)
        .order_by("-sent_at")
    )
    return PeopleHere(
        people=counted["people"],
        roles=paginator.get_page(number),
        ended=list(roles.filter(ended_at__gt=now - SHOWN_AFTER)),
        invitations=[row for row in sent if row.is_open(now)],
        late=[row for row in sent if not row.is_open(now)],
    )


def _narrowed(roles: Any, words: str) -> Any:
    for word in words.split():
        roles = roles.filter(
            Q(person__name__icontains=word)
            | Q(person__email__icontains=word)
            | Q(school__name__icontains=word)
            | Q(location__name__icontains=word)
            | Q(classes__contains=[word])
        )
    return roles


def own_schools_of(*, actor: Actor) -> list[School]:
    """The schools that this actor administers."""
    own = [grant.school_id for grant in actor.grants_for("school_admin")]
    return list(School.objects.visible_to(actor, "people.see_school").filter(pk__in=own))


def schools_to_invite_for(*, actor: Actor) -> list[School]:
    """The schools at which this actor may give roles, with their locations."""
    schools = School.objects.visible_to(actor, "people.see_school").filter(left_at__isnull=True)
    if not actor.has("coordinator"):
        schools = schools.filter(
            pk__in=[grant.school_id for grant in actor.grants_for("school_admin")]
        )
    return list(schools.prefetch_related("locations"))
