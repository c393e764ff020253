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
from warmwelkom.rooms.curriculum.models import NotTaught
from warmwelkom.rooms.curriculum.queries.browse import module_page
from warmwelkom.rooms.curriculum.queries.choices import module_choices
from warmwelkom.rooms.curriculum.queries.missed import missed_page, own_schools
from warmwelkom.rooms.people.models import Region


@require_safe
@page("curriculum.see")
def missed(request: HouseRequest) -> HttpResponse:
    here = missed_page(actor=request.actor)
    context = {
        "here": here, "modules": module_choices() if here.own else [],
        "form": AnswerForm(programmes=here.programmes) if here.programmes else None,
    }  # fmt: skip
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
            "Gemeld. De opleidingen die deze leerlingen krijgen, zien het nu.",
            "Gemeld: %(n)s eindtermen. De opleidingen die deze leerlingen krijgen, zien het nu.",
            n,
        )
        messages.success(request, words % {"n": n})
    else:
        messages.success(request, _("Dit was al gemeld."))


def _row(request: HouseRequest, pk: UUID, action: str) -> Any:
    row = NotTaught.objects.visible_to(request.actor, action).filter(pk=pk).first()
    if row is None:
        raise MayNotKnow
    return row


@require_POST
@page("curriculum.see")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = _row(request, pk, "curriculum.withdraw_missed")
    withdraw_missed(actor=request.actor, not_taught=row, now=request.now)
    messages.success(request, _("De melding is weg."))
    return redirect("curriculum:missed")


@require_POST
@page("curriculum.see")
def answer(request: HouseRequest, pk: UUID) -> HttpResponse:
    """What one of the own programmes does about it."""
    row = _row(request, pk, "curriculum.see_missed")
    programmes = missed_page(actor=request.actor).programmes
    if not programmes:
        raise MayNotKnow
    form = AnswerForm(request.POST, programmes=programmes)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for es in form.errors.values() for e in es))
        return redirect("curriculum:missed")
    try:
        answer_missed(actor=request.actor, not_taught=row, now=request.now, **form.cleaned_data)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("Bewaard. De vmbo-school ziet wat jullie doen."))
    return redirect("curriculum:missed")
