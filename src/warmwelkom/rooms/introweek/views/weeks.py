"""`/introductieweek/`: the weeks that this planner makes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.make_week import make_week
from warmwelkom.rooms.introweek.forms_of_plan import MakeForm
from warmwelkom.rooms.introweek.queries.weeks import own_school, weeks_for


@page("introweek.make")
def weeks(request: HouseRequest) -> HttpResponse:
    """The weeks of the own school, newest first; a new one from the template."""
    form = MakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        school = own_school(actor=request.actor)
        try:
            week = make_week(
                actor=request.actor, school=school, now=request.now, **form.cleaned_data
            )
        except UserError as fault:
            form.add_error("first_day", str(fault))
        else:
            messages.success(request, _("De week staat er. Kijk wat er nog ontbreekt."))
            return redirect("introweek:week", week.pk)
    context = {"weeks": weeks_for(actor=request.actor), "form": form}
    return render(request, "introweek/plan/weeks.html", context, status=422 if form.errors else 200)
