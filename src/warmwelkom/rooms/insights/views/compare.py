"""`/cijfers/duo/`: the region's lists beside DUO's public counts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.replica import reads_the_replica
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.insights.queries.compare import compared
from warmwelkom.rooms.insights.queries.shown import figures_for


@page("insights.region")
@reads_the_replica
def compare(request: HouseRequest) -> HttpResponse:
    here = figures_for(actor=request.actor)
    content = here.shown.content if here.shown else {}
    return render(
        request, "insights/compare.html", {"here": here, "duo": compared(content=content)}
    )
