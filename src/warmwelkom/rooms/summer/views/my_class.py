"""`/zomer/klas/`: a tick per student; `/zomer/aankomst/`: how many arrived."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.presence import tick, untick
from warmwelkom.rooms.summer.queries.arrival import FEWEST, GOAL, arrival_for
from warmwelkom.rooms.summer.queries.my_class import classes_for
from warmwelkom.rooms.transitions.models import Enrolment


@require_safe
@page("summer.my_class")
def my_class(request: HouseRequest) -> HttpResponse:
    today = request.now.date()
    words = {"classes": classes_for(actor=request.actor, today=today), "today": today}
    return render(request, "summer/people/class.html", words)


@require_POST
@page("summer.tick")
def say(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Here, not seen, or (undo) nothing said; saved at once."""
    line = Enrolment.objects.get_for(request.actor, "summer.tick", pk=pk)
    said = request.POST.get("seen") or request.GET.get("seen", "")
    if said in ("yes", "no"):
        tick(actor=request.actor, enrolment=line, is_seen=said == "yes", now=request.now)
        undo = f"{reverse('summer:tick', args=[pk])}?seen=undo"
        messages.success(
            request, _said(line, said, request.now) % {"name": line.full_name}, extra_tags=undo
        )
    else:
        untick(actor=request.actor, enrolment=line, now=request.now)
        messages.success(request, _("Er staat niets meer bij %(name)s.") % {"name": line.full_name})
    return redirect(f"{reverse('summer:my_class')}#s-{pk}")


def _said(line: Enrolment, said: str, now: dt.datetime) -> str:
    """Only who was never seen comes on the list of calls by it."""
    if said == "yes":
        return _("%(name)s is er.")
    if line.seen_on and line.seen_on < now.date():
        return _("%(name)s is er vandaag niet, eerder wel. Vraag zelf na wat er is: bij Bellen komt alleen wie nog nooit is gezien.")  # fmt: skip
    return _("%(name)s is niet gezien. Bel vandaag.")


@require_safe
@page("summer.arrival")
def arrival(request: HouseRequest) -> HttpResponse:
    here = arrival_for(actor=request.actor, today=request.now.date())
    words = {"here": here, "goal": GOAL, "fewest": FEWEST}
    return render(request, "summer/people/arrival.html", words)
