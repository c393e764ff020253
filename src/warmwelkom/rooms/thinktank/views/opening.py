"""The coordinator opens the region's think tank."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.opening import open_think_tank


@require_POST
@page("thinktank.open")
def open_it(request: HouseRequest, region: str) -> HttpResponse:
    open_think_tank(actor=request.actor, now=request.now)
    messages.success(request, _("De denktank van jullie regio is open."))
    return redirect("thinktank:front", region=region)
