"""`/zomer/antwoorden/…/wie/`: nobody knows this number or address; a person says whose it is."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.link_writer import link_writer, unlink_writer
from warmwelkom.rooms.summer.models import Reply
from warmwelkom.rooms.summer.queries.writers import pupils_who_may_be
from warmwelkom.rooms.transitions.models import Transition


@page("summer.link_writer")
def who(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Search by name, and say whose it is."""
    row = Reply.objects.get_for(request.actor, "summer.link_writer", pk=pk)
    words = request.GET.get("naam", "")
    if request.method == "POST":
        return _link(request, row)
    found = pupils_who_may_be(actor=request.actor, words=words)
    shown = {"row": row, "words": words, "found": found}
    return render(request, "summer/people/who.html", shown)


def _link(request: HouseRequest, row: Reply) -> HttpResponse:
    try:
        key = UUID(request.POST.get("pupil", ""))
    except ValueError as odd:
        raise Http404 from odd
    of = Transition.objects.get_for(request.actor, "summer.add_contact", pk=key)
    try:
        link_writer(actor=request.actor, reply=row, transition=of, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("summer:unlink_writer", args=[row.pk])
        messages.success(request, _("Nu weten we van wie dit is."), extra_tags=undo)
    return redirect("summer:reply", row.pk)


@require_POST
@page("summer.handle_reply")
def undo(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It was somebody else's after all."""
    row = Reply.objects.get_for(request.actor, "summer.handle_reply", pk=pk)
    try:
        unlink_writer(actor=request.actor, reply=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Van dit nummer of adres weten we weer niet van wie het is."))
    return redirect("summer:replies")
