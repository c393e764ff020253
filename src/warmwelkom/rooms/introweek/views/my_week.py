"""`/mijn/week/`: a student's own week, its calendar, and afterwards how it was."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import PUPILS_SPEAK, page, speaks
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.calendar.answer import calendar_answer
from warmwelkom.rooms.introweek.domain.calendars import (
    own_calendar,
    stop_own_calendar,
    teacher_calendar,
)
from warmwelkom.rooms.introweek.domain.feelings import say_how_it_was
from warmwelkom.rooms.introweek.forms_of_days import FeelingForm
from warmwelkom.rooms.introweek.models import TeacherOffer
from warmwelkom.rooms.introweek.queries.asking import invitation_of
from warmwelkom.rooms.introweek.queries.calendars import calendar_text
from warmwelkom.rooms.introweek.queries.my_week import MyWeek, has_answered, my_week_for
from warmwelkom.rooms.introweek.seen import my_week_seen
from warmwelkom.rooms.introweek.views.asking import too_often


@require_safe
@speaks(*PUPILS_SPEAK)
@page("introweek.own_week")
def my_week(request: HouseRequest) -> HttpResponse:
    """Day by day: what, where, with whom; what changed is marked."""
    mine = my_week_seen(actor=request.actor, now=request.now)
    words = {"mine": mine, "is_parent": request.actor.kind == "parent"}
    return render(request, "introweek/days/my_week.html", words)


@page("introweek.own_calendar")
def my_calendar(request: HouseRequest) -> HttpResponse:
    """The address with which the pupil's own calendar follows the week; shown once."""
    mine = _mine(request)
    if request.method == "POST" and request.POST.get("do") == "stop":
        stop_own_calendar(actor=request.actor, student=mine.student, now=request.now)
        messages.success(request, _("Het adres werkt niet meer."))
        return redirect("introweek:my_week")
    address = ""
    if request.method == "POST":
        words = own_calendar(actor=request.actor, student=mine.student, now=request.now)
        address = _address(request.actor.region_slug or mine.student.region.slug, words)
    return render(request, "introweek/days/my_calendar.html", {"mine": mine, "address": address})


@require_POST
@page("introweek.offer")
def offer_calendar(request: HouseRequest, region: str, token: str, pk: str) -> HttpResponse:
    """The same for an old teacher, behind the link of the school."""
    invitation = invitation_of(token=token)
    if invitation.ended_at is not None:
        raise MayNotKnow
    row = get_object_or_404(TeacherOffer, pk=pk, week=invitation.week, school=invitation.school)
    fault = too_often(request)
    if fault:
        messages.warning(request, fault)
        return redirect("introweek:offer", region=region, token=token, pk=row.pk)
    words = teacher_calendar(actor=request.actor, offer=row, now=request.now)
    context = {"address": _address(region, words), "region": region, "token": token, "offer": row}
    return render(request, "introweek/days/offer_calendar.html", context)


@require_safe
@page("introweek.read_calendar")
def calendar(request: HouseRequest, region: str, token: str) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """The .ics; what a calendar has already is 304."""
    return calendar_answer(request, calendar_text(words=token), name="introductieweek")


@page("introweek.own_week")
def answer(request: HouseRequest) -> HttpResponse:
    """Two questions, from the last day on, once."""
    mine = _mine(request)
    if request.actor.kind != "pupil" or not mine.is_over:
        raise MayNotKnow
    if has_answered(mine.student):
        return render(request, "introweek/days/answered.html", {"mine": mine})
    parts = [(hour.what.key, hour.what.title) for hour in mine.hours]
    form = FeelingForm(request.POST or None, parts=parts)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            say_how_it_was(
                actor=request.actor, student=mine.student, met=said["met"] == "yes",
                welcome=int(said["welcome"]), parts=said["parts"], now=request.now,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Dank je wel. Niemand leest dit met je naam erbij."))
            return redirect("introweek:answer")
    words = {"mine": mine, "form": form}
    return render(request, "introweek/days/answer.html", words, status=422 if form.errors else 200)


def _mine(request: HouseRequest) -> MyWeek:
    found = my_week_for(actor=request.actor, now=request.now)
    if found is None:
        raise MayNotKnow
    return found


def _address(region: str, words: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('introweek:calendar', args=[region, words])}"
