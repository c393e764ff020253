"""What a pupil can look round in before the first day: the public buildings of the schools ahead."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition
from warmwelkom.rooms.wayfinding.models import Film, Premises

OVER = ("rejected", "withdrawn")
MOST = 3


def buildings_to_see(*, actor: Actor) -> QuerySet[Any]:
    """Those that this actor may see, with `has_film`, to be narrowed to a school or to become part of a query."""
    films = Film.objects.visible_to(actor, "wayfinding.see_film").filter(
        premises=OuterRef("pk"), published_at__isnull=False, withdrawn_at__isnull=True
    )
    rows = Premises.objects.visible_to(actor, "wayfinding.see_premises")
    seen: QuerySet[Any] = rows.annotate(has_film=Exists(films))
    return seen


def buildings_ahead(*, actor: Actor) -> list[Any]:
    """Of the schools where the pupil is enrolled or applied; one query."""
    of_pupil = {
        "transition__in": Transition.objects.visible_to(actor, "transitions.view"),
        "gone_at__isnull": True,
    }
    enrolled = Enrolment.objects.filter(**of_pupil).values("school")
    applied = Application.objects.filter(**of_pupil).exclude(legal_status__in=OVER)
    rows = buildings_to_see(actor=actor).filter(
        Q(school__in=enrolled) | Q(school__in=applied.values("school"))
    )
    return list(rows.select_related("region")[:MOST])
