"""`/afspraken/`: what the schools agreed, for everybody who works in the region."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.queries.region import agreements_for


@page("people.read_agreements")
def agreements(request: HouseRequest) -> HttpResponse:
    return render(
        request, "people/agreements.html", {"agreements": agreements_for(actor=request.actor)}
    )
