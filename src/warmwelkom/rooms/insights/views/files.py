"""A figure as a file: for a spreadsheet, for a program, for a slide."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.replica import reads_the_replica
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.paper import NoPaperError
from warmwelkom.rooms.insights.figures import Figure
from warmwelkom.rooms.insights.files import figure_as
from warmwelkom.rooms.insights.queries.region_figures import region_figures
from warmwelkom.rooms.insights.queries.school_figures import school_figures
from warmwelkom.rooms.insights.queries.shown import figures_for, school_figures_for
from warmwelkom.rooms.insights.views.asked import year_in

NO_PICTURE = gettext_noop("Op deze site kan geen png worden gemaakt. Neem de svg.")


@page("insights.region")
@reads_the_replica
def of_region(request: HouseRequest, key: str, form: str) -> HttpResponse:
    here = figures_for(actor=request.actor, year=year_in(request.GET.get("jaar", "")))
    if here.shown is None:
        raise Http404
    figures, day = region_figures(here.shown.content), here.shown.stands_on.isoformat()
    try:
        return _file(figures, key, form, day)
    except NoPaperError:
        messages.warning(request, _(NO_PICTURE))
        return redirect("insights:region")


@page("insights.school")
@reads_the_replica
def of_school(request: HouseRequest, key: str, form: str) -> HttpResponse:
    """The first of one's schools; who works at two picks with `?school=`."""
    rows = school_figures_for(actor=request.actor)
    asked = request.GET.get("school", "")
    row = next((one for one in rows if asked in ("", str(one.school_id))), None)
    if row is None:
        raise Http404
    try:
        return _file(school_figures(row.content), key, form, row.stands_on.isoformat())
    except NoPaperError:
        messages.warning(request, _(NO_PICTURE))
        return redirect("insights:school")


def _file(figures: list[Figure], key: str, form: str, day: str) -> HttpResponse:
    figure = next((one for one in figures if one.key == key), None)
    made = figure_as(figure, form=form, day=day) if figure else None
    if made is None:
        raise Http404
    return HttpResponse(
        made.content,
        content_type=made.type,
        headers={
            "Content-Disposition": f'attachment; filename="{key}-{day}.{form}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )
