"""Silence of two weeks, or a talk after which more is needed, becomes a line that the round table reads.

The line is a fact of the transition (`note_no_sign`): the overview shows it with its reason, and the table makes its
list of it. A report to the attendance officer never follows by itself: at the table a person decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from warmwelkom.rooms.summer.models import SilenceStep
from warmwelkom.rooms.transitions.api import NoSign, note_no_sign
from warmwelkom.rooms.transitions.models import Transition

SILENT, NEEDS_MORE = "silent", "needs_more"
BY_SILENCE = (SilenceStep.Reason.SILENT, SilenceStep.Reason.HELD)


def follow_to_the_table(*, now: dt.datetime, of: Iterable[UUID] | None = None) -> int:
    """Let the lines follow the open steps, of these pupils or of the region; inside a command. Returns how many moved.

    A fixed number of queries.
    """
    steps = SilenceStep.objects.filter(kind=SilenceStep.Kind.TABLE, done_at__isnull=True)
    told = Transition.objects.filter(no_sign_since__isnull=False)
    if of is not None:
        keys = list(of)
        steps, told = steps.filter(transition__in=keys), told.filter(pk__in=keys)
    said: dict[UUID, NoSign] = dict.fromkeys(told.values_list("pk", flat=True), (None, ""))
    said |= {step.transition_id: (step.since, _why(step)) for step in steps}
    return note_no_sign(said=said, now=now)


def _why(step: SilenceStep) -> str:
    """What the step itself says: made by a message without an answer, or by a talk. Never what was told in it."""
    by_silence = step.reason in BY_SILENCE and step.message_id
    return SILENT if by_silence else NEEDS_MORE
