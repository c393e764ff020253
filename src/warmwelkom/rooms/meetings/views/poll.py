"""`…/datumprikker/`: say when you can; the chair proposes moments and chooses one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.meetings.domain.polls import answer_poll, ask_for_day, choose_moment
from warmwelkom.rooms.meetings.meet_forms import AnswerForm, ClosingForm, moments_form
from warmwelkom.rooms.meetings.models import DatePoll, Meeting, PollMoment
from warmwelkom.rooms.meetings.queries.meet import leads_here
from warmwelkom.rooms.meetings.queries.poll import poll_for, poll_of

FIRST_ROWS, MORE_ROWS = 4, 4


@page("meetings.attend")
def poll(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """My answers, everybody's, and which moment fits best."""
    row = Meeting.objects.get_for(request.actor, "meetings.attend", pk=pk)
    here = poll_for(actor=request.actor, meeting=row, now=request.now)
    form = AnswerForm(request.POST or None, rows=here["rows"])
    if request.method == "POST" and form.is_valid():
        try:
            answer_poll(
                actor=request.actor, meeting=row, answers=form.values(), now=request.now
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Je antwoorden staan erbij."))
            return redirect("meetings:poll", region=region, pk=pk)
    context = {
        "here": here, "row": row, "region": region, "form": form,
        "leads": leads_here(request.actor, row),
        "lines": [(line, form[str(line.moment.pk)]) for line in here["rows"]],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "meetings/poll/poll.html", context, status=status)


@page("meetings.lead")
def ask(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Propose moments, or more of them."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    known = poll_of(meeting=row)
    sent = request.POST if request.method == "POST" else None
    left = DatePoll.MOST - len(known["moments"])
    rows = moments_form(extra=min(left, FIRST_ROWS))(sent)
    initial = {"closes_on": known["poll"].closes_on} if known["poll"] else None
    closing = ClosingForm(sent, initial=initial)
    if sent is not None and sent.get("do") == "more":
        rows, closing = _more(sent, left), ClosingForm(initial={"closes_on": sent.get("closes_on")})
    elif sent is not None and all((rows.is_valid(), closing.is_valid())):
        spans = [span for form in rows if (span := form.span())]
        try:
            ask_for_day(
                actor=request.actor, meeting=row, moments=spans,
                closes_on=closing.cleaned_data["closes_on"], now=request.now,
            )  # fmt: skip
        except UserError as fault:
            closing.add_error(None, str(fault))
        else:
            messages.success(request, _("De datumprikker staat open."))
            return redirect("meetings:poll", region=region, pk=pk)
    context = {"row": row, "region": region, "rows": rows, "closing": closing, "known": known,
               "may_more": rows.total_form_count() < left}  # fmt: skip
    is_wrong = (rows.is_bound and not rows.is_valid()) or bool(closing.errors)
    status = 422 if is_wrong else 200
    return render(request, "meetings/poll/ask.html", context, status=status)


def _more(sent: Any, left: int) -> Any:
    """The same rows as they were typed, and empty ones after them."""
    typed = whole_number(sent.get("form-TOTAL_FORMS", ""), most=9999)
    data = sent.copy()
    data["form-TOTAL_FORMS"] = str(min(left, (FIRST_ROWS if typed is None else typed) + MORE_ROWS))
    return moments_form(extra=0)(data)


@require_POST
@page("meetings.lead")
def choose(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """This is the day."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    chosen = request.POST.get("moment", "")
    moments = PollMoment.objects.filter(poll__meeting=row)
    moment = next((one for one in moments if str(one.pk) == chosen), None)
    if moment is None:
        raise Http404
    try:
        choose_moment(actor=request.actor, meeting=row, moment=moment, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("De dag staat vast. Wie antwoordde, hoort het."))
    return redirect("meetings:meeting", region=region, pk=pk)
