"""`/doorstroom/keer/…/`: who came, one tick a pupil, on a phone at the door."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.progression.domain.ticks import OPEN_BEFORE, note_seats_read, tick
from warmwelkom.rooms.progression.models import OfferSeat, OfferSession
from warmwelkom.rooms.progression.queries.offers import session_for

THERE = {"yes": True, "no": False, "undo": None}


@page("progression.run_session")
def session(request: HouseRequest, pk: UUID) -> HttpResponse:
    if request.method == "POST":
        return _ticked(request, pk)
    here = session_for(actor=request.actor, pk=pk)
    note_seats_read(actor=request.actor, seats=here.seats)
    words = {"here": here, "is_open": here.session.starts_at - OPEN_BEFORE <= request.now}
    return render(request, "progression/session.html", words)


def _ticked(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Back to the same pupil, so that the next is under the thumb."""
    row = OfferSession.objects.get_for(request.actor, "progression.run_session", pk=pk)
    seats = OfferSeat.objects.select_related("transition").filter(offer_id=row.offer_id)
    do, who = request.POST.get("do", ""), request.POST.get("seat", "")
    try:
        number = UUID(who)
    except ValueError:
        raise Http404 from None
    seat = seats.visible_to(request.actor, "progression.tick").filter(pk=number).first()
    if do not in THERE or seat is None:
        raise Http404
    try:
        tick(
            actor=request.actor, seat=seat, session=row, was_there=THERE[do], now=request.now
        )  # fmt: skip
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect(f"{reverse('progression:session', args=[pk])}#s-{seat.pk}")
