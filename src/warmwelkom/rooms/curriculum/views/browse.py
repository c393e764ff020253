"""`/leerstof/`: what pupils learn at the vmbo, for whoever teaches them next. Open to everybody."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.access.visitors import same_for_visitors
from warmwelkom.rooms.curriculum.queries import browse
from warmwelkom.rooms.curriculum.queries.campuses import campuses_of
from warmwelkom.rooms.curriculum.queries.search import search, search_goals

LONGEST = 100


@require_safe
@page("curriculum.browse")
@same_for_visitors
def front(request: HouseRequest) -> HttpResponse:
    """The profiles; or what a search found."""
    words, way = request.GET.get("zoek", "").strip()[:LONGEST], _leerweg(request)
    context = {
        "words": words,
        "leerweg": way,
        "leerwegen": browse.LEERWEGEN,
        "found": search(words=words, leerweg=way) if words else None,
        "goals": search_goals(actor=request.actor, words=words),
        "profiles": browse.profiles(),
        "has_end_terms": browse.has_all_end_terms(),
    }
    return render(request, "curriculum/front.html", context)


@require_safe
@page("curriculum.browse")
@same_for_visitors
def profile(request: HouseRequest, code: str) -> HttpResponse:
    here = browse.profile_page(code=code)
    if here is None:
        raise Http404
    lists = ((_("Profielmodules"), here.modules), (_("Keuzevakken"), here.electives))
    campuses = campuses_of(actor=request.actor, profile=code)
    context = {"here": here, "lists": lists, "campuses": campuses}
    return render(request, "curriculum/profile.html", context)


@require_safe
@page("curriculum.browse")
@same_for_visitors
def module(request: HouseRequest, slo_id: str) -> HttpResponse:
    way = _leerweg(request)
    here = browse.module_page(slo_id=slo_id, leerweg=way)
    if here is None:
        raise Http404
    return render(request, "curriculum/module.html", {"here": here, "leerweg": way})


def _leerweg(request: HouseRequest) -> str:
    """What was asked, when it is one of the four; else all of them."""
    asked = request.GET.get("leerweg", "")
    return asked if asked in browse.LEERWEGEN else ""
