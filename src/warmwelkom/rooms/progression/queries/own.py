"""What a pupil can take part in and takes part in; the same for whoever helps the pupil."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.progression.models import (
    Certificate,
    OfferAim,
    OfferSeat,
    OfferSession,
    ProgressionOffer,
)
from warmwelkom.rooms.progression.policies import meant_for_ways
from warmwelkom.rooms.transitions.models import Transition

MOST, FEW = 60, 5
STILL_SHOWN = dt.timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class OwnOffer:
    """`turn` on the waiting list, 0 with a place or without a seat; `certificates` the newest first, also revoked ones."""

    offer: Any
    sessions: list[OfferSession]
    aims: list[OfferAim]
    seat: OfferSeat | None
    turn: int
    left: int
    has_begun: bool
    certificates: list[Certificate]
    came: int

    @property
    def is_full(self) -> bool:
        return self.left <= 0

    @property
    def is_nearly_full(self) -> bool:
        """Said in words: a number would tell how many signed up."""
        return 0 < self.left < FEW


@dataclass(frozen=True, kw_only=True)
class OwnProgramme:
    """`mine`: what the pupil signed up for; `more`: what else there is."""

    mine: list[OwnOffer]
    more: list[OwnOffer]


def own_programme(*, actor: Actor, now: dt.datetime) -> OwnProgramme:
    """For the pupil, and a parent until 16. Six queries at most."""
    rows = ProgressionOffer.objects.visible_to(actor, "progression.see_own_offer")
    return _programme(rows, seats=Q(transition__pupil_id=actor.pupil_id), now=now)


def programme_of(*, transition: Transition, now: dt.datetime) -> OwnProgramme:
    """The same of one pupil, for whoever may help with it (the caller has asked). Six queries at most."""
    rows = ProgressionOffer.objects.filter(meant_for_ways(Q(pk=transition.pk)))
    return _programme(rows, seats=Q(transition=transition), now=now)


def _programme(rows: QuerySet[Any], *, seats: Q, now: dt.datetime) -> OwnProgramme:
    stands = Q(seats__withdrawn_at__isnull=True)
    found = _shown(rows, seats, now).annotate(signed=Count("seats", filter=stands, distinct=True))
    here = list(found.select_related("school").prefetch_related("sessions", "aims")[:MOST])
    mine = _seats(here, seats)
    waiting = _waiting([row for row in here if row.pk in mine and not mine[row.pk].seated_at])
    shown = [_own(row, mine.get(row.pk), waiting.get(row.pk, []), now) for row in here]
    shown = [one for one in shown if one.sessions]
    shown.sort(key=lambda one: one.sessions[0].starts_at)
    return OwnProgramme(
        mine=[one for one in shown if one.seat],
        more=[one for one in shown if not one.seat and not one.has_begun and not one.offer.ended_at],
    )  # fmt: skip


def _shown(rows: QuerySet[Any], seats: Q, now: dt.datetime) -> QuerySet[Any]:
    """What the pupil takes part in before everything, then what is still to begin, the soonest first."""
    times = OfferSession.objects.filter(offer=OuterRef("pk"))
    taken = OfferSeat.objects.filter(seats, offer=OuterRef("pk"), withdrawn_at__isnull=True)
    found: QuerySet[Any] = rows.alias(
        is_own=Exists(taken), begins=Subquery(times.values("starts_at")[:1])
    )
    own = Q(Exists(times.filter(ends_at__gt=now - STILL_SHOWN)), is_own=True)
    found = found.filter(own | Q(ended_at__isnull=True, begins__gt=now))
    return found.order_by("-is_own", "begins", "pk")


def _seats(offers: list[Any], which: Q) -> dict[UUID, Any]:
    """By offer, with how often the pupil came. Two queries."""
    rows = OfferSeat.objects.filter(which, offer__in=offers, withdrawn_at__isnull=True)
    newest = Certificate.objects.order_by("-issued_at")
    rows = rows.annotate(came=Count("ticks", filter=Q(ticks__was_there=True)))
    rows = rows.prefetch_related(Prefetch("certificates", queryset=newest))
    return {row.offer_id: row for row in rows}


def _waiting(offers: list[Any]) -> dict[UUID, list[UUID]]:
    """Who waits for what, in turn, without who is gone. One query, and none where the pupil does not wait."""
    if not offers:
        return {}
    rows = OfferSeat.objects.filter(
        offer__in=offers, withdrawn_at__isnull=True, seated_at__isnull=True,
        transition__gone_at__isnull=True,
    )  # fmt: skip
    found: dict[UUID, list[UUID]] = {}
    for offer, seat in rows.values_list("offer_id", "pk"):
        found.setdefault(offer, []).append(seat)
    return found


def _own(row: Any, seat: Any, waiting: list[UUID], now: dt.datetime) -> OwnOffer:
    sessions = list(row.sessions.all())
    return OwnOffer(
        offer=row,
        sessions=sessions,
        aims=list(row.aims.all()),
        seat=seat,
        turn=waiting.index(seat.pk) + 1 if seat and seat.pk in waiting else 0,
        left=row.places - row.signed,
        has_begun=bool(sessions) and sessions[0].starts_at <= now,
        certificates=list(seat.certificates.all()) if seat else [],
        came=seat.came if seat else 0,
    )
