"""`/leerstof/onderdeel/…`: a unit beside a module of the vmbo. `/leerstof/verschillen/`: where teachers differ."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.curriculum.domain.judging import Said, say_covers, settle_for
from warmwelkom.rooms.curriculum.models import Cover, Judgement
from warmwelkom.rooms.curriculum.queries import browse
from warmwelkom.rooms.curriculum.queries.differing import differences_for
from warmwelkom.rooms.curriculum.queries.mapping import MapPage, map_page
from warmwelkom.rooms.curriculum.queries.modules_beside import unit_beside

A_SCREEN = 8
"""Goals beside each other in the grid; more do not fit beside what they are compared with."""


@require_safe
@page("curriculum.see")
def unit_and_modules(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Which module to lay beside this unit: those whose words are alike first."""
    here = unit_beside(actor=request.actor, pk=pk, profile=request.GET.get("profiel", ""))
    return render(request, "curriculum/map/modules.html", {"here": here})


@page("curriculum.see")
def mapped(request: HouseRequest, pk: UUID, slo_id: str) -> HttpResponse:
    """The grid of all goals, or the list of one goal with remarks; saved by one button."""
    way = request.GET.get("leerweg", "")
    way = way if way in browse.LEERWEGEN else ""
    here = map_page(
        actor=request.actor, unit=pk, module=slo_id, goal=request.GET.get("doel", ""), leerweg=way
    )
    if here is None:
        raise Http404
    starts = range(0, len(here.goals), A_SCREEN)
    asked = whole_number(request.GET.get("vanaf", ""), most=99_999)
    start = asked if asked is not None and asked in starts else 0
    if request.method == "POST":
        return _keep(request, here, start)
    context: dict[str, Any] = {
        "here": here, "leerweg": way, "starts": [] if here.goal else list(starts), "start": start,
        "window": f"{start}:{start + A_SCREEN}", "says": may(request.actor, "curriculum.teaches"),
        "screen": A_SCREEN,
    }  # fmt: skip
    return render(request, "curriculum/map/mapped.html", context)


def _keep(request: HouseRequest, here: MapPage, start: int) -> HttpResponse:
    """What stands in the cells of this screen; the button "the rest" fills the empty ones, by a person's hand."""
    rest = Cover.NONE.value if request.POST.get("rest") else ""
    said = []
    for row in here.rows:
        for cell in row.cells if here.goal else row.cells[start : start + A_SCREEN]:
            value = request.POST.get(cell.name)
            if value is not None:
                remark = request.POST.get(f"r-{cell.name}")
                said.append(
                    Said(
                        goal=cell.goal.pk, end_term=cell.term.pk, value=value or rest, remark=remark
                    )
                )
    try:
        n = say_covers(actor=request.actor, unit=here.unit, said=said, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        words = ngettext("Bewaard: %(n)s vakje veranderd.", "Bewaard: %(n)s vakjes veranderd.", n)
        messages.success(request, words % {"n": n})
    return redirect(request.get_full_path())


@require_safe
@page("curriculum.see")
def differ(request: HouseRequest) -> HttpResponse:
    """Two words side by side, until both say what they settle for."""
    here = differences_for(actor=request.actor, page=request.GET.get("page", ""))
    return render(request, "curriculum/map/differ.html", {"here": here, "covers": Cover.choices})


@require_POST
@page("curriculum.teaches")
def settle(request: HouseRequest, pk: UUID) -> HttpResponse:
    word = Judgement.objects.visible_to(request.actor, "curriculum.settle").filter(pk=pk).first()
    if word is None:
        raise MayNotKnow
    try:
        made = settle_for(
            actor=request.actor,
            judgement=word,
            value=request.POST.get("value", ""),
            now=request.now,
        )
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request,
            _("Jullie zijn het eens. Beide opmerkingen blijven erbij staan.")
            if made
            else _("Bewaard. Het telt zodra de ander hetzelfde zegt."),
        )
    return redirect(reverse("curriculum:differ"))
