"""When a place is old: nobody said for a year that it is still right. Pure."""

from __future__ import annotations

import datetime as dt
from typing import Final

CHECK_AFTER: Final = dt.timedelta(days=365)


def is_old(checked_on: dt.date | None, today: dt.date) -> bool:
    return checked_on is not None and checked_on < today - CHECK_AFTER
