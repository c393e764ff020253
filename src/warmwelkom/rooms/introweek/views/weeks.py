"""`/introductieweek/`: the weeks that this planner makes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.queries.weeks import weeks_for


@page("introweek.make")
def weeks(request: HouseRequest) -> HttpResponse:
    """The weeks of the own school, newest first."""
    return render(request, "introweek/plan/weeks.html", {"weeks": weeks_for(actor=request.actor)})
