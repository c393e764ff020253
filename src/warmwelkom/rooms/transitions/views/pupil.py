"""`/leerlingen/<pk>/`: one pupil, what happened, what to do; contact and signals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.contact import note_contact, withdraw_note
from warmwelkom.rooms.transitions.domain.lift import lift_signal, restore_signal
from warmwelkom.rooms.transitions.domain.reading import note_reading
from warmwelkom.rooms.transitions.models import ContactNote, Signal, Transition
from warmwelkom.rooms.transitions.pupil_forms import ContactForm, LiftForm
from warmwelkom.rooms.transitions.queries.pupil_page import pupil_page_for
from warmwelkom.rooms.transitions.views.lines import show_line
from warmwelkom.rooms.transitions.views.today import links_url


@page("transitions.view")
def pupil(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The page, for staff; a pupil or parent has their own."""
    if request.actor.kind in ("pupil", "parent"):
        Transition.objects.get_for(request.actor, "transitions.view", pk=pk)
        return redirect("welcome:mine")
    return show(request, pk, contact=ContactForm())


def show(request: HouseRequest, pk: UUID, **forms: Any) -> HttpResponse:
    """Read the page, write down that it was read, and show it; 422 with what was typed still there."""
    here = pupil_page_for(actor=request.actor, pk=pk, today=request.now.date())
    note_reading(
        actor=request.actor,
        transition=here.transition,
        contact_only=here.is_contact_only,
        known=here.acts,
    )
    context = {"here": here, "links_url": links_url(), **forms}
    wrong = any(form.is_bound and form.errors for form in forms.values() if hasattr(form, "errors"))
    return render(request, "transitions/pupil/page.html", context, status=422 if wrong else 200)


@require_POST
@page("transitions.note_contact")
def contact(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Spoken, no answer, an appointment, or a line for others."""
    transition = Transition.objects.get_for(request.actor, "transitions.note_contact", pk=pk)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return show(request, pk, contact=form)
    try:
        note = note_contact(
            actor=request.actor, transition=transition, now=request.now, **form.values()
        )
    except UserError as fault:
        form.add_error(None, str(fault))
        return show(request, pk, contact=form)
    undo = reverse("transitions:withdraw_note", args=[note.pk])
    messages.success(request, _("Het staat erbij."), extra_tags=undo)
    return back_to(request, transition)


@require_POST
@page("transitions.withdraw_note")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    note = ContactNote.objects.select_related("transition").get_for(
        request.actor, "transitions.withdraw_note", pk=pk
    )
    withdraw_note(actor=request.actor, note=note, now=request.now)
    messages.success(request, _("Het is weer weg."))
    return back_to(request, note.transition)


@require_POST
@page("transitions.lift_signal")
def lift(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take a signal off the lists, with a reason."""
    signal = Signal.objects.select_related("transition").get_for(
        request.actor, "transitions.lift_signal", pk=pk
    )
    form = LiftForm(request.POST)
    if not form.is_valid() and signal.transition is None:
        return show_line(request, pk, form)
    if not form.is_valid():
        return show(
            request, signal.transition_id, contact=ContactForm(), lift=form, lifting=signal.pk
        )
    try:
        lift_signal(
            actor=request.actor,
            signal=signal,
            reason=form.cleaned_data["reason"],
            now=request.now,
        )
    except ChangedMeanwhile as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("transitions:restore_signal", args=[signal.pk])
        messages.success(
            request, _("Het signaal is weg tot de feiten veranderen."), extra_tags=undo
        )
    return back_to(request, signal.transition)


@require_POST
@page("transitions.lift_signal")
def restore(request: HouseRequest, pk: UUID) -> HttpResponse:
    signal = Signal.objects.select_related("transition").get_for(
        request.actor, "transitions.lift_signal", pk=pk
    )
    try:
        restore_signal(actor=request.actor, signal=signal, now=request.now)
    except ChangedMeanwhile as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Het signaal staat er weer."))
    return back_to(request, signal.transition)


def back_to(request: HouseRequest, transition: Transition | None) -> HttpResponseRedirect:
    """The pupil's page; without a pupil, or for who no longer sees the pupil, today."""
    if transition is not None and may(request.actor, "transitions.view", transition):
        return redirect("transitions:pupil", transition.pk)
    return redirect("transitions:today")
