"""`/doorstroom/…/doelen/`: for which end terms and goals an offer is."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.progression.domain.aims import add_aims, remove_aim
from warmwelkom.rooms.progression.models import OfferAim, ProgressionOffer
from warmwelkom.rooms.progression.queries.terms import found_goals, found_in_slo


@page("progression.run")
def aims(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What it is for now; a search in the end terms and in the goals of the mbo, and a goal in words."""
    rows = ProgressionOffer.objects.select_related("school")
    offer = rows.get_for(request.actor, "progression.run", pk=pk)
    fault = _added(request, offer) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        return redirect(request.get_full_path())
    here, words = list(OfferAim.objects.filter(offer=offer)), request.GET.get("q", "")[:100]
    shown = {
        "offer": offer, "aims": here, "words": words, "fault": fault,
        "typed": request.POST.get("goal", ""),
        "found": found_in_slo(words=words, here=here),
        "goals": found_goals(actor=request.actor, words=words, here=here),
    }  # fmt: skip
    return render(request, "progression/aims.html", shown, status=422 if fault else 200)


def _added(request: HouseRequest, offer: ProgressionOffer) -> str:
    """Empty where it went well, else what is wrong."""
    chosen = [key[:36] for key in request.POST.getlist("term")]
    goals = _ids(request.POST.getlist("chosen_goal"))
    goal = request.POST.get("goal", "")
    try:
        number = add_aims(
            actor=request.actor, offer=offer, slo_ids=chosen, goal_ids=goals, goal=goal
        )
    except UserError as fault:
        return str(fault)
    if not number:
        return str(_("Kies iets, of schrijf een doel op."))
    messages.success(request, _("Bewaard."))
    return ""


def _ids(keys: list[str]) -> list[UUID]:
    """What is no id is left out."""
    found = []
    for key in keys:
        with suppress(ValueError):
            found.append(UUID(key))
    return found


@require_POST
@page("progression.run_aim")
def aim(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take one away."""
    row = OfferAim.objects.get_for(request.actor, "progression.run_aim", pk=pk)
    remove_aim(actor=request.actor, aim=row)
    messages.success(request, _("Weggehaald."))
    return redirect("progression:aims", row.offer_id)
