"""Silence leads to a person: a second way after 3 days, the list of calls after 7, the round table after 14."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.summer.domain.arms import Arm, arm_for, arms_of
from warmwelkom.rooms.summer.domain.person_messages import write_to
from warmwelkom.rooms.summer.domain.planning import HELD
from warmwelkom.rooms.summer.domain.silence_steps import COUNTS_FROM, to_call
from warmwelkom.rooms.summer.domain.to_the_table import follow_to_the_table
from warmwelkom.rooms.summer.models import (
    ContactPoint,
    PupilTask,
    Reply,
    SilenceStep,
    SummerMessage,
)
from warmwelkom.rooms.summer.models import TaskStep as Step
from warmwelkom.rooms.transitions.models import Signal

SECOND, CALL, TABLE = 3, 7, 14
"""Days after the first message that got no answer."""
Kind, Reason = SilenceStep.Kind, SilenceStep.Reason
LEFT = (Message.State.SENT, Message.State.DELIVERED, Message.State.UNKNOWN)


@command("summer.walk_silence")
def walk_silence(*, actor: Actor, now: dt.datetime) -> int:
    """Take the steps that are due in this region, each once. Returns how many pupils got one."""
    unanswered = _unanswered(now)
    taken: dict[UUID, set[tuple[str, dt.date]]] = defaultdict(set)
    for step in SilenceStep.objects.filter(transition__in=unanswered):
        taken[step.transition_id].add((step.kind, step.since))
    arms, number = arms_of(unanswered, today=now.astimezone(AMSTERDAM).date()), 0
    for key, message in sorted(unanswered.items(), key=lambda pair: str(pair[0])):
        number += _next_step(message, taken[key], arms, now)
    follow_to_the_table(now=now)
    return number + _not_seen(actor.region, now)


def _next_step(
    message: SummerMessage,
    taken: set[tuple[str, dt.date]],
    arms: dict[UUID, Arm],
    now: dt.datetime,
) -> bool:
    since = message.planned_at.date()
    days = (now.date() - since).days
    is_held = message.reason == SummerMessage.Reason.HELD
    reason = Reason.HELD if is_held else Reason.SILENT
    if days >= TABLE and (Kind.TABLE, since) not in taken:
        SilenceStep.objects.get_or_create(
            transition_id=message.transition_id, kind=Kind.TABLE, done_at=None,
            defaults={"region_id": message.region_id, "reason": reason, "since": since,
                      "message": message, "made_at": now, "due_on": now.date()},
        )  # fmt: skip
        return True
    if days >= CALL and (Kind.CALL, since) not in taken:
        _call(message, reason, since, now)
        return True
    if days >= SECOND and days < CALL and not taken & {(Kind.SECOND, since), (Kind.CALL, since)}:
        return _second(message, since, arms, now)
    return False


def _call(message: SummerMessage, reason: str, since: dt.date, now: dt.datetime) -> None:
    to_call(
        region_id=message.region_id, transition_id=message.transition_id, reason=reason,
        since=since, due_on=now.date(), now=now,
    )  # fmt: skip


def _second(
    message: SummerMessage, since: dt.date, arms: dict[UUID, Arm], now: dt.datetime
) -> bool:
    """The same words along another way; where there is none, a person calls. False where the draw holds it back."""
    ways = ContactPoint.objects.filter(
        transition=message.transition_id, ended_at=None, broken_at=None, stopped_at=None
    )
    other = ways.exclude(channel=message.contact.channel).order_by("-works_at", "pk").first()
    if other is None:
        _call(message, Reason.NO_WAY, since, now)
        return True
    said = None if message.task and arm_for(arms, message.task).is_held else _said(message, now)
    if said is None:
        return False
    write_to(
        contact=other, reason=SummerMessage.Reason.SECOND, text=said.text,
        sender_name=said.sender_name, sender_id=said.sender_id, now=now, task=said.task,
        bridge=said.bridge, key=f"second:{said.pk}",
    )  # fmt: skip
    SilenceStep.objects.create(
        region_id=message.region_id, transition_id=message.transition_id, kind=Kind.SECOND,
        reason=Reason.SILENT, since=since, message=message, made_at=now, due_on=now.date(),
        done_at=now,
    )  # fmt: skip
    return True


def _said(message: SummerMessage, now: dt.datetime) -> SummerMessage | None:
    """What has got no answer: of what was held back, the message that went after the stop, once it is as old."""
    if message.reason != SummerMessage.Reason.HELD:
        return message
    rows = SummerMessage.objects.select_related("task", "bridge").filter(
        key=message.key.removeprefix(HELD), planned_at__lte=now - dt.timedelta(days=SECOND)
    )
    found: SummerMessage | None = rows.first()
    return found


def _unanswered(now: dt.datetime) -> dict[UUID, SummerMessage]:
    """Pupil -> the first message since the last sign, about a task that is still open. Five queries."""
    rows = SummerMessage.objects.filter(
        reason__in=COUNTS_FROM, task__state=PupilTask.State.OPEN, task__ended_at=None,
        planned_at__lte=now, transition__gone_at=None,
    ).select_related("contact", "task__template", "bridge")  # fmt: skip
    found = list(rows.order_by("planned_at", "pk"))
    wanted = {row.message_id for row in found if row.message_id}
    states = () if settings.DEMO else LEFT  # in the demo nothing leaves
    left = Message.objects.filter(pk__in=wanted)
    gone = set((left.filter(state__in=states) if states else left).values_list("pk", flat=True))
    signs = _last_signs({row.transition_id for row in found})
    first: dict[UUID, SummerMessage] = {}
    for row in found:
        sign = signs.get(row.transition_id)
        counts = row.message_id in gone or row.reason == SummerMessage.Reason.HELD
        if counts and (sign is None or row.planned_at > sign):
            first.setdefault(row.transition_id, row)
    return first


def _last_signs(keys: set[UUID]) -> dict[UUID, dt.datetime]:
    """Pupil -> when we last heard of them: a reply, a task that they said to be done, a talk on the phone."""
    spoken = (SilenceStep.Outcome.SPOKEN, SilenceStep.Outcome.NEEDS_MORE)
    heard: list[tuple[Any, dt.datetime | None]] = [
        *Reply.objects.filter(transition__in=keys).exclude(kind=Reply.Kind.WRONG_NUMBER)
        .values_list("transition_id", "received_at"),
        *Step.objects.filter(transition__in=keys, source__in=[Step.Source.PUPIL, Step.Source.REPLY])
        .values_list("transition_id", "at"),
        *SilenceStep.objects.filter(transition__in=keys, outcome__in=spoken)
        .values_list("transition_id", "done_at"),
    ]  # fmt: skip
    last: dict[UUID, dt.datetime] = {}
    for key, at in heard:
        if at:
            last[key] = max(at, last.get(key, at))
    return last


def _not_seen(region_id: UUID, now: dt.datetime) -> int:
    """Who is not seen in class, as a list or the class mentor says: called the same day, once for each day."""
    rows = Signal.objects.filter(
        rule="not_seen", ended_at=None, lifted_at=None, transition__gone_at=None
    )
    known = set(
        SilenceStep.objects.filter(reason=Reason.NOT_SEEN).values_list("transition_id", "since")
    )
    number = 0
    for key, since in rows.exclude(transition=None).values_list("transition_id", "since"):
        if key and (key, since) not in known:
            to_call(
                region_id=region_id, transition_id=key, reason=Reason.NOT_SEEN, since=since,
                due_on=now.date(), now=now,
            )  # fmt: skip
            number += 1
    return number
