"""The row that a page is made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import FEWEST
from warmwelkom.rooms.insights.models import ShownFigures
from warmwelkom.rooms.insights.names import ALL, WHOLE
from warmwelkom.rooms.insights.queries.facts_of_schools import ORDER, OWN
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
    """One's own schools in the region's school year, by name; four queries at most.

    `stands_alone` in their content tells the page that there are no others beside it.
    """
    region = Region.objects.get(pk=actor.region)
    seen = ShownFigures.objects.visible_to(actor, "insights.school")
    rows = list(
        seen.filter(school_year=region.school_year)
        .select_related("school")
        .order_by("school__name")
    )
    by: dict[str, list[ShownFigures]] = defaultdict(list)
    for row in rows:
        by[row.school.sector].append(row)
    for kind, some in by.items():
        if len(some) > 1:
            whole = public_figures(region=region)
            _keep_apart(some, kind, whole.content.get("counts", {}) if whole else {})
    return rows


def _keep_apart(rows: list[ShownFigures], kind: str, public: dict[str, int | None]) -> None:
    """Of two schools of one kind "the others" differ by these two, and everybody may see the whole.

    So whoever sees both sees no others, and nothing of the own that leaves under five elsewhere, or under five
    between two steps elsewhere.
    """
    own = [row.content.get("counts", {}) for row in rows]
    names = [f"{OWN}{plain}" for plain in (ALL, *(f"reached={step}" for step in ORDER))]
    names = [name for name in names if name in own[0]]
    left: int | None = None
    hidden = set()
    for name in names:
        plain = name.removeprefix(OWN)
        whole = public.get(WHOLE.get(kind, ALL) if plain == ALL else plain)
        parts = [counts.get(name) for counts in own]
        if whole is None or None in parts:
            continue
        here = whole - sum(parts)
        if not here and plain == ALL:
            break  # there is no third
        if here < FEWEST or (left is not None and left - here < FEWEST):
            hidden.add(name)
        else:
            left = here
    for row, counts in zip(rows, own, strict=True):
        shown = {name: None if name in hidden else counts.get(name) for name in names}
        row.content = {**row.content, "counts": shown, "stands_alone": True}


def public_figures(*, region: Region) -> ShownFigures | None:
    """What the open page is made of: the newest year; one query, inside the region's scope."""
    found: ShownFigures | None = ShownFigures.objects.filter(
        school__isnull=True, region=region, school_year=region.school_year
    ).first()
    return found


def is_finished(row: ShownFigures) -> bool:
    """Whether that year's arrivals are complete: counted in October or later."""
    return row.stands_on >= dt.date(row.school_year + 1, 10, 1)
