"""Pages of the house with words only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page


@page("public")
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "house/privacy.html")


@page("public")
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "house/accessibility.html")
