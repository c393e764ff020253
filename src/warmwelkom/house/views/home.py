"""The front door, and where somebody lands after logging in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from warmwelkom.base.access.gate import WANTED_KEY
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.house.page_context import page_context
from warmwelkom.house.queries.figures import figures_of_the_demo
from warmwelkom.house.queries.look_round import address_to_look_round


@page("public")
def home(request: HouseRequest) -> HttpResponse:
    """What this is and which door is yours; in the demo with the figures of its region."""
    figures = figures_of_the_demo(today=request.now.date()) if settings.DEMO else None
    around = address_to_look_round(actor=request.actor) if settings.DEMO else ""
    return render(request, "house/home.html", {"figures": figures, "look_round": around})


@page("account")
def start(request: HttpRequest) -> HttpResponse:
    """Where you were going, or else the first page that is yours; without a role, a sentence."""
    wanted = request.session.pop(WANTED_KEY, "")
    if wanted:
        return redirect(wanted)
    ways = page_context(request)["navigation"]
    return redirect(ways[0]["url"]) if ways else render(request, "house/no_role.html")
