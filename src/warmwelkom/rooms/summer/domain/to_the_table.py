"""Silence of two weeks, or a talk after which more is needed, becomes a line that the round table reads.

The line is a fact of the transition (`note_no_sign`): the overview shows it with its reason, and the table makes its
list of it. A report to the attendance officer never follows by itself: at the table a person decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from warmwelkom.rooms.summer.models import SilenceStep
from warmwelkom.rooms.transitions.api import note_no_sign
from warmwelkom.rooms.transitions.models import Transition

SILENT, NEEDS_MORE = "silent", "needs_more"
BY_SILENCE = (SilenceStep.Reason.SILENT, SilenceStep.Reason.HELD)


def follow_to_the_table(*, now: dt.datetime, of: Iterable[UUID] | None = None) -> int:
    """Let the lines follow the open steps, of these pupils or of the region; inside a command. Returns how many moved."""
    steps = SilenceStep.objects.filter(kind=SilenceStep.Kind.TABLE, done_at__isnull=True)
    told = Transition.objects.filter(no_sign_since__isnull=False)
    if of is not None:
        keys = list(of)
        steps, told = steps.filter(transition__in=keys), told.filter(pk__in=keys)
    wanted = {step.transition_id: step for step in steps.select_related("transition")}
    number = 0
    for step in wanted.values():
        number += note_no_sign(
            transition=step.transition, since=step.since, why=_why(step), now=now
        )
    for row in told.exclude(pk__in=list(wanted)):
        number += note_no_sign(transition=row, since=None, why="", now=now)
    return number


def _why(step: SilenceStep) -> str:
    """What the step itself says: made by a message without an answer, or by a talk. Never what was told in it."""
    by_silence = step.reason in BY_SILENCE and step.message_id
    return SILENT if by_silence else NEEDS_MORE
