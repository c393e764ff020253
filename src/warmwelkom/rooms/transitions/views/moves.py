"""`/verhuizingen/`: pupils who go to another region, and who come from one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.moves import (
    accept_move,
    decline_move,
    offer_move,
    withdraw_move,
)
from warmwelkom.rooms.transitions.door_forms import MoveForm
from warmwelkom.rooms.transitions.models import Move, Transition
from warmwelkom.rooms.transitions.queries.moves import moves_for, regions_to_move_to


@page("transitions.see_moves")
def moves(request: HouseRequest) -> HttpResponse:
    return render(request, "transitions/door/moves.html", moves_for(actor=request.actor))


@page("transitions.offer_move")
def offer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Ask another region to take a pupil over."""
    transition = Transition.objects.select_related("pupil", "location").get_for(
        request.actor, "transitions.offer_move", pk=pk
    )
    form = MoveForm(request.POST or None, regions=regions_to_move_to(actor=request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            offer_move(actor=request.actor, transition=transition, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(
                request,
                _("De andere regio krijgt je vraag. Tot het antwoord blijft %(name)s bij jullie.")
                % {"name": transition.pupil.full_name},
            )
            return redirect("transitions:moves")
    return render(
        request,
        "transitions/door/offer.html",
        {"form": form, "transition": transition},
        status=422 if form.errors else 200,
    )


@require_POST
@page("transitions.see_moves")
def answer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Accept, decline with a reason, or withdraw what we offered."""
    doing = request.POST.get("do", "")
    policy = "transitions.withdraw_move" if doing == "withdraw" else "transitions.answer_move"
    move = Move.objects.get_for(request.actor, policy, pk=pk)
    try:
        messages.success(request, _answer(request, move, doing))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("transitions:moves")


def _answer(request: HouseRequest, move: Move, doing: str) -> str:
    actor, now = request.actor, request.now
    if doing == "accept":
        accept_move(actor=actor, move=move, now=now)
        return _("De leerling is nu van jullie regio. Zet er iemand op.")
    if doing == "withdraw":
        withdraw_move(actor=actor, move=move, now=now)
        return _("De vraag is ingetrokken.")
    decline_move(
        actor=actor, move=move, reason=request.POST.get("reason", "").strip()[:300], now=now
    )
    return _("De andere regio leest je antwoord.")
