"""What there is to do in the summer: for who offers it, and who signed up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import in_fives
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import Activity, ActivitySeat
from warmwelkom.rooms.summer.policies_of_activities import schools_that_offer

A_PAGE = 30
STANDS = Q(seats__withdrawn_at__isnull=True)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One activity on the list. Who may not see the people reads in fives how many at least; None under five.

    Exact numbers beside each other (signed up, came, places) would tell how few did not come, or wait.
    """

    activity: Activity
    is_ours: bool
    signed: int | None
    came: int | None

    @property
    def waiting(self) -> int:
        return max(0, (self.signed or 0) - self.activity.places)


def activities_for(*, actor: Actor, number: str, now: dt.datetime) -> Page[Any]:
    """What is to come first, then what was. Two queries."""
    rows = Activity.objects.visible_to(actor, "summer.see_activity").select_related("school")
    rows = rows.annotate(
        signed=Count("seats", filter=STANDS),
        came=Count("seats", filter=STANDS & Q(seats__was_there=True)),
        is_over=Q(ends_at__lt=now),
    ).order_by("is_over", "starts_at", "title", "pk")
    ours = schools_that_offer(actor)
    page = Paginator(rows, A_PAGE).get_page(number)
    page.object_list = [_offered(row, ours) for row in page.object_list]
    return page


def _offered(row: Any, ours: set[UUID]) -> Offered:
    is_ours = row.school_id in ours
    return Offered(
        activity=row,
        is_ours=is_ours,
        signed=row.signed if is_ours else in_fives(row.signed) or None,
        came=row.came if is_ours else in_fives(row.came) or None,
    )


@dataclass(frozen=True, kw_only=True)
class SeatRow:
    """Somebody who signed up. A partner reads a first name: enough to greet, not to look somebody up."""

    seat: ActivitySeat
    name: str
    number: int
    has_place: bool


@dataclass(frozen=True, kw_only=True)
class ActivityPage:
    activity: Activity
    programmes: list[str]
    is_ours: bool
    rows: list[SeatRow]
    has_begun: bool

    @property
    def seats(self) -> list[ActivitySeat]:
        return [row.seat for row in self.rows]

    @property
    def with_place(self) -> int:
        return sum(row.has_place for row in self.rows)


def activity_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> ActivityPage:
    """One activity, with its people for who offers it. Raises MayNotKnow. Three queries."""
    rows = Activity.objects.select_related("school", "only_from").prefetch_related("programmes")
    row = rows.get_for(actor, "summer.see_activity", pk=pk)
    is_ours = row.school_id in schools_that_offer(actor)
    return ActivityPage(
        activity=row,
        programmes=[str(each) for each in row.programmes.all()],
        is_ours=is_ours,
        rows=_seats(actor, row) if is_ours else [],
        has_begun=row.has_begun(now),
    )


def _seats(actor: Actor, row: Activity) -> list[SeatRow]:
    seats = ActivitySeat.objects.visible_to(actor, "summer.see_seat").filter(
        activity=row, withdrawn_at__isnull=True
    )
    is_partner = row.school.sector == School.Sector.PARTNER
    return [
        SeatRow(
            seat=seat,
            name=seat.transition.pupil.given_name if is_partner else seat.transition.pupil.full_name,
            number=number,
            has_place=number <= row.places,
        )
        for number, seat in enumerate(seats.select_related("transition__pupil"), start=1)
    ]  # fmt: skip


def schools_to_offer_for(*, actor: Actor) -> Any:
    """The schools in whose name this actor offers something."""
    return School.objects.visible_to(actor, "summer.offer_activity")


def old_schools() -> Any:
    """The vo schools of this region, to choose from."""
    return School.objects.filter(sector=School.Sector.VO, left_at__isnull=True)
