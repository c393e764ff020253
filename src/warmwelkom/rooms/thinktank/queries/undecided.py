"""Ideas and plans that wait for a decision, weighed as the needs that wait for an answer are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Q
from django.db.models.functions import Coalesce, Greatest

from warmwelkom.rooms.thinktank.models import Contribution, Kind
from warmwelkom.rooms.thinktank.queries.agenda import A_PLAN, AN_IDEA

UNDECIDED = {Kind.IDEA: ("new", "talking"), Kind.PLAN: ("tested", "pilot_done")}
"""The states from which nothing goes on until people decide."""


@dataclass(frozen=True, kw_only=True)
class Undecided:
    """An idea or plan that waits. `rank` = `heard` × `weeks` × `readiness`, as of a `Waiting` need.

    `heard` is the number of voices of itself, or of the need that it came from where that is more:
    the two are not added, for one person may have said both. `weeks` since it came into its state,
    begun weeks too; `readiness`: 2 an idea, 3 a plan.
    """

    row: Contribution
    heard: int
    weeks: int
    readiness: int

    @property
    def rank(self) -> int:
        return self.heard * self.weeks * self.readiness


def waiting_for_decision(*, region_id: UUID, today: dt.date) -> list[Undecided]:
    """Every published idea and plan of the region that waits, the one that weighs most first; one query."""
    waits = Q()
    for kind, states in UNDECIDED.items():
        waits |= Q(kind=kind, state__in=states)
    rows = Contribution.objects.filter(
        waits, region_id=region_id, merged_into=None, published_at__isnull=False
    )
    before = Max("earlier_links__earlier__heard", filter=_is_a_need("earlier_links"))
    far = "earlier_links__earlier__earlier_links"
    further = Max(f"{far}__earlier__heard", filter=_is_a_need(far))
    weighed = rows.annotate(
        said=Greatest("heard", Coalesce(before, 0), Coalesce(further, 0))
    ).select_related("school")
    found = [
        Undecided(
            row=row,
            heard=row.said,
            weeks=(today - row.state_on).days // 7 + 1,
            readiness=A_PLAN if row.kind == Kind.PLAN else AN_IDEA,
        )
        for row in weighed
    ]
    return sorted(found, key=lambda one: (-one.rank, -one.weeks, one.row.pk))


def _is_a_need(link: str) -> Q:
    return Q(
        **{f"{link}__earlier__kind": Kind.NEED, f"{link}__earlier__published_at__isnull": False}
    ) & ~Q(**{f"{link}__kind": "touches"})
