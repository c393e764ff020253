"""`/terugkoppeling/`: the class mentor tells, the old school reads, the region sees shares."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.giving_back import give_feedback
from warmwelkom.rooms.handover.domain.grounds import end_ground, record_ground
from warmwelkom.rooms.handover.forms_of_return import ClassForm, EndGroundForm, GroundForm
from warmwelkom.rooms.handover.models import Feedback, Ground, TalkAgreement
from warmwelkom.rooms.handover.queries.giving_back import (
    FEWEST,
    classes_to_tell,
    former_pupils_for,
    ground_in_force,
    next_moment,
    shares_of_kept,
)


@page("handover.tell_class")
def tell_class(request: HouseRequest) -> HttpResponse:
    """The whole class in one form."""
    classes = classes_to_tell(actor=request.actor, today=request.now.date())
    form = ClassForm(classes, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            pupils, marks = give_feedback(
                actor=request.actor, told=form.told(), kept=form.kept(), now=request.now
            )
        except UserError as fault:
            messages.error(request, str(fault))
        else:
            messages.success(request, _saved(pupils, marks))
            return redirect("handover:tell_class")
    context = {
        "form": form, "classes": form.shown(), "states": Feedback.State.choices,
        "kept": TalkAgreement.Kept.choices, "open": sum(one.open for one in classes),
        "next_day": next_moment(actor=request.actor, today=request.now.date()),
    }  # fmt: skip
    return render(
        request, "handover/return/class.html", context, status=422 if form.faults else 200
    )


def _saved(pupils: int, marks: int) -> str:
    said = ngettext("Bewaard: %(n)s student.", "Bewaard: %(n)s studenten.", pupils) % {"n": pupils}
    if not marks:
        return said
    more = ngettext("En %(n)s afspraak.", "En %(n)s afspraken.", marks) % {"n": marks}
    return f"{said} {more}"


@page("handover.former")
def former(request: HouseRequest) -> HttpResponse:
    context = {"here": former_pupils_for(actor=request.actor), "fewest": FEWEST}
    return render(request, "handover/return/former.html", context)


@page("handover.shares")
def shares(request: HouseRequest) -> HttpResponse:
    context = {"shares": shares_of_kept(), "ground": ground_in_force(), "fewest": FEWEST}
    return render(request, "handover/return/shares.html", context)


@page("handover.record_ground")
def ground(request: HouseRequest) -> HttpResponse:
    """The ground that is in force, or a form for one."""
    form = GroundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_ground(actor=request.actor, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(
                request, _("De grond staat er. De oude scholen lezen nu per leerling.")
            )
            return redirect("handover:ground")
    return _ground(request, form, EndGroundForm())


@require_POST
@page("handover.end_ground")
def end(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = Ground.objects.get_for(request.actor, "handover.end_ground", pk=pk)
    form = EndGroundForm(request.POST)
    if not form.is_valid():
        return _ground(request, GroundForm(), form)
    try:
        end_ground(
            actor=request.actor, ground=row, reason=form.cleaned_data["reason"], now=request.now
        )
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request, _("Deze grond geldt niet meer. De oude scholen zien alleen getallen.")
        )
    return redirect("handover:ground")


def _ground(request: HouseRequest, form: GroundForm, ending: EndGroundForm) -> HttpResponse:
    before = list(Ground.objects.filter(ended_at__isnull=False).order_by("-ended_at")[:20])
    context = {"form": form, "ending": ending, "ground": ground_in_force(), "before": before}
    wrong = bool(form.errors or ending.errors)
    return render(request, "handover/return/ground.html", context, status=422 if wrong else 200)
