"""`/zomer/vergelijken/`: a fair comparison of the automatic messages, for who coordinates the region."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.summer.domain.trials import (
    change_trial,
    count_trial,
    freeze_trial,
    set_up_trial,
    stop_trial,
)
from warmwelkom.rooms.summer.forms_of_trial import TrialForm
from warmwelkom.rooms.summer.models import SummerTrial
from warmwelkom.rooms.summer.queries.trials import (
    exam_year,
    log_file,
    outcomes_file,
    report_file,
    trial_page,
    trials_for,
)

FILES: dict[str, tuple[str, Callable[[SummerTrial], str]]] = {
    "logboek": ("log.jsonl", log_file),
    "uitkomsten": ("outcomes.csv", outcomes_file),
    "verslag": ("report.json", report_file),
}


@require_safe
@page("summer.trials")
def trials(request: HouseRequest) -> HttpResponse:
    words = {"rows": trials_for(actor=request.actor), "today": request.now.date()}
    return render(request, "summer/trial/list.html", words)


@page("summer.trials")
def set_up(request: HouseRequest) -> HttpResponse:
    """A new one; then its page tells what could be seen."""
    return _form(request, TrialForm(request.POST or None))


@page("summer.run_trial")
def change(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = SummerTrial.objects.get_for(request.actor, "summer.run_trial", pk=pk)
    return _form(request, TrialForm(request.POST or None, initial=TrialForm.initial_of(row)), row)


def _form(request: HouseRequest, form: TrialForm, row: SummerTrial | None = None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            kept = _keep(request, form, row)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("summer:trial", kept)
    words = {"form": form, "row": row}
    return render(request, "summer/trial/form.html", words, status=422 if form.errors else 200)


def _keep(request: HouseRequest, form: TrialForm, row: SummerTrial | None) -> UUID:
    words: dict[str, Any] = {
        "actor": request.actor, "values": form.values(), "now": request.now,
        "programmes": form.cleaned_data["programmes"],
    }  # fmt: skip
    if row:
        change_trial(trial=row, **words)
        return UUID(str(row.pk))
    return UUID(str(set_up_trial(school_year=exam_year(actor=request.actor), **words).pk))


@require_safe
@page("summer.run_trial")
def trial(request: HouseRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk)


def _page(request: HouseRequest, pk: UUID, status: int = 200, **words: Any) -> HttpResponse:
    row = SummerTrial.objects.get_for(request.actor, "summer.run_trial", pk=pk)
    here = trial_page(trial=row, today=request.now.date())
    return render(request, "summer/trial/one.html", {"here": here, **words}, status=status)


@require_POST
@page("summer.run_trial")
def act(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Freeze and draw, stop, count."""
    row = SummerTrial.objects.get_for(request.actor, "summer.run_trial", pk=pk)
    do = request.POST.get("do", "")
    words: dict[str, Any] = {"actor": request.actor, "trial": row, "now": request.now}
    try:
        if do == "freeze":
            number = freeze_trial(**words)
            said = ngettext("Vastgelegd en geloot: %(n)s leerling.", "Vastgelegd en geloot: %(n)s leerlingen.", number)  # fmt: skip
            messages.success(request, said % {"n": number})
        elif do == "stop":
            stop_trial(why=request.POST.get("why", ""), **words)
            messages.success(request, _("Gestopt. Iedereen krijgt weer hetzelfde."))
        elif do == "count":
            count_trial(**words)
            messages.success(request, _("Geteld. Dit verandert niet meer."))
        else:
            raise Http404
    except UserError as fault:
        return _page(request, pk, 422, fault=str(fault), at=do)
    return redirect("summer:trial", pk)


@require_safe
@page("summer.run_trial")
@asks_again
def file(request: HouseRequest, pk: UUID, part: str) -> HttpResponse:
    """The log, what was counted or the report, to keep or to put together with other regions."""
    row = SummerTrial.objects.get_for(request.actor, "summer.run_trial", pk=pk)
    if part not in FILES:
        raise Http404
    name, read = FILES[part]
    text = read(row)
    if not text:
        raise Http404
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
