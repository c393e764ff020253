"""`…/afspraken/`: what I promised; and one promise, where one click says that it is done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.domain.actions import settle_action
from warmwelkom.rooms.meetings.models import ActionItem
from warmwelkom.rooms.meetings.queries.actions import promises_of
from warmwelkom.rooms.meetings.running_forms import SettleForm

SAID = {
    "done": _("Gedaan. Op de volgende agenda staat het bij wat gelukt is."),
    "dropped": _("Dit is niet meer nodig. Je reden staat erbij."),
    "open": _("Dit staat weer open."),
}


@page("meetings.own_actions")
def own(request: HouseRequest, region: str) -> HttpResponse:
    here = promises_of(actor=request.actor, today=request.now.date())
    return render(request, "meetings/actions/own.html", {"here": here, "region": region})


@page("meetings.settle_action")
def action(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """One promise; only a POST of who is logged in settles it."""
    found = ActionItem.objects.select_related("school", "meeting", "item__contribution")
    row = found.get_for(request.actor, "meetings.settle_action", pk=pk)
    typed = {**request.GET.dict(), **request.POST.dict()}  # undo names its state in the address
    form = SettleForm(typed if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        state = form.cleaned_data["state"]
        try:
            settle_action(
                actor=request.actor, action=row, state=state, now=request.now,
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
        except UserError as fault:
            form.add_error("reason", str(fault))
        else:
            undo = reverse("meetings:action", args=[region, pk])
            messages.success(
                request, SAID[state], extra_tags="" if state == "open" else f"{undo}?state=open"
            )
            return redirect("meetings:own_actions", region=region)
    return render(
        request, "meetings/actions/action.html", {"form": form, "row": row, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip
