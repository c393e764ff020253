"""`/signalen/<pk>/`: enrolled, but on no list of a vo school. What to do, and how it goes away."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.look_at_links import note_lonely_line
from warmwelkom.rooms.transitions.models import Signal
from warmwelkom.rooms.transitions.pupil_forms import LiftForm


@page("transitions.see_lonely_line")
def line(request: HouseRequest, pk: UUID) -> HttpResponse:
    return show_line(request, pk, LiftForm())


def show_line(request: HouseRequest, pk: UUID, form: LiftForm) -> HttpResponse:
    """The line, whom to ask, and the way to lift it; 422 with what was typed still there."""
    signal: Signal = Signal.objects.select_related("enrolment__school").get_for(
        request.actor, "transitions.see_lonely_line", pk=pk
    )
    note_lonely_line(actor=request.actor, signal=signal)
    context = {"signal": signal, "line": signal.enrolment, "form": form}
    status = 422 if form.errors else 200
    return render(request, "transitions/today/lonely_line.html", context, status=status)
