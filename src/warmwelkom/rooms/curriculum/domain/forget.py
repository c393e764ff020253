"""What the curriculum forgets by itself. The privacy pages name each term."""

from __future__ import annotations

import datetime as dt
from typing import Final

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.curriculum.models import Goal, GoalReading, NotTaught, Settlement, Unit

KEEP_MISSED: Final = dt.timedelta(days=3 * 365)
"""What was not taught, with the answers: until the pupils it was about have left the first year long ago."""
KEEP_READINGS: Final = dt.timedelta(days=400)
"""How long a file with goals can be taken back; the goals stay."""
KEEP_RETIRED: Final = dt.timedelta(days=3 * 365)
"""A goal that holds no more, with what teachers said of it; no page shows it, and it may still be a goal again."""


@command("curriculum.forget")
def forget_curriculum(*, actor: Actor, now: dt.datetime) -> dict[str, int]:
    """Erase what is past its term in this region; returns how many of each."""
    del actor
    return {
        "missed": NotTaught.objects.filter(at__lt=now - KEEP_MISSED).delete()[0],
        "readings": GoalReading.objects.filter(at__lt=now - KEEP_READINGS).delete()[0],
        "settlements": Settlement.objects.filter(ended_at__lt=now - KEEP_MISSED).delete()[0],
        "goals": _forget_goals(now),
    }


def _forget_goals(now: dt.datetime) -> int:
    """Goals that were retired so long ago, with every word about them, and the units that are left without one."""
    old = Goal.objects.filter(retired_on__lt=(now - KEEP_RETIRED).date())
    units = set(old.values_list("unit_id", flat=True))
    gone: int = old.delete()[0]
    Unit.objects.filter(pk__in=units, goals=None).delete()
    return gone
