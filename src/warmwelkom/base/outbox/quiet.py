"""Quiet hours: from nine in the evening to seven in the morning no mail leaves, but for login codes."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.clock import AMSTERDAM

MORNING, EVENING = 7, 21


def first_moment(now: dt.datetime) -> dt.datetime:
    """This moment, or in quiet hours the next seven o'clock in the morning, in Amsterdam."""
    local = now.astimezone(AMSTERDAM)
    if MORNING <= local.hour < EVENING:
        return now
    day = local.date() + dt.timedelta(days=local.hour >= EVENING)
    return dt.datetime.combine(day, dt.time(MORNING), tzinfo=AMSTERDAM)
