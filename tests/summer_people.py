"""Ways to reach a pupil, messages, replies, calls and ticks for tests. Call in a region scope."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from tests.cast import NOW, Cast
from tests.pupils import enrol
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import (
    ContactPoint,
    PresenceTick,
    PupilTask,
    Reply,
    ReplyStep,
    SilenceStep,
    SummerMessage,
    TaskStep,
    TaskTemplate,
)
from warmwelkom.rooms.transitions.models import Enrolment, Transition


def add_way(
    of: Transition, channel: str = "sms", address: str = "+31600000001", **words: Any
) -> ContactPoint:
    about = {"region": of.region, "transition": of, "source": "list", "added_at": NOW}
    return ContactPoint.objects.create(channel=channel, address=address, **about | words)


def add_task(cast: Cast, of: Transition, **words: Any) -> PupilTask:
    """An open task of ROC Mondriaan."""
    school = words.pop("school", cast.places.mondriaan)
    template = TaskTemplate.objects.create(
        region=of.region, school=school, kind="laptop", title="Laptop", sentence="Bestel hem.",
        owner="intaker", days_from_start=-7,
    )  # fmt: skip
    usual = {"deadline": NOW.date(), "state_at": NOW, "made_at": NOW}
    return PupilTask.objects.create(
        region=of.region, transition=of, template=template, school=school, **usual | words
    )


def add_message(way: ContactPoint, **words: Any) -> SummerMessage:
    """A message about a task that has left."""
    at = words.get("planned_at", NOW)
    carrier = Message.objects.create(
        region_id=way.region_id, key=str(uuid4()), channel=way.channel, to=way.address, text="x",
        planned_at=at, done_at=at, state=words.pop("state", "sent"),
    )  # fmt: skip
    usual: dict[str, Any] = {
        "reason": "step", "sender_name": "Alice", "text": "Bestel je laptop.", "planned_at": NOW,
        "key": str(uuid4()), "message_id": carrier.pk,
    }  # fmt: skip
    return SummerMessage.objects.create(
        region=way.region, transition=way.transition, contact=way, **usual | words
    )


def add_reply(way: ContactPoint, **words: Any) -> Reply:
    usual: dict[str, Any] = {
        "incoming_id": uuid4(), "channel": way.channel, "text": "hoe laat?", "kind": "question",
        "rule": "question", "words": "hoe laat?", "received_at": NOW,
    }  # fmt: skip
    return Reply.objects.create(
        region=way.region, transition=way.transition, contact=way, **usual | words
    )


def add_call(of: Transition, **words: Any) -> SilenceStep:
    usual: dict[str, Any] = {
        "kind": "call", "reason": "silent", "since": NOW.date(), "made_at": NOW,
        "due_on": NOW.date(),
    }  # fmt: skip
    return SilenceStep.objects.create(region=of.region, transition=of, **usual | words)


def add_tick(line: Enrolment, **words: Any) -> PresenceTick:
    usual: dict[str, Any] = {"day": NOW.date(), "is_seen": True, "at": NOW, "by_name": "Joris"}
    return PresenceTick.objects.create(
        region=line.region, enrolment=line, school=line.school, **usual | words
    )


def make_summer_people(cast: Cast, of: Transition, *, school: School) -> None:
    """One of everything around this pupil, in this region; a tick needs a place, or a line of nobody's."""
    way = add_way(of, address=f"+3161{of.pk.int % 10**7:07}")
    task = add_task(cast, of, school=school)
    TaskStep.objects.create(
        region=of.region, transition=of, task=task, state="open", source="list", at=NOW, by_name="x"
    )
    add_message(way, task=task)
    reply = add_reply(way, school=school)
    ReplyStep.objects.create(
        region=of.region, reply=reply, kind="note", at=NOW, by_name="x", text="x"
    )
    add_call(of)
    line = Enrolment.objects.filter(transition=of).first()
    if line is None:
        line = enrol(cast, of, "S-zomer", school=school, class_name="X")
    add_tick(line, day=NOW.date() - dt.timedelta(days=1))
