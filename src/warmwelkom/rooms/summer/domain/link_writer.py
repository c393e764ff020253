"""Nobody knew the number or address: a person says whose it is; and undo."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.base.live import look_again
from warmwelkom.rooms.summer.domain.at_once import act_at_once
from warmwelkom.rooms.summer.domain.receive_reply import topic_of
from warmwelkom.rooms.summer.domain.silence_steps import no_sign_after_all
from warmwelkom.rooms.summer.models import ContactPoint, Reply, ReplyStep, SummerMessage
from warmwelkom.rooms.transitions.models import Transition

SOURCE = "reply"


@command("summer.link_writer", on="reply")
def link_writer(*, actor: Actor, reply: Reply, transition: Transition, now: dt.datetime) -> None:
    """This pupil wrote it: their way to be reached works, and what could not wait is done now.

    Raises:
        MayNotKnow: this pupil is not one that the actor keeps in reach.
        ChangedMeanwhile: a colleague said already whose it is.
    """
    mine = Transition.objects.visible_to(actor, "summer.add_contact")
    of = mine.filter(pk=transition.pk, gone_at__isnull=True).select_related("pupil").first()
    if of is None:
        raise MayNotKnow
    row = Reply.objects.select_for_update(of=("self",)).get(pk=reply.pk)
    if row.transition_id:
        raise ChangedMeanwhile(_("Een collega heeft net gezegd van wie dit is."))
    contact, _new = ContactPoint.objects.get_or_create(
        transition=of, channel=row.channel, address=row.address, ended_at=None,
        defaults={"region_id": row.region_id, "source": SOURCE, "added_at": now},
    )  # fmt: skip
    row.transition, row.contact, row.address = of, contact, ""
    row.save(update_fields=["transition", "contact", "address"])
    act_at_once(reply=row, contact=contact, now=now)
    reply.transition = of  # so that the pupil reads this act
    _step(row, actor, ReplyStep.Kind.LINKED, now)


@command("summer.handle_reply", on="reply")
def unlink_writer(*, actor: Actor, reply: Reply, now: dt.datetime) -> None:
    """It was somebody else's: nobody knows the address again, and what linking did to the pupil is taken back.

    The way to reach the pupil ends, unless another reply rests on it.

    Raises:
        ChangedMeanwhile: it was not linked by hand, or an answer went along it already.
    """
    row = Reply.objects.select_for_update(of=("self",)).select_related("contact").get(pk=reply.pk)
    contact = row.contact
    went = SummerMessage.objects.filter(contact=contact, reason=SummerMessage.Reason.HAND)
    if contact is None or contact.source != SOURCE or went.exists():
        raise ChangedMeanwhile(_("Dit kan niet meer terug. Haal het nummer weg bij Bereikbaar."))
    row.transition, row.contact, row.task, row.address = None, None, None, contact.address
    row.save(update_fields=["transition", "contact", "task", "address"])
    if not Reply.objects.filter(contact=contact).exists():
        ContactPoint.objects.filter(pk=contact.pk).update(ended_at=now)
    linked = row.steps.filter(kind=ReplyStep.Kind.LINKED).last()
    if linked:
        no_sign_after_all(transition_id=contact.transition_id, at=linked.at, now=now)
    _step(row, actor, ReplyStep.Kind.UNLINKED, now)


def _step(row: Reply, actor: Actor, kind: str, now: dt.datetime) -> None:
    ReplyStep.objects.create(
        region_id=row.region_id, reply=row, kind=kind, at=now, by_id=actor.user_id,
        by_name=actor.name[:200],
    )  # fmt: skip
    look_again(topic_of(row.region_id))
