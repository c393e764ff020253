"""`/mijn/rechten/`: what a pupil, or until 16 a parent, asks about their data, and what came of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.rights import ask_rights, withdraw_request
from warmwelkom.rooms.handover.forms_of_rights import AskForm
from warmwelkom.rooms.handover.models import RightsRequest
from warmwelkom.rooms.handover.queries.rights import (
    own_requests_for,
    own_transition_for,
    request_page_for,
    told_about_me,
)
from warmwelkom.rooms.handover.views.rights import file_of


@page("handover.ask_rights")
def own(request: HouseRequest) -> HttpResponse:
    """Ask, and see what was asked."""
    is_parent = request.actor.kind == "parent"
    form = AskForm(request.POST or None, is_parent=is_parent)
    transition = own_transition_for(actor=request.actor)
    if request.method == "POST" and form.is_valid():
        if transition is None:
            raise Http404
        try:
            made = ask_rights(
                actor=request.actor, transition=transition, now=request.now, **form.cleaned_data
            )
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Je vraag is er. Hier zie je wat ermee gebeurt."))
            return redirect("handover:own_request", made.pk)
    context = {
        "form": form, "rows": own_requests_for(actor=request.actor), "transition": transition,
        "is_parent": is_parent, "told": told_about_me(actor=request.actor),
    }  # fmt: skip
    return render(request, "handover/rights/own.html", context, status=422 if form.errors else 200)


@page("handover.own_request")
def one(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One request with everything that was done; posting withdraws it."""
    here = request_page_for(
        actor=request.actor, pk=pk, today=request.now.date(), policy="handover.own_request"
    )
    if request.method == "POST":
        try:
            withdraw_request(actor=request.actor, request=here.request, now=request.now)
        except UserError as fault:
            messages.error(request, str(fault))
        else:
            messages.success(request, _("Je vraag is ingetrokken."))
        return redirect("handover:own_rights")
    return render(request, "handover/rights/own_request.html", {"here": here})


@page("handover.own_request")
def everything(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The answer to a request for access: all that is known, while the answer stands here."""
    row = RightsRequest.objects.get_for(request.actor, "handover.own_request", pk=pk)
    is_ready = row.answered_at and row.outcome != RightsRequest.Outcome.REFUSED
    if row.kind != RightsRequest.Kind.ACCESS or not is_ready:
        raise Http404
    return file_of(row, with_care=True)
