"""What every page shows around its content: the actor, the way in the head, the demo's date."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.house.demo import progress
from warmwelkom.house.queries.demo import moments

FOR_ALL = ("thinktank:regions",)  # who is not logged in finds these in the head too
NAVIGATION: tuple[tuple[str, str, Any], ...] = (
    # policy, url name, label
    ("transitions.overview", "transitions:today", _("Vandaag")),
    ("transitions.overview", "transitions:pupils", _("Leerlingen")),
    ("handover.my_class", "handover:my_class", _("Mijn klas")),
    ("handover.talks", "handover:talks", _("Gesprekken")),
    ("handover.make_day", "handover:days", _("Overdrachtsdag")),
    ("handover.keep_support", "handover:support", _("Ondersteuning")),
    ("summer.tasks", "summer:tasks", _("Zomer")),
    ("introweek.make", "introweek:weeks", _("Introductieweek")),
    ("transitions.upload", "transitions:uploads", _("Lijsten")),
    ("handover.overview", "handover:overview", _("Overdracht")),
    ("insights.region", "insights:region", _("Regio in cijfers")),
    ("welcome.mine", "welcome:mine", _("Mijn welkom")),
    ("transitions.see_moves", "transitions:moves", _("Verhuizingen")),
    ("handover.tables", "handover:tables", _("Overstaptafels")),
    ("thinktank.contribute", "thinktank:regions", _("Denktank")),
    ("people.manage", "people:roles", _("Mensen")),
    ("people.region", "people:region", _("Regio")),
)
IN_THE_FOOT: tuple[tuple[str, str, Any], ...] = (
    ("welcome.questions", "welcome:questions", _("Vragen van leerlingen")),
    ("welcome.send", "welcome:links", _("Links naar Mijn welkom")),
    ("welcome.say", "welcome:word", _("Welkom in je klas")),
    ("handover.tell_class", "handover:tell_class", _("Terugkoppeling van je klas")),
    ("handover.former", "handover:former_pupils", _("Hoe het met oud-leerlingen gaat")),
    ("handover.set_rule", "handover:criteria", _("Wanneer een gesprek nodig is")),
    ("handover.shares", "handover:shares", _("Nagekomen afspraken")),
    ("insights.school", "insights:school", _("Onze school in cijfers")),
    ("handover.rights", "handover:rights", _("Vragen over gegevens")),
    ("summer.activities", "summer:activities", _("Iets te doen in de zomer")),
    ("summer.trials", "summer:trials", _("Eerlijk vergelijken")),
    ("summer.keys", "summer:keys", _("Koppeling voor taken")),
    ("wayfinding.make", "wayfinding:own", _("Wegwijs")),
    ("curriculum.teach", "curriculum:front", _("Wat leerlingen leren op het vmbo")),
    ("progression.offers", "progression:offers", _("Doorstroomprogramma")),
    ("progression.routes", "progression:routes", _("Routes die doorlopen")),
    ("introweek.receive", "introweek:groups", _("Mijn groepen in de introductieweek")),
    ("introweek.look_back_at", "introweek:look_backs", _("Hoe de introductieweek was")),
)
"""What somebody comes for a few times a year: on every page, and in nobody's way."""


BEHIND = {"/denktank/": ("/bijeenkomsten/", "/oproep/", "/nieuws/")}  # rooms under one way


UNDER = {"handover:days": "handover:talks", "handover:support": "handover:talks"}
"""Ways that stand in a row on the page of another, for whoever has that other in the head."""


def page_context(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "at_home", ANONYMOUS)
    return {
        "actor": actor,
        "now": getattr(request, "now", None),
        "navigation": [
            {"url": url, "label": label, "here": _is_here(request.path, reverse(url))}
            for url, label in _ways_of(actor)
        ],
        "foot_ways": [
            {"url": reverse(url), "label": label}
            for policy, url, label in IN_THE_FOOT
            if policy_for(policy).who(actor)
        ],
        "is_demo": settings.DEMO,
        "demo_move": progress.sentence(actor.region_id) if settings.DEMO else "",
        "demo_moments": moments(today=request.now.date())
        if settings.DEMO and hasattr(request, "now")
        else [],
    }


def _ways_of(actor: Actor) -> list[tuple[str, Any]]:
    """The ways in the head of this actor."""
    ways = [
        (url, label)
        for policy, url, label in NAVIGATION
        if (url in FOR_ALL if actor.kind == "anonymous" else policy_for(policy).who(actor))
    ]
    there = {url for url, _label in ways}
    return [(url, label) for url, label in ways if UNDER.get(url) not in there]


def _is_here(path: str, way: str) -> str:
    """What `aria-current` says of a way in the head: this page, a page behind it, or nothing."""
    if path == way:
        return "page"
    return "true" if path.startswith((way, *BEHIND.get(way, ()))) else ""
