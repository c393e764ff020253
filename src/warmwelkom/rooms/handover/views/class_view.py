"""`/overdracht/`: the class view of the old school; open dossiers, hand over all that are ready."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import asks_again, may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.deliver_ready import deliver_many
from warmwelkom.rooms.handover.domain.open_dossiers import open_dossiers
from warmwelkom.rooms.handover.policies_of_dossier import OLD_SCHOOL
from warmwelkom.rooms.handover.queries.class_view import class_view_for
from warmwelkom.rooms.handover.queries.received import received_for
from warmwelkom.rooms.handover.views.words import asked, sent

LONGEST = 60  # of the name of a class: an address has an end


@page("handover.overview")
def overview(request: HouseRequest) -> HttpResponse:
    """The old school sees its classes, the new school who is handed over to it."""
    if not request.actor.has(*OLD_SCHOOL):
        rows = received_for(actor=request.actor)
        return render(request, "handover/dossier/received.html", {"rows": rows})
    here = class_view_for(actor=request.actor, class_name=asked(request, "class"), now=request.now)
    context = {"here": here, "may_deliver": may(request.actor, "handover.deliver_many")}
    return render(request, "handover/dossier/class_view.html", context)


def _back(class_name: str) -> HttpResponse:
    words = "?" + urlencode({"class": class_name[:LONGEST]}) if class_name else ""
    return redirect(reverse("handover:overview") + words)


@require_POST
@page("handover.open")
def open_class(request: HouseRequest) -> HttpResponse:
    """Open a dossier for every pupil in the class who has none."""
    class_name = sent(request, "class")
    number = open_dossiers(actor=request.actor, class_name=class_name, now=request.now)
    messages.success(
        request,
        ngettext("%(n)s dossier is geopend.", "%(n)s dossiers zijn geopend.", number)
        % {"n": number},
    )
    return _back(class_name)


@page("handover.deliver_many")
@asks_again
def deliver_all(request: HouseRequest) -> HttpResponse:
    """First who goes where, then the act."""
    class_name = sent(request, "class") or asked(request, "class")
    if request.method == "POST":
        number = deliver_many(actor=request.actor, class_name=class_name, now=request.now)
        messages.success(
            request,
            ngettext("%(n)s dossier is overgedragen.", "%(n)s dossiers zijn overgedragen.", number)
            % {"n": number},
        )
        return _back(class_name)
    here = class_view_for(actor=request.actor, class_name=class_name, now=request.now)
    return render(request, "handover/dossier/deliver_all.html", {"here": here})
