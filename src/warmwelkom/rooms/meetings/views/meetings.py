"""`/bijeenkomsten/<region>/`: what is planned, what was; and one meeting."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.domain.planning import cancel_meeting, change_meeting, plan_meeting
from warmwelkom.rooms.meetings.forms import CancelForm, MeetingForm
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.meetings import meeting_for, meetings_for


@page("meetings.read")
def meetings(request: HouseRequest, region: str) -> HttpResponse:
    here = meetings_for(actor=request.actor, now=request.now)
    may_plan = may(request.actor, "meetings.plan")
    return render(
        request, "meetings/list.html", {"here": here, "region": region, "may_plan": may_plan}
    )


@page("meetings.see")
def show(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    here = meeting_for(actor=request.actor, pk=pk, now=request.now)
    return render(request, "meetings/meeting.html", {"here": here, "region": region})


@page("meetings.plan")
def new(request: HouseRequest, region: str) -> HttpResponse:
    """Plan one; the day may be found later."""
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = plan_meeting(actor=request.actor, now=request.now, **form.values())
        messages.success(request, _("De bijeenkomst staat er."))
        return redirect("meetings:meeting", region=region, pk=made.pk)
    return _form(request, region, form)


@page("meetings.lead")
def change(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Change its words, its day or its place."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    form = MeetingForm(request.POST or None, initial=MeetingForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(actor=request.actor, meeting=row, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard. Wie zich aanmeldde, hoort wat er veranderde."))
            return redirect("meetings:meeting", region=region, pk=pk)
    return _form(request, region, form, row)


@page("meetings.lead")
def cancel(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Call it off, with a reason."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            cancel_meeting(actor=request.actor, meeting=row, reason=reason, now=request.now)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Deze bijeenkomst gaat niet door"))
            return redirect("meetings:meeting", region=region, pk=pk)
    return render(
        request, "meetings/cancel.html", {"form": form, "row": row, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _form(
    request: HouseRequest, region: str, form: MeetingForm, row: Meeting | None = None
) -> HttpResponse:
    return render(
        request, "meetings/form.html", {"form": form, "row": row, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip
