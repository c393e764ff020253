"""The mbo side: programmes with their first-year units and goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import Goal, GoalReading, Unit
from warmwelkom.rooms.people.models import Programme

IN_FORCE = Q(units__goals__retired_on__isnull=True, units__goals__isnull=False)


@dataclass(frozen=True, kw_only=True)
class ProgrammePage:
    """A programme with its units in order, each with `goals_now`; `last` is the newest file that still counts."""

    programme: Programme
    units: list[Any]
    last: GoalReading | None
    keeps: bool

    @property
    def count(self) -> int:
        return sum(len(unit.goals_now) for unit in self.units)


def programmes_for(*, actor: Actor, words: str = "") -> list[Any]:
    """Programmes of the region with `goals` counted, those of the own school first; one query."""
    rows = (
        Programme.objects.visible_to(actor, "people.see_programme")
        .filter(school__left_at__isnull=True)
        .annotate(goals=Count("units__goals", filter=IN_FORCE))
        .select_related("school", "location")
    )
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(crebo=word) | Q(school__name__icontains=word)
        )
    own = {grant.school_id for grant in actor.grants}
    return sorted(
        rows,
        key=lambda row: (
            row.school_id not in own,
            row.school.name,
            row.name,
            row.level,
            str(row.pk),
        ),
    )


def programme_page(*, actor: Actor, pk: UUID) -> ProgrammePage:
    """Four queries; raises MayNotKnow where it is of another region."""
    programme = Programme.objects.get_for(actor, "people.see_programme", pk=pk)
    now = Goal.objects.filter(retired_on=None).defer("words").order_by("place", "pk")
    units = (
        Unit.objects.visible_to(actor, "curriculum.see_unit")
        .filter(programme=programme)
        .prefetch_related(Prefetch("goals", queryset=now, to_attr="goals_now"))
    )
    keeps = Programme.objects.visible_to(actor, "curriculum.keep").filter(pk=pk).exists()
    readings = GoalReading.objects.visible_to(actor, "curriculum.undo_reading")
    return ProgrammePage(
        programme=programme,
        units=list(units),
        last=readings.filter(programme=programme, undone_at=None).first() if keeps else None,
        keeps=keeps,
    )
