"""`/cijfers/`: how it goes in the region, in counts that give nobody away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.queries.region_counts import FEWEST, region_counts_for
from warmwelkom.rooms.transitions.ways import duties_for


@page("transitions.counts")
def counts(request: HouseRequest) -> HttpResponse:
    here = region_counts_for(actor=request.actor)
    duties = duties_for(actor=request.actor, today=request.now.date())
    words = {"here": here, "fewest": FEWEST, "duties": duties}
    return render(request, "transitions/counts/page.html", words)
