"""`/regio/post/`: messages that did not leave, and those of which nobody knows."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.domain.post import leave_message, send_message_again
from warmwelkom.rooms.people.queries.post import post_for


@page("people.region")
def post(request: HouseRequest) -> HttpResponse:
    return render(request, "people/post.html", {"here": post_for(actor=request.actor)})


@require_POST
@page("people.region")
def again(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Send it once more, by decision of a person."""
    message = Message.objects.get_for(request.actor, "people.send_message_again", pk=pk)
    try:
        opened = send_message_again(actor=request.actor, message=message, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("people:post")
    told = _("Het bericht aan %(to)s gaat opnieuw weg.")
    if opened:
        told = _("Het bericht aan %(to)s gaat opnieuw weg. Het adres krijgt ook weer andere mail.")
    messages.success(request, told % {"to": message.to})
    return redirect("people:post")


@require_POST
@page("people.region")
def leave(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Leave it as it is."""
    message = Message.objects.get_for(request.actor, "people.leave_message", pk=pk)
    try:
        leave_message(actor=request.actor, message=message, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        told = _("Het bericht aan %(to)s blijft zoals het is. Onderaan kun je het alsnog sturen.")
        messages.success(request, told % {"to": message.to})
    return redirect("people:post")
