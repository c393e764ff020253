"""`/wegwijs/plattegrond/<building>/`: dots, north, ways between places; by dragging or by typing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.domain.plan import draw_corridor, erase_corridor, put_dots
from warmwelkom.rooms.wayfinding.forms_of_plan import CorridorForm, DotForm
from warmwelkom.rooms.wayfinding.models import Premises
from warmwelkom.rooms.wayfinding.queries.building import Building, building_of
from warmwelkom.rooms.wayfinding.queries.drawing_board import drawings_for_maker
from warmwelkom.rooms.wayfinding.queries.levels import levels_of, new_level


@require_safe
@page("wayfinding.draw_plan")
def plan(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What is drawn now, and the forms."""
    return shown(request, asked(request, pk))


def asked(request: HouseRequest, pk: UUID) -> Building:
    row = Premises.objects.select_related("region").get_for(request.actor, "wayfinding.draw_plan", pk=pk)  # fmt: skip
    return building_of(row, actor=request.actor, every_level=True)


def shown(request: HouseRequest, building: Building, **filled: Any) -> HttpResponse:
    """The page; a form that was not right as it was filled in, with what is wrong."""
    names = {place.pk: place.name for place in building.places}
    context = {
        "building": building,
        "corridors": [(row, names[row.one_id], names[row.other_id]) for row in building.corridors],
        "region": building.premises.region.slug,
        "drawings": drawings_for_maker(building),
        "dots": [DotForm(place, building) for place in building.places],
        "levels": levels_of(building),
        "level_form": new_level(building),
        "corridor_form": CorridorForm(building),
        **filled,
    }
    return render(request, "wayfinding/plan/plan.html", context, status=422 if filled else 200)


@require_POST
@page("wayfinding.draw_plan")
def dots(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Where the places lie."""
    building = asked(request, pk)
    forms = [DotForm(place, building, request.POST) for place in building.places]
    if not all([form.is_valid() for form in forms]):  # noqa: C419  each is asked
        return shown(request, building, dots=forms)
    try:
        put_dots(actor=request.actor, premises=building.premises, spots=[form.spot() for form in forms if form.has_changed()])  # fmt: skip
    except UserError as fault:
        return shown(request, building, dots=forms, fault=str(fault))
    messages.success(request, _("De stippen staan waar je ze hebt gezet."))
    return redirect("wayfinding:plan", pk=pk)


@require_POST
@page("wayfinding.draw_plan")
def corridor(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A way between two places: drawn, or with `weg` taken off the plan."""
    building = asked(request, pk)
    gone = request.POST.get("weg")
    if gone in {str(row.pk) for row in building.corridors}:
        erase_corridor(actor=request.actor, premises=building.premises, corridor=UUID(gone))
        messages.success(request, _("De lijn is van de plattegrond."))
        return redirect("wayfinding:plan", pk=pk)
    form = CorridorForm(building, request.POST)
    try:
        if form.is_valid():
            values = form.cleaned_data
            one, other = UUID(values.pop("one")), UUID(values.pop("other"))
            draw_corridor(actor=request.actor, premises=building.premises, one=one, other=other, **values)  # fmt: skip
            messages.success(request, _("De lijn staat op de plattegrond."))
            return redirect("wayfinding:plan", pk=pk)
    except UserError as fault:
        form.add_error(None, str(fault))
    return shown(request, building, corridor_form=form)
