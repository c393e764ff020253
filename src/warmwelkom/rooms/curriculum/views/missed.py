"""`/leerstof/niet-gegeven/`: what the vmbo could not teach this year, and what the mbo does about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.curriculum.domain.missed import answer_missed, tell_missed, withdraw_missed
from warmwelkom.rooms.curriculum.forms import AnswerForm, MissedForm
from warmwelkom.rooms.curriculum.queries.browse import module_page
from warmwelkom.rooms.curriculum.queries.choices import module_choices
from warmwelkom.rooms.curriculum.queries.missed import (
    concerned,
    missed_page,
    missed_with,
    own_programmes,
    own_schools,
)
from warmwelkom.rooms.people.models import Region


@require_safe
@page("curriculum.see")
def missed(request: HouseRequest) -> HttpResponse:
    here = missed_page(actor=request.actor, page=request.GET.get("page", ""))
    context = {"here": here, "modules": module_choices() if here.own else []}
    return render(request, "curriculum/missed/missed.html", context)


@page("curriculum.see")
def tell(request: HouseRequest) -> HttpResponse:
    """A module, and which of its end terms were left out; none ticked is all of it."""
    schools = own_schools(actor=request.actor)
    module = module_page(slo_id=request.GET.get("module", ""))
    if module is None or not schools:
        raise Http404
    places: dict[str, tuple[Any, Any]] = {f"{school.pk}": (school, None) for school in schools}
    places |= {
        f"{school.pk}/{campus.pk}": (school, campus)
        for school in schools
        for campus in school.locations.all()
    }
    names = [(key, str(campus or school)) for key, (school, campus) in places.items()]
    form = MissedForm(request.POST or None, places=names)
    if request.method == "POST" and form.is_valid():
        school, campus = places[form.cleaned_data.pop("where")]
        try:
            told = tell_missed(
                actor=request.actor, school=school, location=campus, module=module.module,
                end_terms=request.POST.getlist("term"), now=request.now,
                school_year=Region.objects.get(pk=request.actor.region).school_year,
                **form.cleaned_data,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            _thank(request, len(told))
            return redirect("curriculum:missed")
    context: dict[str, Any] = {"here": module, "form": form, "ticked": request.POST.getlist("term")}
    status = 422 if form.errors else 200
    return render(request, "curriculum/missed/tell.html", context, status=status)


def _thank(request: HouseRequest, n: int) -> None:
    if n:
        words = ngettext(
            "Gemeld. Het mbo ziet het nu, en krijgt er morgenochtend bericht van.",
            "Gemeld: %(n)s eindtermen. Het mbo ziet het nu, en krijgt er morgenochtend bericht van.",
            n,
        )
        messages.success(request, words % {"n": n})
    else:
        messages.success(request, _("Dit was al gemeld."))


@require_POST
@page("curriculum.see")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    """It was taught after all: what is ticked of this module, or the only thing there is."""
    here = missed_with(actor=request.actor, pk=pk, action="curriculum.withdraw_missed")
    ticked = set(request.POST.getlist("row"))
    rows = [row for row in here.rows if str(row.pk) in ticked] or here.rows[: len(here.rows) == 1]
    for row in rows:
        withdraw_missed(actor=request.actor, not_taught=row, now=request.now)
    if rows:
        messages.success(request, _("Weggehaald. Wie erop antwoordde, hoort het."))
    else:
        messages.error(request, _("Kruis eerst aan wat toch is gegeven."))
    return redirect("curriculum:missed")


@page("curriculum.see")
def answer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What one of the own programmes does about it; the one that it touches and that said nothing stands first."""
    here = missed_with(actor=request.actor, pk=pk)
    programmes = concerned(missed=here, programmes=own_programmes(actor=request.actor))
    if not programmes:
        raise MayNotKnow
    said = next((one for one in here.answers if one.programme_id == programmes[0].pk), None)
    initial = {"does": said.does, "text": said.text} if said else {}
    form = AnswerForm(request.POST or None, programmes=programmes, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            answer_missed(
                actor=request.actor, missed=here.rows, now=request.now, **form.cleaned_data
            )
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard. De vmbo-school ziet wat jullie doen."))
            return redirect("curriculum:missed")
    context = {"here": here, "form": form}
    status = 422 if form.errors else 200
    return render(request, "curriculum/missed/answer.html", context, status=status)
