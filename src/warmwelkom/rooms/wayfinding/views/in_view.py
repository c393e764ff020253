"""A person looks at a picture or clip before it is public: what to cover, and who agreed to be seen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.faces import has_detector
from warmwelkom.rooms.wayfinding.domain.in_view import (
    decide_find,
    draw_box,
    finish_review,
    take_away_box,
)
from warmwelkom.rooms.wayfinding.forms_of_places import BoxForm, DecisionForm
from warmwelkom.rooms.wayfinding.frames import FPS
from warmwelkom.rooms.wayfinding.in_page import NEVER, in_page
from warmwelkom.rooms.wayfinding.models import FoundFace, Material, PortraitConsent
from warmwelkom.rooms.wayfinding.queries.in_view import consents_of, finds_of, uncovered


def _material(request: HouseRequest, pk: UUID) -> Material:
    rows = Material.objects.select_related("place", "premises")
    found: Material = rows.get_for(request.actor, "wayfinding.review", pk=pk)
    return found


@page("wayfinding.review")
def review(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Every find with its number, a box of one's own, and: I looked at all of it."""
    row = _material(request, pk)
    if request.method == "POST":
        return _finish(request, row)
    return render(request, "wayfinding/places/review.html", _seen(request, row, BoxForm()))


def _seen(request: HouseRequest, row: Material, form: BoxForm) -> dict[str, Any]:
    finds = finds_of(row)
    return {
        "material": row, "place": row.place, "premises": row.premises, "finds": finds, "form": form,
        "consents": consents_of(row.premises, in_force=True),
        "open_finds": sum(line.find.decision == FoundFace.Decision.OPEN for line in finds),
        "picture": uncovered(actor=request.actor, material=row), "has_detector": has_detector(),
    }  # fmt: skip


def _finish(request: HouseRequest, row: Material) -> HttpResponse:
    try:
        keeps = "keeps_sound" in request.POST
        finish_review(actor=request.actor, material=row, now=request.now, keeps_sound=keeps)
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("wayfinding:review", pk=row.pk)
    messages.success(request, _("Nagekeken. Zodra de vakken erop staan, is dit beeld klaar."))
    if row.place_id is None:
        return redirect("wayfinding:premises", pk=row.premises_id)
    return redirect("wayfinding:place", pk=row.place_id)


@page("wayfinding.review_picture")
def picture(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """What is looked at, with nothing covered: for who decides, never kept by a browser."""
    found = uncovered(actor=request.actor, material=_material(request, pk))
    if found is None:
        raise Http404
    return in_page(request, found.file, found.type, kept=NEVER)


@require_POST
@page("wayfinding.review")
def box(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Cover a part."""
    row, form = _material(request, pk), BoxForm(request.POST)
    if not form.is_valid():
        return render(
            request, "wayfinding/places/review.html", _seen(request, row, form), status=422
        )
    draw_box(
        actor=request.actor, material=row, kind=form.cleaned_data["kind"], place=form.place(),
        frames=_frames(row, form), now=request.now,
    )  # fmt: skip
    return redirect("wayfinding:review", pk=row.pk)


def _frames(row: Material, form: BoxForm) -> tuple[int, int]:
    """Of a clip: from second to second; without them the whole of it."""
    if row.kind != Material.Kind.CLIP:
        return 0, 0
    last = max(1, round((row.seconds or 0) * FPS) - 1)
    begins, ends = form.cleaned_data["begins"] or 0, form.cleaned_data["ends"]
    first = min(round(begins * FPS), last - 1)
    return first, last if not ends else min(max(first + 1, round(ends * FPS)), last)


@require_POST
@page("wayfinding.decide_find")
def decide(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What happens to one find."""
    rows = FoundFace.objects.select_related("material")
    find = rows.get_for(request.actor, "wayfinding.decide_find", pk=pk)
    consents = PortraitConsent.objects.filter(premises_id=find.premises_id)
    form = DecisionForm(request.POST, consents=consents)
    try:
        if request.POST.get("decision") == "away":
            take_away_box(actor=request.actor, find=find)
        elif form.is_valid():
            decide_find(actor=request.actor, find=find, now=request.now, **form.cleaned_data)
        else:
            messages.error(request, _("Kies wat er met dit vak moet gebeuren."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("wayfinding:review", pk=find.material_id)
