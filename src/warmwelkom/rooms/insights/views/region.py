"""`/cijfers/`: the region at a glance, from counts that give nobody away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.replica import reads_the_replica
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.insights.domain.asking import ask_for_figures
from warmwelkom.rooms.insights.files import forms_here
from warmwelkom.rooms.insights.names import ALL, PLACE
from warmwelkom.rooms.insights.queries.region_figures import region_figures
from warmwelkom.rooms.insights.queries.shown import figures_for
from warmwelkom.rooms.insights.queries.worked import worked_for
from warmwelkom.rooms.insights.views.asked import year_in
from warmwelkom.rooms.transitions.api import duties_for


@page("insights.region")
@reads_the_replica
def region(request: HouseRequest) -> HttpResponse:
    """Everything, a year at a time."""
    here = figures_for(actor=request.actor, year=year_in(request.GET.get("jaar", "")))
    duties = duties_for(actor=request.actor, today=request.now.date())
    if here.shown is None:
        return render(request, "insights/none_yet.html", {"here": here, "duties": duties})
    content = here.shown.content
    counts = content.get("counts", {})
    context = {
        "here": here,
        "figures": region_figures(content),
        "worked": worked_for(actor=request.actor, shown=here.shown, today=request.now.date()),
        "total": counts.get(ALL),
        "on_way": counts.get("reached=expected"),
        "placed": counts.get(f"group={PLACE}"),
        "needing": counts.get("needs=yes"),
        "nobody": counts.get("nobody=yes"),
        "forms": forms_here(),
        "duties": duties,
    }
    return render(request, "insights/region.html", context)


@require_POST
@page("insights.region")
def count_now(request: HouseRequest) -> HttpResponse:
    """The first time, for who does not wait for the night."""
    if ask_for_figures(actor=request.actor):
        messages.success(
            request, _("De cijfers worden nu geteld. Laad deze pagina over een minuut opnieuw.")
        )
    return redirect("insights:region")
