"""`/gesprekken/leerling/<pk>/`: plan a talk; `/gesprekken/<pk>/moment/`: move it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.calendar.rooms import has_own_rooms
from warmwelkom.rooms.handover.domain.talks import (
    cancel_talk,
    confirm_talk,
    move_talk,
    propose_talk,
)
from warmwelkom.rooms.handover.forms_of_talk import MomentForm, ReasonForm
from warmwelkom.rooms.handover.models import Talk
from warmwelkom.rooms.handover.queries.plan_of_talk import moments_of_talk, plan_for
from warmwelkom.rooms.handover.views.words import sent
from warmwelkom.rooms.transitions.models import Transition


@page("handover.plan_talk")
def plan(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Choose a school, a person and a moment at which both can."""
    row = Transition.objects.select_related("pupil", "location").get_for(
        request.actor, "handover.plan_talk", pk=pk
    )
    here = plan_for(actor=request.actor, transition=row, chosen=request.GET, now=request.now)
    form = MomentForm(request.POST or None, has_own_rooms=has_own_rooms())
    if request.method == "POST" and form.is_valid() and here.school and here.mbo_person:
        try:
            talk = propose_talk(
                actor=request.actor, transition=row, school=here.school, now=request.now,
                mbo_person=here.mbo_person, vo_person=here.vo_person,
                own_room=form.cleaned_data.get("own_room", False), **form.values(),
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(
                request, _("Voorgesteld. De ander krijgt nu een mail om te bevestigen.")
            )
            return redirect("handover:talk", talk.pk)
    return _show(request, "handover/talk/plan.html", form, {"row": row, "here": here})


@page("handover.lead_talk")
def move(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Another moment for a talk that is planned."""
    talk = Talk.objects.select_related("transition__pupil", "vo_person", "mbo_person").get_for(
        request.actor, "handover.lead_talk", pk=pk
    )
    same = {name: getattr(talk, name) for name in ("way", "place", "link", "invites_pupil")}
    form = MomentForm(request.POST or None, initial=same, has_own_rooms=has_own_rooms())
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            move_talk(
                actor=request.actor, talk=talk, now=request.now,
                reason=sent(request, "reason", most=300), **values,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Het gesprek is verzet. De ander krijgt een mail."))
            return redirect("handover:talk", talk.pk)
    moments = moments_of_talk(talk=talk, now=request.now)
    return _show(request, "handover/talk/move.html", form, {"talk": talk, "moments": moments})


def _show(
    request: HouseRequest, template: str, form: MomentForm, context: dict[str, Any]
) -> HttpResponse:
    context["form"] = form
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
@page("handover.lead_talk")
def confirm(request: HouseRequest, pk: UUID) -> HttpResponse:
    talk = Talk.objects.get_for(request.actor, "handover.lead_talk", pk=pk)
    try:
        confirm_talk(actor=request.actor, talk=talk, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Afgesproken. Het staat in de mail, voor ieders agenda."))
    return redirect("handover:talk", talk.pk)


@page("handover.lead_talk")
def cancel(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Call it off, with a reason."""
    talk = Talk.objects.select_related("transition__pupil").get_for(
        request.actor, "handover.lead_talk", pk=pk
    )
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_talk(
                actor=request.actor, talk=talk, reason=form.cleaned_data["reason"], now=request.now
            )
        except UserError as fault:
            messages.error(request, str(fault))
        else:
            messages.success(request, _("Het gesprek is afgezegd. De ander krijgt een mail."))
        return redirect("handover:talk", talk.pk)
    context = {"talk": talk, "form": form}
    status = 422 if form.errors else 200
    return render(request, "handover/talk/cancel.html", context, status=status)
