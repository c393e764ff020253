"""`…/tafel/`: one screen from the first case to the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.handover.domain.at_the_table import (
    begin_table,
    decide_case,
    end_table,
    note_case_read,
    reopen_table,
    take_decision_back,
    unbegin_table,
)
from warmwelkom.rooms.handover.forms_of_table import DecisionForm
from warmwelkom.rooms.handover.models import RoundTable, TableCase
from warmwelkom.rooms.handover.queries.at_the_table import AtTheTable, at_the_table_for
from warmwelkom.rooms.people.models import Person


@page("handover.see_table")
def run(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The case at hand; who chairs keeps the decision and goes on to the next."""
    wanted = request.POST.get("case") or request.GET.get("zaak", "")
    here = at_the_table_for(actor=request.actor, pk=pk, wanted=wanted)
    if here.table.begun_at is None:
        return redirect("handover:table", pk)
    form = DecisionForm(
        request.POST or None, people=here.people, initial=_initial(here), auto_id="besluit_%s"
    )
    if request.method == "POST":
        if here.here is None or str(here.here.case.pk) != wanted:
            raise Http404
        if form.is_valid() and _decided(request, form):
            after = here.after
            return _to(pk, after.case if after else here.here.case)
    elif here.here:
        note_case_read(actor=request.actor, case=here.here.case)
    context = {"here": here, "form": form}
    status = 422 if form.errors else 200
    return render(request, "handover/table/run.html", context, status=status)


def _initial(here: AtTheTable) -> dict[str, Any]:
    """What was decided before about the case at hand."""
    if here.here is None:
        return {}
    action = here.here.actions[0] if here.here.actions else None
    words: dict[str, Any] = {"outcome": here.here.case.outcome}
    if action:
        words |= {"what": action.what, "person": str(action.person_id), "due": action.due}
    return words


def _decided(request: HouseRequest, form: DecisionForm) -> bool:
    """Keep the decision; False when the form now says what is missing."""
    case = TableCase.objects.select_related("transition").get_for(
        request.actor, "handover.decide_case", pk=request.POST["case"]
    )
    data = form.cleaned_data
    person = Person.objects.filter(pk=data["person"]).first() if data["person"] else None
    try:
        decide_case(
            actor=request.actor, case=case, outcome=data["outcome"], what=data["what"],
            person=person, due=data["due"], now=request.now,
        )  # fmt: skip
    except UserError as fault:
        form.add_error(None, str(fault))
        return False
    return True


@require_POST
@page("handover.chair_table")
def act(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Begin, close, take either back; take a decision back."""
    row = RoundTable.objects.get_for(request.actor, "handover.chair_table", pk=pk)
    does = DOES.get(request.POST.get("do") or request.GET.get("do", ""))
    if does is None:
        raise Http404
    try:
        return does(request, row)
    except UserError as fault:
        messages.error(request, str(fault))
        return _to(pk, None)


def _begin(request: HouseRequest, row: RoundTable) -> HttpResponse:
    begin_table(actor=request.actor, table=row, now=request.now)
    undo = reverse("handover:lead_table", args=[row.pk]) + "?do=unbegin"
    messages.success(request, _("De tafel is begonnen."), extra_tags=undo)
    return _to(row.pk, None)


def _unbegin(request: HouseRequest, row: RoundTable) -> HttpResponse:
    unbegin_table(actor=request.actor, table=row)
    messages.success(request, _("De tafel is nog niet begonnen. Nakijken kan weer."))
    return redirect("handover:table", row.pk)


def _reopen(request: HouseRequest, row: RoundTable) -> HttpResponse:
    reopen_table(actor=request.actor, table=row)
    return _to(row.pk, None)


def _undo(request: HouseRequest, row: RoundTable) -> HttpResponse:
    case = TableCase.objects.select_related("transition").get_for(
        request.actor, "handover.decide_case", pk=_number(request), table=row
    )
    take_decision_back(actor=request.actor, case=case)
    return _to(row.pk, case)


def _end(request: HouseRequest, row: RoundTable) -> HttpResponse:
    number = end_table(actor=request.actor, table=row, now=request.now)
    undo = reverse("handover:lead_table", args=[row.pk]) + "?do=reopen"
    said = _("De tafel is gesloten. Wie iets op zich nam, krijgt vanzelf een herinnering.")
    if number:
        said = _(
            "De tafel is gesloten. Waar geen besluit over is, komt terug aan de volgende tafel."
        )
    messages.success(request, said, extra_tags=undo)
    return redirect("handover:table", row.pk)


def _number(request: HouseRequest) -> UUID:
    try:
        return UUID(request.POST.get("case", ""))
    except ValueError as odd:
        raise Http404 from odd


def _to(pk: UUID, case: TableCase | None) -> HttpResponse:
    address = reverse("handover:at_the_table", args=[pk])
    return redirect(f"{address}?zaak={case.pk}#zaak" if case else address)


DOES: dict[str, Callable[[HouseRequest, RoundTable], HttpResponse]] = {
    "begin": _begin,
    "unbegin": _unbegin,
    "end": _end,
    "reopen": _reopen,
    "undo": _undo,
}
