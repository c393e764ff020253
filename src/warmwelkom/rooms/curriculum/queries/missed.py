"""What was not taught this year: for who tells it, and for the programmes that receive these pupils."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import NotTaught
from warmwelkom.rooms.people.models import Programme, Region, School


@dataclass(frozen=True, kw_only=True)
class MissedPage:
    """`own` are the schools one may tell for, with `campuses`; `programmes` those one may answer for."""

    year: int
    rows: list[Any]
    own: list[Any]
    programmes: list[Programme]


def missed_page(*, actor: Actor) -> MissedPage:
    """Everything told in this region for this school year, with answers; seven queries at most."""
    region = Region.objects.get(pk=actor.region)
    rows = list(
        NotTaught.objects.visible_to(actor, "curriculum.see_missed")
        .filter(school_year=region.school_year, withdrawn_at=None)
        .select_related("school", "location", "module__profile", "end_term")
        .prefetch_related("answers__programme")
    )
    own = own_schools(actor=actor)
    mine = {school.pk for school in own}
    for row in rows:
        row.is_mine = row.school_id in mine
    return MissedPage(
        year=region.school_year,
        rows=rows,
        own=own,
        programmes=list(
            Programme.objects.visible_to(actor, "curriculum.answer_missed").order_by(
                "name", "level"
            )
        ),
    )


def own_schools(*, actor: Actor) -> list[School]:
    """The vmbo schools one may tell for, with their campuses."""
    rows = School.objects.visible_to(actor, "curriculum.tell_missed")
    return list(rows.filter(left_at=None).prefetch_related("locations"))
