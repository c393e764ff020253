"""`/overdracht/<transition>/`: one dossier; read it, and write the own part of it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.templatetags.ww import moment
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.rooms.handover.domain.deliver import waits_until
from warmwelkom.rooms.handover.domain.parts import (
    ask_for_care,
    finish_part,
    need_no_care,
    reopen_part,
)
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.handover.queries.dossier import DossierPage
from warmwelkom.rooms.handover.queries.neighbours import neighbours_of
from warmwelkom.rooms.handover.queries.places import places_for
from warmwelkom.rooms.handover.views.reading import read_dossier
from warmwelkom.rooms.handover.views.typed import Saved, save_fields


@page("handover.read")
def dossier(request: HouseRequest, pk: UUID) -> HttpResponse:
    """For staff; a pupil or parent has their own page."""
    if request.actor.kind in ("pupil", "parent"):
        Dossier.objects.get_for(request.actor, "handover.read", transition_id=pk)
        return redirect("handover:my_dossier")
    return show(request, pk)


def show(request: HouseRequest, pk: UUID, saved: Saved | None = None, **more: Any) -> HttpResponse:
    """Read it, write down that it was read, and show it; 422 with what was typed still there."""
    here = read_dossier(actor=request.actor, transition=pk, now=request.now)
    context = {
        "here": here,
        "transition": here.dossier.transition,
        "near": neighbours_of(actor=request.actor, dossier=here.dossier),
        "places": places_for(actor=request.actor, dossier=here.dossier),
        "may_deliver": here.may_deliver,
        "waits_until": _waits_until(here, request.now),
        "faults": saved.faults if saved else {},
        **more,
    }
    status = 422 if context["faults"] or more else 200
    return render(request, "handover/dossier/page.html", context, status=status)


def _waits_until(here: DossierPage, now: dt.datetime) -> dt.date | None:
    """The day to tell whoever may hand it over; None where nobody waits for the pupil."""
    was_there = bool(here.delivery or here.earlier)
    return None if was_there or not here.may_deliver else waits_until(here.dossier, now=now)


def _mine(request: HouseRequest, pk: UUID) -> Dossier:
    rows = Dossier.objects.select_related("transition__pupil")
    mine: Dossier = rows.get_for(request.actor, "handover.write", transition_id=pk)
    return mine


@require_POST
@page("handover.write")
def write(request: HouseRequest, pk: UUID, part: str) -> HttpResponse:
    """Save the fields of a part; asked by the script for one field, it answers in JSON."""
    mine = _mine(request, pk)
    saved = save_fields(
        actor=request.actor, dossier=mine, part=part, typed=request.POST.dict(), now=request.now
    )
    if request.headers.get("Accept") == "application/json":
        return _told(request, saved)
    if saved.faults:
        return show(request, pk, saved)
    if "done" in request.POST:
        finish_part(actor=request.actor, dossier=mine, part=part, now=request.now)
        messages.success(request, _("Deel %(part)s staat op klaar.") % {"part": part})
        if request.POST["done"] == "next":
            return _next(request, mine)
    elif "reopen" in request.POST:
        reopen_part(actor=request.actor, dossier=mine, part=part)
    else:
        messages.success(request, _("Bewaard."))
    return redirect("handover:dossier", pk)


def _next(request: HouseRequest, mine: Dossier) -> HttpResponse:
    """To the next pupil of the class whose part B is not done, with the first field at hand; else to the class."""
    near = neighbours_of(actor=request.actor, dossier=mine)
    if near is None or near.to_write is None:
        return redirect("handover:overview")
    first = form_named(near.to_write.form).of_part("B")[0]
    address = reverse("handover:dossier", args=[near.to_write.transition_id])
    return redirect(f"{address}#veld-{first.key}")


def _told(request: HouseRequest, saved: Saved) -> HttpResponse:
    for key, fault in saved.faults.items():
        answer: dict[str, Any] = {"said": fault.sentence, "fault": True}
        if fault.is_conflict:
            context = {"fault": fault, "key": key}
            answer["box"] = render_to_string("handover/dossier/_conflict.html", context, request)
            answer["version"] = fault.version
        return JsonResponse(answer)
    version = next((row.version if row else 0 for row in saved.now.values()), 0)
    return JsonResponse(
        {"said": _("Bewaard, %(at)s") % {"at": moment(request.now)}, "version": version}
    )


@require_POST
@page("handover.write_b")
def care(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The mentor says that the care coordinator is needed, or takes it back."""
    mine = Dossier.objects.get_for(request.actor, "handover.write_b", transition_id=pk)
    if "no" in request.POST:
        need_no_care(actor=request.actor, dossier=mine)
    else:
        ask_for_care(actor=request.actor, dossier=mine)
        messages.success(request, _("De zorgcoördinator ziet dat deel C nodig is."))
    return redirect("handover:dossier", pk)


def told(request: HouseRequest, pk: UUID, fault: UserError) -> HttpResponse:
    """Back with the sentence; a decaan, who reads no dossier, to the class."""
    messages.error(request, str(fault))
    if request.actor.has("mentor", "care_coordinator"):
        return redirect("handover:dossier", pk)
    return redirect("handover:overview")
