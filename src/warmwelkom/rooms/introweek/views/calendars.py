"""`…/agenda/`: the secret address of one's own week for a calendar: of a student, an old teacher, a mentor."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.calendar.answer import calendar_answer
from warmwelkom.rooms.introweek.domain.calendars import (
    mentor_calendar,
    own_calendar,
    stop_mentor_calendar,
    stop_own_calendar,
    teacher_calendar,
)
from warmwelkom.rooms.introweek.models import TeacherOffer, WeekMentor
from warmwelkom.rooms.introweek.queries.asking import invitation_of
from warmwelkom.rooms.introweek.queries.calendars import calendar_text
from warmwelkom.rooms.introweek.queries.my_week import my_week_for
from warmwelkom.rooms.introweek.views.asking import too_often


@page("introweek.own_calendar")
def my_calendar(request: HouseRequest) -> HttpResponse:
    """The address with which the pupil's own calendar follows the week; shown once."""
    mine = my_week_for(actor=request.actor, now=request.now)
    if mine is None:
        raise MayNotKnow
    if request.method == "POST" and request.POST.get("do") == "stop":
        stop_own_calendar(actor=request.actor, student=mine.student, now=request.now)
        messages.success(request, _("Het adres werkt niet meer."))
        return redirect("introweek:my_week")
    address = ""
    if request.method == "POST":
        words = own_calendar(actor=request.actor, student=mine.student, now=request.now)
        address = _address(request.actor.region_slug or mine.student.region.slug, words)
    return render(
        request, "introweek/days/my_calendar.html", {"address": address, "back": reverse("introweek:my_week")}
    )  # fmt: skip


@page("introweek.see_mentor")
def groups_calendar(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The same for the groups that a mentor leads."""
    mentor = WeekMentor.objects.select_related("week", "region").get_for(
        request.actor, "introweek.see_mentor", pk=pk
    )
    if request.method == "POST" and request.POST.get("do") == "stop":
        stop_mentor_calendar(actor=request.actor, mentor=mentor, now=request.now)
        messages.success(request, _("Het adres werkt niet meer."))
        return redirect("introweek:groups")
    address = ""
    if request.method == "POST":
        words = mentor_calendar(actor=request.actor, mentor=mentor, now=request.now)
        address = _address(mentor.region.slug, words)
    context = {"address": address, "back": reverse("introweek:groups"), "of_groups": True}
    return render(request, "introweek/days/my_calendar.html", context)


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


def _address(region: str, words: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{reverse('introweek:calendar', args=[region, words])}"
