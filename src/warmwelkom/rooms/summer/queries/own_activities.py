"""What a pupil can do this summer, and what of it is theirs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.summer.models import Activity, ActivitySeat

MOST = 60
FEW = 5
MOST_ON_PAGE = 3
STILL_ASKED = dt.timedelta(days=30)
"""So long after it a pupil can say what it was like."""


@dataclass(frozen=True, kw_only=True)
class OwnActivity:
    """`left`: places, for who is not in it; `number`: the own turn, on the waiting list where it is past the places."""

    activity: Activity
    seat: ActivitySeat | None
    left: int
    number: int
    has_begun: bool

    @property
    def is_full(self) -> bool:
        return self.left <= 0

    @property
    def is_nearly_full(self) -> bool:
        """Said in words: a number would tell how many signed up."""
        return 0 < self.left < FEW

    @property
    def has_place(self) -> bool:
        return self.seat is not None and self.number <= self.activity.places

    @property
    def turn(self) -> int:
        """Which of those who wait."""
        return self.number - self.activity.places


@dataclass(frozen=True, kw_only=True)
class OwnSummer:
    """`mine`: what I signed up for; `more`: what else there is."""

    mine: list[OwnActivity]
    more: list[OwnActivity]


def own_summer(*, actor: Actor, now: dt.datetime) -> OwnSummer:
    """What is to come for this pupil, and what they were at lately. Two queries."""
    rows = Activity.objects.visible_to(actor, "summer.see_own_activity").filter(
        ends_at__gt=now - STILL_ASKED
    )
    found = list(rows.select_related("school")[:MOST])
    seats: dict[UUID, list[ActivitySeat]] = defaultdict(list)
    taken = ActivitySeat.objects.filter(activity__in=found, withdrawn_at__isnull=True)
    for seat in taken.select_related("transition"):
        seats[seat.activity_id].append(seat)
    shown = [_own(row, seats[row.pk], actor, now) for row in found]
    return OwnSummer(
        mine=[one for one in shown if one.seat],
        more=[one for one in shown if not one.seat and not one.has_begun and not one.activity.ended_at],
    )  # fmt: skip


def _own(row: Activity, seats: list[ActivitySeat], actor: Actor, now: dt.datetime) -> OwnActivity:
    turns = [
        (number, seat)
        for number, seat in enumerate(seats, start=1)
        if seat.transition.pupil_id == actor.pupil_id
    ]
    number, seat = turns[0] if turns else (0, None)
    return OwnActivity(
        activity=row, seat=seat, left=row.places - len(seats), number=number,
        has_begun=row.has_begun(now),
    )  # fmt: skip


def own_part(*, actor: Actor, today: dt.date) -> OwnSummer | None:
    """For the pupil's own page: what is theirs and three more; None where there is nothing to do. Two queries."""
    here = own_summer(actor=actor, now=dt.datetime.combine(today, dt.time(), tzinfo=AMSTERDAM))
    more = here.more[:MOST_ON_PAGE]
    return OwnSummer(mine=here.mine, more=more) if here.mine or more else None
