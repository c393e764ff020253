"""What cannot wait for a person: a stop, a number that is not the pupil's, help, a task that is said to be done."""

from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.summer.domain.person_messages import write_to
from warmwelkom.rooms.summer.domain.silence_steps import end_by_sign, to_call
from warmwelkom.rooms.summer.fixed_texts import HELP, STOPPED
from warmwelkom.rooms.summer.models import (
    ContactPoint,
    PupilTask,
    Reply,
    ReplyStep,
    SilenceStep,
    SummerMessage,
    TaskStep,
)

HOUSE = "Warm Welkom"
Reason = SummerMessage.Reason


def act_at_once(*, reply: Reply, contact: ContactPoint, now: dt.datetime) -> None:
    """Call inside the command that keeps the reply. Nothing here is a mark against the pupil."""
    if reply.kind == Reply.Kind.WRONG_NUMBER:
        ContactPoint.objects.filter(pk=contact.pk).update(broken_at=now, works_at=None)
        return
    ContactPoint.objects.filter(pk=contact.pk).update(works_at=now, broken_at=None)
    end_by_sign(transition_id=contact.transition_id, heard_at=reply.received_at, now=now)
    if reply.kind == Reply.Kind.STOP:
        _stop(contact, now)
    elif reply.kind == Reply.Kind.DISTRESS:
        _help(reply, contact, now)
    elif reply.kind == Reply.Kind.DONE:
        _done(reply, now)


def _stop(contact: ContactPoint, now: dt.datetime) -> None:
    """Whoever else is reached at this address is stopped too: it is the address that said so."""
    same = ContactPoint.objects.filter(channel=contact.channel, address__iexact=contact.address)
    keys = same.order_by("pk").select_for_update().values_list("pk", flat=True)
    same.filter(pk__in=list(keys), stopped_at__isnull=True).update(stopped_at=now)
    write_to(
        contact=contact, reason=Reason.STOPPED, text=str(STOPPED), sender_name=HOUSE,
        key=f"stop:{contact.pk}", now=now,
    )  # fmt: skip


def _help(reply: Reply, contact: ContactPoint, now: dt.datetime) -> None:
    """A call by a person always; the help lines only where it is no saying."""
    to_call(
        region_id=reply.region_id, transition_id=contact.transition_id, since=now.date(),
        reason=SilenceStep.Reason.DISTRESS, due_on=now.date(), now=now,
    )  # fmt: skip
    if reply.rule == "distress":
        write_to(
            contact=contact, reason=Reason.HELP, text=str(HELP), sender_name=HOUSE,
            key=f"help:{reply.pk}", now=now, at_once=True,
        )  # fmt: skip


def _done(reply: Reply, now: dt.datetime) -> None:
    """The task is said to be done; its owner still confirms. A tested number needs nobody's answer."""
    message = reply.message
    if message and message.reason == Reason.CHECK and reply.rule == "number_1":
        Reply.objects.filter(pk=reply.pk).update(closed_at=now)
        ReplyStep.objects.create(
            region_id=reply.region_id, reply=reply, kind=ReplyStep.Kind.CLOSED, at=now,
            by_name=HOUSE,
        )  # fmt: skip
    task = PupilTask.objects.select_for_update().filter(
        pk__in=[reply.task_id] if reply.task_id else [],
        state=PupilTask.State.OPEN,
        ended_at__isnull=True,
    )
    for row in task:
        row.state, row.state_at = PupilTask.State.SAYS_DONE, now
        row.save(update_fields=["state", "state_at"])
        TaskStep.objects.create(
            region_id=row.region_id, transition_id=row.transition_id, task=row, state=row.state,
            source=TaskStep.Source.REPLY, at=now, by_name="",
        )  # fmt: skip
