"""`…/leiden/`: one screen from the first point to the last, beside a video call."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.templatetags.ww import moment
from warmwelkom.rooms.meetings.domain.actions import remove_promise
from warmwelkom.rooms.meetings.domain.decisions import undo_decision
from warmwelkom.rooms.meetings.domain.running import (
    NotesDiffer,
    begin_meeting,
    end_meeting,
    reopen_meeting,
    save_notes,
)
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem, Decision, Meeting
from warmwelkom.rooms.meetings.queries.running import running_for
from warmwelkom.rooms.meetings.running_forms import NotesForm
from warmwelkom.rooms.meetings.texts_for_notes import offered_texts, with_offers
from warmwelkom.rooms.meetings.views.point_forms import PointForms


@page("meetings.lead")
def run(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The point at hand; posting keeps whatever was filled in, and goes on where asked."""
    found = with_offers(Meeting.objects.select_related("series", "published"))
    row = found.get_for(request.actor, "meetings.lead", pk=pk)
    wanted = request.POST.get("item") or request.GET.get("punt", "")
    here = running_for(actor=request.actor, meeting=row, wanted=wanted, now=request.now)
    status = 200
    forms = PointForms(request, here) if here["here"] else None
    if request.method == "POST":
        if forms is None or str(here["here"].item.pk) != wanted:
            raise Http404
        if forms.save():
            if request.POST.get("go") == "end":
                return _end(request, region, row)
            after = here["after"] if request.POST.get("go") == "on" else None
            return _to(region, row, (after or here["here"]).item)
        status = 422
        here = running_for(actor=request.actor, meeting=row, wanted=wanted, now=request.now)
        forms.look_again(here)
    shown = {"here": here, "region": region, "forms": forms, "texts": offered_texts(row),
             "is_refused": status == 422}  # fmt: skip
    return render(request, "meetings/running/run.html", shown, status=status)


@require_POST
@page("meetings.lead")
def act(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Begin, close, open again, take a decision or a promise back."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    does = request.POST.get("do") or request.GET.get("do", "")
    item = None
    try:
        if does == "begin":
            begin_meeting(actor=request.actor, meeting=row, now=request.now)
        elif does == "end":
            return _end(request, region, row)
        elif does == "reopen":
            reopen_meeting(actor=request.actor, meeting=row)
        else:
            item = _take_back(request, row, does)
    except UserError as fault:
        messages.error(request, str(fault))
        item = request.POST.get("item")
    return _to(region, row, item)


def _end(request: HouseRequest, region: str, row: Meeting) -> HttpResponse:
    end_meeting(actor=request.actor, meeting=row, now=request.now)
    undo = reverse("meetings:act", args=[region, row.pk]) + "?do=reopen"
    messages.success(request, _("De bijeenkomst is gesloten."), extra_tags=undo)
    return redirect("meetings:publish", region=region, pk=row.pk)


def _take_back(request: HouseRequest, row: Meeting, does: str) -> Any:
    """Take a decision or a promise back; returns the number of its point."""
    number = _number(request)
    if does == "undo":
        decision = Decision.objects.filter(pk=number, meeting=row).first()
        if decision is None:
            raise Http404
        undo_decision(actor=request.actor, meeting=row, decision=decision)
        messages.success(
            request, _("Het besluit is teruggenomen. Alles staat weer zoals daarvoor.")
        )
        return decision.item_id
    action = ActionItem.objects.filter(pk=number, meeting=row).first()
    if action is None or does != "unpromise":
        raise Http404
    remove_promise(actor=request.actor, meeting=row, action=action)
    messages.success(request, _("De afspraak is weg."))
    return action.item_id


@require_POST
@page("meetings.lead")
def notes(request: HouseRequest, region: str, pk: UUID, item: UUID) -> HttpResponse:  # noqa: ARG001  it stands in the address
    """Keep the notes while somebody types: answers with the version, or with both texts (422)."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    found = AgendaItem.objects.filter(pk=item, meeting=row, removed_at=None).first()
    form = NotesForm(request.POST)
    if found is None:
        raise Http404
    if not form.is_valid():
        return JsonResponse({"said": " ".join(map(str, form.errors.get("notes", [])))}, status=422)
    try:
        version = save_notes(
            actor=request.actor, meeting=row, item=found, notes=form.cleaned_data["notes"],
            version=form.cleaned_data["version"],
        )  # fmt: skip
    except NotesDiffer as fault:
        told = {"said": str(fault), "notes": fault.both, "version": fault.version}
        return JsonResponse(told, status=422)
    except UserError as fault:
        return JsonResponse({"said": str(fault)}, status=422)
    said = _("Bewaard, %(moment)s") % {"moment": moment(request.now)}
    return JsonResponse({"said": said, "version": version})


def _number(request: HouseRequest) -> UUID:
    try:
        return UUID(request.POST.get("number", ""))
    except ValueError as odd:
        raise Http404 from odd


def _to(region: str, row: Meeting, item: Any) -> HttpResponse:
    number = getattr(item, "pk", item)
    address = reverse("meetings:run", args=[region, row.pk])
    return redirect(f"{address}?punt={number}" if number else address)
