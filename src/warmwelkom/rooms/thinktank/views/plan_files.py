"""Files with a plan: put there by who works on it, taken along by everybody who sees the plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.files.forms import FileForm
from warmwelkom.base.files.keeping import MOST_BYTES
from warmwelkom.base.files.serving import as_file
from warmwelkom.rooms.thinktank.domain.plan_attachments import attach_file, remove_attachment
from warmwelkom.rooms.thinktank.models import Plan, PlanAttachment
from warmwelkom.rooms.thinktank.views.plan_edit import plan_to_edit

FILES, WINDOW = 60, 3600  # so many files of one person in so many seconds


@page("thinktank.edit_plan")
def files(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The files of a plan: one more, or one less."""
    plan = plan_to_edit(request, pk)
    sent = request.method == "POST"
    if sent and request.POST.get("remove"):
        return _remove(request, plan, region)
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid() and _attach(request, plan, form):
        messages.success(request, _("De bijlage staat erbij."))
        return redirect("thinktank:plan_files", region=region, pk=pk)
    context = {
        "plan": plan,
        "region": region,
        "form": form,
        "rows": PlanAttachment.objects.filter(plan=plan),
    }
    status = 422 if form.errors else 200
    return render(request, "thinktank/plan/files.html", context, status=status)


def _attach(request: HouseRequest, plan: Plan, form: FileForm) -> bool:
    """Whether it is kept; else a sentence in the form."""
    file: Any = form.cleaned_data["file"]
    who = str(request.actor.user_id)
    if not within_limit(name="plan-file", who=who, most=FILES, seconds=WINDOW):
        form.add_error(
            "file", _("Dit zijn veel bestanden achter elkaar. Probeer het over een uur.")
        )
        return False
    content = file.read(MOST_BYTES + 1)
    try:
        attach_file(
            actor=request.actor, plan=plan, name=file.name, content=content, now=request.now
        )
    except UserError as fault:
        form.add_error("file", str(fault))
        return False
    return True


def _remove(request: HouseRequest, plan: Plan, region: str) -> HttpResponse:
    rows = PlanAttachment.objects.filter(plan=plan)
    row = next((row for row in rows if str(row.pk) == request.POST["remove"]), None)
    if row is None:
        raise Http404
    remove_attachment(actor=request.actor, plan=plan, attachment=row)
    messages.success(request, _("De bijlage is weg."))
    return redirect("thinktank:plan_files", region=region, pk=plan.contribution_id)


@page("thinktank.see_plan")
def file(request: HouseRequest, region: str, pk: UUID, file: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """Take a file along: never shown in the page, always as a file with its own name."""
    plan = Plan.objects.get_for(request.actor, "thinktank.see_plan", contribution_id=pk)
    row = get_object_or_404(PlanAttachment, plan=plan, pk=file)
    return as_file(row)
