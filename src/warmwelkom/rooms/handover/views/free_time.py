"""`/gesprekken/uren/`: when I have time for a talk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.free_time import (
    add_free_hours,
    remove_free_day,
    remove_free_hours,
    set_free_day,
)
from warmwelkom.rooms.handover.forms_of_talk import WEEKDAYS, FreeDayForm, HoursForm
from warmwelkom.rooms.handover.models import FreeDay, FreeHours
from warmwelkom.rooms.handover.queries.free_time import own_hours_for


@page("handover.talks")
def hours(request: HouseRequest) -> HttpResponse:
    """The week and the days that differ; one form each, told apart by its button."""
    is_day = "one_day" in request.POST
    week = HoursForm(request.POST if request.method == "POST" and not is_day else None)
    day = FreeDayForm(request.POST if is_day else None)
    form: Form = day if is_day else week
    if request.method == "POST" and form.is_valid():
        write = set_free_day if is_day else add_free_hours
        try:
            write(actor=request.actor, **form.cleaned_data)
        except UserError as fault:
            form.add_error("ends", str(fault))
        else:
            messages.success(request, _("Bewaard. De ander ziet dat je dan kunt."))
            return redirect("handover:own_hours")
    context = {**own_hours_for(actor=request.actor, now=request.now), "form": week, "day_form": day}
    context["weekdays"] = dict(WEEKDAYS)
    status = 422 if form.errors else 200
    return render(request, "handover/talk/hours.html", context, status=status)


@require_POST
@page("handover.own_hours")
def remove_hours(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = FreeHours.objects.get_for(request.actor, "handover.own_hours", pk=pk)
    remove_free_hours(actor=request.actor, hours=row)
    messages.success(request, _("Die uren zijn weg."))
    return redirect("handover:own_hours")


@require_POST
@page("handover.own_days")
def remove_day(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = FreeDay.objects.get_for(request.actor, "handover.own_days", pk=pk)
    remove_free_day(actor=request.actor, day=row)
    messages.success(request, _("Die dag is weer zoals elke week."))
    return redirect("handover:own_hours")
