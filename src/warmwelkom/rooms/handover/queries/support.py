"""Support that was agreed, open ones by date; and what a talk asked for that nobody answered yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import SupportAgreement, TalkAgreement
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.transitions.models import Enrolment, Transition


@dataclass(frozen=True, kw_only=True)
class Chain:
    """`open_` waits for its day or is late; `asked` was agreed in a talk, and no support answers it."""

    open_: list[SupportAgreement]
    begun: list[SupportAgreement]
    asked: list[TalkAgreement]
    coming: list[Any]


def chain_for(*, actor: Actor, today: dt.date) -> Chain:
    """Four queries. An intaker sees what was agreed and never what the handover asked."""
    rows = (
        SupportAgreement.objects.visible_to(actor, "handover.keep_support")
        .filter(ended_at__isnull=True)
        .select_related("transition__pupil", "school", "asked")
        .order_by("by_when", "pk")
    )
    found: list[Any] = list(rows)
    for row in found:
        row.is_late = row.begun_on is None and row.by_when < today
        row.shows_asked = actor.has("class_mentor", "support_team")
    asked = TalkAgreement.objects.visible_to(actor, "handover.see_agreement").filter(
        who__in=("support_team", "class_mentor"), answers__isnull=True
    )
    coming = Transition.objects.visible_to(actor, "handover.agree_support")
    return Chain(
        open_=[row for row in found if row.begun_on is None],
        begun=[row for row in found if row.begun_on],
        asked=list(asked.select_related("transition__pupil").order_by("by_when", "pk"))
        if actor.has("class_mentor", "support_team")
        else [],
        coming=list(
            coming.filter(gone_at__isnull=True)
            .select_related("pupil")
            .order_by("pupil__surname", "pk")[:200]
        ),
    )


def school_for(*, actor: Actor, transition: Transition) -> School | None:
    """At which of the actor's schools this pupil is coming; two queries."""
    schools = [
        grant.school_id
        for grant in actor.grants_for("class_mentor", "support_team", "intaker")
        if grant.school_id
    ]
    lines = Enrolment.objects.filter(transition=transition, school_id__in=schools)
    at = lines.values_list("school_id", flat=True).first() or next(iter(schools), None)
    return School.objects.filter(pk=at).first() if at else None


def asked_for(*, actor: Actor, pk: UUID | None) -> TalkAgreement | None:
    """The agreement of a talk that support may answer, if the reader may see it."""
    if pk is None:
        return None
    rows = TalkAgreement.objects.visible_to(actor, "handover.see_agreement")
    found: TalkAgreement | None = rows.filter(pk=pk).first()
    return found
