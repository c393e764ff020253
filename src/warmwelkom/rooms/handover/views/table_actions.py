"""`/overstaptafels/acties/`: what I took on at a table; and one action, done with one click."""

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
from warmwelkom.rooms.handover.domain.table_actions import settle_table_action
from warmwelkom.rooms.handover.forms_of_table import SettleForm
from warmwelkom.rooms.handover.models import TableAction
from warmwelkom.rooms.handover.queries.tables import own_actions_for

SAID = {
    "done": _("Gedaan. Het staat bij wat klaar is."),
    "dropped": _("Dit is niet meer nodig. Je reden staat erbij."),
    "open": _("Dit staat weer open."),
}


@page("handover.tables")
def own(request: HouseRequest) -> HttpResponse:
    here = own_actions_for(actor=request.actor, today=request.now.date())
    return render(request, "handover/table/actions.html", {"here": here})


@page("handover.settle_table_action")
def action(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One action; only a POST of who is logged in settles it."""
    found = TableAction.objects.select_related("case__table", "case__transition__pupil")
    row = found.get_for(request.actor, "handover.settle_table_action", pk=pk)
    typed = {**request.GET.dict(), **request.POST.dict()}  # undo names its state in the address
    form = SettleForm(typed if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        state = form.cleaned_data["state"]
        try:
            settle_table_action(
                actor=request.actor, action=row, state=state, now=request.now,
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
        except UserError as fault:
            form.add_error("reason", str(fault))
        else:
            undo = "" if state == "open" else reverse("handover:table_action", args=[pk])
            messages.success(request, SAID[state], extra_tags=undo and f"{undo}?state=open")
            return redirect("handover:table_actions")
    return render(
        request, "handover/table/action.html", {"form": form, "row": row},
        status=422 if form.errors else 200,
    )  # fmt: skip
