"""The demo does not wait: overviews are made at once, messages leave for the post room, and somebody answers."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.claims import Outcome, claim_planned
from warmwelkom.base.outbox.digest import compose_digests
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.incoming import take_in_reply
from warmwelkom.base.outbox.models import IncomingMessage, Message
from warmwelkom.base.outbox.quiet import MORNING
from warmwelkom.base.outbox.way import Reply, WayOut


@command("demo.move_date")
def compose_of_next_monday(*, actor: Actor, now: dt.datetime) -> int:
    """Plan each person's overview as on the Monday to come; returns how many. Safe to ask again."""
    monday = now.date() + dt.timedelta(days=7 - now.weekday())
    moment = dt.datetime.combine(monday, dt.time(MORNING), tzinfo=now.tzinfo)
    with transaction.atomic():
        return compose_digests(region_id=actor.region, now=moment)


class PostRoomWay(WayOut):
    """The way out of the demo, for every channel: it takes all, and nothing leaves the house."""

    name = "postkamer"

    def make(self, message: Message) -> Message:
        return message

    def give(self, message: Message, made: Message) -> Outcome:  # noqa: ARG002  as WayOut says
        return Outcome()


@command("demo.move_date")
def send_in_demo(*, actor: Actor, now: dt.datetime) -> int:
    """Let go what may go on the demo's day, past the same guards as ever; returns how many were taken up."""
    sender = HandOver(PostRoomWay(), region_id=str(actor.region), clock=lambda: now)
    taken = 0
    while rows := claim_planned(now=now):
        sender.run(rows)
        taken += len(rows)
    return taken


@command("demo.move_date")
def answer_as_pupil(
    *, actor: Actor, message: Message, text: str, now: dt.datetime
) -> IncomingMessage | None:
    """Answer a message as its receiver would; it comes in as by a provider."""
    if message.region_id != actor.region:
        return None
    told = Reply(
        provider_id=str(new_id()),
        address=message.to,
        text=text,
        received_at=now,
        answers=message.pk,
    )
    return take_in_reply(told, channel=message.channel, provider=PostRoomWay.name, now=now)
