"""What came of a call; and undo."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.working_days import working_day_after
from warmwelkom.rooms.summer.domain.to_the_table import follow_to_the_table
from warmwelkom.rooms.summer.models import SilenceStep

BY_HAND = tuple(value for value in SilenceStep.Outcome.values if value != "sign")
Outcome = SilenceStep.Outcome


class OutcomeMissing(UserError):  # noqa: N818  reads as the sentence it is
    """A call ends with what came of it."""


@command("summer.settle_call", on="step", tell=("outcome",))
def settle_call(
    *, actor: Actor, step: SilenceStep, outcome: str, note: str, now: dt.datetime
) -> None:
    """Say what came of it. No answer: again on the next working day; more is needed: to the round table.

    Raises:
        OutcomeMissing: none of the outcomes was chosen.
        ChangedMeanwhile: somebody else was first.
    """
    if outcome not in BY_HAND:
        raise OutcomeMissing(gettext_noop("Kies wat er uit het gesprek kwam."))
    row = SilenceStep.objects.select_for_update().get(pk=step.pk)
    if row.done_at:
        raise ChangedMeanwhile(gettext_noop("Een collega heeft dit net afgerond."))
    row.done_at, row.outcome, row.note = now, outcome, note.strip()[:280]
    row.by_id, row.by_name = actor.user_id, actor.name[:200]
    row.save(update_fields=["done_at", "outcome", "note", "by", "by_name"])
    if outcome in (Outcome.NO_ANSWER, Outcome.WRONG_NUMBER):
        _follow(row, SilenceStep.Kind.CALL, working_day_after(now.date(), number=1), now)
    elif outcome == Outcome.NEEDS_MORE:
        _follow(row, SilenceStep.Kind.TABLE, now.date(), now)
    follow_to_the_table(now=now, of=[row.transition_id])


@command("summer.settle_call", on="step")
def reopen_call(*, actor: Actor, step: SilenceStep, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """It was not over: back on the list, and what followed from it is taken away."""
    row = SilenceStep.objects.select_for_update().get(pk=step.pk)
    if row.done_at is None:
        return
    SilenceStep.objects.filter(
        transition=row.transition_id, made_at=row.done_at, done_at=None
    ).delete()
    if SilenceStep.objects.filter(
        transition=row.transition_id, kind=row.kind, done_at=None
    ).exists():
        raise ChangedMeanwhile(gettext_noop("Deze leerling staat al opnieuw op de lijst."))
    row.done_at, row.outcome, row.note, row.by, row.by_name = None, "", "", None, ""
    row.save(update_fields=["done_at", "outcome", "note", "by", "by_name"])
    follow_to_the_table(now=now, of=[row.transition_id])


def _follow(row: SilenceStep, kind: str, due_on: dt.date, now: dt.datetime) -> None:
    reason = SilenceStep.Reason.AGAIN if kind == SilenceStep.Kind.CALL else row.reason
    SilenceStep.objects.get_or_create(
        transition_id=row.transition_id, kind=kind, done_at=None,
        defaults={"region_id": row.region_id, "reason": reason, "since": row.since,
                  "message_id": row.message_id, "made_at": now, "due_on": due_on},
    )  # fmt: skip
