"""`/mijn/doorstroom/`: what a pupil can take part in; a parent until 16 reads along."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.progression.domain.seats import sign_up, step_back
from warmwelkom.rooms.progression.models import OfferSeat, ProgressionOffer
from warmwelkom.rooms.progression.queries.own import own_programme
from warmwelkom.rooms.transitions.models import Transition


@require_safe
@speaks(*PUPILS_SPEAK)
@page("progression.mine")
def mine(request: HouseRequest) -> HttpResponse:
    words = {
        "here": own_programme(actor=request.actor, now=request.now),
        "is_parent": request.actor.kind == "parent",
    }
    return render(request, "progression/mine.html", words)


@require_POST
@speaks(*PUPILS_SPEAK)
@page("progression.sign_up")
def sign(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A place, or the next on the waiting list; undo steps back."""
    row = ProgressionOffer.objects.get_for(request.actor, "progression.see_own_offer", pk=pk)
    ways = Transition.objects.visible_to(request.actor, "progression.sign_up")
    way = ways.order_by("-school_year").first()
    if way is None:
        raise MayNotKnow
    try:
        seat_of = sign_up(actor=request.actor, transition=way, offer=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        said = _("Je doet mee: %(what)s.") if seat_of.seated_at else _("Je staat op de wachtlijst: %(what)s.")  # fmt: skip
        undo = reverse("progression:own_seat", args=[seat_of.pk])
        messages.success(request, said % {"what": row.title}, extra_tags=undo)
    return redirect("progression:mine")


@require_POST
@speaks(*PUPILS_SPEAK)
@page("progression.own_seat")
def seat(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Not after all."""
    rows = OfferSeat.objects.select_related("transition")
    row = rows.get_for(request.actor, "progression.own_seat", pk=pk)
    try:
        step_back(actor=request.actor, seat=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Je staat er niet meer bij. Goed dat je het zegt."))
    return redirect("progression:mine")
