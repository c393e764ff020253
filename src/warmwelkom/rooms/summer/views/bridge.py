"""`/zomer/berichten/` and `/zomer/dienst/`: what is sent, from when, and who answers."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.bridges import (
    add_step,
    change_step,
    end_step,
    restore_step,
    set_dates,
    start_bridge,
    stop_bridge,
)
from warmwelkom.rooms.summer.domain.rota import copy_week, set_duty
from warmwelkom.rooms.summer.forms_of_tasks import DatesForm, NewStepForm, StepForm
from warmwelkom.rooms.summer.models import Bridge, BridgeStep, TaskTemplate
from warmwelkom.rooms.summer.queries.bridge import bridge_page_for, previews_of, rota_for
from warmwelkom.rooms.summer.queries.tasks import own_bridge


@page("summer.run")
def bridge(request: HouseRequest) -> HttpResponse:
    return _show(request)


def _show(request: HouseRequest, **forms: Any) -> HttpResponse:
    here = bridge_page_for(actor=request.actor, today=request.now.date())
    context: dict[str, Any] = {"here": here} | forms
    if here:
        row = here.bridge
        first = {"begins_on": row.begins_on, "first_day": row.first_day}
        context.setdefault("dates", DatesForm(initial=first))
        context.setdefault("new", NewStepForm(templates=_templates(row)))
    wrong = any(form.errors for form in forms.values())
    return render(request, "summer/tasks/bridge.html", context, status=422 if wrong else 200)


def _templates(row: Bridge) -> Any:
    return TaskTemplate.objects.filter(school=row.school_id, ended_at__isnull=True)


@require_POST
@page("summer.run_bridge")
def act(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Start, stop, other dates, one message more."""
    row = Bridge.objects.get_for(request.actor, "summer.run_bridge", pk=pk)
    do = {"start": _start, "stop": _stop, "dates": _dates, "add": _add}.get(
        request.POST.get("do", "")
    )
    if do is None:
        raise Http404
    try:
        return do(request, row) or redirect("summer:bridge")
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("summer:bridge")


def _start(request: HouseRequest, row: Bridge) -> None:
    start_bridge(actor=request.actor, bridge=row, now=request.now)
    messages.success(
        request, _("De berichten gaan. Elke dag om acht uur kijken we wat er nodig is.")
    )


def _stop(request: HouseRequest, row: Bridge) -> None:
    stop_bridge(actor=request.actor, bridge=row, now=request.now)
    messages.success(request, _("Er gaat niets meer uit."))


def _dates(request: HouseRequest, row: Bridge) -> HttpResponse | None:
    form = DatesForm(request.POST)
    if not form.is_valid():
        return _show(request, dates=form)
    set_dates(actor=request.actor, bridge=row, **form.cleaned_data)
    messages.success(request, _("Bewaard."))
    return None


def _add(request: HouseRequest, row: Bridge) -> HttpResponse | None:
    form = NewStepForm(request.POST, templates=_templates(row))
    if form.is_valid():
        try:
            add_step(actor=request.actor, bridge=row, **form.cleaned_data)
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Dit bericht staat erbij."))
            return None
    return _show(request, new=form)


@page("summer.edit_step")
def step(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The words of one message, and what the next pupils would read."""
    row = BridgeStep.objects.select_related("bridge").get_for(
        request.actor, "summer.edit_step", pk=pk
    )
    form = StepForm(request.POST or None, initial=StepForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            change_step(actor=request.actor, step=row, **form.cleaned_data)
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("summer:step", pk)
    context = {"row": row, "form": form, "previews": previews_of(actor=request.actor, step=row)}
    return render(request, "summer/tasks/step.html", context, status=422 if form.errors else 200)


@require_POST
@page("summer.edit_step")
def leave_out(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Leave a message out, or send it again."""
    row = BridgeStep.objects.get_for(request.actor, "summer.edit_step", pk=pk)
    if request.GET.get("herstel"):
        restore_step(actor=request.actor, step=row)
        messages.success(request, _("Dit bericht gaat weer."))
    else:
        end_step(actor=request.actor, step=row, now=request.now)
        undo = reverse("summer:end_step", args=[pk]) + "?herstel=1"
        messages.success(request, _("Dit bericht gaat niet meer."), extra_tags=undo)
    return redirect("summer:bridge")


@page("summer.run")
def rota(request: HouseRequest) -> HttpResponse:
    """Who is on duty; a week is kept, or copied on."""
    if request.method == "POST":
        return _keep(request)
    here = rota_for(actor=request.actor, today=request.now.date())
    return render(request, "summer/tasks/rota.html", {"here": here})


def _keep(request: HouseRequest) -> HttpResponse:
    row = own_bridge(actor=request.actor)
    if row is None:
        raise Http404
    try:
        days = _days(request)
        if days:
            set_duty(actor=request.actor, bridge=row, days=days)
        if copied := request.POST.get("copy"):
            number = copy_week(actor=request.actor, bridge=row, monday=_day(copied))
            said = ngettext("%(n)s dag ingevuld.", "%(n)s dagen ingevuld.", number)
            messages.success(request, said % {"n": number})
        else:
            messages.success(request, _("Bewaard."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect("summer:rota")


def _day(typed: str) -> dt.date:
    """404 for what no form of ours sends."""
    try:
        return dt.date.fromisoformat(typed)
    except ValueError as odd:
        raise Http404 from odd


def _days(request: HouseRequest) -> dict[dt.date, UUID | None]:
    """Day -> who, as the form of one week says; 404 for what no form of ours sends."""
    try:
        return {
            _day(name[4:]): UUID(str(value)) if value else None
            for name, value in request.POST.items()
            if name.startswith("dag-")
        }
    except ValueError as odd:
        raise Http404 from odd
