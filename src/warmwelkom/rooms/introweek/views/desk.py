"""`…/balie/`: where is this student supposed to be? `…/ziek/`: another comes in the place of who is ill."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.reading_of_week import note_students_read
from warmwelkom.rooms.introweek.domain.stand_in import let_mentor_stand_in, let_teacher_stand_in
from warmwelkom.rooms.introweek.models import IntroWeek, TeacherOffer, WeekMentor, WeekPlan
from warmwelkom.rooms.introweek.queries.desk import LEAST, MOST, find
from warmwelkom.rooms.introweek.queries.difference import difference_for
from warmwelkom.rooms.introweek.queries.stand_in import MENTOR, StandInPage, stand_in_page
from warmwelkom.rooms.introweek.views.difference import tell_and_say

NOBODY = "niemand"


@require_safe
@page("introweek.desk")
def desk(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Search a name."""
    week = IntroWeek.objects.select_related("school").get_for(
        request.actor, "introweek.desk", pk=pk
    )
    typed = request.GET.get("naam", "").strip()[:80]
    rows = find(actor=request.actor, week=week, typed=typed, now=request.now)
    note_students_read(actor=request.actor, shown=[row.student for row in rows])
    words = {"week": week, "typed": typed, "rows": rows, "least": LEAST, "most": MOST}
    return render(request, "introweek/days/desk.html", words)


@page("introweek.ask")
def stand_in(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Three taps: who is ill, who comes instead, yes. Whom it touches is mailed at once."""
    week = IntroWeek.objects.select_related("school").get_for(request.actor, "introweek.ask", pk=pk)
    ill = request.POST.get("ill") or request.GET.get("wie", "")
    here = stand_in_page(week=week, ill=ill, now=request.now)
    fault = ""
    if request.method == "POST" and here and here.ill:
        try:
            made = _replace(request, week, here, request.POST.get("instead", ""))
        except UserError as wrong:
            fault = str(wrong)
        else:
            _tell(request, old=here.publication.plan.number, new=made)
            return redirect("introweek:difference", pk=pk)
    chosen = request.GET.get("door", "")
    words = {"week": week, "here": here, "fault": fault, "chosen": _chosen(here, chosen), "nobody": NOBODY}  # fmt: skip
    return render(request, "introweek/days/stand_in.html", words, status=422 if fault else 200)


def _tell(request: HouseRequest, *, old: int, new: WeekPlan) -> None:
    done = _("Het rooster is aangepast en gedeeld.")
    told = difference_for(
        actor=request.actor, pk=new.week_id, old=old, new=new.number, now=request.now
    )
    if told is None:
        messages.success(request, done)
    else:
        tell_and_say(request, told, done=done)


def _chosen(here: StandInPage | None, key: str) -> object:
    """Who was tapped in the second step."""
    if here is None or here.ill is None:
        return None
    if key == NOBODY:
        return {"key": NOBODY, "name": ""}
    return next((one for one in here.stand_ins if one.key == key), None)


def _replace(request: HouseRequest, week: IntroWeek, here: StandInPage, key: str) -> WeekPlan:
    if here.ill is None or key not in {NOBODY, *(one.key for one in here.stand_ins)}:
        raise MayNotKnow
    kind, _colon, ill = here.ill.key.partition(":")
    plan = WeekPlan.objects.select_related("week").get_for(
        request.actor, "introweek.see_plan", pk=here.publication.plan_id
    )
    common = {"actor": request.actor, "plan": plan, "now": request.now}
    if kind == MENTOR:
        rows = WeekMentor.objects.filter(week=week)
        return let_mentor_stand_in(
            ill=get_object_or_404(rows, pk=ill),
            instead=get_object_or_404(rows, pk=None if key == NOBODY else key), **common,
        )  # fmt: skip
    offers = TeacherOffer.objects.filter(week=week)
    return let_teacher_stand_in(
        ill=get_object_or_404(offers, pk=ill),
        instead=None if key == NOBODY else get_object_or_404(offers, pk=key),
        visits={(h.group.id, h.when.code): h.when.half_day for h in here.ill.hours}, **common,
    )  # fmt: skip
