"""What a pupil sees of the talk about them: who talks when, what was noted and agreed, what they gave."""

from __future__ import annotations

from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import (
    Introduction,
    SupportAgreement,
    Talk,
    TalkAgreement,
    TalkNote,
    TalkWish,
)
from warmwelkom.rooms.transitions.models import Transition


@dataclass(frozen=True, kw_only=True)
class OwnTalk:
    transition: Transition
    talks: list[Talk]
    notes: list[TalkNote]
    agreements: list[TalkAgreement]
    support: list[SupportAgreement]
    wish: TalkWish | None
    introduction: Introduction | None


def own_talk_for(*, actor: Actor) -> OwnTalk | None:
    """Everything of the newest transition; seven queries. None when it is erased."""
    row = (
        Transition.objects.visible_to(actor, "handover.my_talk")
        .select_related("pupil", "location")
        .order_by("-school_year")
        .first()
    )
    if row is None:
        return None
    about = {"transition_id": row.pk}
    talks = Talk.objects.visible_to(actor, "handover.see_talk").filter(**about)
    notes = TalkNote.objects.visible_to(actor, "handover.see_talk_note")
    agreed = TalkAgreement.objects.visible_to(actor, "handover.see_agreement").filter(**about)
    support = SupportAgreement.objects.visible_to(actor, "handover.see_support").filter(**about)
    wishes = TalkWish.objects.visible_to(actor, "handover.withdraw_wish").filter(**about)
    return OwnTalk(
        transition=row,
        talks=list(talks.select_related("mbo_school")),
        notes=list(notes.filter(talk__transition_id=row.pk).exclude(text="")),
        agreements=list(agreed),
        support=list(support.select_related("school")),
        wish=wishes.filter(withdrawn_at__isnull=True).first(),
        introduction=Introduction.objects.visible_to(actor, "handover.introduce")
        .filter(**about)
        .first(),
    )
