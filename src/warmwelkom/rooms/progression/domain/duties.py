"""Which duties a route has and by when (domain.md 7.2): the agreement, the report to DUO, 15 October of each year."""

from __future__ import annotations

import datetime as dt

from warmwelkom.rooms.progression.models import RouteDuty

MONTH, DAY = 10, 15
MOST_YEARS = 8


def duties_between(*, starts_on: dt.date, ends_on: dt.date) -> list[tuple[str, dt.date]]:
    """(what, by when), in order: the agreement by the start, the report by the first 15 October, a count on each one."""
    counts = [
        day
        for year in range(starts_on.year, starts_on.year + MOST_YEARS + 1)
        if starts_on <= (day := dt.date(year, MONTH, DAY)) <= ends_on
    ]
    first = counts[:1] or [starts_on]
    what = RouteDuty.What
    rows = [(what.AGREEMENT, starts_on), (what.REPORT, first[0])]
    rows += [(what.COUNT, day) for day in counts]
    return [(str(one), day) for one, day in sorted(rows, key=lambda row: row[1])]
