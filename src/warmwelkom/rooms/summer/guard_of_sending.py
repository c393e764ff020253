"""The guard of the summer bridge: asked in the transaction that claims its messages (base/outbox/guards.py)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.guards import Verdict
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.summer.models import ContactPoint, DutyDay, SummerMessage
from warmwelkom.rooms.summer.rules_of_sending import LOOK_AHEAD, Look, wait_until, why_never

GUARD = "summer"
GONE = _("Het bericht waar dit bij hoorde, is er niet meer. Het is niet verstuurd.")
BY_A_PERSON = (SummerMessage.Reason.HAND, SummerMessage.Reason.HELP)
AT_ANY_DAY = (*BY_A_PERSON, SummerMessage.Reason.WEEK)
"""Not kept for office hours: a person waits for it, or it is about this morning."""
COUNTED = (SummerMessage.Reason.STEP, SummerMessage.Reason.SECOND, SummerMessage.Reason.HELLO)
NOT_OUT = (Message.State.PLANNED, Message.State.FAILED)
Sent = dict[UUID, list[dt.datetime]]


def guard(rows: list[Message], now: dt.datetime) -> dict[UUID, Verdict]:
    """The verdict on each message of a batch. Five queries, whatever the number.

    Who lets a pupil say stop waits for this, and this for them: both lock the ways to reach the pupil. What
    passes counts for the next of the same pupil in the batch.
    """
    about = [row.about for row in rows if row.about]
    found = {
        row.pk: row
        for row in SummerMessage.objects.filter(pk__in=about).select_related("task", "bridge")
    }
    contacts = _contacts(found.values())
    duty, sent = _duty(found.values(), now), _sent(found.values(), {row.pk for row in rows})
    verdicts: dict[UUID, Verdict] = {}
    for row in rows:
        message = found.get(row.about) if row.about else None
        if message is None:
            verdicts[row.pk] = Verdict(never=GONE)
            continue
        look = _look(message, contacts[message.contact_id], row, duty, sent, now)
        verdict = _verdict(message, look)
        if verdict != Verdict():
            verdicts[row.pk] = verdict
        elif message.reason in COUNTED:
            sent[message.transition_id].append(now)
    return verdicts


def _verdict(message: SummerMessage, look: Look) -> Verdict:
    if never := why_never(look):
        return Verdict(never=never)
    if message.reason in AT_ANY_DAY:
        return Verdict()
    return Verdict(wait_until=wait_until(look))


def _is_dead(contact: ContactPoint, message: SummerMessage) -> bool:
    """No longer the pupil's, or nothing arrives there; a test of it may still leave."""
    is_check = message.reason == SummerMessage.Reason.CHECK
    return contact.ended_at is not None or (contact.broken_at is not None and not is_check)


def _contacts(messages: object) -> dict[UUID, ContactPoint]:
    """Every way to reach these pupils, locked in one order."""
    keys = {message.transition_id for message in messages}  # type: ignore[attr-defined]  # rows
    ways = ContactPoint.objects.filter(transition__in=keys).order_by("pk").select_for_update()
    return {way.pk: way for way in ways}


def _duty(messages: object, now: dt.datetime) -> dict[UUID, frozenset[dt.date]]:
    """School -> the days from today on which somebody answers."""
    schools = {row.bridge.school_id for row in messages if row.bridge}  # type: ignore[attr-defined]  # rows
    today = now.date()
    until = today + dt.timedelta(days=LOOK_AHEAD + 1)
    rows = DutyDay.objects.filter(
        school__in=schools, day__range=(today - dt.timedelta(days=1), until)
    )
    found: dict[UUID, set[dt.date]] = defaultdict(set)
    for school_id, day in rows.values_list("school_id", "day"):
        found[school_id].add(day)
    return {key: frozenset(days) for key, days in found.items()}


def _sent(messages: object, asked: set[UUID]) -> Sent:
    """Pupil -> when what the bridge sent them left. What was erased from the outbox counts from its planning.

    What is asked about now has not left: it is asked when it is claimed, and again when its hand-over begins.
    """
    keys = {message.transition_id for message in messages}  # type: ignore[attr-defined]  # rows
    rows = SummerMessage.objects.filter(
        transition__in=keys, reason__in=COUNTED, message_id__isnull=False
    ).values_list("transition_id", "message_id", "planned_at")
    told = list(rows)
    states = Message.objects.in_bulk([message_id for _key, message_id, _at in told])
    found: Sent = defaultdict(list)
    for key, message_id, planned_at in told:
        if message_id in asked:
            continue
        row = states.get(message_id)
        if row is None:
            found[key].append(planned_at)
        elif row.state not in NOT_OUT:
            found[key].append(row.done_at or row.claimed_at or planned_at)
    return found


def _look(
    message: SummerMessage,
    contact: ContactPoint,
    row: Message,
    duty: dict[UUID, frozenset[dt.date]],
    sent: Sent,
    now: dt.datetime,
) -> Look:
    bridge, task = message.bridge, message.task
    is_hand = message.reason in BY_A_PERSON
    hears_stop = not is_hand and message.reason != SummerMessage.Reason.STOPPED
    return Look(
        now=now,
        expires_at=row.expires_at,
        needs_task=task is not None and not is_hand,
        task_state=task.state if task else "",
        is_task_ended=bool(task and task.ended_at),
        is_stopped_by_pupil=contact.stopped_at is not None and hears_stop,
        is_contact_ended=_is_dead(contact, message),
        is_of_bridge=bridge is not None and not is_hand,
        is_bridge_running=bool(bridge and bridge.started_at and not bridge.stopped_at),
        on_duty=duty.get(bridge.school_id, frozenset()) if bridge else frozenset(),
        sent_at=tuple(sent[message.transition_id]) if message.reason in COUNTED else (),
    )
