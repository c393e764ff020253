"""`…/plan/deel/<part>/`: work on one part of a plan. What was typed is never lost, to nobody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.plans import PlanChangedMeanwhile, begin_plan, save_part
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Plan
from warmwelkom.rooms.thinktank.plan_forms import AimForm, NoteForm, rows_form, rows_of
from warmwelkom.rooms.thinktank.plan_words import PART_LABELS, WAYS
from warmwelkom.rooms.thinktank.queries.plan_content import content_of
from warmwelkom.rooms.thinktank.queries.plan_people import people_here, schools_here
from warmwelkom.rooms.thinktank.queries.plan_versions import Theirs, saved_since


def plan_to_edit(request: HouseRequest, pk: UUID) -> Plan:
    """The plan of this contribution, begun where it was not yet; 404 for who does not work on it."""
    rows = Plan.objects.visible_to(request.actor, "thinktank.edit_plan")
    plan: Plan | None = rows.select_related("contribution").filter(contribution_id=pk).first()
    if plan is not None:
        return plan
    own = Contribution.objects.get_for(request.actor, "thinktank.edit", pk=pk, kind=Kind.PLAN)
    return begin_plan(actor=request.actor, contribution=own)


@page("thinktank.edit_plan")
def part(request: HouseRequest, region: str, pk: UUID, part: str) -> HttpResponse:
    """One part: its goal and puller, its steps, what it needs, what it costs."""
    if part not in WAYS:
        raise Http404
    plan, name = plan_to_edit(request, pk), WAYS[part]
    sent = request.method == "POST"
    note = NoteForm(request.POST if sent else None, initial={"seen": plan.version})
    form = _form(request, plan, name)
    theirs = None
    if sent and form.is_valid() and note.is_valid():
        fault = _save(request, plan, name, form, note)
        if fault is None:
            messages.success(request, _("Dit staat nu in het plan."))
            return redirect(_next(request, part, region, pk))
        theirs = _theirs(plan, name, note, fault)
        if theirs is None:
            messages.error(request, str(fault))
    context = {
        "plan": plan, "region": region, "form": form, "note": note, "theirs": theirs, "part": part,
        "name": name, "label": PART_LABELS[name], "labels": _labels(), **_names(request, name),
    }  # fmt: skip
    is_wrong = sent  # a POST that comes here was not saved
    return render(request, "thinktank/plan/edit.html", context, status=422 if is_wrong else 200)


def _form(request: HouseRequest, plan: Plan, name: str) -> Any:
    data = request.POST if request.method == "POST" else None
    content = content_of(plan)[name]
    if name == "aim":
        values = content | {"puller": plan.puller_id, "starts_on": plan.starts_on}
        return AimForm(data, initial=values, people=people_here(actor=request.actor))
    rows = [row | {"ORDER": place} for place, row in enumerate(content, start=1)]
    return rows_form(name)(data, initial=rows, prefix="r")


def _save(
    request: HouseRequest, plan: Plan, name: str, form: Any, note: NoteForm
) -> UserError | None:
    values = form.cleaned_data if name == "aim" else rows_of(form)
    try:
        save_part(
            actor=request.actor,
            plan=plan,
            part=name,
            seen=note.cleaned_data["seen"],
            values=values,
            note=note.cleaned_data["note"],
            now=request.now,
        )
    except UserError as fault:
        return fault
    return None


def _theirs(plan: Plan, name: str, note: NoteForm, fault: UserError) -> Theirs | None:
    """What the other wrote, and from now on that is what was seen: saving again is a choice."""
    if not isinstance(fault, PlanChangedMeanwhile):
        return None
    theirs = saved_since(plan=plan, part=name, seen=note.cleaned_data["seen"])
    data: Any = note.data
    note.data = {**data.dict(), "seen": str(theirs.version)}
    return theirs


def _next(request: HouseRequest, part: str, region: str, pk: UUID) -> str:
    """More rows on the same page, or back to the plan."""
    if request.POST.get("do") == "more":
        return reverse("thinktank:plan_part", args=[region, pk, part])
    return reverse("thinktank:contribution", args=[region, pk])


def _labels() -> list[tuple[str, Any]]:
    return [(way, PART_LABELS[name]) for way, name in WAYS.items()]


def _names(request: HouseRequest, name: str) -> dict[str, Any]:
    """Names to choose from while typing who does a step."""
    if name != "steps":
        return {}
    people = people_here(actor=request.actor).values_list("name", flat=True)
    return {"names": sorted({*people, *schools_here().values_list("name", flat=True)})}
