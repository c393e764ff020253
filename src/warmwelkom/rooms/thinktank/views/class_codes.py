"""`/klas/`: a teacher's class codes, their kit and their paper slips."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.qr import qr_of
from warmwelkom.rooms.thinktank.code_forms import CodeForm
from warmwelkom.rooms.thinktank.domain.class_codes import (
    close_code,
    friday_of_next_week,
    keep_open,
    make_code,
)
from warmwelkom.rooms.thinktank.domain.slips import type_in
from warmwelkom.rooms.thinktank.models import ClassCode, Label
from warmwelkom.rooms.thinktank.queries.codes import codes_of, is_ready, own_code

A_SHEET = 8
MOST_SLIPS = 40


@page("thinktank.make_code")
def codes(request: HouseRequest, region: str) -> HttpResponse:
    """One's own codes, and a new one."""
    until = friday_of_next_week(request.now.date())
    form = CodeForm(request.POST or None, initial={"until": until, "size": 24})
    if request.method == "POST" and form.is_valid():
        try:
            made = make_code(actor=request.actor, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("thinktank:kit", region=region, pk=made.pk)
    context = {
        "region": region,
        "form": form,
        "rows": codes_of(actor=request.actor, now=request.now),
        "is_ready": is_ready(),
    }
    return render(
        request, "thinktank/codes/codes.html", context, status=422 if form.errors else 200
    )


@require_POST
@page("thinktank.see_code")
def time(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Close a code early, or keep it open until another day."""
    code = ClassCode.objects.get_for(request.actor, "thinktank.see_code", pk=pk)
    try:
        if request.POST.get("do") == "close":
            close_code(actor=request.actor, code=code, now=request.now)
            messages.success(request, _("De code is dicht. Met een nieuwe dag gaat hij weer open."))
        else:
            until = dt.date.fromisoformat(request.POST.get("until", ""))
            keep_open(actor=request.actor, code=code, until=until, now=request.now)
            messages.success(request, _("De code is open tot en met die dag."))
    except ValueError:
        messages.error(request, _("Kies een dag."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("thinktank:codes", region=region)


@page("thinktank.see_code")
def kit(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Poster, lesson and slips, to print."""
    row = own_code(actor=request.actor, pk=pk, now=request.now)
    way = reverse("thinktank:say", kwargs={"region": region, "code": row.code.code})
    address = settings.PUBLIC_ADDRESS + way
    context = {
        "region": region,
        "row": row,
        "address": address.partition("://")[2],
        "enter": (settings.PUBLIC_ADDRESS + reverse("thinktank:enter", args=[region])).partition(
            "://"
        )[2],
        "follow": (settings.PUBLIC_ADDRESS + reverse("thinktank:follow", args=[region])).partition(
            "://"
        )[2],
        "qr": qr_of(address),
        "slips": range(A_SHEET),
        "themes": list(Label.objects.filter(kind=Label.Kind.THEME)),
    }
    return render(request, "thinktank/codes/kit.html", context)


@page("thinktank.see_code")
def slips(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Type in what stands on paper; each gets a follow code on a list to hand out."""
    row = own_code(actor=request.actor, pk=pk, now=request.now)
    typed = list(zip(request.POST.getlist("text"), request.POST.getlist("theme"), strict=False))
    filled = [(text.replace("\r\n", "\n"), theme) for text, theme in typed if text.strip()]
    fault, given = "", []
    if request.method == "POST" and "more" not in request.POST:
        try:
            given = type_in(
                actor=request.actor, code=row.code, slips=filled[:MOST_SLIPS], now=request.now
            )
            fault = "" if given else _("Typ eerst een briefje over.")
        except UserError as error:
            fault = str(error)
    empty = [("", "")] * (A_SHEET if "more" in request.POST or not filled else 0)
    context = {
        "region": region,
        "row": row,
        "fault": fault,
        "given": list(zip((text for text, _theme in filled), given, strict=False)),
        "slips": [*filled, *empty],
        "themes": list(Label.objects.filter(kind=Label.Kind.THEME)),
    }
    return render(request, "thinktank/codes/slips.html", context, status=422 if fault else 200)
