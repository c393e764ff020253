"""`/account/`: my roles, the region I work in, my second lock."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.actors import REGION_KEY
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.people.queries.account import account_for


@page("people.own_account")
def account(request: HouseRequest) -> HttpResponse:
    person = cast("Person", request.user)
    mine = account_for(actor=request.actor, person=person)
    return render(request, "people/account.html", {"mine": mine})


@require_POST
@page("people.own_account")
def choose_region(request: HouseRequest) -> HttpResponse:
    """Work in another region from now on; only in one where you have a role."""
    wanted = request.POST.get("region", "")
    name = {str(pk): name for pk, name in request.actor.regions}.get(wanted)
    if name is None:
        messages.error(request, _("In die regio heb je geen rol. Kies een regio uit de lijst."))
        return redirect("people:account")
    request.session[REGION_KEY] = wanted
    messages.success(request, _("Je werkt nu in %(region)s.") % {"region": name})
    return redirect("start")
