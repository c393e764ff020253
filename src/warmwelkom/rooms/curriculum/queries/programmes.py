"""The mbo side: programmes with their first-year units and goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import Goal, GoalReading, Unit
from warmwelkom.rooms.people.models import Programme


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
