"""Steps because of silence: made with their reason, ended by a sign."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.rooms.summer.domain.to_the_table import follow_to_the_table
from warmwelkom.rooms.summer.models import Reply, SilenceStep, SummerMessage

COUNTS_FROM = (SummerMessage.Reason.STEP, SummerMessage.Reason.HELD)
"""Silence counts from a message, and where the draw of a comparison held one back, from that day: people help both."""
STAYS = (SilenceStep.Reason.DISTRESS, SilenceStep.Reason.NOT_SEEN)
"""These are over when a person says so, not because the pupil wrote."""


def to_call(
    *, region_id: UUID, transition_id: UUID, reason: str, since: dt.date, due_on: dt.date, now: dt.datetime,
) -> SilenceStep:  # fmt: skip
    """Put a pupil on the list of calls; who is on it already stays there once, with the reason that hurries most."""
    open_ones = SilenceStep.objects.select_for_update().filter(
        transition_id=transition_id, kind=SilenceStep.Kind.CALL, done_at__isnull=True
    )
    for step in open_ones:
        if reason in STAYS and step.reason != SilenceStep.Reason.DISTRESS:
            step.reason, step.since, step.due_on = reason, since, due_on
            step.save(update_fields=["reason", "since", "due_on"])
        return step
    made: SilenceStep = SilenceStep.objects.create(
        region_id=region_id, transition_id=transition_id, kind=SilenceStep.Kind.CALL,
        reason=reason, since=since, due_on=due_on, made_at=now,
    )  # fmt: skip
    return made


def end_by_sign(*, transition_id: UUID, heard_at: dt.datetime, now: dt.datetime) -> int:
    """A sign came: nobody calls because of silence up to that day. Returns how many steps ended.

    What is about a later day stays: an old reply, whose writer is known only now, says nothing about it.
    """
    rows = SilenceStep.objects.filter(
        transition_id=transition_id, done_at__isnull=True,
        since__lte=_heard_until(transition_id, heard_at),
    )  # fmt: skip
    ended = rows.exclude(reason__in=STAYS).update(done_at=now, outcome=SilenceStep.Outcome.SIGN)
    follow_to_the_table(now=now, of=[transition_id])
    return int(ended)


def no_sign_after_all(*, transition_id: UUID, at: dt.datetime, now: dt.datetime) -> None:
    """What was taken for a sign at that moment was somebody else's: people help this pupil as before it.

    A step stays ended where another reply of the pupil says the same; call after the wrong one is taken away.
    """
    steps = SilenceStep.objects.select_for_update().filter(transition_id=transition_id)
    steps.filter(reason=SilenceStep.Reason.DISTRESS, made_at=at, done_at=None).delete()
    own = Reply.objects.filter(transition_id=transition_id).exclude(kind=Reply.Kind.WRONG_NUMBER)
    heard = own.order_by("received_at").last()
    until = _heard_until(transition_id, heard.received_at) if heard else dt.date.min
    for step in steps.filter(outcome=SilenceStep.Outcome.SIGN, done_at=at):
        if step.since <= until or steps.filter(kind=step.kind, done_at=None).exists():
            continue
        step.done_at, step.outcome = None, ""
        step.save(update_fields=["done_at", "outcome"])
    follow_to_the_table(now=now, of=[transition_id])


def _heard_until(transition_id: UUID, heard_at: dt.datetime) -> dt.date:
    """The last day whose silence this sign ends: its own, unless our message of that day only went after it."""
    later = SummerMessage.objects.filter(
        transition_id=transition_id, reason__in=COUNTS_FROM, planned_at__gt=heard_at
    )
    at = later.order_by("planned_at").values_list("planned_at", flat=True).first()
    day = _day(heard_at)
    return day - dt.timedelta(days=1) if at and _day(at) == day else day


def _day(moment: dt.datetime) -> dt.date:
    """As `since` counts it, of a message."""
    return moment.astimezone(dt.UTC).date()


def call_who_is_not_seen(
    *, region_id: UUID, transition_id: UUID, day: dt.date, now: dt.datetime
) -> None:
    """Somebody said so by hand on a day: a person calls the same day."""
    to_call(
        region_id=region_id, transition_id=transition_id, since=day,
        reason=SilenceStep.Reason.NOT_SEEN, due_on=day, now=now,
    )  # fmt: skip


def no_call_after_all(*, transition_id: UUID, day: dt.date) -> None:
    """It was not so: nobody calls because of it."""
    SilenceStep.objects.filter(
        transition=transition_id, reason=SilenceStep.Reason.NOT_SEEN, since=day, done_at=None
    ).delete()
