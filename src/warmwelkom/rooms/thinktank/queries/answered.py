"""Does everybody get an answer? In public, per organisation, of the last quarter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from warmwelkom.rooms.thinktank.models import Contribution, Kind

LEAST = 5
"""Fewer than this are not counted out loud (design.md, promise 8)."""
QUARTER = dt.timedelta(days=91)
WIDE, WIDEST, ROW = 340, 250, 42
ROWS = 8


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One organisation: so many needs had a day in the last quarter, so many were answered by then.

    `y`, `wide` and `done` draw its bar, in a drawing `WIDE` wide.
    """

    name: str
    asked: int
    in_time: int
    y: int = 0
    wide: int = 0
    done: int = 0

    @property
    def word(self) -> int:
        return self.y + 13

    @property
    def top(self) -> int:
        return self.y + 19

    @property
    def number(self) -> int:
        return self.y + 31

    @property
    def beside(self) -> int:
        return self.wide + 8


def answered_in_time(*, today: dt.date) -> dict[str, Any]:
    """The whole region and its organisations, the busiest first; one query, inside a region."""
    rows = (
        Contribution.objects.filter(
            kind=Kind.NEED, published_at__isnull=False, answer_by__gt=today - QUARTER
        )
        .filter(Q(answer_by__lt=today) | Q(answered_on__lte=today))
        .annotate(by=Coalesce("merged_into__audience__name", "audience__name"))
        .values("by")
        .annotate(asked=Count("pk"), in_time=Count("pk", filter=Q(answered_on__lte=F("answer_by"))))
    )
    counted = sorted(rows, key=lambda row: (-row["asked"], row["by"] or ""))
    asked = sum(row["asked"] for row in counted)
    named = [row for row in counted if row["by"]]
    shown = [row for row in named if row["asked"] >= LEAST][:ROWS]
    most = max((row["asked"] for row in shown), default=1)
    return {
        "asked": asked if asked >= LEAST else None,
        "in_time": sum(row["in_time"] for row in counted),
        "bars": [_bar(row, place, most) for place, row in enumerate(shown)],
        "few": [row["by"] for row in named if row["asked"] < LEAST],
        "height": ROW * len(shown),
        "wide": WIDE,
    }


def _bar(row: Any, place: int, most: int) -> Answered:
    wide = WIDEST * row["asked"] // most
    return Answered(
        name=row["by"],
        asked=row["asked"],
        in_time=row["in_time"],
        y=ROW * place,
        wide=wide,
        done=wide * row["in_time"] // row["asked"],
    )
