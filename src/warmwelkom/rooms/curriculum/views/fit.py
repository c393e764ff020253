"""`/leerstof/past/…`: what each profile does for each programme; from a gap to a proposal; then and now."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.curriculum.domain.adapting import propose
from warmwelkom.rooms.curriculum.drawing import picture_of
from warmwelkom.rooms.curriculum.forms import ProposeForm
from warmwelkom.rooms.curriculum.models import Goal
from warmwelkom.rooms.curriculum.queries.adaptations import adaptations_for, whole_picture
from warmwelkom.rooms.curriculum.queries.browse import LEERWEGEN
from warmwelkom.rooms.curriculum.queries.classes import class_page, classes_for
from warmwelkom.rooms.curriculum.queries.covered import STATES
from warmwelkom.rooms.curriculum.queries.fit import FitDetail, fit_detail, fit_page
from warmwelkom.rooms.people.models import Region


def _way(request: HouseRequest) -> str:
    asked = request.GET.get("leerweg", "")
    return asked if asked in LEERWEGEN else ""


@require_safe
@page("curriculum.see")
def fit(request: HouseRequest) -> HttpResponse:
    way = _way(request)
    here = fit_page(actor=request.actor, leerweg=way)
    context = {
        "here": here, "leerweg": way, "leerwegen": LEERWEGEN, "states": STATES,
        "picture": picture_of(here),
    }  # fmt: skip
    return render(request, "curriculum/fit/fit.html", context)


@page("curriculum.see")
def fit_of(request: HouseRequest, code: str, pk: UUID) -> HttpResponse:
    """One profile and one programme, goal by goal; a gap becomes a proposal here."""
    here = fit_detail(actor=request.actor, profile=code, programme=pk, leerweg=_way(request))
    form = ProposeForm(request.POST or None, initial={"text": _begin(here)})
    if request.method == "POST" and form.is_valid():
        try:
            made = propose(
                actor=request.actor, programme=here.programme, profile=here.profile, now=request.now,
                before=whole_picture(actor=request.actor, profile=code, programme=pk), school_year=Region.objects.get(pk=request.actor.region).school_year,
                **form.cleaned_data,
            )  # fmt: skip
        except UserError as fault:
            form.add_error("text", str(fault))
        else:
            messages.success(request, _("Je voorstel staat in de denktank. Werk het daar uit tot een plan."))  # fmt: skip
            return redirect(
                "thinktank:contribution", request.actor.region_slug, made.contribution_id
            )
    context: dict[str, Any] = {
        "here": here, "form": form, "proposes": may(request.actor, "curriculum.propose", here.programme),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "curriculum/fit/detail.html", context, status=status)


def _begin(here: FitDetail) -> str:
    """The first words of a proposal: what is double and what is new, by name."""
    groups = dict(here.groups)
    lines = []
    if groups.get("twice"):
        lines.append(
            _("Dit leren zij al op het vmbo: %(names)s.") % {"names": _five(groups["twice"])}
        )
    if groups.get("missing"):
        lines.append(
            _("Dit is voor iedereen nieuw: %(names)s.") % {"names": _five(groups["missing"])}
        )
    return "\n".join(lines)


def _five(goals: list[Goal]) -> str:
    """The first of them in one sentence, which has its own full stop."""
    return "; ".join(goal.text.rstrip(" .;") for goal in goals[:5])


@require_safe
@page("curriculum.see")
def adaptations(request: HouseRequest) -> HttpResponse:
    rows = adaptations_for(actor=request.actor)
    return render(request, "curriculum/fit/adaptations.html", {"rows": rows})


@require_safe
@page("curriculum.see_class")
def classes(request: HouseRequest) -> HttpResponse:
    return render(
        request, "curriculum/fit/classes.html", {"rows": classes_for(actor=request.actor)}
    )


@require_safe
@page("curriculum.see_class")
def new_class(request: HouseRequest, pk: UUID, name: str) -> HttpResponse:
    """Of the new students so many had this module; so begin with that."""
    here = class_page(actor=request.actor, name=name, programme=pk)
    return render(request, "curriculum/fit/class.html", {"here": here})
