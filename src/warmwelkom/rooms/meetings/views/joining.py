"""`…/aanmelden/`, `…/afmelden/`, and the list of who comes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.domain.joining import join_meeting, leave_meeting
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.joining import coming_to


@require_POST
@page("meetings.attend")
def join(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Come, or wait for a place."""
    row = Meeting.objects.get_for(request.actor, "meetings.attend", pk=pk)
    how = request.POST.get("how", "")
    try:
        made = join_meeting(actor=request.actor, meeting=row, how=how, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        said = _("Je staat op de wachtlijst. Komt er een plek vrij, dan krijg je een mail.")
        if made.seated_at:
            said = _("Je bent aangemeld. Je krijgt een mail met de bijeenkomst voor je agenda.")
        messages.success(request, said)
    return redirect("meetings:meeting", region=region, pk=pk)


@require_POST
@page("meetings.attend")
def leave(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Not after all; signing up again is one click."""
    row = Meeting.objects.get_for(request.actor, "meetings.attend", pk=pk)
    leave_meeting(actor=request.actor, meeting=row, now=request.now)
    messages.success(request, _("Je bent afgemeld. Haal de bijeenkomst ook uit je agenda."))
    return redirect("meetings:meeting", region=region, pk=pk)


@page("meetings.lead")
def coming(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Who comes, who waits: to look at and to print."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    context = {"row": row, "region": region, "here": coming_to(meeting=row)}
    return render(request, "meetings/joining/list.html", context)
