"""What there is in the progression programme, for staff: the list, and one offer with who signed up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Prefetch, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import in_fives
from warmwelkom.rooms.people.models import Programme, School
from warmwelkom.rooms.progression.models import (
    Certificate,
    OfferAim,
    OfferSeat,
    OfferSession,
    ProgressionOffer,
    SessionTick,
)
from warmwelkom.rooms.progression.policies import schools_that_give

A_PAGE = 30


@dataclass(frozen=True, kw_only=True)
class Given:
    """One offer on the list. Who may not see the people reads in fives how many signed up; None under five."""

    offer: Any
    is_ours: bool
    signed: int | None

    @property
    def is_full(self) -> bool:
        """Said in a word: a number of who waits would tell how few do."""
        return bool((self.signed or 0) >= self.offer.places)


@dataclass(frozen=True, kw_only=True)
class SeatRow:
    """Somebody who signed up; `turn` on the waiting list is 0 with a place. `came` of the sessions with a tick."""

    seat: OfferSeat
    turn: int
    came: int
    certificate: Certificate | None
    can_have_one: bool


@dataclass(frozen=True, kw_only=True)
class OfferPage:
    offer: ProgressionOffer
    sessions: list[OfferSession]
    aims: list[OfferAim]
    programmes: list[str]
    is_ours: bool
    has_begun: bool
    rows: list[SeatRow]

    @property
    def seats(self) -> list[OfferSeat]:
        return [row.seat for row in self.rows]

    @property
    def seated(self) -> int:
        return sum(not row.turn for row in self.rows)

    @property
    def waiting(self) -> int:
        return len(self.rows) - self.seated


def offers_for(*, actor: Actor, kind: str, number: str, now: dt.datetime) -> Page[Any]:
    """What is to come first, then what was; of one kind where one is asked. Two queries."""
    rows = ProgressionOffer.objects.visible_to(actor, "progression.see_offer")
    if kind in ProgressionOffer.Kind.values:
        rows = rows.filter(kind=kind)
    stands = Q(seats__withdrawn_at__isnull=True)
    rows = rows.select_related("school").annotate(
        first=Min("sessions__starts_at"),
        last=Max("sessions__ends_at"),
        times=Count("sessions", distinct=True),
        signed=Count("seats", filter=stands, distinct=True),
        is_over=Q(last__lt=now),
    )
    page = Paginator(rows.order_by("is_over", "first", "title", "pk"), A_PAGE).get_page(number)
    ours = schools_that_give(actor)
    page.object_list = [_given(row, ours) for row in page.object_list]
    return page


def _given(row: Any, ours: set[UUID]) -> Given:
    is_ours = row.school_id in ours
    signed = row.signed if is_ours else in_fives(row.signed) or None
    return Given(offer=row, is_ours=is_ours, signed=signed)


def offer_for(*, actor: Actor, pk: UUID, now: dt.datetime) -> OfferPage:
    """One offer, with its people for the school that gives it. Raises MayNotKnow. At most seven queries."""
    rows = ProgressionOffer.objects.select_related("school", "location")
    row = rows.get_for(actor, "progression.see_offer", pk=pk)
    sessions = list(OfferSession.objects.filter(offer=row))
    is_ours = row.school_id in schools_that_give(actor)
    names = Programme.objects.filter(pk__in=row.programme_ids) if row.programme_ids else ()
    return OfferPage(
        offer=row,
        sessions=sessions,
        aims=list(OfferAim.objects.filter(offer=row)),
        programmes=[str(each) for each in names],
        is_ours=is_ours,
        has_begun=bool(sessions) and sessions[0].starts_at <= now,
        rows=_rows(actor, row, is_over=bool(sessions) and sessions[-1].ends_at <= now) if is_ours else [],
    )  # fmt: skip


def _rows(actor: Actor, offer: ProgressionOffer, *, is_over: bool) -> list[SeatRow]:
    seats = OfferSeat.objects.visible_to(actor, "progression.see_seat").filter(
        offer=offer, withdrawn_at__isnull=True
    )
    valid = Certificate.objects.filter(revoked_at__isnull=True)
    here = seats.select_related("transition__pupil").prefetch_related(
        "ticks", Prefetch("certificates", queryset=valid, to_attr="in_force")
    )
    rows, waiting = [], 0
    for seat in here:
        waiting += seat.seated_at is None
        came = sum(tick.was_there for tick in seat.ticks.all())
        rows.append(
            SeatRow(
                seat=seat,
                turn=waiting if seat.seated_at is None else 0,
                came=came,
                certificate=next(iter(seat.in_force), None),
                can_have_one=is_over and came > 0,
            )
        )
    return sorted(rows, key=lambda row: row.turn)


@dataclass(frozen=True, kw_only=True)
class TickRow:
    seat: OfferSeat
    was_there: bool | None


@dataclass(frozen=True, kw_only=True)
class SessionPage:
    """The list of who came: only who has a place."""

    session: OfferSession
    rows: list[TickRow]

    @property
    def seats(self) -> list[OfferSeat]:
        return [row.seat for row in self.rows]

    @property
    def open(self) -> int:
        return sum(row.was_there is None for row in self.rows)


def session_for(*, actor: Actor, pk: UUID) -> SessionPage:
    """One session with its list. Raises MayNotKnow. Three queries."""
    sessions = OfferSession.objects.select_related("offer__school")
    session = sessions.get_for(actor, "progression.run_session", pk=pk)
    ticks = dict(SessionTick.objects.filter(session=session).values_list("seat_id", "was_there"))
    seats = OfferSeat.objects.visible_to(actor, "progression.tick").filter(
        offer_id=session.offer_id, withdrawn_at__isnull=True, seated_at__isnull=False
    )
    ordered = seats.select_related("transition__pupil").order_by(
        "transition__pupil__given_name", "transition__pupil__surname", "pk"
    )
    return SessionPage(
        session=session,
        rows=[TickRow(seat=seat, was_there=ticks.get(seat.pk)) for seat in ordered],
    )


def schools_to_give_for(*, actor: Actor) -> Any:
    """The schools in whose name this actor gives something."""
    return School.objects.visible_to(actor, "progression.give")
