"""`…/plan/zoekt/`: how far the search is, for a page that stays open."""

from __future__ import annotations

from uuid import UUID

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.live import part_of_page, stream
from warmwelkom.base.typed import whole_number
from warmwelkom.rooms.introweek.queries.searching import searching_for
from warmwelkom.rooms.introweek.queries.weeks import week_for
from warmwelkom.rooms.introweek.searched import topic_of


@require_safe
@page("introweek.plan")
def part(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """The part alone; what the page knows already is 304."""
    seen = request.GET.get("gezien", "")
    search = searching_for(
        actor=request.actor, pk=pk, seen=whole_number(seen, most=10**9) or 0, now=request.now
    )
    words = {"search": search, "week": search.week}
    return part_of_page(request, "introweek/plan/_run.html", lambda: words, tag=search.tag)


@require_safe
@page("introweek.plan")
def signals(request: HouseRequest, pk: UUID) -> HttpResponseBase:
    """Says "look again" whenever the search got further, or somebody made a version."""
    week = week_for(actor=request.actor, pk=pk)
    return stream(topic_of(week.pk))
