"""`/gesprekken/overdrachtsdag/`: a day with many short talks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page, policy_for
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.handover_days import (
    ask_for_plan,
    make_day,
    offer_row,
    put_on_day,
    withdraw_row,
)
from warmwelkom.rooms.handover.forms_of_day import DayForm, RowForm
from warmwelkom.rooms.handover.models import HandoverDay, HandoverRow
from warmwelkom.rooms.handover.queries.handover_day import day_page_for, days_for
from warmwelkom.rooms.handover.queries.needs_of_talk import needs_for


@page("handover.see_day")
def days(request: HouseRequest) -> HttpResponse:
    """The days that are planned; who plans them makes one here."""
    may_make = policy_for("handover.make_day").who(request.actor)
    context = {"days": days_for(actor=request.actor), "form": DayForm() if may_make else None}
    return render(request, "handover/day/days.html", context)


@require_POST
@page("handover.make_day")
def make(request: HouseRequest) -> HttpResponse:
    form = DayForm(request.POST)
    if not form.is_valid():
        context = {"days": days_for(actor=request.actor), "form": form}
        return render(request, "handover/day/days.html", context, status=422)
    day = make_day(actor=request.actor, now=request.now, **form.values())
    messages.success(request, _("De dag staat er. Mentoren zetten nu hun rij erop."))
    return redirect("handover:day", day.pk)


@page("handover.see_day")
def day(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _show(request, pk)


def _show(
    request: HouseRequest, pk: UUID, *, form: RowForm | None = None, status: int = 200
) -> HttpResponse:
    here = day_page_for(actor=request.actor, pk=pk, now=request.now)
    may_offer = policy_for("handover.offer_row").who(request.actor)
    context: dict[str, Any] = {
        "here": here,
        "form": (form or RowForm(moments=here.moments, mine=here.mine)) if may_offer else None,
        "may_plan": policy_for("handover.plan_day").who(request.actor),
    }
    return render(request, "handover/day/day.html", context, status=status)


@require_POST
@page("handover.offer_row")
def row(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Offer a row of slots, or change it."""
    here = day_page_for(actor=request.actor, pk=pk, now=request.now)
    form = RowForm(request.POST, moments=here.moments, mine=here.mine)
    if form.is_valid():
        try:
            offer_row(actor=request.actor, day=here.day, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error("last", str(fault))
        else:
            messages.success(request, _("Je rij staat op de dag."))
            return redirect("handover:day", pk)
    return _show(request, pk, form=form, status=422)


@require_POST
@page("handover.offer_row")
def remove_row(request: HouseRequest, pk: UUID) -> HttpResponse:
    mine = HandoverRow.objects.get_for(request.actor, "handover.offer_row", pk=pk)
    withdraw_row(actor=request.actor, row=mine)
    messages.success(request, _("Je rij is van de dag gehaald."))
    return redirect("handover:day", mine.day_id)


@require_POST
@page("handover.offer_row")
def put(request: HouseRequest, pk: UUID) -> HttpResponse:
    """All my pupils who need a talk, on this day."""
    here: HandoverDay = HandoverDay.objects.get_for(request.actor, "handover.see_day", pk=pk)
    needs = needs_for(actor=request.actor, today=request.now.date())
    waiting = [need.transition for need in needs if need.waits]
    made = put_on_day(actor=request.actor, day=here, pupils=waiting, now=request.now)
    sentence = ngettext(
        "%(n)d gesprek staat op de dag. Het moment volgt als de planner de dag vult.",
        "%(n)d gesprekken staan op de dag. De momenten volgen als de planner de dag vult.",
        made,
    )
    messages.success(request, sentence % {"n": made})
    return redirect("handover:day", pk)


@require_POST
@page("handover.plan_day")
def plan(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Let the house fill the slots."""
    here = HandoverDay.objects.get_for(request.actor, "handover.plan_day", pk=pk)
    ask_for_plan(actor=request.actor, day=here, now=request.now)
    messages.success(request, _("De dag wordt gevuld. Dat duurt hoogstens een minuut."))
    return redirect("handover:day", pk)
