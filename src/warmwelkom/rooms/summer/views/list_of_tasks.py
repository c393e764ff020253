"""`/zomer/lijst/`: what students have done, from a file of the school's own system."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.list_of_tasks import LIMITS, read_task_list
from warmwelkom.rooms.summer.forms_of_tasks import TaskListForm
from warmwelkom.rooms.summer.queries.tasks import own_templates


@page("summer.run")
def read_list(request: HouseRequest) -> HttpResponse:
    """Read a file in; what did not fit is told line by line, the rest is kept and can be undone."""
    form = TaskListForm(request.POST or None, request.FILES or None)
    done = None
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            done = read_task_list(
                actor=request.actor, content=sent.read(LIMITS.max_bytes + 1), filename=sent.name,
                now=request.now,
            )  # fmt: skip
        except UserError as fault:
            form.add_error("file", str(fault))
        else:
            said = ngettext("Bewaard: %(n)s taak.", "Bewaard: %(n)s taken.", done.changed)
            where = urlencode({"om": request.now.isoformat(), "terug": reverse("summer:read_list")})
            undo = f"{reverse('summer:undo_settle')}?{where}" if done.changed else ""
            messages.success(request, said % {"n": done.changed}, extra_tags=undo)
            if not done.faults:
                return redirect("summer:read_list")
    context = {"form": form, "done": done, "rows": own_templates(actor=request.actor)}
    status = 422 if form.errors else 200
    return render(request, "summer/tasks/list.html", context, status=status)
