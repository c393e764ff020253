"""The routes that go on, their duties, and which of them somebody has to do soon."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.engines.suppression import FEWEST
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.progression.models import LearningRoute, RouteDuty
from warmwelkom.rooms.progression.policies_of_routes import OF_SCHOOLS

SOON = dt.timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class DutyRow:
    """`number` is None where it may not be shown: under five, to who is of neither school."""

    duty: RouteDuty
    is_late: bool
    is_soon: bool
    number: int | None
    is_hidden: bool


@dataclass(frozen=True, kw_only=True)
class RouteRow:
    route: LearningRoute
    duties: list[DutyRow]

    @property
    def next(self) -> DutyRow | None:
        return next((row for row in self.duties if row.duty.done_at is None), None)

    @property
    def newest_count(self) -> DutyRow | None:
        counted = [row for row in self.duties if row.duty.number is not None]
        return counted[-1] if counted else None


def routes_for(*, actor: Actor, today: dt.date) -> list[RouteRow]:
    """Every route of the actor, what still runs first. Two queries."""
    rows = LearningRoute.objects.visible_to(actor, "progression.keep_route")
    found = rows.select_related("vo_school", "mbo_school").prefetch_related("duties")
    shown = [_row(actor, row, today) for row in found]
    return sorted(shown, key=lambda row: row.route.ends_on < today)


def route_for(*, actor: Actor, pk: UUID, today: dt.date) -> RouteRow:
    """Raises MayNotKnow. Two queries."""
    rows = LearningRoute.objects.select_related("vo_school", "mbo_school")
    row = rows.prefetch_related("duties").get_for(actor, "progression.keep_route", pk=pk)
    return _row(actor, row, today)


def _row(actor: Actor, route: LearningRoute, today: dt.date) -> RouteRow:
    own = {grant.school_id for grant in actor.grants_for(*OF_SCHOOLS)}
    is_own = bool(own & {route.vo_school_id, route.mbo_school_id})
    return RouteRow(
        route=route, duties=[_duty(row, today, is_own=is_own) for row in route.duties.all()]
    )


def _duty(row: RouteDuty, today: dt.date, *, is_own: bool) -> DutyRow:
    is_open = row.done_at is None
    is_hidden = row.number is not None and row.number < FEWEST and not is_own
    return DutyRow(
        duty=row,
        is_late=is_open and row.due_on < today,
        is_soon=is_open and row.due_on <= today + SOON,
        number=None if is_hidden else row.number,
        is_hidden=is_hidden,
    )


def duties_soon(*, actor: Actor, today: dt.date) -> list[RouteDuty]:
    """For the page where somebody lands: what is open and late or within two months. One query."""
    if not policy_for("progression.do_duty").who(actor):
        return []
    rows = RouteDuty.objects.visible_to(actor, "progression.do_duty")
    near = rows.filter(done_at__isnull=True, due_on__lte=today + SOON)
    found = list(near.select_related("route__vo_school", "route__mbo_school")[:6])
    for row in found:
        row.is_late = row.due_on < today
    return found


def schools_of_routes() -> tuple[Any, Any]:
    """The vo schools and the mbo schools of this region, to choose from."""
    here = School.objects.filter(left_at__isnull=True)
    return here.filter(sector=School.Sector.VO), here.filter(sector=School.Sector.MBO)
