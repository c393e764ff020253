"""When a dossier may go: the mentor is done, there is a place, and the pupil had the time to answer.

Each part has its own time. What the pupil had no time to read does not travel, and it holds up nothing
else: part C that comes later opens for the receiver later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import Period, working_day_after
from warmwelkom.rooms.handover.models import Dossier

WORKING_DAYS = 10
LONG_AGO = dt.timedelta(days=90)
"""Whose ten working days began before that are over, whatever holidays there were."""


def silence_ends(dossier: Dossier, *, closed: Iterable[Period]) -> dt.date | None:
    """The day on which ten working days have passed since the pupil was shown B; None before that.

    Silence stops nothing: on this day the dossier may go without an answer.
    """
    if dossier.shown_at is None:
        return None
    shown = dossier.shown_at.astimezone(AMSTERDAM).date()
    return working_day_after(shown, number=WORKING_DAYS, closed=closed)


def silence_on_c_ends(dossier: Dossier, *, closed: Iterable[Period]) -> dt.date | None:
    """The same for part C: from the day that it was done, and B was shown too."""
    if dossier.c_done_at is None or dossier.shown_at is None:
        return None
    shown = max(dossier.c_done_at, dossier.shown_at).astimezone(AMSTERDAM).date()
    return working_day_after(shown, number=WORKING_DAYS, closed=closed)


def may_open_c(dossier: Dossier, *, today: dt.date, closed: Iterable[Period]) -> bool:
    """Whether the receiver may read part C: done, and read by the pupil or long enough shown."""
    if dossier.c_done_at is None or dossier.erased_at is not None:
        return False
    ends = silence_on_c_ends(dossier, closed=closed)
    return dossier.is_read or (ends is not None and today >= ends)


def is_complete(dossier: Dossier, *, today: dt.date, closed: Iterable[Period]) -> bool:
    """Whether it may go as soon as there is a place: B is done, and answered or long enough shown."""
    if dossier.b_done_at is None or dossier.erased_at is not None:
        return False
    if dossier.answered_at is not None:
        return True
    ends = silence_ends(dossier, closed=closed)
    return ends is not None and today >= ends
