"""`/cijfers/jaarverslag/`: one click, and a report that a board reads."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.live import part_of_page, stream
from warmwelkom.base.making.showing import how_far, made_file, tag_of
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.rooms.insights.domain.asking import ask_for_report
from warmwelkom.rooms.insights.models import YearReport, topic_of_reports
from warmwelkom.rooms.insights.queries.shown import figures_for
from warmwelkom.rooms.insights.views.asked import year_in


@page("insights.report")
def reports(request: HouseRequest) -> HttpResponseBase:
    """Those that are there, and the one that is being made; with `?deel=1` that part alone."""
    rows = list(YearReport.objects.visible_to(request.actor, "insights.see_report"))
    tag = tag_of(rows, request.now)
    if "deel" in request.GET:
        words = partial(_words, request, rows)
        return part_of_page(request, "insights/report/_reports.html", words, tag=tag)
    return render(request, "insights/reports.html", _words(request, rows) | {"tag": tag})


def _words(request: HouseRequest, rows: list[YearReport]) -> dict[str, Any]:
    return {
        "here": figures_for(actor=request.actor), "makes_pdf": can_make_pdf(),
        "reports": [how_far(row, request.now) for row in rows],
        "under_way": any(row.is_under_way(request.now) for row in rows),
    }  # fmt: skip


@require_safe
@page("insights.report")
def signals(request: HouseRequest) -> HttpResponseBase:
    """Says "look again" whenever a report gets further."""
    return stream(topic_of_reports(request.actor.region))


@require_POST
@page("insights.report")
def ask(request: HouseRequest) -> HttpResponse:
    here = figures_for(actor=request.actor)
    year = year_in(request.POST.get("jaar", ""))
    if year in here.years:
        ask_for_report(actor=request.actor, school_year=year, now=request.now)
    return redirect("insights:reports")


@page("insights.report")
def file(request: HouseRequest, pk: UUID) -> HttpResponse:
    return made_file(YearReport.objects.get_for(request.actor, "insights.see_report", pk=pk))
