"""`/leerlingen/<pk>/start/`: this pupil begins in October or February."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.late_start import set_start
from warmwelkom.rooms.transitions.models import Transition


@require_POST
@page("transitions.set_start")
def start(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The three buttons are each other's undo."""
    transition = Transition.objects.get_for(request.actor, "transitions.set_start", pk=pk)
    try:
        set_start(
            actor=request.actor,
            transition=transition,
            start=request.POST.get("start", ""),
            now=request.now,
        )
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Vanaf de nieuwe begindag kijken we wie er niet is."))
    return redirect("transitions:pupil", transition.pk)
