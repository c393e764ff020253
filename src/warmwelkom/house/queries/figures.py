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
FIRST_DAY = MOMENTS[4][0]
LEAST = 5  # fewer than this many people are not counted out loud


@dataclass(frozen=True, kw_only=True)
class Figures:
    """`days` to the first day at the mbo, 0 from then on."""

    region: str
    everybody: int
    placed: int
    searching: int
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
        searching = ~Q(state__in=[*HAS_A_PLACE, State.ELSEWHERE])
        counted = Transition.objects.filter(school_year=region.school_year, gone_at=None).aggregate(
            everybody=Count("pk"),
            placed=Count("pk", filter=Q(state__in=HAS_A_PLACE)),
            searching=Count("pk", filter=searching),
            with_somebody=Count("pk", filter=searching & Q(on_it__isnull=False)),
        )
    if any(0 < number < LEAST for number in counted.values()):
        return None
    days = (FIRST_DAY - (region.stands_at or today)).days
    return Figures(region=region.name, days=max(days, 0), **counted)
