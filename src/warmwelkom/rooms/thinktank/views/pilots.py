"""`…/plan/proef/`: try a plan; `…/plan/proef/<pilot>/`: what was counted and what we make of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.pilots import (
    PilotChangedMeanwhile,
    remove_pilot,
    save_pilot,
    say_not_measured,
)
from warmwelkom.rooms.thinktank.domain.pilots_counted import count_for_pilot
from warmwelkom.rooms.thinktank.indicators import offered_indicators
from warmwelkom.rooms.thinktank.models import Pilot, Plan
from warmwelkom.rooms.thinktank.pilot_forms import CountedForm, PilotForm, SeenForm, initial_of
from warmwelkom.rooms.thinktank.queries.pilots import pilot_page_of
from warmwelkom.rooms.thinktank.views.plan_edit import plan_to_edit


@page("thinktank.edit_plan")
def new(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """A new pilot, or why nothing was measured."""
    plan = plan_to_edit(request, pk)
    if request.method == "POST" and request.POST.get("do") == "not-measured":
        return _not_measured(request, plan, region)
    return _form_page(request, plan, region, None)


@page("thinktank.edit_plan")
def edit(request: HouseRequest, region: str, pk: UUID, pilot: UUID) -> HttpResponse:
    """One pilot; also to take it away again."""
    plan = plan_to_edit(request, pk)
    row = get_object_or_404(Pilot, plan=plan, pk=pilot)
    if request.method == "POST" and request.POST.get("do") == "remove":
        remove_pilot(actor=request.actor, plan=plan, pilot=row)
        messages.success(request, _("De proef is weg."))
        return redirect("thinktank:contribution", region=region, pk=pk)
    return _form_page(request, plan, region, row)


def _form_page(request: HouseRequest, plan: Plan, region: str, row: Pilot | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PilotForm(data, initial=initial_of(row))
    seen = SeenForm(data, initial={"seen": row.saves if row else 0})
    theirs = None
    if data is not None and form.is_valid() and seen.is_valid():
        try:
            saved = save_pilot(
                actor=request.actor, plan=plan, pilot=row, seen=seen.cleaned_data["seen"],
                values=form.values(), numbers=form.numbers(), now=request.now,
            )  # fmt: skip
        except PilotChangedMeanwhile:
            theirs = pilot_page_of(pilot=row) if row else None
            seen = SeenForm(initial={"seen": row.saves if row else 0})
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("De proef staat erbij."))
            return redirect(
                "thinktank:pilot", region=region, pk=plan.contribution_id, pilot=saved.pk
            )
    context = {
        "plan": plan, "region": region, "form": form, "seen": seen, "pilot": row, "theirs": theirs,
        "counting": _counting(row), "shown": pilot_page_of(pilot=row) if row else None,
    }  # fmt: skip
    status = 200 if data is None else 422  # a POST that comes here was not saved
    return render(request, "thinktank/plan/pilot.html", context, status=status)


def _counting(row: Pilot | None) -> CountedForm | None:
    offered = [(found.name, found.label) for found in offered_indicators()]
    return CountedForm(offered=offered) if row and offered else None


def _not_measured(request: HouseRequest, plan: Plan, region: str) -> HttpResponse:
    try:
        say_not_measured(
            actor=request.actor,
            plan=plan,
            reason=request.POST.get("reason", "")[:1000],
            now=request.now,
        )
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("thinktank:pilots", region=region, pk=plan.contribution_id)
    messages.success(request, _("Dit staat er nu bij, met je reden."))
    return redirect("thinktank:contribution", region=region, pk=plan.contribution_id)


@require_POST
@page("thinktank.edit_plan")
def count(request: HouseRequest, region: str, pk: UUID, pilot: UUID) -> HttpResponse:
    """Let another room count: before and after, as numbers alone."""
    plan = plan_to_edit(request, pk)
    row = get_object_or_404(Pilot, plan=plan, pk=pilot)
    offered = [(found.name, found.label) for found in offered_indicators()]
    form = CountedForm(request.POST, offered=offered)
    if not form.is_valid():
        messages.error(request, _("Kies wat, en alle vier de dagen."))
    else:
        try:
            count_for_pilot(
                actor=request.actor, plan=plan, pilot=row, now=request.now, **form.cleaned_data
            )
            messages.success(request, _("Het is geteld."))
        except UserError as fault:
            messages.error(request, str(fault))
    return redirect("thinktank:pilot", region=region, pk=pk, pilot=pilot)
