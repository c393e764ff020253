"""Old teachers whom a planner writes down: from the mail of a school, or a list of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.introweek.domain.outlook import count_soon
from warmwelkom.rooms.introweek.models import IntroWeek, TeacherOffer

FIELDS = ("school", "code", "name", "email", "half_days", "max_visits", "travel")


@command("introweek.ask", on="week")
def save_teachers(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rows: Iterable[Mapping[str, Any]],
    now: dt.datetime,
) -> None:
    """Keep these teachers; who said nothing yet has answered as soon as half-days are known."""
    known: dict[Any, TeacherOffer] = {one.pk: one for one in TeacherOffer.objects.filter(week=week)}
    for row in rows:
        one = known.get(row.get("id")) or TeacherOffer(
            region_id=week.region_id, week=week, asked_at=now
        )
        if list(row["half_days"]) != one.half_days:
            one.answered_at = now
        for name in FIELDS:
            setattr(one, name, row[name])
        one.half_days, one.withdrawn_at = sorted(row["half_days"]), None
        one.save()
    count_soon(week_id=week.pk, region_id=week.region_id)
