"""`/denktank/<region>/cijfers/`: from what was said to what it brought, in numbers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.queries.figures import figures_for


@require_safe
@page("thinktank.read")
def figures(request: HouseRequest, region: str) -> HttpResponse:
    here = figures_for(actor=request.actor, today=request.now.date())
    return render(request, "thinktank/figures.html", {"here": here, "region": region})
