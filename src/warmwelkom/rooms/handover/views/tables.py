"""`/overstaptafels/`: the tables; one of them, where schools look through their own pupils first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.screening import screen_cases
from warmwelkom.rooms.handover.domain.tables import (
    cancel_table,
    change_table,
    give_seat,
    make_table,
    name_chair,
    restore_table,
    take_seat_back,
)
from warmwelkom.rooms.handover.forms_of_table import ScreenForm, SeatForm, TableForm
from warmwelkom.rooms.handover.models import RoundTable, TableSeat
from warmwelkom.rooms.handover.queries.tables import (
    FEWEST,
    schools_to_choose,
    seats_to_give,
    table_page_for,
    tables_for,
)
from warmwelkom.rooms.people.models import Role


@page("handover.tables")
def tables(request: HouseRequest) -> HttpResponse:
    here = tables_for(actor=request.actor, now=request.now)
    return render(request, "handover/table/list.html", {"here": here})


@page("handover.make_table")
def new(request: HouseRequest) -> HttpResponse:
    form = TableForm(request.POST or None, schools=schools_to_choose())
    if request.method == "POST" and form.is_valid():
        made = make_table(actor=request.actor, now=request.now, **form.values())
        messages.success(request, _("De tafel staat er. Zeg nu wie er aan tafel zit."))
        return redirect("handover:table", made.pk)
    return _form(request, form, None)


@page("handover.manage_table")
def change(request: HouseRequest, pk: UUID) -> HttpResponse:
    table = RoundTable.objects.get_for(request.actor, "handover.manage_table", pk=pk)
    initial = TableForm.initial_of(table)
    form = TableForm(request.POST or None, initial=initial, schools=schools_to_choose())
    if request.method == "POST" and form.is_valid():
        try:
            change_table(actor=request.actor, table=table, now=request.now, **form.values())
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("handover:table", pk)
    return _form(request, form, table)


def _form(request: HouseRequest, form: TableForm, table: RoundTable | None) -> HttpResponse:
    context = {"form": form, "table": table}
    return render(request, "handover/table/form.html", context, status=422 if form.errors else 200)


@page("handover.see_table")
def table(request: HouseRequest, pk: UUID) -> HttpResponse:
    return show(request, pk)


def show(request: HouseRequest, pk: UUID, **forms: Any) -> HttpResponse:
    """The table as this reader may see it; 422 with what was typed still there."""
    here = table_page_for(actor=request.actor, pk=pk)
    screen_form = forms.get("screen") or ScreenForm([])
    context: dict[str, Any] = {"here": here, "fewest": FEWEST, "today": request.now.date()}
    context["to_screen"] = [(view, screen_form.shown(view.case)) for view in here.to_screen]
    context["is_refused"] = bool(screen_form.faults)
    if here.may_manage and not here.table.ended_at and not here.table.cancelled_at:
        groups = seats_to_give(table=here.table)
        context["seat"] = SeatForm(forms.get("seat"), groups=groups)
    wrong = bool(screen_form.faults) or bool(context.get("seat") and context["seat"].errors)
    return render(request, "handover/table/table.html", context, status=422 if wrong else 200)


@require_POST
@page("handover.screen_table")
def screen(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Keep what was said of all one's own cases, in one go."""
    row = RoundTable.objects.get_for(request.actor, "handover.screen_table", pk=pk)
    here = table_page_for(actor=request.actor, pk=pk)
    form = ScreenForm([view.case.pk for view in here.to_screen], request.POST)
    if not form.is_valid():
        return show(request, pk, screen=form)
    try:
        number = screen_cases(actor=request.actor, table=row, said=form.said(), now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
        return show(request, pk, screen=form)
    said = ngettext("Bewaard: %(n)s leerling.", "Bewaard: %(n)s leerlingen.", number)
    messages.success(request, said % {"n": number})
    return redirect("handover:table", pk)


@require_POST
@page("handover.manage_table")
def cancel(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Call it off, or on again."""
    row = RoundTable.objects.get_for(request.actor, "handover.manage_table", pk=pk)
    if request.GET.get("herstel"):
        restore_table(actor=request.actor, table=row, now=request.now)
        messages.success(request, _("De tafel gaat weer door."))
        return redirect("handover:table", pk)
    try:
        cancel_table(actor=request.actor, table=row, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        undo = reverse("handover:cancel_table", args=[pk]) + "?herstel=1"
        messages.success(request, _("Deze tafel gaat niet door."), extra_tags=undo)
    return redirect("handover:table", pk)


@require_POST
@page("handover.manage_table")
def seats(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Give a seat, take it back, name who chairs."""
    row = RoundTable.objects.get_for(request.actor, "handover.manage_table", pk=pk)
    try:
        if "chair" in request.POST:
            name_chair(actor=request.actor, table=row, seat=_seat(row, request.POST["chair"]))
        elif "away" in request.POST:
            take_seat_back(actor=request.actor, table=row, seat=_seat(row, request.POST["away"]))
        else:
            form = SeatForm(request.POST, groups=seats_to_give(table=row))
            if not form.is_valid():
                return show(request, pk, seat=request.POST)
            role = Role.objects.select_related("person", "school").get(pk=form.cleaned_data["role"])
            give_seat(actor=request.actor, table=row, role=role, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    return redirect(reverse("handover:table", args=[pk]) + "#plekken")


def _seat(table: RoundTable, number: str) -> TableSeat:
    try:
        found = TableSeat.objects.filter(pk=UUID(number), table=table).first()
    except ValueError as odd:
        raise Http404 from odd
    if found is None:
        raise Http404
    return found
