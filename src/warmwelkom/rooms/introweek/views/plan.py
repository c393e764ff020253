"""The plan of a week: look, ask for one, move, pin, put back, share."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.introweek.domain.asking_for_plan import SECONDS, ask_for_plan, stop_run
from warmwelkom.rooms.introweek.domain.by_hand import (
    move_session,
    pin_session,
    publish,
    put_back,
    unpublish,
)
from warmwelkom.rooms.introweek.domain.by_hand import undo as take_back
from warmwelkom.rooms.introweek.domain.reading_of_week import note_students_read
from warmwelkom.rooms.introweek.models import PlanRun, WeekPlan
from warmwelkom.rooms.introweek.queries.group_page import group_page_for
from warmwelkom.rooms.introweek.queries.moves import Placed, placed_for
from warmwelkom.rooms.introweek.queries.plan_page import plan_page_for
from warmwelkom.rooms.introweek.queries.versions import versions_for
from warmwelkom.rooms.introweek.queries.weeks import week_for

SEEN_BEFORE = gettext_noop("Het plan is intussen veranderd. Kijk opnieuw wat dit kost.")
NO_TIME = gettext_noop("Kies een tijd.")


@page("introweek.plan")
def plan(request: HouseRequest, pk: UUID) -> HttpResponse:
    """How good the plan is, how good it could be, and the plan itself."""
    number = request.GET.get("versie", "")
    here = plan_page_for(
        actor=request.actor,
        pk=pk,
        number=whole_number(number, most=99_999),
        view=request.GET.get("kijk", ""),
    )
    context = {
        "here": here,
        "week": here.week,
        "seconds": SECONDS,
        "search": here.search(request.now),
    }
    return render(request, "introweek/plan/plan.html", context)


@require_POST
@page("introweek.plan")
def ask(request: HouseRequest, pk: UUID) -> HttpResponse:
    """A plan from nothing, or the newest one brought up to date."""
    week = week_for(actor=request.actor, pk=pk)
    typed = request.POST.get("seconds", "")
    try:
        ask_for_plan(
            actor=request.actor,
            week=week,
            seconds=whole_number(typed, most=99_999) or SECONDS[1],
            anew=request.POST.get("do") != "mend",
            now=request.now,
        )
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request, _("Het zoeken begint. Het eerste plan staat er binnen enkele seconden.")
        )
    return redirect("introweek:plan", pk)


@require_POST
@page("introweek.stop_run")
def stop(request: HouseRequest, pk: UUID) -> HttpResponse:
    run = PlanRun.objects.get_for(request.actor, "introweek.stop_run", pk=pk)
    stop_run(actor=request.actor, run=run, now=request.now)
    messages.success(request, _("Het zoeken stopt. Het beste plan tot nu toe blijft."))
    return redirect("introweek:plan", run.week_id)


@page("introweek.plan")
def group(request: HouseRequest, pk: UUID, group: str) -> HttpResponse:
    """Who is in a group, and whom of the old school each meets; on paper too."""
    here = group_page_for(actor=request.actor, pk=pk, group=group)
    shown = [one.student for one in here.members]
    note_students_read(actor=request.actor, shown=shown)
    return render(request, "introweek/plan/group.html", {"here": here, "week": here.week})


@page("introweek.plan")
def move(request: HouseRequest, pk: UUID, group: str, part: str) -> HttpResponse:
    """Move a part to another time: each choice with what it breaks and costs. What is sent is judged alone."""
    here = placed_for(actor=request.actor, pk=pk, group=group, part=part)
    status = 200
    if request.method == "POST":
        try:
            made = _move(request, here)
        except UserError as fault:
            messages.error(request, str(fault))
            status = 422
        else:
            said = _("Verplaatst en vastgezet.")
            messages.success(request, said, extra_tags=reverse("introweek:undo", args=[made.pk]))
            return redirect(f"{reverse('introweek:plan', args=[pk])}#{here.group}")
    context = {"here": here, "week": here.plan.week}
    return render(request, "introweek/plan/move.html", context, status=status)


def _move(request: HouseRequest, here: Placed) -> WeekPlan:
    """The new version. Raises UserError where the plan is another than the reader saw, or this cannot be."""
    slot = request.POST.get("slot", "")
    if request.POST.get("version") != str(here.plan.number):
        raise ChangedMeanwhile(SEEN_BEFORE)
    if not here.may_go_to(slot):
        raise UserError(NO_TIME)
    return move_session(
        actor=request.actor, plan=here.plan, group=here.group, part=here.part.key, slot=slot,
        sentence=f"{here.name}: {here.part.title}", now=request.now,
    )  # fmt: skip


@require_POST
@page("introweek.see_plan")
def decide(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Pin, let go, put back, share or stop sharing one version."""
    plan = WeekPlan.objects.select_related("week").get_for(
        request.actor, "introweek.see_plan", pk=pk
    )
    what = request.POST.get("do") or request.GET.get("do", "")  # undo has it in the address
    try:
        sentence = _decide(request, plan, what)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        if sentence:
            messages.success(request, sentence, extra_tags=_undo_of(plan, what))
        if what == "publish":  # the next thing is to tell whom it touches
            way = reverse("introweek:difference", args=[plan.week_id])
            return redirect(f"{way}?naar={plan.number}")
    return redirect("introweek:plan", plan.week_id)


@require_POST
@page("introweek.see_plan")
def undo(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The button beside what was just done: as it was before."""
    plan = WeekPlan.objects.select_related("week", "source__week").get_for(
        request.actor, "introweek.see_plan", pk=pk
    )
    try:
        take_back(actor=request.actor, plan=plan, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Het staat weer zoals het stond."))
    return redirect("introweek:plan", plan.week_id)


def _decide(request: HouseRequest, plan: WeekPlan, what: str) -> str:
    actor, now = request.actor, request.now
    if what in ("pin", "loosen"):
        pin_session(
            actor=actor, plan=plan, group=request.POST.get("group", ""),
            part=request.POST.get("part", ""), is_pinned=what == "pin", now=now,
        )  # fmt: skip
        return _("Dit blijft nu staan.") if what == "pin" else _("Dit mag weer verschuiven.")
    if what == "put_back":
        put_back(actor=actor, plan=plan, now=now)
        return _("Versie %(n)s is weer de nieuwste.") % {"n": plan.number}
    if what == "publish":
        publish(actor=actor, plan=plan, now=now)
        return _("Versie %(n)s is gedeeld.") % {"n": plan.number}
    if what == "unpublish":
        unpublish(actor=actor, plan=plan, now=now)
        return _(
            "De week is niet meer gedeeld. Niemand krijgt daar een bericht van: bel of mail wie dan toch zou komen."
        )
    return ""


def _undo_of(plan: WeekPlan, what: str) -> str:
    """The address that takes it back: who stopped sharing by mistake shares again."""
    way = reverse("introweek:decide", args=[plan.pk])
    return f"{way}?do=publish" if what == "unpublish" else ""


@page("introweek.plan")
def versions(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Every version with what changed; an older one is put back with one button."""
    week, rows = versions_for(actor=request.actor, pk=pk)
    return render(request, "introweek/plan/versions.html", {"week": week, "versions": rows})
