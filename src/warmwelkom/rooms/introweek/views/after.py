"""`…/terugblik/`: what students said, in counts. `…/naamlabels/`, `…/deurbladen/`: what is printed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.reading_of_week import note_students_read
from warmwelkom.rooms.introweek.feelings import FEWEST
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.introweek.queries.looking_back import looking_back, weeks_to_look_back
from warmwelkom.rooms.introweek.queries.on_paper import door_sheets_of, labels_of


@require_safe
@page("introweek.look_back_at")
def look_backs(request: HouseRequest) -> HttpResponse:
    """The weeks that began, for who plans them and who coordinates the region."""
    rows = weeks_to_look_back(actor=request.actor, today=request.now.date())
    return render(request, "introweek/days/look_backs.html", {"rows": rows})


@require_safe
@page("introweek.look_back")
def look_back(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Did they meet somebody, do they feel welcome; by programme, and beside the year before."""
    week = IntroWeek.objects.select_related("school").get_for(
        request.actor, "introweek.look_back", pk=pk
    )
    here = looking_back(actor=request.actor, week=week)
    return render(
        request, "introweek/days/look_back.html", {"here": here, "week": week, "fewest": FEWEST}
    )


@require_safe
@page("introweek.ask")
def labels(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Labels to cut out; that they were read is an act about each student on them."""
    week = IntroWeek.objects.get_for(request.actor, "introweek.ask", pk=pk)
    here = labels_of(actor=request.actor, week=week)
    note_students_read(actor=request.actor, shown=here.students)
    return render(request, "introweek/days/labels.html", {"week": week, "rows": here.rows})


@require_safe
@page("introweek.ask")
def door_sheets(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A sheet for each group, with its week and its code."""
    week = IntroWeek.objects.get_for(request.actor, "introweek.ask", pk=pk)
    context = {"week": week, "rows": door_sheets_of(week=week)}
    return render(request, "introweek/days/door_sheets.html", context)
