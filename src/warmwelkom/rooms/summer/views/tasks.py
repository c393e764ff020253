"""`/zomer/`: what waits for me to confirm, many at once and back; and the tasks of one pupil."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.reading import read_tasks
from warmwelkom.rooms.summer.domain.tasks import settle_tasks, undo_settling
from warmwelkom.rooms.summer.models import PupilTask
from warmwelkom.rooms.summer.queries.tasks import my_tasks_for, pupil_tasks_for

STATES = (PupilTask.State.CONFIRMED, PupilTask.State.NOT_APPLICABLE, PupilTask.State.OPEN)


@page("summer.tasks")
def tasks(request: HouseRequest) -> HttpResponse:
    here = my_tasks_for(
        actor=request.actor, kind=request.GET.get("soort", ""), page=request.GET.get("page", "")
    )
    return render(request, "summer/tasks/mine.html", {"here": here})


@page("summer.see_task")
def pupil(request: HouseRequest, pk: UUID) -> HttpResponse:
    if request.actor.kind != "staff":
        raise Http404  # a pupil has the welcome page
    here = pupil_tasks_for(actor=request.actor, pk=pk)
    read_tasks(actor=request.actor, transition=here.transition)
    return render(request, "summer/tasks/pupil.html", {"here": here})


@require_POST
@page("summer.confirm_tasks")
def settle(request: HouseRequest) -> HttpResponse:
    """Keep what the owner says of the ticked tasks; then back to where they were."""
    every = request.POST.get("all", "")
    state = every or request.POST.get("state", "")
    back = redirect(_back(request))
    if state not in STATES:
        raise Http404
    keys = _keys(request.POST.getlist("shown" if every else "task"))
    if not keys:
        messages.error(request, _("Vink eerst aan wat je bedoelt. Er is nog niets bewaard."))
        return back
    try:
        number = settle_tasks(
            actor=request.actor, tasks=keys, state=state, now=request.now,
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except UserError as fault:
        messages.error(request, str(fault))
        return back
    said = ngettext("Bewaard: %(n)s taak.", "Bewaard: %(n)s taken.", number) % {"n": number}
    undo = f"{reverse('summer:undo_settle')}?{urlencode({'om': request.now.isoformat(), 'terug': _back(request)})}"
    messages.success(request, said, extra_tags=undo if number else "")
    return back


@require_POST
@page("summer.confirm_tasks")
def undo(request: HouseRequest) -> HttpResponse:
    try:
        moment = dt.datetime.fromisoformat(request.GET.get("om", ""))
    except ValueError as odd:
        raise Http404 from odd
    if moment.tzinfo is None:
        raise Http404
    try:
        number = undo_settling(actor=request.actor, moment=moment, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        said = ngettext("Teruggezet: %(n)s taak.", "Teruggezet: %(n)s taken.", number)
        messages.success(request, said % {"n": number})
    return redirect(_back(request))


def _keys(typed: list[str]) -> list[UUID]:
    try:
        return [UUID(each) for each in typed]
    except ValueError as odd:
        raise Http404 from odd


def _back(request: HouseRequest) -> str:
    """Where the reader was, on this site; else the page of tasks."""
    wanted = request.POST.get("terug") or request.GET.get("terug") or ""
    here = wanted.startswith("/zomer/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None
    )
    return wanted if here else reverse("summer:tasks")
