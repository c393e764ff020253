"""`…/plan/versies/`: how the plan came to be, two versions beside each other, and back to one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.plan_versions import restore_version
from warmwelkom.rooms.thinktank.models import Plan, PlanVersion
from warmwelkom.rooms.thinktank.plan_words import PART_LABELS
from warmwelkom.rooms.thinktank.queries.plan_versions import versions_of


@page("thinktank.see_plan")
def versions(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Everybody may see how a plan changed."""
    rows = Plan.objects.select_related("contribution")
    plan = rows.get_for(request.actor, "thinktank.see_plan", contribution_id=pk)
    here = versions_of(plan=plan, old=request.GET.get("van", ""), new=request.GET.get("tot", ""))
    context = {
        "plan": plan,
        "region": region,
        "here": here,
        "labels": PART_LABELS,
        "may_edit": may(request.actor, "thinktank.edit_plan", plan),
    }
    return render(request, "thinktank/plan/versions.html", context)


@require_POST
@page("thinktank.edit_plan")
def restore(request: HouseRequest, region: str, pk: UUID, number: int) -> HttpResponse:
    """An earlier version becomes a new one."""
    plan = Plan.objects.get_for(request.actor, "thinktank.edit_plan", contribution_id=pk)
    try:
        restore_version(actor=request.actor, plan=plan, number=number, now=request.now)
    except PlanVersion.DoesNotExist:
        raise Http404 from None
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request, _("Versie %(number)d staat er weer, als nieuwe versie.") % {"number": number}
        )
    return redirect("thinktank:plan_versions", region=region, pk=pk)
