"""What stays on a phone: every route from one place as a file, and the worker that keeps route pages."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.queries.all_routes import all_routes
from warmwelkom.rooms.wayfinding.views.tour import building_asked

FILES = ("ui/tokens.css", "ui/nl.css", "ui/base.css", "ui/components.css", "ui/house.css",
         "ui/print.js", "wayfinding/tour.css", "wayfinding/route.js",
         "vendor/fonts/atkinson-latin.woff2")  # fmt: skip


@require_safe
@page("wayfinding.see_premises")
def routes(request: HouseRequest, region: str, premises: str) -> HttpResponse:  # noqa: ARG001  of the address
    """`?van=`: the routes from there, in the language of the page."""
    building = building_asked(request, premises)
    start = building.by_slug.get(request.GET.get("van", "")) or building.start_on_plan
    if start is None or start.slug not in building.graph.dots:
        raise MayNotKnow
    return JsonResponse(all_routes(building, start))


@require_safe
@page("public")
def worker(request: HouseRequest) -> HttpResponse:
    """The service worker of `/wegwijs/`; its text changes when one of the files does."""
    context = {"files": [static(name) for name in FILES]}
    return render(request, "wayfinding/tour/worker.js", context, content_type="text/javascript")
