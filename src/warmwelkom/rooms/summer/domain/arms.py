"""What the draw means for the messages of today: without it, earlier, or in other words. Never for help by people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.rooms.summer.models import PupilTask, SummerTrial, TrialSeat

MOST_EARLIER = 30
"""Days: so much further ahead than usual a message may be due."""


@dataclass(frozen=True, kw_only=True)
class Arm:
    """Of one pupil: what is other than usual, for tasks of this kind (empty: of all)."""

    kind: str = ""
    is_held: bool = False
    days_earlier: int = 0
    text: str = ""

    def is_about(self, task: PupilTask) -> bool:
        return not self.kind or self.kind == task.template.kind


USUAL = Arm()


def arms_of(keys: Iterable[UUID], *, today: dt.date) -> dict[UUID, Arm]:
    """Pupil -> what the comparison that runs today says; nothing for who is in none. One query."""
    rows = TrialSeat.objects.filter(
        transition__in=list(keys), trial__frozen_at__isnull=False, trial__stopped_at__isnull=True,
        trial__counted_on__gte=today,
    )  # fmt: skip
    return {seat.transition_id: _arm(seat) for seat in rows.select_related("trial")}


def _arm(seat: TrialSeat) -> Arm:
    trial, with_it = seat.trial, seat.arm == "with"
    if trial.layer == SummerTrial.Layer.LAYER:
        return Arm(kind=trial.kind, is_held=not with_it)
    if not with_it:
        return USUAL
    return Arm(kind=trial.kind, days_earlier=trial.days_earlier, text=trial.text)


def arm_for(arms: dict[UUID, Arm], task: PupilTask) -> Arm:
    """What counts for this task."""
    arm = arms.get(task.transition_id, USUAL)
    return arm if arm.is_about(task) else USUAL
