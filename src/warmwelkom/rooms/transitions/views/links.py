"""`/koppelingen/`: pairs in doubt, for whoever knows the pupil or the list."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.look_at_links import note_looks
from warmwelkom.rooms.transitions.domain.settle_links import reopen_link, settle_link
from warmwelkom.rooms.transitions.models import Link
from warmwelkom.rooms.transitions.queries.links import doubts_for, last_decision_of

SAID = {"same": True, "other": False}


@page("transitions.review_links")
def links(request: HouseRequest) -> HttpResponse:
    """The lines in doubt, the oldest first, and what I decided last."""
    actor = request.actor
    rows, lines = doubts_for(actor=actor, number=request.GET.get("page", ""))
    last = last_decision_of(actor=actor, now=request.now)
    shown = [pair.link for line in lines for pair in line.pairs]
    note_looks(actor=actor, links=[*shown, last.link] if last else shown)
    context = {"rows": rows, "lines": lines, "last": last}
    return render(request, "transitions/links/links.html", context)


@require_POST
@page("transitions.review_links")
def settle(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The same pupil, or not."""
    link = Link.objects.get_for(request.actor, "transitions.settle_link", pk=pk)
    same = SAID.get(request.POST.get("say", ""))
    if same is None:
        messages.error(request, _("Kies: dezelfde leerling, of niet dezelfde."))
        return redirect("transitions:links")
    if link.outcome != Link.Outcome.REVIEW:
        messages.error(request, _("Hier is al over besloten. Kijk hoe het nu staat."))
        return redirect("transitions:links")
    try:
        settle_link(actor=request.actor, link_to_settle=link, same=same, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("transitions:links")
    return redirect(f"{reverse('transitions:links')}#besluit")


@require_POST
@page("transitions.review_links")
def reopen(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take the decision back: the pair is in doubt again."""
    link = Link.objects.get_for(request.actor, "transitions.settle_link", pk=pk)
    try:
        reopen_link(actor=request.actor, link_to_settle=link)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Je besluit is teruggedraaid. Het paar staat er weer bij."))
    return redirect("transitions:links")


@page("transitions.review_links")
def how_linked(request: HouseRequest) -> HttpResponse:
    """What is compared, what comes of it, when a person is asked, and what is never used."""
    return render(request, "transitions/links/how.html")
