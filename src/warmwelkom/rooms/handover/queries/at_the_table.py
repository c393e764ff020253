"""What the screen at the table shows: the case at hand, what was decided, what comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import RoundTable, TableCase, TableSeat
from warmwelkom.rooms.handover.queries.cases_of_table import CaseView, cases_for


@dataclass(frozen=True, kw_only=True)
class AtTheTable:
    """`total` counts every case of the table; `views` are those that this reader sees."""

    table: RoundTable
    views: list[CaseView]
    here: CaseView | None
    total: int
    is_chair: bool
    people: list[tuple[str, str]]

    @property
    def place(self) -> int:
        """Which of the cases that this reader sees is at hand, from 1."""
        return self.views.index(self.here) + 1 if self.here else 0

    @property
    def after(self) -> CaseView | None:
        """The next case that waits for a decision; after the last the first that was passed over."""
        if self.here is None:
            return None
        rest = self.views[self.place :] + self.views[: self.place - 1]
        return next((view for view in rest if not view.case.outcome), None)

    @property
    def decided(self) -> int:
        return sum(bool(view.case.outcome) for view in self.views)

    @property
    def is_done(self) -> bool:
        return all(view.case.outcome for view in self.views)


def at_the_table_for(*, actor: Actor, pk: UUID, wanted: str) -> AtTheTable:
    """The case that the address asks for, else the first without a decision. Five queries at most.

    Raises:
        MayNotKnow: there is no such table, or not for this reader.
    """
    real = {"screening": TableCase.Screening.REAL, "gone_at__isnull": True}
    chairs = TableSeat.objects.filter(table=OuterRef("pk"), person=actor.user_id, is_chair=True)
    cases = Q(**{f"cases__{name}": value for name, value in real.items()})
    tables = RoundTable.objects.annotate(total=Count("cases", filter=cases), chaired=Exists(chairs))
    table = tables.get_for(actor, "handover.see_table", pk=pk)
    here = Q(table=table, **real)
    views = cases_for(actor=actor, cases=here, with_lines=True, with_actions=True)
    found = next((view for view in views if str(view.case.pk) == wanted), None)
    found = found or next((view for view in views if not view.case.outcome), None)
    found = found or (views[0] if views else None)
    return AtTheTable(
        table=table,
        views=views,
        here=found,
        total=table.total,
        is_chair=table.chaired,
        people=_people(table, found) if table.chaired else [],
    )


def _people(table: RoundTable, here: CaseView | None) -> list[tuple[str, str]]:
    """Who can take something on: whoever sits here, and who is on this pupil already."""
    seats = TableSeat.objects.filter(table=table).select_related("person", "school")
    found: dict[Any, str] = {
        seat.person_id: f"{seat.person.name}, {seat.school or seat.get_role_display()}"
        for seat in seats
    }
    if here and here.transition.on_it:
        found.setdefault(here.transition.on_it_id, here.transition.on_it.name)
    return [(str(key), name) for key, name in sorted(found.items(), key=lambda pair: pair[1])]
