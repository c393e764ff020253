"""What the curriculum forgets by itself. The privacy pages name each term."""

from __future__ import annotations

import datetime as dt
from typing import Final

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.curriculum.models import GoalReading, NotTaught, Settlement

KEEP_MISSED: Final = dt.timedelta(days=3 * 365)
"""What was not taught, with the answers: until the pupils it was about have left the first year long ago."""
KEEP_READINGS: Final = dt.timedelta(days=400)
"""How long a file with goals can be taken back; the goals stay."""


@command("curriculum.forget")
def forget_curriculum(*, actor: Actor, now: dt.datetime) -> dict[str, int]:
    """Erase what is past its term in this region; returns how many of each."""
    del actor
    return {
        "missed": NotTaught.objects.filter(at__lt=now - KEEP_MISSED).delete()[0],
        "readings": GoalReading.objects.filter(at__lt=now - KEEP_READINGS).delete()[0],
        "settlements": Settlement.objects.filter(ended_at__lt=now - KEEP_MISSED).delete()[0],
    }
