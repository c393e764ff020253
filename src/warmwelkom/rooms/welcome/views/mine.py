"""`/mijn/`: the pupil's own page, or a parent's view of it until 16."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.api import say_done, say_not_done
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.transitions.api import is_own_phone
from warmwelkom.rooms.welcome.queries.faces import Faces, place_of
from warmwelkom.rooms.welcome.queries.mine import Welcome, welcome_for


@speaks(*PUPILS_SPEAK)
@page("welcome.mine")
def mine(request: HouseRequest) -> HttpResponse:
    """The first day, the one thing to do now, the people, and the ways on."""
    today = request.now.date()
    welcome = welcome_for(actor=request.actor, today=today)
    context = {
        "welcome": welcome,
        "mine": welcome.start if welcome else None,
        "is_parent": request.actor.kind == "parent",
        "today": today,
        **_photos(welcome),
    }
    is_kept = is_own_phone(request)
    answer = render(request, "welcome/mine.html", {**context, "is_kept": is_kept})
    if is_kept:
        answer["X-Keep"] = "day"  # the worker may keep this page on the phone
    return answer


def _photos(welcome: Welcome | None) -> dict[str, Any]:
    """The addresses of the photos that stand on the page, by who is on them; `photos` is for the parts of other rooms."""
    faces = welcome.faces if welcome else Faces()
    shown = {"mentor_photo": faces.mentor, "helper_photo": faces.helper}
    places = {name: place_of(pk) for name, pk in shown.items() if pk}
    return {**places, "photos": faces.by_mail}


@require_POST
@speaks(*PUPILS_SPEAK)
@page("welcome.mine")
def task(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The pupil says that a task is done, or that it is not after all."""
    found = PupilTask.objects.get_for(request.actor, "summer.say_done", pk=pk)
    if request.POST.get("do") == "open":
        if not say_not_done(actor=request.actor, task=found, now=request.now):
            messages.info(request, _("Dit is al nagekeken. Klopt het niet? Stel een vraag."))
    elif say_done(actor=request.actor, task=found, now=request.now):
        messages.success(request, _("Mooi. Je nieuwe school kijkt het na, dan is het echt klaar."))
    return redirect("welcome:mine")
