"""Which older students a new student finds: of the same old school, who said yes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from warmwelkom.rooms.introweek.models import WeekBuddy


class NearBuddies:
    """Looks up by old school; of the own programme, else of the same campus."""

    def __init__(self, rows: Iterable[WeekBuddy]) -> None:
        self._of_school: dict[Any, list[WeekBuddy]] = defaultdict(list)
        for row in rows:
            self._of_school[row.school_id].append(row)

    def of(
        self, *, school_id: UUID | None, programme_id: UUID | str, campus: UUID | None
    ) -> list[WeekBuddy]:
        same = self._of_school.get(school_id, []) if school_id else []
        own = [row for row in same if str(row.programme_id) == str(programme_id)]
        return own or [row for row in same if campus and row.programme.location_id == campus]


def buddies_who_said_yes(week_id: UUID) -> list[WeekBuddy]:
    """Everybody who may be named to new students; one query."""
    rows = WeekBuddy.objects.filter(week_id=week_id, agreed_on__isnull=False)
    return list(rows.select_related("school", "programme"))
