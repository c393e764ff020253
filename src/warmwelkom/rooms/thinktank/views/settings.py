"""`/instellingen/`: what the coordinator settles. `/spelregels/`: how words are read, for everybody."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.code_forms import SettingsForm
from warmwelkom.rooms.thinktank.domain.forget import KEEP_FOLLOW_CODES_YEARS, KEEP_ORIGINALS
from warmwelkom.rooms.thinktank.domain.settings import settle
from warmwelkom.rooms.thinktank.models import ClassCode
from warmwelkom.rooms.thinktank.queries.front import labels_by_kind
from warmwelkom.rooms.thinktank.queries.moderation import numbers
from warmwelkom.rooms.thinktank.queries.people import readers
from warmwelkom.rooms.thinktank.queries.settings import think_tank_here


@page("thinktank.open")
def settings(request: HouseRequest, region: str) -> HttpResponse:
    """Two people with a name, the days for an answer, and the labels there are."""
    tank = think_tank_here()
    if tank is None:
        return render(request, "thinktank/not_open.html", {"region": region})
    now = {
        "first": tank.safety_first_id,
        "second": tank.safety_second_id,
        "answer_days": tank.answer_days,
    }
    people = readers()
    form = SettingsForm(request.POST or None, initial=now, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            settle(actor=request.actor, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("thinktank:settings", region=region)
    context = {
        "region": region,
        "form": form,
        "tank": tank,
        "alone": len(people) < 2,
        "labels": labels_by_kind(),
    }
    return render(request, "thinktank/settings.html", context, status=422 if form.errors else 200)


@page("thinktank.read")
def rules(request: HouseRequest, region: str) -> HttpResponse:
    """How words are read before others see them, with the numbers of it."""
    context = {
        "region": region,
        "numbers": numbers(),
        "days": KEEP_ORIGINALS.days,
        "weeks": ClassCode.LET_GO.days // 7,
        "years": KEEP_FOLLOW_CODES_YEARS,
    }
    return render(request, "thinktank/rules.html", context)
