"""What staff do with one statement or one dossier: still true, an answer, hand over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.deliver import NotPlaced, deliver_dossier
from warmwelkom.rooms.handover.domain.own_views import answer_objection
from warmwelkom.rooms.handover.domain.statements import confirm_statement
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement
from warmwelkom.rooms.handover.queries.places import places_for
from warmwelkom.rooms.handover.views.dossier import show, told
from warmwelkom.rooms.handover.views.words import sent


@require_POST
@page("handover.confirm_statement")
def confirm(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Still true."""
    rows = Statement.objects.select_related("dossier__transition")
    statement = rows.get_for(request.actor, "handover.confirm_statement", pk=pk)
    try:
        confirm_statement(actor=request.actor, statement=statement, now=request.now)
    except UserError as fault:
        return told(request, statement.dossier.transition_id, fault)
    if request.actor.kind == "pupil":
        return redirect("handover:my_dossier")
    messages.success(request, _("Er staat bij dat dit nog klopt."))
    return redirect("handover:dossier", statement.dossier.transition_id)


@require_POST
@page("handover.answer_objection")
def answer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Answer an objection of the pupil."""
    rows = OwnView.objects.select_related("statement__dossier__transition")
    view = rows.get_for(request.actor, "handover.answer_objection", pk=pk)
    transition, text = view.statement.dossier.transition_id, sent(request, "text")
    try:
        answer_objection(actor=request.actor, view=view, text=text, now=request.now)
    except UserError as fault:
        wrong = {"answering": view.pk, "answer_text": text, "answer_fault": str(fault)}
        return show(request, transition, **wrong)
    messages.success(request, _("Je antwoord staat erbij. De leerling leest het."))
    return redirect("handover:dossier", transition)


@require_POST
@page("handover.deliver")
@asks_again
def deliver(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Hand over to the placement that was chosen."""
    rows = Dossier.objects.select_related("transition__pupil")
    dossier = rows.get_for(request.actor, "handover.deliver", transition_id=pk)
    places = {str(row.pk): row for row in places_for(actor=request.actor, dossier=dossier)}
    place = places.get(request.POST.get("enrolment", ""))
    try:
        if place is None:
            raise NotPlaced("Kies de opleiding waar de leerling geplaatst is.")
        deliver_dossier(actor=request.actor, dossier=dossier, enrolment=place, now=request.now)
    except UserError as fault:
        return told(request, pk, fault)
    messages.success(request, _("Overgedragen aan %(school)s.") % {"school": place.school.name})
    if request.actor.has("mentor"):
        return redirect("handover:dossier", pk)
    return redirect("handover:overview")
