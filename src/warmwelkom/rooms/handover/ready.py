"""When a dossier may go: the mentor is done, there is a place, and the pupil had the time to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.working_days import Period, working_day_after
from warmwelkom.rooms.handover.models import Dossier

WORKING_DAYS = 10


def silence_ends(dossier: Dossier, *, closed: Iterable[Period]) -> dt.date | None:
    """The day on which ten working days have passed since the pupil was shown B; None before that.

    Silence stops nothing: on this day the dossier may go without an answer.
    """
    if dossier.shown_at is None:
        return None
    shown = dossier.shown_at.astimezone(AMSTERDAM).date()
    return working_day_after(shown, number=WORKING_DAYS, closed=closed)


def is_complete(dossier: Dossier, *, today: dt.date, closed: Iterable[Period]) -> bool:
    """Whether it may go as soon as there is a place: B is done, and answered or long enough shown."""
    if dossier.b_done_at is None or dossier.erased_at is not None:
        return False
    if dossier.answered_at is not None:
        return True
    ends = silence_ends(dossier, closed=closed)
    return ends is not None and today >= ends
