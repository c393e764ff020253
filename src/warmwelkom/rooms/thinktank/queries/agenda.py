"""Needs that nobody answered in time climb onto the agenda of the next meeting by themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Least

from warmwelkom.rooms.thinktank.models import Contribution, Kind, ThreadLink

NO_IDEA, AN_IDEA, A_PLAN = 1, 2, 3
WAITING = ("heard", "bundled")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A need that is late. `rank` = `heard` × `weeks` × `readiness`, so everybody can count it again.

    `weeks` since the day of the promise, begun weeks too; `readiness`: 1 nobody has an idea yet,
    2 there is an idea, 3 there is a plan.
    """

    need: Contribution
    heard: int
    weeks: int
    readiness: int

    @property
    def rank(self) -> int:
        return self.heard * self.weeks * self.readiness


def waiting_for_agenda(*, region_id: UUID, today: dt.date) -> list[Waiting]:
    """Every published need of the region past its day, the one that weighs most first; one query."""
    waiting = Contribution.objects.filter(
        region_id=region_id, kind=Kind.NEED, merged_into=None, published_at__isnull=False,
        state__in=WAITING,
    )  # fmt: skip
    late = with_due(waiting).filter(due__lt=today)
    rows = late.annotate(
        has_idea=Exists(_came_of(Kind.IDEA, Kind.OFFER)), has_plan=Exists(_came_of(Kind.PLAN))
    )
    found = [
        Waiting(
            need=row,
            heard=row.heard,
            weeks=(today - row.due).days // 7 + 1,
            readiness=A_PLAN if row.has_plan else AN_IDEA if row.has_idea else NO_IDEA,
        )
        for row in rows.select_related("audience")
    ]
    return sorted(found, key=lambda row: (-row.rank, -row.weeks, row.need.pk))


def with_due(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add `due`, the day that was promised: of a bundle the first day of all that is in it."""
    dated: QuerySet[Any] = rows.annotate(due=Least("answer_by", Min("merged__answer_by")))
    return dated


def _came_of(*kinds: str) -> QuerySet[ThreadLink]:
    links: QuerySet[ThreadLink] = ThreadLink.objects.exclude(kind="touches")
    rows: QuerySet[ThreadLink] = links.filter(
        Q(earlier=OuterRef("pk")) | Q(earlier__merged_into=OuterRef("pk")),
        later__kind__in=kinds,
        later__published_at__isnull=False,
    )
    return rows
