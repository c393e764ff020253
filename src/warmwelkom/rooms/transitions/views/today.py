"""`/vandaag/`: who needs someone today and why. `/vandaag/regels/`: how the rules work."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import page, policy_for
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.transitions.domain.rules.explained import (
    NEVER_USED,
    signal_rules_explained,
    state_rules_explained,
)
from warmwelkom.rooms.transitions.queries.my_pupils import cases_of, class_of, coming_to
from warmwelkom.rooms.transitions.queries.needs import needs_for, without_place_for
from warmwelkom.rooms.transitions.queries.overview import (
    mbo_lists_for,
    pairs_in_doubt_for,
    standing_for,
    where_for,
)
from warmwelkom.rooms.transitions.ways import duties_for

LENSES = ("decaan", "school_admin", "mentor", "coach", "class_mentor", "intaker", "doorstroompunt")
"""Of several roles the first decides what stands first; what may be seen is the sum of all."""


def lens_of(actor: Actor) -> str:
    return next(role for role in LENSES if actor.has(role))


@page("transitions.overview")
def today(request: HouseRequest) -> HttpResponse:
    """One page for everybody who sees pupils; what each comes for stands first."""
    actor, lens = request.actor, lens_of(request.actor)
    context: dict[str, Any] = {"lens": lens, "where": where_for(actor=actor)}
    context["standing"] = standing = standing_for(actor=actor)
    if lens not in ("coach", "doorstroompunt"):
        tab, number = request.GET.get("tab", ""), request.GET.get("page", "")
        context["needs"] = needs_for(actor=actor, tab=tab, number=number)
    context["duties"] = duties_for(actor=actor, today=request.now.date())
    context |= _own_list(request, lens, standing.total) | _lists(request, lens)
    context["is_course"] = lens in ("decaan", "school_admin", "mentor")
    context["may_upload"] = policy_for("transitions.upload").who(actor)
    context["may_assign"] = policy_for("transitions.assign").who(actor)
    return render(request, "transitions/today/overview.html", context)


def _own_list(request: HouseRequest, lens: str, total: int) -> dict[str, Any]:
    """What this role comes for beside the list of today."""
    actor = request.actor
    known = total if actor.roles() == {lens} else None  # with one role that list is all I see
    words: dict[str, Any] = {
        "actor": actor,
        "number": request.GET.get("more", ""),
        "known": known,
    }
    if lens == "mentor":
        return {"own_class": class_of(**words)}
    if lens == "coach":
        return {"cases": cases_of(today=request.now.date(), **words)}
    if lens in ("intaker", "class_mentor"):
        return {"coming": coming_to(**words)}
    if lens == "doorstroompunt":
        return {"without_place": without_place_for(**words)}
    return {}


def _lists(request: HouseRequest, lens: str) -> dict[str, Any]:
    """How old the lists are and which pairs wait, for who can do something about it."""
    actor = request.actor
    if lens not in ("decaan", "school_admin", "intaker"):
        return {}
    own = {grant.school_id for grant in actor.grants if grant.school_id}
    lists = mbo_lists_for(only=own if lens == "intaker" else None, now=request.now)
    return {
        "no_lists": [entry.school for entry in lists if entry.days is None],
        "old_lists": [entry for entry in lists if entry.is_old and entry.days is not None],
        "lists": lists,
        "in_doubt": pairs_in_doubt_for(actor=actor),
        "links_url": links_url(),
    }


def links_url() -> str:
    """Where pairs are looked at; empty while that page is not there."""
    try:
        return reverse("transitions:links")
    except NoReverseMatch:
        return ""


@page("transitions.overview")
def rules(request: HouseRequest) -> HttpResponse:
    """Every rule in plain words, and what no rule looks at."""
    context = {
        "signals": signal_rules_explained(),
        "states": state_rules_explained(),
        "never": NEVER_USED,
    }
    return render(request, "transitions/today/rules.html", context)
