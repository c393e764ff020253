"""`/nieuws/mijn-mail/`: what somebody with an account gets from us by mail, and how often."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.newsletters.consent import agreed_words
from warmwelkom.rooms.newsletters.domain.own_mail import choose_rhythm, stop_overview
from warmwelkom.rooms.newsletters.domain.subscribing import follow_letters, stop_letters
from warmwelkom.rooms.newsletters.queries.readers import own_mail_of
from warmwelkom.rooms.newsletters.reader_forms import RhythmForm
from warmwelkom.rooms.newsletters.tokens import OVERVIEW, read_token


@page("newsletters.own_mail")
def own_mail(request: HouseRequest) -> HttpResponse:
    """The overview's rhythm, what goes at once, what waits, and the newsletter."""
    mine = own_mail_of(actor=request.actor)
    does = request.POST.get("do", "") if request.method == "POST" else ""
    form = RhythmForm(
        request.POST if does == "rhythm" else None, initial={"rhythm": mine["rhythm"]}
    )
    if does == "follow":
        follow_letters(actor=request.actor, now=request.now)
        messages.success(request, _("Je krijgt de nieuwsbrief."))
        return redirect("newsletters:own_mail")
    if does == "stop" and mine["reader"]:
        stop_letters(actor=request.actor, reader=mine["reader"], now=request.now)
        messages.success(request, _("Je krijgt de nieuwsbrief niet meer."))
        return redirect("newsletters:own_mail")
    if does == "rhythm" and form.is_valid():
        choose_rhythm(actor=request.actor, now=request.now, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return redirect("newsletters:own_mail")
    agreed = agreed_words(request.actor.region_name)
    context = {"mine": mine, "form": form, "agreed": agreed}
    return render(request, "newsletters/own_mail.html", context, status=422 if form.errors else 200)


@csrf_exempt
@page("newsletters.stop_overview")
def stop_by_link(request: HouseRequest, token: str) -> HttpResponse:
    """The link in an overview: one POST stops it, from anywhere and not logged in (RFC 8058)."""
    person = read_token(token, what=OVERVIEW)
    if person is None:
        raise MayNotKnow
    stopped = request.method == "POST"
    if stopped:
        with all_regions():
            stop_overview(actor=request.actor, person=person, now=request.now)
    return render(request, "newsletters/stop_overview.html", {"stopped": stopped})
