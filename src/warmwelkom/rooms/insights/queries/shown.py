"""The row that a page is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.people.models import Region


@dataclass(frozen=True, kw_only=True)
class Years:
    """The figures of one year, and which other years there are."""

    region: Region
    shown: ShownFigures | None
    years: list[int]


def figures_for(*, actor: Actor, year: int | None = None) -> Years:
    """The coordinator's figures; the newest year when none is asked. Two queries."""
    region = Region.objects.get(pk=actor.region)
    rows = list(
        ShownFigures.objects.visible_to(actor, "insights.see")
        .filter(school__isnull=True)
        .defer("content")
    )
    years = [row.school_year for row in rows]
    asked = region.school_year if year is None else year
    found = next((row for row in rows if row.school_year == asked), None)
    return Years(region=region, shown=found, years=years)


def school_figures_for(*, actor: Actor) -> list[ShownFigures]:
    """One's own schools in the region's school year, by name; one query."""
    rows = ShownFigures.objects.visible_to(actor, "insights.school")
    return list(
        rows.filter(school_year=_year_of(actor)).select_related("school").order_by("school__name")
    )


def _year_of(actor: Actor) -> int:
    return int(Region.objects.values_list("school_year", flat=True).get(pk=actor.region))


def public_figures(*, region: Region) -> ShownFigures | None:
    """What the open page is made of: the newest year; one query, inside the region's scope."""
    found: ShownFigures | None = ShownFigures.objects.filter(
        school__isnull=True, region=region, school_year=region.school_year
    ).first()
    return found


def is_finished(row: ShownFigures) -> bool:
    """Whether that year's arrivals are complete: counted in October or later."""
    return row.stands_on >= dt.date(row.school_year + 1, 10, 1)
