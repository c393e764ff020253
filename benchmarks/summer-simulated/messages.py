"""Messages leave past the room's own guard, and pupils do something about them, or nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from assumptions import Assumptions
from region import World, at

from pupils import Life, gets_text
from warmwelkom.base.outbox.claims import BROKEN_OFF, Outcome, claim_planned
from warmwelkom.base.outbox.events import ReplyReceived
from warmwelkom.base.outbox.handover import HandOver
from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.way import WayOut
from warmwelkom.rooms.summer.domain.receive_reply import receive_reply
from warmwelkom.rooms.summer.domain.writing import write_states
from warmwelkom.rooms.summer.models import PupilTask, SummerMessage


class Provider(WayOut):
    """Takes everything but a number that is wrong."""

    name = "simulated"

    def __init__(self, wrong: set[str]) -> None:
        self.wrong = wrong

    def make(self, message: Message) -> Message:
        return message

    def give(self, message: Message, made: Message) -> Outcome:  # noqa: ARG002  as WayOut says
        if message.to in self.wrong:
            return Outcome(state=Message.State.FAILED, fault=BROKEN_OFF, is_bounce=True)
        return Outcome()


def send(world: World, day: dt.date) -> int:
    """What the guards let go on this day; at two o'clock, when everybody may be awake."""
    now = at(day, 14)
    wrong = {
        one.transition.pupil.phone
        for one in world.pupils
        if one.chance("number") < world.say.number_wrong
    }
    sender = HandOver(Provider(wrong), region_id=str(world.region.pk), clock=lambda: now)
    taken = 0
    while rows := claim_planned(now=now):
        sender.run(rows)
        taken += len(rows)
    return taken


def react(world: World, before: dt.date, day: dt.date) -> int:
    """What pupils do the day after: the task, an answer, both or nothing. Returns how many answered."""
    now = at(day, 7)
    rows = SummerMessage.objects.filter(
        planned_at__gte=at(before, 0), planned_at__lt=at(day, 0), reason__in=("step", "second")
    ).select_related("contact", "task")
    numbers = [row.message_id for row in rows]
    left = Message.objects.filter(pk__in=numbers, state__in=("sent", "delivered"))
    gone = set(left.values_list("pk", flat=True))
    done: list[Any] = []
    replies = 0
    for row in sorted(rows, key=lambda row: (row.transition_id, row.planned_at, row.reason)):
        if row.message_id in gone:
            replies += _react(world, row, done, now)
    tasks = PupilTask.objects.filter(pk__in=done, state="open")
    write_states(actor=world.house, tasks=tasks, state="says_done", source="pupil", now=now)
    return replies


def _react(world: World, row: Any, done: list[Any], now: dt.datetime) -> bool:
    one, say = world.by_transition[row.transition_id], world.say
    gets_text(one, say)
    number = one.messages[row.reason] = one.messages.get(row.reason, 0) + 1
    what = (row.reason, number)
    does = one.comes and one.chance("does", *what) < say.does_by_message
    if does and row.task_id:
        done.append(row.task_id)
    text = _text(one, say, what, does=does)
    if text:
        told = ReplyReceived(
            region_id=world.region.pk, incoming_id=uuid4(), channel=row.contact.channel,
            address=row.contact.address, text=text, received_at=now, answers=row.message_id,
        )  # fmt: skip
        receive_reply(actor=world.house, event=told, now=now)
    return bool(text)


def _text(one: Life, say: Assumptions, what: tuple[str, int], *, does: bool) -> str:
    if one.chance("stop") < say.says_stop and what == ("step", 1):
        return "stop"
    share = say.replies if one.comes else say.melting_replies
    if one.chance("replies", *what) >= share:
        return ""
    if one.has_other_plan:
        return "ik ga toch iets anders doen"
    return "klaar" if does else "hoe laat moet ik er zijn?"
