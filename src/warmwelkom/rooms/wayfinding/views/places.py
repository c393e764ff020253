"""One place: its words, its pictures, its order, shown or not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.wayfinding.domain.places import (
    add_place,
    change_place,
    confirm_place,
    hide_place,
    move_place,
    publish_place,
)
from warmwelkom.rooms.wayfinding.domain.remove_place import remove_place
from warmwelkom.rooms.wayfinding.forms_of_places import PlaceForm
from warmwelkom.rooms.wayfinding.in_english import taken_apart
from warmwelkom.rooms.wayfinding.models import Place, Premises
from warmwelkom.rooms.wayfinding.queries.places import is_at_work, materials_of, open_reports
from warmwelkom.rooms.wayfinding.queries.removing import goes_with

PATHS = ("premises__school", "premises__region", "level", "owner")


def _facts(request: HouseRequest, form: PlaceForm) -> tuple[dict[str, Any], int | None]:
    facts = dict(form.cleaned_data)
    facts["owner_id"] = request.actor.person_id if facts.pop("is_mine") else None
    facts["english"] = taken_apart(facts)
    facts.pop("seen")
    return facts, facts.pop("level")


def place_of(request: HouseRequest, pk: UUID, action: str = "wayfinding.make_place") -> Place:
    found: Place = Place.objects.select_related(*PATHS).get_for(request.actor, action, pk=pk)
    return found


@page("wayfinding.add_place")
def add(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A new place; its pictures come on its own page."""
    row = Premises.objects.get_for(request.actor, "wayfinding.add_place", pk=pk)
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts, level = _facts(request, form)
        made = add_place(actor=request.actor, premises=row, facts=facts, level=level)
        return redirect("wayfinding:place", pk=made.pk)
    context = {"premises": row, "form": form}
    return render(
        request, "wayfinding/places/add.html", context, status=422 if form.errors else 200
    )


@page("wayfinding.make_place")
def place(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Bring pictures, change words, see what waits."""
    row = place_of(request, pk)
    form = PlaceForm(request.POST or None, initial=PlaceForm.of(row))
    if request.method == "POST" and form.is_valid():
        facts, level = _facts(request, form)
        if facts["owner_id"] and row.owner_id:
            facts["owner_id"] = row.owner_id  # whoever keeps it goes on keeping it
        try:
            change_place(
                actor=request.actor, place=row, facts=facts, level=level,
                seen=form.cleaned_data["seen"],
            )  # fmt: skip
        except ChangedMeanwhile as fault:
            form = form.on_top_of(row)
            form.add_error(None, str(fault))
        except UserError as fault:
            form.add_error("alt", str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("wayfinding:place", pk=row.pk)
    materials = materials_of(row)
    context = {
        "place": row, "premises": row.premises, "form": form, "materials": materials,
        "reports": open_reports(row), "may_decide": may(request.actor, "wayfinding.publish_premises"),
        "is_busy": any(is_at_work(each) for each in materials),
    }  # fmt: skip
    return render(
        request, "wayfinding/places/place.html", context, status=422 if form.errors else 200
    )


@require_POST
@page("wayfinding.make_place")
def move(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One earlier or later in the walk."""
    row = place_of(request, pk)
    move_place(actor=request.actor, place=row, by=-1 if request.POST.get("to") == "earlier" else 1)
    return redirect("wayfinding:premises", pk=row.premises_id)


@require_POST
@page("wayfinding.publish_place")
def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Show it with the building, or not any more."""
    row = place_of(request, pk, "wayfinding.publish_place")
    try:
        if request.POST.get("do") == "hide":
            hide_place(actor=request.actor, place=row)
        else:
            publish_place(actor=request.actor, place=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("wayfinding:place", pk=row.pk)


@page("wayfinding.publish_place")
def remove(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take it out of the building for good; the page says first what goes with it."""
    row = place_of(request, pk, "wayfinding.publish_place")
    if request.method == "POST":
        remove_place(actor=request.actor, place=row)
        messages.success(request, _("%s is weg.") % row.name)
        return redirect("wayfinding:premises", pk=row.premises_id)
    context = {"place": row, "premises": row.premises, "goes": goes_with(row)}
    return render(request, "wayfinding/places/remove.html", context)


@require_POST
@page("wayfinding.make_place")
def confirm(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It is still right."""
    row = place_of(request, pk)
    confirm_place(actor=request.actor, place=row, now=request.now)
    messages.success(request, _("Dank je. Over een jaar vragen we het weer."))
    return redirect("wayfinding:place", pk=row.pk)
