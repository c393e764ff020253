"""A pupil signs up or steps back; the first who waits moves up, and hears of it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max, Min, Q
from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.progression.domain.telling import tell_moved_up, tell_signed_up
from warmwelkom.rooms.progression.models import OfferSeat, OfferSession, ProgressionOffer
from warmwelkom.rooms.progression.policies import meant_for_ways, own_way
from warmwelkom.rooms.transitions.models import Transition

NEXT = dt.timedelta(microseconds=1)


@command("progression.sign_up", on="transition")
def sign_up(
    *, actor: Actor, transition: Transition, offer: ProgressionOffer, now: dt.datetime
) -> OfferSeat:
    """Take a place, or the next on the waiting list; asked twice is once.

    Raises:
        MayNotKnow: it is not for this pupil.
        ChangedMeanwhile: it has begun, or is called off.
    """
    if not ProgressionOffer.objects.filter(meant_for_ways(own_way(actor)), pk=offer.pk).exists():
        raise MayNotKnow
    return _take(transition, offer, now=now)[0]


@command("progression.sign_up_for", on="transition")
def sign_up_for(
    *, actor: Actor, transition: Transition, offer: ProgressionOffer, now: dt.datetime
) -> OfferSeat:
    """Somebody of the old school, or the coach, signs a pupil up; the pupil gets a message, and can step back.

    Raises:
        MayNotKnow: it is not for this pupil.
        ChangedMeanwhile: it has begun, or is called off; or the pupil is gone from the school's list.
    """
    if Transition.objects.filter(pk=transition.pk, gone_at__isnull=False).exists():
        raise ChangedMeanwhile(_("Deze leerling staat niet meer op de lijst van de school, en kan hier niet bij."))  # fmt: skip
    meant = meant_for_ways(Q(pk=transition.pk))
    if not ProgressionOffer.objects.filter(meant, pk=offer.pk).exists():
        raise MayNotKnow
    seat, is_new = _take(transition, offer, now=now, by_name=actor.name[:200])
    if is_new:
        tell_signed_up(seat, now=now)
    return seat


@command("progression.own_seat", on="seat")
def step_back(*, actor: Actor, seat: OfferSeat, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The pupil does not come after all; never a mark against the pupil. Raises ChangedMeanwhile once it has begun."""
    _leave(seat, now=now)


@command("progression.withdraw_for", on="seat")
def withdraw_for(*, actor: Actor, seat: OfferSeat, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Whoever helps the pupil takes the name off. Raises ChangedMeanwhile once it has begun."""
    _leave(seat, now=now)


def _take(
    transition: Transition, offer: ProgressionOffer, *, now: dt.datetime, by_name: str = ""
) -> tuple[OfferSeat, bool]:
    """The seat and whether it is new. The offer is held, so that of two at once each counts the other.

    The turn is as they came through this door, also where the other's clock was a hair earlier.
    """
    row = ProgressionOffer.objects.select_for_update().get(pk=offer.pk)
    if row.ended_at or has_begun(row, now=now):
        raise ChangedMeanwhile(_("Hier kun je je niet meer voor opgeven."))
    standing = OfferSeat.objects.filter(offer=row, withdrawn_at__isnull=True)
    newest = standing.aggregate(at=Max("signed_up_at"))["at"]
    turn = max(now, newest + NEXT) if newest else now
    seat: OfferSeat
    seat, is_new = OfferSeat.objects.get_or_create(
        offer=row, transition=transition, withdrawn_at=None,
        defaults={"region_id": row.region_id, "signed_up_at": turn, "by_name": by_name},
    )  # fmt: skip
    for other in move_up(row, now=now):
        if other.pk != seat.pk:
            tell_moved_up(other, now=now)
    seat.refresh_from_db()
    return seat, is_new


def _leave(seat: OfferSeat, *, now: dt.datetime) -> None:
    offer = ProgressionOffer.objects.select_for_update().get(pk=seat.offer_id)
    row = OfferSeat.objects.select_for_update().get(pk=seat.pk)
    if has_begun(offer, now=now):
        raise ChangedMeanwhile(_("Het is al begonnen. Ga je niet, laat het dan weten bij wie het geeft."))  # fmt: skip
    if row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        for other in move_up(offer, now=now):
            tell_moved_up(other, now=now)


def move_up(offer: ProgressionOffer, *, now: dt.datetime) -> list[OfferSeat]:
    """Give what is free to who waits, the first first, past who is gone from the school's list.

    The caller holds the offer. Returns who got a place.
    """
    standing = OfferSeat.objects.filter(offer=offer, withdrawn_at__isnull=True)
    free = offer.places - standing.filter(seated_at__isnull=False).count()
    if free <= 0 or offer.ended_at:
        return []
    waiting = standing.filter(seated_at__isnull=True, transition__gone_at__isnull=True)
    rows = list(waiting.select_related("transition__pupil")[:free])
    OfferSeat.objects.filter(pk__in=[row.pk for row in rows]).update(seated_at=now)
    return rows


def has_begun(offer: ProgressionOffer, *, now: dt.datetime) -> bool:
    """From its first session on nobody signs up or steps back."""
    first = OfferSession.objects.filter(offer=offer).aggregate(at=Min("starts_at"))["at"]
    return first is not None and first <= now
