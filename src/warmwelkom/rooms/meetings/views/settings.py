"""`…/instellingen/`: what the coordinator settles for all meetings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.domain.rooms import settle_rooms
from warmwelkom.rooms.meetings.meet_forms import RoomsForm
from warmwelkom.rooms.meetings.queries.form import room_base_here


@page("meetings.settle")
def settings(request: HouseRequest, region: str) -> HttpResponse:
    """The address of the region's own rooms."""
    form = RoomsForm(request.POST or None, initial={"room_base": room_base_here()})
    if request.method == "POST" and form.is_valid():
        try:
            settle_rooms(actor=request.actor, room_base=form.cleaned_data["room_base"])
        except UserError as fault:
            form.add_error("room_base", str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("meetings:settings", region=region)
    context = {"form": form, "region": region}
    return render(request, "meetings/settings.html", context, status=422 if form.errors else 200)
