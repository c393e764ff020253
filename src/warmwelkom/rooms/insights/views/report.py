"""`/cijfers/jaarverslag/`: one click, and a report that a board reads."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.paper import can_make_pdf
from warmwelkom.rooms.insights.domain.asking import ask_for_report
from warmwelkom.rooms.insights.models import YearReport
from warmwelkom.rooms.insights.queries.shown import figures_for


@page("insights.report")
def reports(request: HouseRequest) -> HttpResponse:
    """Those that are there, and the one that is being made; the page looks again by itself."""
    here = figures_for(actor=request.actor)
    rows = list(YearReport.objects.visible_to(request.actor, "insights.see_report"))
    under_way = {row.pk for row in rows if row.is_under_way(request.now)}
    context = {
        "here": here, "reports": rows, "makes_pdf": can_make_pdf(), "under_way": under_way,
    }  # fmt: skip
    return render(request, "insights/reports.html", context)


@require_POST
@page("insights.report")
def ask(request: HouseRequest) -> HttpResponse:
    here = figures_for(actor=request.actor)
    asked = request.POST.get("jaar", "")
    if asked.isdecimal() and int(asked) in here.years:
        ask_for_report(actor=request.actor, school_year=int(asked), now=request.now)
    return redirect("insights:reports")


@page("insights.report")
def file(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = YearReport.objects.get_for(request.actor, "insights.see_report", pk=pk)
    if row.made_at is None or not row.file:
        raise Http404
    try:
        with row.file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError:
        raise Http404 from None
    name = f"jaarverslag-{row.school_year}-{row.school_year + 1}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "X-Content-Type-Options": "nosniff",
        },
    )
