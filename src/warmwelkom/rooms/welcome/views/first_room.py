"""`/mijn/eerste-lokaal/`: on to the route, where the room is known and drawn; else what there is."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.welcome.queries.first_room import first_room_for


@require_safe
@speaks(*PUPILS_SPEAK)
@page("welcome.mine")
def first_room(request: HouseRequest) -> HttpResponse:
    """Straight to the route; a sentence where nobody knows it yet.

    `?lokaal=` is another room of the own week, in the building `&gebouw=`.
    """
    asked = request.GET.get("lokaal", ""), request.GET.get("gebouw", "")
    here = first_room_for(actor=request.actor, now=request.now, asked=asked)
    if here.route:
        return redirect(here.route)
    return render(request, "welcome/first_room.html", {"here": here})
