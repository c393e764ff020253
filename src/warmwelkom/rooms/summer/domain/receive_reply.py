"""A reply came in: whose it is, what kind, what happens at once; then a person reads it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.live import look_again
from warmwelkom.base.outbox.events import MessageNotDelivered, ReplyReceived
from warmwelkom.engines.replies import sort_reply
from warmwelkom.rooms.summer.domain.at_once import act_at_once
from warmwelkom.rooms.summer.models import ContactPoint, Reply, SummerMessage
from warmwelkom.rooms.transitions.models import Enrolment

KEEP_UNKNOWN = dt.timedelta(days=90)


@command("summer.receive_reply")
def receive_reply(*, actor: Actor, event: ReplyReceived, now: dt.datetime) -> Reply:  # noqa: ARG001  asked by the command
    """Keep a reply, once; sort it, and do what cannot wait for a person, in the same transaction."""
    known = Reply.objects.filter(incoming_id=event.incoming_id).first()
    if known:
        return known
    message = _answered(event)
    contact = message.contact if message else _contact(event)
    found = sort_reply(text=event.text)
    reply: Reply = Reply.objects.create(
        region_id=event.region_id, incoming_id=event.incoming_id, contact=contact, message=message,
        transition_id=contact.transition_id if contact else None,
        task=message.task if message else None, school_id=_school(message, contact),
        channel=event.channel, address="" if contact else event.address, text=event.text,
        kind=found.kind.value, rule=found.rule, words=found.words[:200],
        received_at=event.received_at,
    )  # fmt: skip
    if contact:
        act_at_once(reply=reply, contact=contact, now=now)
    look_again(topic_of(event.region_id))
    return reply


def forget_unknown(*, now: dt.datetime) -> int:
    """Erase replies of which nobody ever knew who wrote them; what is a pupil's goes with the pupil. Returns how many."""
    old = Reply.objects.filter(transition__isnull=True, received_at__lt=now - KEEP_UNKNOWN)
    number = old.count()
    old.delete()
    return number


def topic_of(region_id: UUID) -> str:
    """What an open inbox listens to."""
    return f"replies:{region_id}"


def _answered(event: ReplyReceived) -> SummerMessage | None:
    """Our message that this answers: the one the provider names, else the newest to this address."""
    rows = SummerMessage.objects.select_related("contact", "task", "bridge").exclude(
        reason=SummerMessage.Reason.HELD
    )
    if event.answers and (named := rows.filter(message_id=event.answers).first()):
        return named
    at = rows.filter(
        contact__channel=event.channel, contact__address__iexact=event.address,
        contact__ended_at__isnull=True, planned_at__lte=event.received_at,
    )  # fmt: skip
    return at.order_by("-planned_at", "-pk").first()


def _contact(event: ReplyReceived) -> ContactPoint | None:
    rows = ContactPoint.objects.filter(channel=event.channel, address__iexact=event.address)
    return rows.filter(ended_at__isnull=True).order_by("-added_at", "-pk").first()


def _school(message: SummerMessage | None, contact: ContactPoint | None) -> UUID | None:
    """The receiving school that this is about, where one can say."""
    if message and message.bridge:
        return message.bridge.school_id
    if message and message.task:
        return message.task.school_id
    if contact is None:
        return None
    places = Enrolment.objects.filter(gone_at__isnull=True, transition=contact.transition_id)
    found = set(places.values_list("school_id", flat=True)[:2])
    return found.pop() if len(found) == 1 else None


@command("summer.note_not_delivered")
def note_not_delivered(*, actor: Actor, event: MessageNotDelivered, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """Nothing arrives there: the way to reach the pupil is broken until somebody mends it. Returns how many."""
    rows = ContactPoint.objects.filter(
        channel=event.channel, address__iexact=event.address, broken_at__isnull=True,
        ended_at__isnull=True,
    )  # fmt: skip
    return int(rows.update(broken_at=now))
