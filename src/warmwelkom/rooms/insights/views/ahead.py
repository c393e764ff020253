"""`/cijfers/volgend-jaar/`: how many students next year, with intervals and with what the last years missed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.replica import reads_the_replica
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.insights.queries import ahead


@page("insights.region")
@reads_the_replica
def next_year(request: HouseRequest) -> HttpResponse:
    return render(request, "insights/ahead.html", {"ahead": ahead.ahead()})
