"""A step that is done, who takes part, what somebody gives; and what is mine in all plans."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.plan_people import (
    ask_partner,
    join_plan,
    leave_plan,
    pledge,
    take_pledge_back,
)
from warmwelkom.rooms.thinktank.domain.plan_steps import finish_step, open_step_again
from warmwelkom.rooms.thinktank.models import Plan, PlanNeed, PlanStep, Pledge
from warmwelkom.rooms.thinktank.plan_forms import PledgeForm
from warmwelkom.rooms.thinktank.queries.plan_people import (
    own_offers,
    own_plans,
    own_schools,
    schools_here,
)
from warmwelkom.rooms.thinktank.queries.plans import plan_of


@require_POST
@page("thinktank.edit_plan")
def step(request: HouseRequest, region: str, pk: UUID, step: UUID) -> HttpResponse:
    """It is done, or after all not."""
    plan = Plan.objects.get_for(request.actor, "thinktank.edit_plan", contribution_id=pk)
    row = get_object_or_404(PlanStep, plan=plan, pk=step)
    if request.POST.get("do") == "open":
        open_step_again(actor=request.actor, plan=plan, step=row)
    else:
        finish_step(actor=request.actor, plan=plan, step=row, now=request.now)
    way = "thinktank:own_plans" if request.POST.get("to") == "mine" else "thinktank:contribution"
    args = [region] if request.POST.get("to") == "mine" else [region, pk]
    return redirect(f"{reverse(way, args=args)}#plan-stappen")


@page("thinktank.join_plan")
def join(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Take part as an organisation, and give what is needed."""
    rows = Plan.objects.select_related("contribution")
    plan = rows.get_for(request.actor, "thinktank.join_plan", contribution_id=pk)
    if request.method == "POST":
        try:
            messages.success(request, _done(request, plan))
        except UserError as fault:
            messages.error(request, str(fault))
        return redirect("thinktank:plan_join", region=region, pk=pk)
    here = plan_of(actor=request.actor, contribution=plan.contribution)
    context = {
        "row": plan.contribution,
        "plan": here,
        "region": region,
        "own": own_schools(actor=request.actor),
        "offers": own_offers(actor=request.actor),
        "schools": schools_here() if here and here.may_edit else [],
        "joined_ids": {partner.school_id for partner in here.joined} if here else set(),
        "me": str(request.actor.user_id),
    }
    return render(request, "thinktank/plan/join.html", context)


def _done(request: HouseRequest, plan: Plan) -> str:
    """Do what was asked; the sentence that says so."""
    act, asked = request.POST.get("do", ""), request.POST
    if act == "pledge":
        return _pledge(request, plan)
    if act == "take-back":
        row = get_object_or_404(Pledge, need__plan=plan, pk=_id(asked.get("pledge")))
        take_pledge_back(actor=request.actor, plan=plan, pledge=row)
        return _("Je toezegging is weg.")
    school = get_object_or_404(School, pk=_id(asked.get("school")))
    if act == "ask":
        ask_partner(actor=request.actor, plan=plan, school=school, now=request.now)
        return _("%(name)s is gevraagd. Wie daar werkt, kan hier ja zeggen.") % {
            "name": school.name
        }
    if act == "leave":
        leave_plan(actor=request.actor, plan=plan, school=school)
        return _("%(name)s doet niet mee.") % {"name": school.name}
    join_plan(actor=request.actor, plan=plan, school=school, now=request.now)
    return _("%(name)s doet mee.") % {"name": school.name}


def _pledge(request: HouseRequest, plan: Plan) -> str:
    need = get_object_or_404(PlanNeed, plan=plan, pk=_id(request.POST.get("need")))
    form = PledgeForm(request.POST)
    if not form.is_valid():
        raise UserError("Schrijf hoeveel je toezegt, als getal.")
    pledge(actor=request.actor, plan=plan, need=need, now=request.now, **form.cleaned_data)
    return _("Dank je. Je toezegging staat erbij.")


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


@page("thinktank.own_plans")
def own(request: HouseRequest, region: str) -> HttpResponse:
    """`…/mijn/`: the plans that I pull, my steps, what I pledged."""
    here = own_plans(actor=request.actor, now=request.now)
    return render(request, "thinktank/plan/own.html", {"here": here, "region": region})
