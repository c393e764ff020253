"""A student looked at the own week: what is new since then is marked the next time."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.introweek.changed import Kept
from warmwelkom.rooms.introweek.models import WeekLook, WeekStudent


@command("introweek.my_week", on="student")
def note_look(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    student: WeekStudent,
    look: WeekLook | None,
    kept: Kept,
    now: dt.datetime,
) -> None:
    """Keep what the student saw; what stood there before stays beside it, so that the marks last a day."""
    if look is None:
        WeekLook.objects.get_or_create(
            student=student,
            defaults={
                "region_id": student.region_id, "week_id": student.week_id, "kept": kept,
                "looked_at": now,
            },
        )  # fmt: skip
        return
    look.before, look.kept, look.changed_at, look.looked_at = look.kept, kept, now, now
    look.save(update_fields=["before", "kept", "changed_at", "looked_at"])
