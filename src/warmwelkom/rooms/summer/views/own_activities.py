"""`/mijn/zomer/`: what a pupil can do this summer; a parent until 16 reads along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.activity_seats import say_how_it_was, sign_up, step_back
from warmwelkom.rooms.summer.fixed_texts import HELP
from warmwelkom.rooms.summer.models import Activity, ActivitySeat
from warmwelkom.rooms.summer.queries.own_activities import own_summer
from warmwelkom.rooms.transitions.models import Transition


@require_safe
@speaks(*PUPILS_SPEAK)
@page("summer.own_activities")
def mine(request: HouseRequest) -> HttpResponse:
    return _page(request)


def _page(request: HouseRequest, status: int = 200, **words: Any) -> HttpResponse:
    shown = {
        "here": own_summer(actor=request.actor, now=request.now),
        "is_parent": request.actor.kind == "parent",
        **words,
    }
    return render(request, "summer/activities/mine.html", shown, status=status)


@require_POST
@speaks(*PUPILS_SPEAK)
@page("summer.sign_up")
def sign(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A place, or the next on the waiting list; undo steps back."""
    row = Activity.objects.get_for(request.actor, "summer.see_own_activity", pk=pk)
    ways = Transition.objects.visible_to(request.actor, "summer.sign_up")
    way = ways.order_by("-school_year").first()
    if way is None:
        raise MayNotKnow
    try:
        seat_of = sign_up(actor=request.actor, transition=way, activity=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("summer:own_seat", args=[seat_of.pk]) + "?do=back"
        messages.success(
            request, _("Je staat erbij: %(what)s.") % {"what": row.title}, extra_tags=undo
        )
    return redirect("summer:own_activities")


@require_POST
@speaks(*PUPILS_SPEAK)
@page("summer.own_seat")
def seat(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Not after all; or one line of what it was like."""
    rows = ActivitySeat.objects.select_related("transition")
    row = rows.get_for(request.actor, "summer.own_seat", pk=pk)
    do = request.POST.get("do") or request.GET.get("do", "")
    if do == "back":
        _step_back(request, row)
    elif do == "words":
        return _keep_words(request, row)
    else:
        raise Http404
    return redirect("summer:own_activities")


def _step_back(request: HouseRequest, row: ActivitySeat) -> None:
    try:
        step_back(actor=request.actor, seat=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Je staat er niet meer bij. Goed dat je het zegt."))


def _keep_words(request: HouseRequest, row: ActivitySeat) -> HttpResponse:
    typed = request.POST.get("words", "")
    try:
        is_distress = say_how_it_was(actor=request.actor, seat=row, words=typed, now=request.now)
    except UserError as fault:
        return _page(request, 422, fault=str(fault), at=row.pk, typed=typed)
    if is_distress:
        messages.info(request, HELP)
    else:
        messages.success(request, _("Dank je. Alleen wie het organiseerde, leest dit."))
    return redirect("summer:own_activities")
