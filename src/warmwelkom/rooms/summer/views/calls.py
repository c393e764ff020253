"""`/zomer/bellen/`: whom to call today, and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.calls import reopen_call, settle_call
from warmwelkom.rooms.summer.models import SilenceStep
from warmwelkom.rooms.summer.queries.calls import calls_for, done_today

OUTCOMES = [one for one in SilenceStep.Outcome.choices if one[0] != "sign"]


@require_safe
@page("summer.calls")
def calls(request: HouseRequest) -> HttpResponse:
    return _page(request)


@require_POST
@page("summer.settle_call")
def settle(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What came of one call; undo opens it again."""
    rows = SilenceStep.objects.select_related("transition")
    step = rows.get_for(request.actor, "summer.settle_call", pk=pk)
    typed = {**request.GET.dict(), **request.POST.dict()}  # undo says so in the address
    try:
        if typed.get("do") == "reopen":
            reopen_call(actor=request.actor, step=step, now=request.now)
            messages.success(request, _("Dit staat weer op de lijst."))
        else:
            settle_call(
                actor=request.actor, step=step, outcome=typed.get("outcome", ""),
                note=typed.get("note", ""), now=request.now,
            )  # fmt: skip
            undo = f"{reverse('summer:settle_call', args=[pk])}?do=reopen"
            messages.success(request, _("Opgeschreven."), extra_tags=undo)
    except UserError as fault:
        return _page(request, 422, fault=str(fault), at=pk, note=typed.get("note", ""))
    return redirect("summer:calls")


def _page(request: HouseRequest, status: int = 200, **words: Any) -> HttpResponse:
    actor, today = request.actor, request.now.date()
    rows, tables = calls_for(actor=actor, number=request.GET.get("page", ""), today=today)
    shown = {
        "rows": rows, "tables": tables, "done": done_today(actor=actor, today=today),
        "outcomes": OUTCOMES, **words,
    }  # fmt: skip
    return render(request, "summer/people/calls.html", shown, status=status)
