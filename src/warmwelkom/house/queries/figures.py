"""How the example region stands, in figures that anybody may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import State, Transition

HAS_A_PLACE = (State.PLACED, State.HANDED_OVER, State.WELCOMED, State.STARTED, State.SETTLED)
ON_THE_WAY = (State.APPLIED, State.IN_INTAKE, *HAS_A_PLACE)
FIRST_DAY = MOMENTS[4][0]
LEAST = 5  # fewer than this many people are not counted out loud


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`applied` counts whoever came that far or further; `days` to the first day at the mbo, or 0."""

    region: str
    everybody: int
    applied: int
    placed: int
    need_someone: int
    with_somebody: int
    days: int


def figures_of_the_demo(*, today: dt.date) -> Figures | None:
    """The first demo region's pupils of this year; None without one, or where a count is too small.

    Two queries. Called outside a region.
    """
    region = Region.objects.filter(is_demo=True, closed_at=None).order_by("created_at").first()
    if region is None:
        return None
    with region_scope(region.pk):
        need = Q(needs_someone=True)
        counted = Transition.objects.filter(school_year=region.school_year, gone_at=None).aggregate(
            everybody=Count("pk"),
            applied=Count("pk", filter=Q(state__in=ON_THE_WAY)),
            placed=Count("pk", filter=Q(state__in=HAS_A_PLACE)),
            need_someone=Count("pk", filter=need),
            with_somebody=Count("pk", filter=need & Q(on_it__isnull=False)),
        )
    if counted["everybody"] < LEAST or any(0 < number < LEAST for number in counted.values()):
        return None
    days = (FIRST_DAY - (region.stands_at or today)).days
    return Figures(region=region.name, days=max(days, 0), **counted)
