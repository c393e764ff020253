"""`/denktank/`: which region; `/denktank/<region>/`: the threads that run there now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from warmwelkom.base.access.policy import may, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.access.visitors import same_for_visitors
from warmwelkom.rooms.thinktank.queries.front import front_for
from warmwelkom.rooms.thinktank.queries.moderation import waiting_for
from warmwelkom.rooms.thinktank.queries.regions import regions_to_visit, slug_of


@page("public")
def regions(request: HouseRequest) -> HttpResponse:
    """One's own think tank, the only one there is, or a choice."""
    own = slug_of(actor=request.actor)
    if own:
        return redirect("thinktank:front", region=own)
    found = regions_to_visit()
    if len(found) == 1:
        return redirect("thinktank:front", region=found[0].slug)
    return render(request, "thinktank/regions.html", {"regions": found})


@page("thinktank.read")
@same_for_visitors
def front(request: HouseRequest, region: str) -> HttpResponse:
    """What runs, filtered by kind, label and words."""
    asked = request.GET
    here = front_for(
        actor=request.actor,
        kind=asked.get("soort", ""),
        labels=[asked[name] for name in ("thema", "sector", "groep", "lijn") if asked.get(name)],
        words=asked.get("q", "").strip()[:100],
        order=asked.get("volgorde", ""),
        page=asked.get("page", "1"),
        today=request.now.date(),
    )
    return render(
        request,
        "thinktank/front.html",
        {
            "here": here,
            "region": region,
            "may_contribute": may(request.actor, "thinktank.contribute"),
            "may_make_code": may(request.actor, "thinktank.make_code"),
            "waiting": waiting_for(actor=request.actor)
            if may(request.actor, "thinktank.moderate")
            else None,
            "may_open": may(request.actor, "thinktank.open"),
        },
    )
