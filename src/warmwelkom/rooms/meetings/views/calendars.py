"""The .ics of one meeting, of a think tank and of one person; and the page where one's own is made."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.calendar.answer import calendar_answer
from warmwelkom.rooms.meetings.domain.own_calendar import feed_in_use, make_feed, stop_feed
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.policies import takes_part
from warmwelkom.rooms.meetings.queries.calendars import (
    coming_of,
    feed_of,
    one_calendar,
    own_calendar,
    think_tank_calendar,
)
from warmwelkom.rooms.people.api import staff_actor
from warmwelkom.rooms.people.models import Region


@require_safe
@page("meetings.see")
def one(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """One meeting to put in a calendar; not there while it has no day."""
    row = Meeting.objects.get_for(request.actor, "meetings.see", pk=pk)
    if not row.starts_at:
        raise Http404
    here = Region.objects.get(slug=region)
    return calendar_answer(request, one_calendar(actor=request.actor, meeting=row, region=here), name="bijeenkomst")  # fmt: skip


@require_safe
@page("meetings.read")
def of_think_tank(request: HouseRequest, region: str) -> HttpResponse:
    """Every meeting of the region, for anybody who subscribes."""
    here = Region.objects.get(slug=region)
    text = think_tank_calendar(actor=request.actor, region=here, now=request.now)
    return calendar_answer(request, text, name="denktank")


@require_safe
@page("meetings.read")
def of_person(request: HouseRequest, region: str, words: str) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """One's own meetings; the words in the address are the key, and open no more than their person may."""
    feed = feed_in_use(words=words, now=request.now)
    actor = staff_actor(person=feed.person, region_id=feed.region_id) if feed else None
    if feed is None or actor is None or not takes_part(actor):
        raise Http404
    with translation.override(feed.person.language):
        text = own_calendar(actor=actor, region=feed.region, now=request.now)
    return calendar_answer(request, text, name="mijn-agenda")


@page("meetings.own_calendar")
def mine(request: HouseRequest, region: str) -> HttpResponse:
    """My meetings to come, and the address with which my own calendar follows them; shown once."""
    address = ""
    if request.method == "POST" and request.POST.get("do") == "stop":
        stop_feed(actor=request.actor)
        messages.success(request, _("Het adres werkt niet meer."))
        return redirect("meetings:own_calendar", region=region)
    if request.method == "POST":
        words = make_feed(actor=request.actor, now=request.now)
        way = reverse("meetings:own_feed", kwargs={"region": region, "words": words})
        address = f"{settings.PUBLIC_ADDRESS}{way}"
    context = {
        "region": region,
        "address": address,
        "rows": coming_of(actor=request.actor, now=request.now),
        "feed": feed_of(actor=request.actor),
    }
    return render(request, "meetings/calendar/mine.html", context)
