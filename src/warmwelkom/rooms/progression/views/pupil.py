"""`/doorstroom/leerling/…/`: what a pupil takes part in, for the mentor, the decaan and the coach."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.progression.domain.seats import sign_up_for, withdraw_for
from warmwelkom.rooms.progression.domain.ticks import note_seats_read
from warmwelkom.rooms.progression.models import OfferSeat, ProgressionOffer
from warmwelkom.rooms.progression.queries.own import programme_of
from warmwelkom.rooms.transitions.models import Transition


@page("progression.sign_up_for")
def pupil(request: HouseRequest, pk: UUID) -> HttpResponse:
    rows = Transition.objects.select_related("pupil")
    row = rows.get_for(request.actor, "progression.sign_up_for", pk=pk)
    if request.method == "POST":
        return _done(request, row)
    here = programme_of(transition=row, now=request.now)
    note_seats_read(actor=request.actor, seats=_with(row, here))
    words = {"here": here, "transition": row, "is_mentor": request.actor.has("mentor")}
    return render(request, "progression/pupil.html", words)


def _with(row: Transition, here: Any) -> list[OfferSeat]:
    """The seats, each with the pupil that is known already."""
    seats = [one.seat for one in here.mine]
    for seat in seats:
        seat.transition = row
    return seats


def _done(request: HouseRequest, row: Transition) -> HttpResponse:
    do = request.POST.get("do", "")
    try:
        number = UUID(request.POST.get("of", ""))
    except ValueError:
        raise Http404 from None
    try:
        if do == "sign":
            _sign(request, row, number)
        elif do == "back":
            seats = OfferSeat.objects.select_related("transition").filter(transition=row)
            found = seats.get_for(request.actor, "progression.withdraw_for", pk=number)
            withdraw_for(actor=request.actor, seat=found, now=request.now)
            messages.success(request, _("De leerling staat er niet meer bij."))
        else:
            raise Http404
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("progression:pupil", row.pk)


def _sign(request: HouseRequest, row: Transition, number: UUID) -> None:
    offer = ProgressionOffer.objects.get_for(request.actor, "progression.see_offer", pk=number)
    seat = sign_up_for(actor=request.actor, transition=row, offer=offer, now=request.now)
    said = _("De leerling heeft een plek en krijgt bericht.") if seat.seated_at else _("De leerling staat op de wachtlijst en krijgt bericht.")  # fmt: skip
    messages.success(request, said)
