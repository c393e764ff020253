"""`/leerstof/opleidingen/…`: programmes with their first-year units and goals, typed, pasted or from a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.curriculum.domain.units import add_unit, change_unit, remove_unit
from warmwelkom.rooms.curriculum.forms import UnitChangeForm, UnitForm
from warmwelkom.rooms.curriculum.models import Goal, Unit
from warmwelkom.rooms.curriculum.queries.programme_list import programme_list, wish_of
from warmwelkom.rooms.curriculum.queries.programmes import programme_page


@require_safe
@page("curriculum.see")
def programmes(request: HouseRequest) -> HttpResponse:
    """What fits what is asked, sector by sector."""
    here = programme_list(
        actor=request.actor, wish=wish_of(request.GET), page=request.GET.get("page", "")
    )
    return render(request, "curriculum/mbo/programmes.html", {"here": here})


@page("curriculum.see")
def programme(request: HouseRequest, pk: UUID) -> HttpResponse:
    """The units and goals; who keeps them adds a unit here."""
    here = programme_page(actor=request.actor, pk=pk)
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_unit(
                actor=request.actor, programme=here.programme, now=request.now, **form.cleaned_data
            )
        except UserError as fault:
            form.add_error("title", str(fault))
        else:
            messages.success(request, _("%(title)s staat erbij.") % {"title": made.title})
            return redirect("curriculum:programme", pk)
    status = 422 if form.errors else 200
    context = {"here": here, "form": form}
    return render(request, "curriculum/mbo/programme.html", context, status=status)


@page("curriculum.write")
def unit(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Other words for a unit and its goals, all on one page."""
    here: Unit = Unit.objects.get_for(request.actor, "curriculum.keep_unit", pk=pk)
    goals = list(Goal.objects.filter(unit=here, retired_on=None).defer("words"))
    asked = request.POST if request.method == "POST" else None
    form = UnitChangeForm(asked, initial={"title": here.title, "period": here.period})
    typed, meanwhile = _typed(goals, asked) if asked else ({str(g.pk): g.text for g in goals}, [])
    for text in meanwhile:
        form.add_error(None, _("Intussen schreef een collega hier: ‘%(text)s’. Kijk wat het moet zijn en bewaar opnieuw.") % {"text": text})  # fmt: skip
    if asked and form.is_valid():
        try:
            change_unit(
                actor=request.actor, unit=here, texts=typed, now=request.now, **form.cleaned_data
            )
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("curriculum:programme", here.programme_id)
    rows = [(goal, typed[str(goal.pk)]) for goal in goals]
    context: dict[str, Any] = {"unit": here, "form": form, "goals": rows}
    status = 422 if form.errors else 200
    return render(request, "curriculum/mbo/unit.html", context, status=status)


def _typed(goals: list[Goal], asked: Any) -> tuple[dict[str, str], list[str]]:
    """What somebody changed, and nothing else: with the texts that a colleague changed too since the page was opened.

    A goal that the page did not hold, or that stands as it stood there, is as it is now.
    """
    typed, meanwhile = {}, []
    for goal in goals:
        said = asked.get(f"g-{goal.pk}")
        before = asked.get(f"w-{goal.pk}", goal.text)
        is_changed = said is not None and said != before
        typed[str(goal.pk)] = said if is_changed else goal.text
        if is_changed and goal.text not in (before, said):
            meanwhile.append(goal.text)
    return typed, meanwhile


@require_POST
@page("curriculum.write")
def unit_gone(request: HouseRequest, pk: UUID) -> HttpResponse:
    here: Unit = Unit.objects.get_for(request.actor, "curriculum.keep_unit", pk=pk)
    stayed = remove_unit(actor=request.actor, unit=here, now=request.now)
    if stayed:
        words = ngettext(
            "Over %(n)s doel zeiden docenten al iets. Dat doel geldt niet meer, maar hun woorden blijven bewaard.",
            "Over %(n)s doelen zeiden docenten al iets. Die doelen gelden niet meer, maar hun woorden blijven bewaard.",
            stayed,
        )
        messages.success(request, words % {"n": stayed})
    else:
        messages.success(request, _("%(title)s is weg.") % {"title": here.title})
    return redirect(reverse("curriculum:programme", args=[here.programme_id]))
