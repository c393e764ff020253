"""The demo's own doors: log in as anybody with one click, move the date."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.house.demo import progress
from warmwelkom.house.domain.demo_date import move_demo_date
from warmwelkom.house.queries.demo import demo_people, demo_pupil_code, people_by_side
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.domain.access_codes import open_session
from warmwelkom.rooms.transitions.way_back import way_back


def only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


@page("public")
def people(request: HttpRequest) -> HttpResponse:
    """Who lives here, one button each."""
    only_in_the_demo()
    return render(request, "house/demo_people.html", {"sides": people_by_side()})


@require_POST
@page("public")
def log_in_as(request: HttpRequest) -> HttpResponse:
    """Log in as one of the example people; a real account is never opened this way."""
    only_in_the_demo()
    wanted = way_back(request)
    logout(request)
    who = request.POST.get("who", "")
    if who in ("pupil", "parent"):
        open_session(request=request, code=demo_pupil_code(kind=who), own_phone=False)
        return redirect(wanted)
    allowed = [row["email"] for row in demo_people() if row["email"]]
    person = get_object_or_404(Person, email=who, email__in=allowed)
    login(request, person)
    UserSession.objects.create_from_request(request)
    return redirect("start")


@require_POST
@page("demo.move_date")
def move_date(request: HouseRequest) -> HttpResponse:
    """Let the demo stand at another day."""
    only_in_the_demo()
    chosen: Any = request.POST.get("to", "")
    try:
        move_demo_date(actor=request.actor, to=dt.date.fromisoformat(chosen))
    except ValueError:
        messages.error(request, _("Kies een dag uit de lijst."))
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect(request.headers.get("Referer") or "start")


@page("demo.move_date")
def progress_of_move(request: HouseRequest) -> HttpResponse:
    """How far the demo is, as one sentence; 204 when it stands still."""
    only_in_the_demo()
    text = progress.sentence(request.actor.region_id)
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=200 if text else 204)
