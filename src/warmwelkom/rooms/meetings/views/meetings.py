"""`/bijeenkomsten/<region>/`: what is planned, what was; and one meeting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.domain.planning import cancel_meeting, change_meeting, plan_meeting
from warmwelkom.rooms.meetings.domain.series import plan_next
from warmwelkom.rooms.meetings.forms import CancelForm, MeetingForm
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.meetings.queries.form import choices_of_form
from warmwelkom.rooms.meetings.queries.meetings import meeting_for, meetings_for
from warmwelkom.rooms.meetings.queries.series import proposed_next


@page("meetings.read")
def meetings(request: HouseRequest, region: str) -> HttpResponse:
    context = {
        "here": meetings_for(actor=request.actor, now=request.now),
        "region": region,
        "may_plan": may(request.actor, "meetings.plan"),
        "may_settle": may(request.actor, "meetings.settle"),
        "takes_part": may(request.actor, "meetings.own_calendar"),
    }
    return render(request, "meetings/list.html", context)


@page("meetings.see")
def show(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    here = meeting_for(actor=request.actor, pk=pk, now=request.now)
    return render(request, "meetings/meeting.html", {"here": here, "region": region})


@page("meetings.plan")
def new(request: HouseRequest, region: str) -> HttpResponse:
    """Plan one; the day may be found later."""
    form = MeetingForm(request.POST or None, **choices_of_form(is_new=True))
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_meeting(actor=request.actor, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("De bijeenkomst staat er."))
            next_page = "meetings:meeting" if made.starts_at else "meetings:ask_for_day"
            return redirect(next_page, region=region, pk=made.pk)
    return _form(request, region, form, heading=_("Plan een bijeenkomst"))


@page("meetings.plan")
def following(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Plan the one after this: the same words, a day that follows."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    proposed = proposed_next(meeting=row, now=request.now)
    form = MeetingForm(request.POST or None, initial=proposed, **choices_of_form(is_new=True))
    for name in ("series", "begins_series"):
        del form.fields[name]
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_next(actor=request.actor, meeting=row, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("De volgende bijeenkomst staat er."))
            return redirect("meetings:meeting", region=region, pk=made.pk)
    return _form(request, region, form, row, heading=_("Plan de volgende"))


@page("meetings.lead")
def change(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Change its words, its day or its place."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    initial = MeetingForm.initial_of(row)
    form = MeetingForm(request.POST or None, initial=initial, **choices_of_form(is_new=False))
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(actor=request.actor, meeting=row, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard. Wie zich aanmeldde, hoort wat er veranderde."))
            return redirect("meetings:meeting", region=region, pk=pk)
    return _form(request, region, form, row, heading=_("Pas de bijeenkomst aan"))


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
    request: HouseRequest, region: str, form: MeetingForm, row: Meeting | None = None,
    *, heading: str,
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {"form": form, "row": row, "region": region, "heading": heading}
    return render(request, "meetings/form.html", context, status=422 if form.errors else 200)
