"""The five steps of a week, each saved at once or not at all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.buddies import save_buddies
from warmwelkom.rooms.introweek.domain.save_steps import (
    save_mentors,
    save_parts,
    save_rooms,
    save_rules,
    save_slots,
)
from warmwelkom.rooms.introweek.forms_of_lists import BuddyForm
from warmwelkom.rooms.introweek.forms_of_plan import (
    MentorForm,
    PartForm,
    RoomForm,
    RulesForm,
    SlotForm,
    WalksForm,
    rows_form,
    rows_of,
)
from warmwelkom.rooms.introweek.marks import CHANGED_MEANWHILE, mark_of
from warmwelkom.rooms.introweek.models import IntroWeek, WeekSlot
from warmwelkom.rooms.introweek.queries.document import stock_of
from warmwelkom.rooms.introweek.queries.steps import (
    buddy_rows,
    mentor_rows,
    old_schools,
    part_rows,
    room_rows,
    schools_to_meet,
    slot_rows,
    step_choices,
)
from warmwelkom.rooms.introweek.queries.weeks import week_for, week_page_for


@page("introweek.plan")
def week(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What there is of this week, and what is still missing before a plan can be asked for."""
    here = week_page_for(actor=request.actor, pk=pk, now=request.now)
    return render(request, "introweek/plan/week.html", {"here": here, "week": here.week})


def _answer(
    request: HouseRequest, week: IntroWeek, step: str, rows: Any, save: Any, **more: Any
) -> HttpResponse:
    """The page of one step: what was typed is saved whole, or stands there again with what to mend.

    Where the list is another than the page was made from, nothing is saved: a row that is not on it would go.
    """
    now = mark_of([rows.initial, week.levels])
    seen = request.POST.get("seen", now)
    extra = [form for form in more.values() if hasattr(form, "is_valid")]
    is_stale = seen != now
    is_fine = request.method == "POST" and all([rows.is_valid(), *(f.is_valid() for f in extra)])
    fault = str(CHANGED_MEANWHILE) if is_stale else ""
    if is_fine and not is_stale:
        try:
            save()
        except UserError as error:
            fault = str(error)
        else:
            messages.success(request, _("Dat is bewaard."))
            return redirect(f"introweek:{step}", week.pk)
    context = {
        "week": week,
        "rows": rows,
        "fault": fault,
        "seen": seen,
        "is_stale": is_stale,
        **more,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, f"introweek/plan/{step}.html", context, status=status)


@page("introweek.plan")
def days(request: HouseRequest, pk: UUID) -> HttpResponse:
    week = week_for(actor=request.actor, pk=pk)
    rows = rows_form(SlotForm)(request.POST or None, initial=slot_rows(week))
    return _answer(
        request, week, "days", rows,
        lambda: save_slots(actor=request.actor, week=week, rows=rows_of(rows)),
    )  # fmt: skip


@page("introweek.plan")
def parts(request: HouseRequest, pk: UUID) -> HttpResponse:
    week = week_for(actor=request.actor, pk=pk)
    known, initial = part_rows(week)
    given = {"parts": known, "slots": list(WeekSlot.objects.filter(week=week))}
    rows = rows_form(PartForm)(request.POST or None, initial=initial, form_kwargs=given)
    return _answer(
        request, week, "parts", rows,
        lambda: save_parts(actor=request.actor, week=week, rows=rows_of(rows)),
    )  # fmt: skip


@page("introweek.plan")
def rooms(request: HouseRequest, pk: UUID) -> HttpResponse:
    week = week_for(actor=request.actor, pk=pk)
    stock = stock_of(week)
    given = {"slots": stock.slots, "places": step_choices(week)[0]}
    rows = rows_form(RoomForm)(request.POST or None, initial=room_rows(stock), form_kwargs=given)
    walks = WalksForm(request.POST or None, initial={"walks": week.walks})
    return _answer(
        request, week, "rooms", rows,
        lambda: save_rooms(
            actor=request.actor, week=week, rows=rows_of(rows), walks=walks.cleaned_data["walks"]
        ),
        walks=walks,
    )  # fmt: skip


@page("introweek.plan")
def mentors(request: HouseRequest, pk: UUID) -> HttpResponse:
    week = week_for(actor=request.actor, pk=pk)
    halves, initial = mentor_rows(week)
    given = {"halves": halves, "programmes": step_choices(week)[1]}
    rows = rows_form(MentorForm)(request.POST or None, initial=initial, form_kwargs=given)
    return _answer(
        request, week, "mentors", rows,
        lambda: save_mentors(actor=request.actor, week=week, rows=rows_of(rows)),
    )  # fmt: skip


@page("introweek.plan")
def buddies(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Older students of the same old schools; who takes the yes back is taken off."""
    week = week_for(actor=request.actor, pk=pk)
    halves, initial = buddy_rows(week)
    given = {
        "schools": old_schools(week), "programmes": step_choices(week)[1], "halves": halves,
        "today": request.now.date(),
    }  # fmt: skip
    rows = rows_form(BuddyForm)(request.POST or None, initial=initial, form_kwargs=given)
    return _answer(
        request, week, "buddies", rows,
        lambda: save_buddies(actor=request.actor, week=week, rows=rows_of(rows)),
        schools=schools_to_meet(week),
    )  # fmt: skip


@page("introweek.plan")
def rules(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The limits of groups and days, and how much each rule weighs."""
    week = week_for(actor=request.actor, pk=pk)
    usual = {"group_min": 12, "group_max": 20, "mix_max": 5, "day_min": 2, "day_max": 3}
    form = RulesForm(request.POST or None, initial=usual | week.rules, week=week)
    return _answer(
        request, week, "rules", form,
        lambda: save_rules(
            actor=request.actor, week=week, rules=week.rules | form.limits(), levels=form.levels()
        ),
    )  # fmt: skip
