"""Pages of the house with words only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.visitors import same_for_visitors
from warmwelkom.house.queries.cookies import cookies
from warmwelkom.house.queries.privacy import terms


@page("public")
@same_for_visitors
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why, who sees it and how long: for pupils first, and for whoever must judge it."""
    return render(request, "house/privacy.html", {"terms": terms(), "cookies": cookies()})


@page("public")
@same_for_visitors
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "house/accessibility.html")
