"""`/gesprekken/regels/`: when a talk is needed here, and for the coordinator what of it counts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page, policy_for
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.criteria import NEVER
from warmwelkom.rooms.handover.domain.talk_rules import set_rule, withdraw_rule
from warmwelkom.rooms.handover.forms_of_rules import RuleForm
from warmwelkom.rooms.handover.models import TalkRule
from warmwelkom.rooms.handover.queries.talk_rules import rules_here


@page("handover.see_rules")
def criteria(request: HouseRequest) -> HttpResponse:
    """Every criterion in plain words, what this region changed, and what no rule looks at."""
    context = {
        "rules": rules_here(today=request.now.date()),
        "never": NEVER,
        "has_talks": policy_for("handover.talks").who(request.actor),
        "may_set": policy_for("handover.set_rule").who(request.actor),
    }
    return render(request, "handover/talk/criteria.html", context)


@page("handover.set_rule")
def change(request: HouseRequest, code: str) -> HttpResponse:
    """Which facts of one criterion count; what was typed stays when something is wrong."""
    today = request.now.date()
    rules = rules_here(today=today)
    here = next((row for row in rules if row.criterion.code == code), None)
    if here is None or here.criterion.is_fixed:
        raise MayNotKnow
    form = RuleForm(request.POST or None, here=here, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            made = set_rule(actor=request.actor, code=code, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error("valid_from", str(fault))
        else:
            messages.success(
                request, _("De regel staat er. Mentoren lezen hem met je reden."),
                extra_tags=reverse("handover:withdraw_rule", args=[made.pk]),
            )  # fmt: skip
            return redirect("handover:criteria")
    context = {"here": here, "form": form}
    status = 422 if form.errors else 200
    return render(request, "handover/talk/rule.html", context, status=status)


@require_POST
@page("handover.set_rule")
def take_back(request: HouseRequest, pk: UUID) -> HttpResponse:
    rule = TalkRule.objects.get_for(request.actor, "handover.set_rule", pk=pk)
    try:
        withdraw_rule(actor=request.actor, rule=rule, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Teruggenomen. Wat ervoor gold, telt weer."))
    return redirect("handover:criteria")
