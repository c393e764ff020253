"""Say when one has time for a talk: every week, and on one day."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.handover.models import FreeDay, FreeHours


class NotAfterBegin(UserError):  # noqa: N818  reads as the sentence it is
    """The end does not come after the beginning."""


@command("handover.talks")
def add_free_hours(*, actor: Actor, weekday: int, begins: dt.time, ends: dt.time) -> FreeHours:
    """Free every week on this day; raises NotAfterBegin."""
    _check(begins, ends)
    row: FreeHours = FreeHours.objects.create(
        region_id=actor.region, person_id=actor.person_id, weekday=weekday, begins=begins, ends=ends
    )
    return row


@command("handover.own_hours", on="hours")
def remove_free_hours(*, actor: Actor, hours: FreeHours) -> None:  # noqa: ARG001  asked by the command
    hours.delete()


@command("handover.talks")
def set_free_day(
    *, actor: Actor, day: dt.date, begins: dt.time | None = None, ends: dt.time | None = None
) -> FreeDay:
    """On this day no time, or only in these hours; what was said of the day before is replaced.

    Raises:
        NotAfterBegin: there is one of the two hours, or they are the wrong way round.
    """
    if begins or ends:
        _check(begins, ends)
    row, _made = FreeDay.objects.update_or_create(
        person_id=actor.person_id,
        day=day,
        defaults={"region_id": actor.region, "begins": begins, "ends": ends},
    )
    found: FreeDay = row
    return found


@command("handover.own_days", on="day")
def remove_free_day(*, actor: Actor, day: FreeDay) -> None:  # noqa: ARG001  asked by the command
    """The day is as every week again."""
    day.delete()


def _check(begins: dt.time | None, ends: dt.time | None) -> None:
    if not begins or not ends or begins >= ends:
        raise NotAfterBegin(gettext_noop("Het einde moet na het begin komen."))
