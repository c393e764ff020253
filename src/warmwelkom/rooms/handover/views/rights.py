"""`/rechten/`: the queue of requests about a pupil's data, for who handles them."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.answers_of_rights import LIMITS, ready_for
from warmwelkom.rooms.handover.domain.rights import (
    answer_request,
    enter_request,
    extend_request,
    note_done,
    note_read,
    take_request,
)
from warmwelkom.rooms.handover.forms_of_rights import AnswerForm, CallForm, LineForm
from warmwelkom.rooms.handover.models import RightsRequest
from warmwelkom.rooms.handover.queries.known_of_pupil import everything_known_of
from warmwelkom.rooms.handover.queries.rights import callers_for, queue_for, request_page_for
from warmwelkom.rooms.handover.views.words import asked
from warmwelkom.rooms.transitions.models import Transition


@page("handover.rights")
def queue(request: HouseRequest) -> HttpResponse:
    here = queue_for(actor=request.actor, today=request.now.date())
    return render(request, "handover/rights/queue.html", {"here": here})


@page("handover.rights")
def find_caller(request: HouseRequest) -> HttpResponse:
    """Who is calling? A search among one's own pupils."""
    words = asked(request, "q", most=100)
    rows = callers_for(actor=request.actor, words=words)
    return render(request, "handover/rights/find.html", {"rows": rows, "words": words})


@page("handover.enter_request")
def enter(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Write down what was asked by phone or letter."""
    found = Transition.objects.select_related("pupil", "location__school")
    row = found.get_for(request.actor, "handover.enter_request", pk=pk)
    form = CallForm(request.POST or None, initial={"asked_on": request.now.date()})
    if request.method == "POST" and form.is_valid():
        try:
            enter_request(actor=request.actor, transition=row, now=request.now, **form.cleaned_data)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Het staat in de rij. Wie het behandelt, heeft bericht."))
            return redirect("handover:rights")
    return render(
        request, "handover/rights/enter.html", {"form": form, "row": row},
        status=422 if form.errors else 200,
    )  # fmt: skip


@page("handover.handle_request")
def show(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk)


def _page(request: HouseRequest, pk: UUID, **forms: Any) -> HttpResponse:
    here = request_page_for(
        actor=request.actor, pk=pk, today=request.now.date(), policy="handover.handle_request"
    )
    ready, start = ready_for(here.request.kind), asked(request, "begin")
    initial = {"outcome": start, "answer": dict(ready).get(start, "")}
    shown: dict[str, Any] = {
        "answer": AnswerForm(initial=initial), "extend": LineForm(prefix="extend"),
        "done": LineForm(prefix="done"), **forms,
    }  # fmt: skip
    context = {"here": here, "ready": ready, "limit": LIMITS[here.request.kind], **shown}
    status = 422 if any(form.errors for form in shown.values()) else 200
    return render(request, "handover/rights/request.html", context, status=status)


@require_POST
@page("handover.handle_request")
def act(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Take it, take more time, keep what was done, answer."""
    rows = RightsRequest.objects.select_related("pupil", "school")
    row = rows.get_for(request.actor, "handover.handle_request", pk=pk)
    does = request.POST.get("do", "")
    words: dict[str, Any] = {"actor": request.actor, "request": row, "now": request.now}
    form: Any = AnswerForm(request.POST)
    if does in ("extend", "done"):
        form = LineForm(request.POST, prefix=does)
    if does != "take" and not form.is_valid():
        return _page(request, pk, **{does if does in ("extend", "done") else "answer": form})
    try:
        if does == "take":
            take_request(**words)
        elif does == "extend":
            extend_request(reason=form.cleaned_data["line"], **words)
        elif does == "done":
            note_done(line=form.cleaned_data["line"], **words)
        elif does == "answer":
            answer_request(**form.cleaned_data, **words)
        else:
            raise Http404
    except UserError as fault:
        if does == "take":
            messages.error(request, str(fault))
            return redirect("handover:request", pk)
        form.add_error("answer" if does == "answer" else "line", str(fault))
        return _page(request, pk, **{does: form})
    messages.success(request, _("Bewaard."))
    return redirect("handover:request", pk)


@page("handover.handle_request")
@asks_again
def everything(request: HouseRequest, pk: UUID) -> HttpResponse:
    """All that is known of this pupil, as a file; fetching it is a step of the proof."""
    rows = RightsRequest.objects.select_related("pupil")
    row = rows.get_for(request.actor, "handover.handle_request", pk=pk)
    if row.kind != RightsRequest.Kind.ACCESS or row.about_care:
        raise Http404
    note_read(actor=request.actor, request=row, now=request.now)
    return file_of(row, with_care=False)


def file_of(row: RightsRequest, *, with_care: bool) -> HttpResponse:
    """Everything known of the pupil of a request, for a person and for a program to read."""
    known = everything_known_of(pupil_id=row.pupil_id, with_care=with_care)
    text = json.dumps(known, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return answer
