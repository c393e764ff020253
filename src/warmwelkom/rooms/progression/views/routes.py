"""`/doorstroom/routes/`: routes that go on from vmbo to mbo, with the days by which something must be done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.engines.suppression import FEWEST
from warmwelkom.rooms.progression.domain.routes import change_route, do_duty, make_route, undo_duty
from warmwelkom.rooms.progression.forms import RouteForm
from warmwelkom.rooms.progression.models import LearningRoute, RouteDuty
from warmwelkom.rooms.progression.policies import LOOK
from warmwelkom.rooms.progression.queries.routes import (
    route_for,
    routes_for,
    schools_of_routes,
)


@require_safe
@page("progression.routes")
def routes(request: HouseRequest) -> HttpResponse:
    rows = routes_for(actor=request.actor, today=request.now.date())
    words = {"rows": rows, "fewest": FEWEST, "may_see_offers": LOOK(request.actor)}
    return render(request, "progression/routes.html", words)


@page("progression.make_route")
def make(request: HouseRequest) -> HttpResponse:
    vo, mbo = schools_of_routes()
    form = RouteForm(request.POST or None, vo=vo, mbo=mbo)
    if request.method == "POST" and form.is_valid():
        try:
            row = make_route(actor=request.actor, values=form.cleaned_data, now=request.now)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("De route staat erin, met de dagen waarop iets klaar moet zijn."))  # fmt: skip
            return redirect("progression:route", row.pk)
    words = {"form": form, "row": None}
    return render(request, "progression/route_form.html", words, status=422 if form.errors else 200)


@page("progression.keep_route")
def change(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = LearningRoute.objects.get_for(request.actor, "progression.keep_route", pk=pk)
    vo, mbo = schools_of_routes()
    form = RouteForm(request.POST or None, vo=vo, mbo=mbo, initial=RouteForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            change_route(actor=request.actor, route=row, values=form.cleaned_data, now=request.now)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("progression:route", pk)
    words = {"form": form, "row": row}
    return render(request, "progression/route_form.html", words, status=422 if form.errors else 200)


@require_safe
@page("progression.keep_route")
def route(request: HouseRequest, pk: UUID) -> HttpResponse:
    here = route_for(actor=request.actor, pk=pk, today=request.now.date())
    return render(request, "progression/route.html", {"here": here, "fewest": FEWEST})


@require_POST
@page("progression.do_duty")
def duty(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Done, with the number where one is asked; or not after all."""
    row = RouteDuty.objects.get_for(request.actor, "progression.do_duty", pk=pk)
    if request.POST.get("do") == "undo" or request.GET.get("do") == "undo":
        undo_duty(actor=request.actor, duty=row)
        messages.success(request, _("Het staat weer open."))
        return redirect("progression:route", row.route_id)
    typed = request.POST.get("number", "").strip()
    number = whole_number(typed, most=9999)
    try:
        do_duty(actor=request.actor, duty=row, number=number, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("progression:duty", args=[pk]) + "?do=undo"
        messages.success(request, _("Afgevinkt. De andere school ziet het ook."), extra_tags=undo)
    return redirect("progression:route", row.route_id)
