"""`/leerlingen/<pk>/persoon/`: give a pupil to somebody, or take them yourself in one click."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.domain.assign import assign_person, undo_assignment
from warmwelkom.rooms.transitions.models import Assignment, Transition
from warmwelkom.rooms.transitions.pupil_forms import AssignForm
from warmwelkom.rooms.transitions.queries.staff import candidates_for, open_assignment_of
from warmwelkom.rooms.transitions.views.pupil import back_to


@page("transitions.assign")
def assign(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Choose a person; what was chosen and typed stays when something is wrong."""
    transition = Transition.objects.select_related("pupil", "on_it").get_for(
        request.actor, "transitions.assign", pk=pk
    )
    form = AssignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = Person.objects.filter(pk=form.cleaned_data["person"]).first()
        try:
            return _give(request, transition, person or Person(), form)
        except UserError as fault:
            form.add_error(None, str(fault))
    return _ask(request, transition, form)


def _give(
    request: HouseRequest, transition: Transition, person: Person, form: AssignForm
) -> HttpResponse:
    given = assign_person(
        actor=request.actor,
        transition=transition,
        person=person,
        reason=form.cleaned_data["reason"],
        seen=form.cleaned_data["seen"],
        now=request.now,
    )
    words = {"person": person.name, "pupil": transition.pupil.full_name}
    messages.success(
        request,
        _("%(person)s is er nu voor %(pupil)s.") % words,
        extra_tags=reverse("transitions:undo_assignment", args=[given.pk]),
    )
    return back_to(request, transition)


def _ask(request: HouseRequest, transition: Transition, form: AssignForm) -> HttpResponse:
    context = {
        "transition": transition,
        "candidates": candidates_for(actor=request.actor, transition=transition),
        "open_now": open_assignment_of(transition=transition),
        "chosen": form.chosen(),
        "form": form,
    }
    return render(
        request,
        "transitions/pupil/assign.html",
        context,
        status=422 if form.is_bound else 200,
    )


@require_POST
@page("transitions.undo_assignment")
def undo(request: HouseRequest, pk: UUID) -> HttpResponse:
    given = Assignment.objects.select_related("transition__pupil").get_for(
        request.actor, "transitions.undo_assignment", pk=pk
    )
    transition = given.transition
    try:
        undo_assignment(actor=request.actor, assignment=given, now=request.now)
    except ChangedMeanwhile as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Het staat weer zoals het was."))
    return back_to(request, transition)
