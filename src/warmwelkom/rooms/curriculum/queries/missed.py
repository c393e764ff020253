"""What was not taught this year: for who tells it, and for the programmes that receive these pupils."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import Cover, Judgement, NotTaught
from warmwelkom.rooms.people.models import Programme, Region, School

NamedGoal = tuple[str, str, UUID]
"""The name of a programme, the words of one of its goals, and the id of the programme."""


@dataclass(frozen=True, kw_only=True)
class MissedPage:
    """`own` are the schools one may tell for, with `campuses`; `programmes` those one may answer for."""

    year: int
    rows: list[Any]
    own: list[Any]
    programmes: list[Programme]


def missed_page(*, actor: Actor) -> MissedPage:
    """Everything told in this region for this school year, with answers; eight queries at most."""
    region = Region.objects.get(pk=actor.region)
    rows = list(
        NotTaught.objects.visible_to(actor, "curriculum.see_missed")
        .filter(school_year=region.school_year, withdrawn_at=None)
        .select_related("school", "location", "module__profile", "end_term")
        .prefetch_related("answers__programme")
    )
    own = own_schools(actor=actor)
    rows_of_mbo = Programme.objects.visible_to(actor, "curriculum.answer_missed")
    programmes = list(
        rows_of_mbo.select_related("location").order_by("name", "level", "location__name")
    )
    mine = {school.pk for school in own}
    touched = _touched(rows, programmes)
    concerned = {pk for goals in touched.values() for _name, _goal, pk in goals}
    for row in rows:
        row.is_mine = row.school_id in mine
        row.touches = sorted(_goals_of(row, touched))
    return MissedPage(
        year=region.school_year,
        rows=sorted(rows, key=lambda row: not row.touches),
        own=own,
        programmes=sorted(programmes, key=lambda one: one.pk not in concerned),
    )


def _touched(rows: list[Any], programmes: list[Programme]) -> dict[tuple[str, str], set[NamedGoal]]:
    """(module, end term) -> the goals of these programmes for which somebody said it does something; one query."""
    said = Judgement.objects.filter(
        goal__unit__programme__in=programmes, goal__retired_on=None,
        end_term__module_id__in={row.module_id for row in rows},
    ).exclude(value=Cover.NONE)  # fmt: skip
    found: dict[tuple[str, str], set[NamedGoal]] = defaultdict(set)
    of = "goal__unit__programme"
    for module, term, goal, programme, pk in said.values_list(
        "end_term__module_id", "end_term_id", "goal__text", f"{of}__name", f"{of}_id"
    ):
        found[str(module), term].add((programme, goal, pk))
    return dict(found)


def _goals_of(row: Any, touched: dict[tuple[str, str], set[NamedGoal]]) -> set[NamedGoal]:
    return {
        goal
        for (module, term), goals in touched.items()
        if module == row.module_id and row.end_term_id in (None, term)
        for goal in goals
    }


def own_schools(*, actor: Actor) -> list[School]:
    """The vmbo schools one may tell for, with their campuses."""
    rows = School.objects.visible_to(actor, "curriculum.tell_missed")
    return list(rows.filter(left_at=None).prefetch_related("locations"))
