"""The suite's time of day: it begins at ten in Amsterdam whenever it is run, and runs on.

`TEST_CLOCK=23:50 ./test …` begins at another hour, `TEST_CLOCK="2027-03-28 01:55" ./test …` on another day.
The houses that journeys start, and PostgreSQL, keep the machine's own clock.
"""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

from django.utils import timezone

TEN = "10:00"


def set_the_clock() -> None:
    """Before anybody takes `timezone.now` along by name."""
    real = timezone.now
    here = real().astimezone(ZoneInfo("Europe/Amsterdam"))
    asked = os.environ.get("TEST_CLOCK", TEN)
    day = asked if " " in asked else f"{here:%Y-%m-%d} {asked}"
    moved = dt.datetime.fromisoformat(day).replace(tzinfo=here.tzinfo) - here

    def now() -> dt.datetime:
        return real() + moved

    timezone.now = now
