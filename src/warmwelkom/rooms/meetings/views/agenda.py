"""`…/agenda/`: what is on it, for everybody; and making it, for who leads the meeting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.meetings.agenda_forms import ItemForm
from warmwelkom.rooms.meetings.domain.agenda import (
    OrderNeedsReason,
    add_item,
    change_item,
    move_item,
    put_back_item,
    remove_item,
    take_over,
)
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting
from warmwelkom.rooms.meetings.queries.agenda import agenda_for, agenda_to_make
from warmwelkom.rooms.meetings.queries.minutes import leads_meeting


@page("meetings.see")
def agenda(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    here = agenda_for(actor=request.actor, pk=pk)
    leads = leads_meeting(request.actor, here["row"])
    names = request.actor.kind == "staff" and bool(request.actor.grants)
    return render(
        request, "meetings/agenda/agenda.html",
        {"here": here, "region": region, "leads": leads, "names": names},
    )  # fmt: skip


@page("meetings.lead")
def make(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The agenda and what proposes itself; each button comes back here with what it does."""
    row = Meeting.objects.select_related("region", "series").get_for(
        request.actor, "meetings.lead", pk=pk
    )
    shown: dict[str, Any] = {"form": ItemForm(actor=request.actor), "fault": "", "moving": None}
    if request.method == "POST":
        try:
            if _do(request, row, shown):
                return redirect("meetings:make_agenda", region=region, pk=pk)
        except OrderNeedsReason as fault:
            shown |= {"fault": str(fault), "moving": _wanted(request)}
        except UserError as fault:
            shown["fault"] = str(fault)
    here = agenda_to_make(actor=request.actor, meeting=row, today=request.now.date())
    is_wrong = bool(shown["fault"] or shown["form"].errors)
    return render(
        request, "meetings/agenda/make.html", {"here": here, "region": region, **shown},
        status=422 if is_wrong else 200,
    )  # fmt: skip


def _do(request: HouseRequest, row: Meeting, shown: dict[str, Any]) -> bool:
    """Do what the button says; False where what was typed must be mended first."""
    does = request.POST.get("do") or request.GET.get("do", "")
    about: dict[str, Any] = {"actor": request.actor, "meeting": row}
    if does == "take":
        take_over(**about, key=request.POST.get("key", ""), now=request.now)
    elif does == "add":
        form = shown["form"] = ItemForm(request.POST, actor=request.actor)
        if not form.is_valid():
            return False
        add_item(**about, now=request.now, **form.cleaned_data)
    elif does == "move":
        to, reason = _wanted(request)["to"], request.POST.get("reason", "")
        move_item(**about, item=_item(request, row), to=to, reason=reason)
    elif does == "remove":
        item = _item(request, row)
        remove_item(**about, item=item, now=request.now)
        undo = reverse("meetings:make_agenda", args=[row.region.slug, row.pk])
        messages.success(
            request,
            _("Het punt is van de agenda."),
            extra_tags=f"{undo}?do=put_back&item={item.pk}",
        )
    elif does == "put_back":
        put_back_item(**about, item=_item(request, row))
    else:
        raise Http404
    return True


def _wanted(request: HouseRequest) -> dict[str, Any]:
    """Which point must go to which place, as it was asked."""
    to = whole_number(request.POST.get("to", ""), most=9999)
    if to is None:
        raise Http404
    return {"item": request.POST.get("item", ""), "to": to}


def _item(request: HouseRequest, row: Meeting) -> AgendaItem:
    try:
        number = UUID(request.POST.get("item") or request.GET.get("item", ""))
    except ValueError as odd:
        raise Http404 from odd
    found: AgendaItem | None = AgendaItem.objects.filter(pk=number, meeting=row).first()
    if found is None:
        raise Http404
    return found


@page("meetings.lead")
def item(request: HouseRequest, region: str, pk: UUID, item: UUID) -> HttpResponse:
    """Other words, minutes or another contribution for one point."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    found = AgendaItem.objects.filter(pk=item, meeting=row, removed_at=None).first()
    if found is None:
        raise Http404
    form = ItemForm(request.POST or None, actor=request.actor, initial=ItemForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_item(actor=request.actor, meeting=row, item=found, **form.cleaned_data)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Het punt is aangepast."))
            return redirect("meetings:make_agenda", region=region, pk=pk)
    return render(
        request, "meetings/agenda/item.html", {"form": form, "row": row, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip
