"""Ask for a talk, take that back, and decide against the criteria with a reason."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError
from django.db import transaction as database
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.handover.models import TalkChoice, TalkWish
from warmwelkom.rooms.handover.rules_of_talk import MBO, VO
from warmwelkom.rooms.transitions.models import Transition

ASKED = gettext_noop("Je hebt dit al gevraagd. Het staat op de lijst van de mentor.")


@command("handover.ask_talk", on="transition")
def ask_talk(
    *, actor: Actor, transition: Transition, now: dt.datetime, reason: str = ""
) -> TalkWish:
    """Somebody asks for a talk; the reason may be empty. Raises ChangedMeanwhile when asked already."""
    grant = next(iter(actor.grants_for(*MBO)), None)
    side = actor.kind if actor.kind in ("pupil", "parent") else "vo" if actor.has(*VO) else "mbo"
    name = transition.pupil.full_name if side == "pupil" else actor.name
    try:
        with database.atomic():
            wish: TalkWish = TalkWish.objects.create(
                region_id=transition.region_id, transition=transition, by_kind=side,
                by_id=actor.user_id, by_name=name, reason=reason.strip(), asked_at=now,
                school_id=grant.school_id if grant and side == "mbo" else None,
            )  # fmt: skip
    except IntegrityError as fault:
        raise ChangedMeanwhile(ASKED) from fault
    return wish


@command("handover.withdraw_wish", on="wish")
def withdraw_wish(*, actor: Actor, wish: TalkWish, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Take the question back; raises ChangedMeanwhile when that was done."""
    open_now = TalkWish.objects.filter(pk=wish.pk, withdrawn_at__isnull=True)
    if not open_now.update(withdrawn_at=now):
        raise ChangedMeanwhile(gettext_noop("Deze vraag was al teruggenomen."))


@command("handover.weigh_talk", on="transition", tell=("choice",))
def choose_talk(
    *, actor: Actor, transition: Transition, choice: str, reason: str, fingerprint: str,
    now: dt.datetime,
) -> TalkChoice:  # fmt: skip
    """A person decides that a talk is needed or not, with a reason; the choice before it ends."""
    TalkChoice.objects.filter(transition=transition, ended_at__isnull=True).update(ended_at=now)
    made: TalkChoice = TalkChoice.objects.create(
        region_id=transition.region_id, transition=transition, choice=choice, reason=reason.strip(),
        fingerprint=fingerprint, by_id=actor.user_id, by_name=actor.name, at=now,
    )  # fmt: skip
    return made


@command("handover.weigh_talk", on="transition")
def end_choice(*, actor: Actor, transition: Transition, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The criteria count again."""
    TalkChoice.objects.filter(transition=transition, ended_at__isnull=True).update(ended_at=now)
