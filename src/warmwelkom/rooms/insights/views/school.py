"""`/cijfers/school/`: a school sees itself beside the others together."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.replica import reads_the_replica
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.insights.files import forms_here
from warmwelkom.rooms.insights.queries.school_figures import school_figures, school_pairs
from warmwelkom.rooms.insights.queries.shown import school_figures_for


@page("insights.school")
@reads_the_replica
def school(request: HouseRequest) -> HttpResponse:
    rows = school_figures_for(actor=request.actor)
    schools = [
        {"row": row, "pairs": school_pairs(row.content), "figures": _told(row.content)}
        for row in rows
    ]
    return render(request, "insights/school.html", {"schools": schools, "forms": forms_here()})


def _told(content: dict[str, Any]) -> list[Any]:
    """The figures in which there is something to see."""
    return [figure for figure in school_figures(content) if not figure.is_empty]
