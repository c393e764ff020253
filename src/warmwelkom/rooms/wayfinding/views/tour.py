"""`/wegwijs/<region>/<building>/`: the tour of a building, its places, routes and open file; no account is needed."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.engines.routes import write_tour
from warmwelkom.rooms.wayfinding.models import Place, Rendition
from warmwelkom.rooms.wayfinding.queries.building import Building, building_for
from warmwelkom.rooms.wayfinding.queries.film_at import film_at
from warmwelkom.rooms.wayfinding.queries.route import route_page
from warmwelkom.rooms.wayfinding.queries.tour import drawings, place_page
from warmwelkom.rooms.wayfinding.serving import as_it_is

AN_HOUR = "private, max-age=3600"
SPOKEN = ("nl", "en")


def building_asked(request: HouseRequest, premises: str) -> Building:
    language = get_language() or "nl"
    return building_for(actor=request.actor, premises=premises, language=language if language in SPOKEN else "nl")  # fmt: skip


def named(building: Building) -> list[tuple[Place, str]]:
    return [(each, building.name(each)) for each in building.visible]


@require_safe
@page("wayfinding.see_premises")
def tour(request: HouseRequest, region: str, premises: str) -> HttpResponse:
    """The building: how one gets there, its plans, its places, and where the tour begins."""
    building = building_asked(request, premises)
    context = {
        "building": building,
        "region": region,
        "drawings": drawings(building),
        "places": named(building),
        "may_draw": may(request.actor, "wayfinding.draw_plan"),
        "film": film_at(actor=request.actor, premises=premises),
    }
    return render(request, "wayfinding/tour/building.html", context)


@require_safe
@page("wayfinding.see_premises")
def place(request: HouseRequest, region: str, premises: str, place: str) -> HttpResponse:
    """One place; `?kijk=` is the compass in which one comes in."""
    building = building_asked(request, premises)
    row = building.by_slug.get(place)
    if row is None:
        raise MayNotKnow
    asked = whole_number(request.GET.get("kijk", ""), most=999)
    facing = None if asked is None else asked % 360
    context = {
        "building": building,
        "region": region,
        "here": place_page(building, row, facing=facing),
        "drawings": [each for each in drawings(building, here=row) if each.level == row.level],
        "places": named(building),
        "film": film_at(actor=request.actor, premises=premises, place=row.slug),
    }
    return render(request, "wayfinding/tour/place.html", context)


@require_safe
@page("wayfinding.see_premises")
def route(request: HouseRequest, region: str, premises: str) -> HttpResponse:
    """`?van=&naar=&hoe=`: the way in words, with photos and on the plan; prints on one sheet."""
    building = building_asked(request, premises)
    here = route_page(building, request.GET.dict())
    address = settings.PUBLIC_ADDRESS + request.get_full_path()
    context = {
        "building": building,
        "region": region,
        "here": here,
        "asked": f"?{query}" if (query := request.META["QUERY_STRING"]) else "",
        "drawings": drawings(building, route=here.route) if here.route else [],
        "qr": qr_of(address, css="wf-qr") if here.route else "",
    }
    return render(request, "wayfinding/tour/route.html", context)


@require_safe
@page("wayfinding.see_premises")
def tour_file(request: HouseRequest, region: str, premises: str) -> HttpResponse:  # noqa: ARG001  of the address
    """`wegwijs.tour/1`: the building as an open file."""
    building = building_asked(request, premises)
    answer = HttpResponse(write_tour(building.tour), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{building.premises.slug}.tour.json"'
    return answer


@require_safe
@page("wayfinding.see_picture")
def picture(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:  # noqa: ARG001  of the address
    """One picture that was made fit and looked at."""
    row = Rendition.objects.get_for(request.actor, "wayfinding.see_picture", pk=pk)
    return as_it_is(row, cache=AN_HOUR)
