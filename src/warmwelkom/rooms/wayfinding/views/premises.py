"""`/wegwijs/`: the buildings of one's own school, and one of them with its places."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.wayfinding.domain.premises import (
    change_premises,
    hide_premises,
    make_premises,
    publish_premises,
)
from warmwelkom.rooms.wayfinding.forms_of_places import PremisesForm
from warmwelkom.rooms.wayfinding.in_english import as_filled_in, taken_apart
from warmwelkom.rooms.wayfinding.models import Premises
from warmwelkom.rooms.wayfinding.queries.places import (
    locations_for_maker,
    places_for_maker,
    premises_for_maker,
    room_left,
    schools_for_maker,
)


@page("wayfinding.make")
def own(request: HouseRequest) -> HttpResponse:
    """The buildings, and a form for one more."""
    form = PremisesForm(request.POST or None, locations=locations_for_maker(request.actor))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        facts["english"] = taken_apart(facts)
        school: Any = schools_for_maker(request.actor).first()
        if facts["location"]:
            school = facts["location"].school
        made = make_premises(actor=request.actor, school=school, now=request.now, **facts)
        messages.success(
            request, _("De locatie staat er. Zet er nu plekken in, te beginnen bij de halte.")
        )
        return redirect("wayfinding:premises", pk=made.pk)
    buildings = list(premises_for_maker(request.actor))
    context = {"buildings": buildings, "rooms": room_left(buildings), "form": form}
    return render(
        request, "wayfinding/places/own.html", context, status=422 if form.errors else 200
    )


def _of(request: HouseRequest, pk: UUID, action: str = "wayfinding.make_premises") -> Premises:
    rows = Premises.objects.select_related("school", "location", "region")
    found: Premises = rows.get_for(request.actor, action, pk=pk)
    return found


@page("wayfinding.make_premises")
def premises(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Its places in the order of the walk, and what waits for a person."""
    row = _of(request, pk)
    today = request.now.astimezone(AMSTERDAM).date()
    context = {
        "premises": row,
        "places": places_for_maker(premises=row, today=today),
        "may_decide": may(request.actor, "wayfinding.publish_premises"),
    }
    return render(request, "wayfinding/places/premises.html", context)


@page("wayfinding.make_premises")
def change(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Name, address, stop."""
    row = _of(request, pk)
    before = {"name": row.name, "address": row.address, "stop": row.stop, "location": row.location}
    before |= as_filled_in(row, "name", "stop")
    locations = locations_for_maker(request.actor).filter(school=row.school)
    form = PremisesForm(request.POST or None, initial=before, locations=locations)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        english = taken_apart(facts)
        change_premises(actor=request.actor, premises=row, english=english, **facts)
        return redirect("wayfinding:premises", pk=row.pk)
    context = {"premises": row, "form": form}
    return render(
        request, "wayfinding/places/change.html", context, status=422 if form.errors else 200
    )


@require_POST
@page("wayfinding.publish_premises")
def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Show the building to everybody, or not any more."""
    row = _of(request, pk, "wayfinding.publish_premises")
    try:
        if request.POST.get("do") == "hide":
            hide_premises(actor=request.actor, premises=row)
            messages.success(request, _("Niemand buiten de school ziet deze locatie nog."))
        else:
            publish_premises(actor=request.actor, premises=row, now=request.now)
            messages.success(request, _("Iedereen kan deze locatie nu bekijken."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("wayfinding:premises", pk=row.pk)
