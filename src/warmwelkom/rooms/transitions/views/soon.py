from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.rooms.transitions.models import Transition


@page("transitions.overview")
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")


@page("transitions.view")
def pupil(request: HttpRequest, pk: UUID) -> HttpResponse:
    Transition.objects.get_for(request.actor, "transitions.view", pk=pk)  # type: ignore[attr-defined]  # set by the gate
    return render(request, "house/no_role.html")


@page("transitions.upload")
def uploads(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")


@page("transitions.counts")
def counts(request: HttpRequest) -> HttpResponse:
    return render(request, "house/no_role.html")
