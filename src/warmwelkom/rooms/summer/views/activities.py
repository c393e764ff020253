"""`/zomer/doen/`: something to do in the summer, for who offers it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.suppression import FEWEST
from warmwelkom.rooms.summer.domain.activities import (
    call_off_activity,
    change_activity,
    offer_activity,
    restore_activity,
)
from warmwelkom.rooms.summer.domain.activity_seats import hide_words, note_seats_read, tick_seat
from warmwelkom.rooms.summer.forms_of_activities import ActivityForm
from warmwelkom.rooms.summer.models import Activity, ActivitySeat
from warmwelkom.rooms.summer.policies_of_activities import OFFERS
from warmwelkom.rooms.summer.queries.activities import (
    activities_for,
    activity_for,
    old_schools,
    schools_to_offer_for,
)

THERE = {"yes": True, "no": False, "undo": None}


@require_safe
@page("summer.activities")
def activities(request: HouseRequest) -> HttpResponse:
    rows = activities_for(actor=request.actor, number=request.GET.get("page", ""), now=request.now)
    words = {"rows": rows, "fewest": FEWEST, "may_offer": request.actor.has(*OFFERS)}
    return render(request, "summer/activities/list.html", words)


def _form(request: HouseRequest, row: Activity | None = None) -> ActivityForm:
    schools = schools_to_offer_for(actor=request.actor)
    first = ActivityForm.initial_of(row) if row else None
    return ActivityForm(request.POST or None, schools=schools, vo=old_schools(), initial=first)


@page("summer.offer_activity")
def offer(request: HouseRequest) -> HttpResponse:
    """A new one; what is wrong is told, and nothing typed is lost."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        words: dict[str, Any] = {"values": form.values(), "now": request.now}
        try:
            row = offer_activity(
                actor=request.actor, school=form.cleaned_data["school"],
                programmes=form.cleaned_data["programmes"], **words,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Dit staat nu bij leerlingen op hun eigen bladzijde."))
            return redirect("summer:activity", row.pk)
    words = {"form": form, "row": None}
    return render(request, "summer/activities/form.html", words, status=422 if form.errors else 200)


@page("summer.run_activity")
def change(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = Activity.objects.get_for(request.actor, "summer.run_activity", pk=pk)
    form = _form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            change_activity(
                actor=request.actor, activity=row, values=form.values(),
                programmes=form.cleaned_data["programmes"],
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("summer:activity", pk)
    words = {"form": form, "row": row}
    return render(request, "summer/activities/form.html", words, status=422 if form.errors else 200)


@require_safe
@page("summer.see_activity")
def activity(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What it is; for who offers it, who comes."""
    return _page(request, pk)


def _page(request: HouseRequest, pk: UUID, status: int = 200, **words: Any) -> HttpResponse:
    here = activity_for(actor=request.actor, pk=pk, now=request.now)
    note_seats_read(actor=request.actor, seats=here.seats)
    return render(request, "summer/activities/one.html", {"here": here, **words}, status=status)


@require_POST
@page("summer.run_activity")
def call_off(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It does not take place, with a reason; or it does after all."""
    row = Activity.objects.get_for(request.actor, "summer.run_activity", pk=pk)
    if request.GET.get("herstel"):
        restore_activity(actor=request.actor, activity=row)
        messages.success(request, _("Dit gaat toch door."))
        return redirect("summer:activity", pk)
    reason = request.POST.get("reason", "")
    try:
        call_off_activity(actor=request.actor, activity=row, reason=reason, now=request.now)
    except UserError as fault:
        return _page(request, pk, 422, fault=str(fault))
    undo = reverse("summer:call_off_activity", args=[pk]) + "?herstel=1"
    messages.success(request, _("Dit gaat niet door. Wie zich opgaf, leest het."), extra_tags=undo)
    return redirect("summer:activity", pk)


@require_POST
@page("summer.tick_seat")
def seat(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Somebody came or not; a line that hurts is taken away, or put back."""
    rows = ActivitySeat.objects.select_related("transition")
    row = rows.get_for(request.actor, "summer.tick_seat", pk=pk)
    do = request.POST.get("do") or request.GET.get("do", "")
    try:
        if do in THERE:
            tick_seat(actor=request.actor, seat=row, was_there=THERE[do], now=request.now)
        elif do in ("hide", "show"):
            moment = request.now if do == "hide" else None
            hide_words(actor=request.actor, seat=row, now=moment)
            undo = reverse("summer:seat", args=[pk]) + "?do=show" if moment else ""
            messages.success(request, _("Bewaard."), extra_tags=undo)
        else:
            raise Http404
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect(f"{reverse('summer:activity', args=[row.activity_id])}#s-{pk}")
