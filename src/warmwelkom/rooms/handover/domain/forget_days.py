"""Erase on time what talks and tables needed of who works here: a day off that is over, old days, tables without a pupil."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db.models import Exists, OuterRef

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.handover.models import FreeDay, HandoverDay, RoundTable, TableCase

KEEP_DAYS: Final = dt.timedelta(days=400)
"""After the day itself: the next one can be made after it."""


@command("handover.forget_talks")
def forget_days(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase days off that are over, handover days with their rows, and tables whose pupils are all gone.

    What a talk of such a day said goes with the pupil. Returns how many rows.
    """
    before = now - KEEP_DAYS
    cases = TableCase.objects.filter(table=OuterRef("pk"))
    rows = (
        FreeDay.objects.filter(day__lt=now.astimezone(AMSTERDAM).date()),
        HandoverDay.objects.filter(starts_at__lt=before),
        RoundTable.objects.filter(~Exists(cases), starts_at__lt=before),
    )
    return sum(int(each.delete()[0]) for each in rows)
