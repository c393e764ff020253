"""`/zomer/bereikbaar/`: two ways that work for each pupil, before the exams."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.contacts import (
    add_contact,
    ask_check,
    end_contact,
    restore_contact,
)
from warmwelkom.rooms.summer.models import ContactPoint
from warmwelkom.rooms.summer.queries.contacts import GOAL, reach_for
from warmwelkom.rooms.transitions.models import Transition


@require_http_methods(["GET", "HEAD", "POST"])
@page("summer.contacts")
def contacts(request: HouseRequest) -> HttpResponse:
    """The list; a POST tests every way on this page that was not tested yet."""
    if request.method != "POST":
        return _page(request)
    rows, _reached = reach_for(actor=request.actor, number=request.GET.get("page", ""))
    keys = [row.transition.pk for row in rows]
    number = ask_check(actor=request.actor, transitions=keys, now=request.now)
    said = ngettext("%(n)s bericht gaat op weg.", "%(n)s berichten gaan op weg.", number)
    messages.success(request, said % {"n": number})
    return redirect(request.get_full_path())


@require_POST
@page("summer.add_contact")
def add(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = Transition.objects.get_for(request.actor, "summer.add_contact", pk=pk)
    typed = request.POST.get("way", "")
    try:
        add_contact(actor=request.actor, transition=row, typed=typed, source="mentor", now=request.now)  # fmt: skip
    except UserError as fault:
        return _page(request, 422, fault=str(fault), at=pk, typed=typed)
    messages.success(request, _("Het staat erbij."))
    return redirect(f"{reverse('summer:contacts')}?page={request.GET.get('page', '')}")


@require_POST
@page("summer.end_contact")
def end(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take a number or address away, or put it back."""
    row = ContactPoint.objects.get_for(request.actor, "summer.end_contact", pk=pk)
    if request.GET.get("do") == "restore":
        restore_contact(actor=request.actor, contact=row)
        messages.success(request, _("Het staat er weer."))
    else:
        end_contact(actor=request.actor, contact=row, now=request.now)
        undo = f"{reverse('summer:end_contact', args=[pk])}?do=restore"
        messages.success(request, _("Weggehaald."), extra_tags=undo)
    return redirect("summer:contacts")


def _page(request: HouseRequest, status: int = 200, **words: Any) -> HttpResponse:
    rows, reached = reach_for(actor=request.actor, number=request.GET.get("page", ""))
    shown = {"rows": rows, "reached": reached, "goal": GOAL, **words}
    return render(request, "summer/people/contacts.html", shown, status=status)
