"""A coordinator lets in who answered a call, or declines with a reason; both can be undone."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.take_back import take_back
from warmwelkom.rooms.newsletters.domain.welcome_words import decline_words, welcome_letter
from warmwelkom.rooms.newsletters.models import CallAnswer
from warmwelkom.rooms.people.api import add_partner, invite_partner, withdraw_invitation
from warmwelkom.rooms.people.models import School

LATER = dt.timedelta(minutes=10)
"""So long a mail that says no can still be taken back."""


class ReasonNeeded(UserError):  # noqa: N818  reads as the sentence it is
    """Who is declined reads why."""


class CameInAlready(UserError):  # noqa: N818  reads as the sentence it is
    """The invitation was accepted: a role ends on another page."""


@command("calls.let_in", on="answer")
def let_in(
    *, actor: Actor, answer: CallAnswer, school: School | None, now: dt.datetime
) -> CallAnswer:
    """Invite whoever answered as a partner, by one letter that welcomes and names the next meeting.

    `school` is the organisation they come in for; None makes a partner organisation of the name they gave.

    Raises:
        ChangedMeanwhile: they were let in or declined already, or did not confirm their address.
    """
    row = _waiting(answer)
    place = school or add_partner(actor=actor, name=row.organisation, now=now)
    letter = welcome_letter(actor=actor, answer=row, now=now)
    row.invitation = invite_partner(
        actor=actor, email=row.email.lower(), name=row.name, school=place, letter=letter, now=now
    )
    row.let_in_at, row.let_in_by, row.school = now, actor.name, place
    row.save(update_fields=["let_in_at", "let_in_by", "school", "invitation"])
    return row


@command("calls.let_in", on="answer")
def undo_let_in(*, actor: Actor, answer: CallAnswer, now: dt.datetime) -> None:
    """The invitation stops working and the answer waits again.

    Raises:
        CameInAlready: it was accepted.
    """
    row: CallAnswer = CallAnswer.objects.select_for_update().get(pk=answer.pk)
    invitation = row.invitation
    if invitation is not None:
        if invitation.accepted_at:
            raise CameInAlready(
                gettext_noop("Deze partner is al binnen. Beëindig de rol op de bladzijde Mensen.")
            )
        withdraw_invitation(actor=actor, invitation=invitation, now=now)
        take_back(event=f"invitation:{invitation.pk}")
    row.let_in_at, row.let_in_by, row.school, row.invitation = None, "", None, None
    row.save(update_fields=["let_in_at", "let_in_by", "school", "invitation"])


@command("calls.let_in", on="answer")
def decline(*, actor: Actor, answer: CallAnswer, reason: str, now: dt.datetime) -> None:
    """Say no, with a reason that is mailed ten minutes later, so that a slip can be undone.

    Raises:
        ReasonNeeded: the reason is empty.
        ChangedMeanwhile: they were let in or declined already, or did not confirm their address.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonNeeded(gettext_noop("Schrijf waarom. Wie meedeed, leest dit in de mail."))
    row = _waiting(answer)
    row.declined_at, row.declined_by, row.decline_reason = now, actor.name, reason
    row.save(update_fields=["declined_at", "declined_by", "decline_reason"])
    subject, text = decline_words(answer=row)
    plan_message(
        key=f"declined:{row.pk}:{now:%Y%m%d%H%M%S}", channel="mail", to=row.email,
        subject=subject, text=text, now=now, not_before=now + LATER, sender_name=actor.name,
        region_id=row.region_id,
    )  # fmt: skip


@command("calls.let_in", on="answer")
def undo_decline(*, actor: Actor, answer: CallAnswer) -> int:  # noqa: ARG001  asked by the command
    """The answer waits again; returns how many mails were held back (none when it had gone)."""
    CallAnswer.objects.filter(pk=answer.pk).update(
        declined_at=None, declined_by="", decline_reason=""
    )
    return take_back(event=f"declined:{answer.pk}")


def _waiting(answer: CallAnswer) -> CallAnswer:
    row: CallAnswer = (
        CallAnswer.objects.select_for_update(of=("self",))
        .select_related("call__region")
        .get(pk=answer.pk)
    )
    if row.confirmed_at is None or row.let_in_at or row.declined_at:
        raise ChangedMeanwhile(
            gettext_noop("Over dit antwoord is al besloten, of het is nog niet bevestigd.")
        )
    return row
