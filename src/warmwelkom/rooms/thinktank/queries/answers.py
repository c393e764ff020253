"""What waits for an answer: for one organisation, or for the whole region."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.models import Contribution, Kind, ThinkTank
from warmwelkom.rooms.thinktank.queries.agenda import WAITING, waiting_for_agenda, with_due

MOST = 200
ANSWERED = 20


def answers_for(*, actor: Actor, today: dt.date) -> dict[str, Any]:
    """Late, to do, answered lately, and what climbs onto the next agenda. At most 4 queries."""
    rows = list(waiting_needs(actor)[:MOST])
    own = _own_schools(actor)
    answered = (
        Contribution.objects.visible_to(actor, "thinktank.answer")
        .filter(kind=Kind.NEED, merged_into=None, answered_on__isnull=False)
        .select_related("audience")
    )
    if not may(actor, "thinktank.moderate"):
        rows = [row for row in rows if row.audience_id in own]
    asked = [row for row in rows if row.audience_id]
    return {
        "late": [row for row in asked if row.due and row.due < today],
        "todo": [row for row in asked if not row.due or row.due >= today],
        "unasked": [row for row in rows if not row.audience_id],
        "answered": list(answered.order_by("-answered_on", "id")[:ANSWERED]),
        "agenda": waiting_for_agenda(region_id=actor.region, today=today)[:10],
        "tank": ThinkTank.objects.filter(region=actor.region).first(),
    }


def waiting_needs(actor: Actor) -> QuerySet[Any]:
    """Needs that wait for this actor's answer, the first day first: `due` is that of the oldest in it."""
    rows = Contribution.objects.visible_to(actor, "thinktank.answer").filter(
        kind=Kind.NEED, merged_into=None, state__in=WAITING, published_at__isnull=False
    )
    order = (F("due").asc(nulls_last=True), "-heard", "id")
    return with_due(rows).select_related("audience").order_by(*order)


def needs_to_answer(*, actor: Actor, pks: list[str]) -> list[Contribution]:
    """The needs that were chosen, as far as this actor may answer them; one query."""
    numbers = [pk for word in pks if (pk := _number(word))]
    return list(
        Contribution.objects.visible_to(actor, "thinktank.answer")
        .filter(pk__in=numbers, kind=Kind.NEED, merged_into=None, published_at__isnull=False)
        .order_by("-heard", "id")
    )


def organisations_of(actor: Actor) -> list[School]:
    """For whom this actor can speak; one query."""
    return list(School.objects.filter(pk__in=_own_schools(actor), left_at=None))


def organisations_to_ask() -> list[School]:
    """Every organisation that takes part; one query."""
    return list(School.objects.filter(left_at=None))


def _own_schools(actor: Actor) -> set[UUID]:
    return {grant.school_id for grant in actor.grants if grant.school_id}


def _number(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None
