"""When a promise is chased: three days before its day, the day after, and weekly three times more."""

from __future__ import annotations

import datetime as dt

LAST = "agenda"
MOMENTS = ((-3, "before"), (1, "late"), (8, "late1"), (15, "late2"), (22, "late3"), (29, LAST))
"""Days after the day it was promised for, and which reminder is then due; at the last one people talk
about it instead. A reminder that a fallen machine missed is sent as long as the next one is not due yet."""


def moment_on(*, due: dt.date, today: dt.date) -> str:
    """Which reminder is due on a day; empty while it is too early."""
    days = (today - due).days
    found = [name for after, name in MOMENTS if days >= after]
    return found[-1] if found else ""


def reminder_due(*, due: dt.date, made_on: dt.date, reminded: str, today: dt.date) -> str:
    """Which reminder is to be sent now, once each; empty when none is. LAST comes back every day.

    Promised less than four days before its day, the reminder before it is left out: it was told then.
    """
    moment = moment_on(due=due, today=today)
    is_too_soon = moment == "before" and (due - made_on).days < 4
    return "" if is_too_soon or (moment == reminded and moment != LAST) else moment
