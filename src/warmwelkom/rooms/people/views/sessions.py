"""`/account/apparaten/`: where I am logged in, and ending that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.domain.sessions import end_other_sessions, end_session
from warmwelkom.rooms.people.queries.sessions import sessions_for


@page("people.own_account")
def sessions(request: HouseRequest) -> HttpResponse:
    found = sessions_for(person=request.user, key=request.session.session_key)
    return render(request, "people/sessions.html", {"sessions": found})


@require_POST
@page("people.own_account")
def end(request: HouseRequest, number: int) -> HttpResponse:
    if end_session(actor=request.actor, number=number):
        messages.success(request, _("Daar ben je uitgelogd."))
    return redirect("people:sessions")


@require_POST
@page("people.own_account")
def end_others(request: HouseRequest) -> HttpResponse:
    ended = end_other_sessions(actor=request.actor, key=request.session.session_key)
    messages.success(
        request,
        ngettext(
            "Je bent op %(n)s ander apparaat uitgelogd.",
            "Je bent op %(n)s andere apparaten uitgelogd.",
            ended,
        )
        % {"n": ended},
    )
    return redirect("people:sessions")
