"""The levels of a building: added, measured, drawn, put in order, and the drawing before put back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.files.keeping import MOST_BYTES
from warmwelkom.rooms.wayfinding.domain.drawing import keep_drawing, put_back_drawing
from warmwelkom.rooms.wayfinding.domain.levels import move_level, remove_level
from warmwelkom.rooms.wayfinding.domain.plan import measure_level
from warmwelkom.rooms.wayfinding.forms_of_plan import DrawingForm, LevelForm
from warmwelkom.rooms.wayfinding.models import Level
from warmwelkom.rooms.wayfinding.queries.building import Building
from warmwelkom.rooms.wayfinding.queries.levels import levels_of
from warmwelkom.rooms.wayfinding.views.plan import asked, shown


def _back(pk: UUID) -> HttpResponse:
    return redirect(f"{reverse('wayfinding:plan', args=[pk])}#verdiepingen")


def _named(building: Building, number: Any) -> Level | None:
    return next((row for row in building.levels if str(row.number) == str(number)), None)


@require_POST
@page("wayfinding.draw_plan")
def north(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A level, new or known: its name, where north lies, how large the drawing is."""
    building = asked(request, pk)
    known = _named(building, request.POST.get("number"))
    form = LevelForm(known, request.POST)
    if not form.is_valid():
        filled = {"levels": levels_of(building, form=form)} if known else {"level_form": form}
        return shown(request, building, **filled)
    measure_level(actor=request.actor, premises=building.premises, **form.cleaned_data)
    messages.success(request, _("De verdieping is bewaard."))
    return _back(pk)


@require_POST
@page("wayfinding.draw_plan")
def drawing(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The picture of a level's plan."""
    building = asked(request, pk)
    known = _named(building, request.POST.get("level"))
    form = DrawingForm(building, request.POST, request.FILES, number=known.number if known else 0)
    if form.is_valid() and known is not None:
        file = form.cleaned_data["file"]
        try:
            keep_drawing(actor=request.actor, premises=building.premises, level=known, name=file.name, content=file.read(MOST_BYTES + 1))  # fmt: skip
        except UserError as fault:
            form.add_error("file", str(fault))
        else:
            messages.success(request, _("De plattegrond staat erop. Zet nu de stippen goed."))
            return _back(pk)
    return shown(request, building, levels=levels_of(building, drawing_form=form))


@require_POST
@page("wayfinding.draw_plan")
def level(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Higher, lower, the drawing before, or away."""
    building = asked(request, pk)
    known = _named(building, request.POST.get("level"))
    try:
        if known is not None:
            _do(request, building, known, request.POST.get("do", ""))
    except UserError as fault:
        messages.error(request, str(fault))
    return _back(pk)


def _do(request: HouseRequest, building: Building, known: Level, do: str) -> None:
    about: dict[str, Any] = {"actor": request.actor, "premises": building.premises, "level": known}
    if do in ("up", "down"):
        move_level(**about, by=1 if do == "up" else -1)
    elif do == "back":
        put_back_drawing(**about)
        messages.success(request, _("De vorige tekening staat er weer."))
    elif do == "away":
        remove_level(**about)
        messages.success(request, _("De verdieping is weg."))
