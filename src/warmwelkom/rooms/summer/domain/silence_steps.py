"""Steps because of silence: made with their reason, ended by a sign."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.rooms.summer.domain.to_the_table import follow_to_the_table
from warmwelkom.rooms.summer.models import SilenceStep

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


def end_by_sign(*, transition_id: UUID, now: dt.datetime) -> int:
    """A sign came: nobody calls because of silence any more. Returns how many steps ended."""
    rows = SilenceStep.objects.filter(transition_id=transition_id, done_at__isnull=True)
    ended = rows.exclude(reason__in=STAYS).update(done_at=now, outcome=SilenceStep.Outcome.SIGN)
    follow_to_the_table(now=now, of=[transition_id])
    return int(ended)


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
