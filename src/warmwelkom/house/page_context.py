"""What every page shows around its content: the actor, the way in the head, the demo's date."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from warmwelkom.base.access.actor import ANONYMOUS
from warmwelkom.base.access.policy import policy_for

NAVIGATION: tuple[tuple[str, str, str], ...] = (
    # policy, url name, label
    ("transitions.overview", "transitions:today", "Vandaag"),
    ("transitions.overview", "transitions:pupils", "Leerlingen"),
    ("transitions.upload", "transitions:uploads", "Lijsten"),
    ("transitions.counts", "transitions:counts", "Regio in cijfers"),
    ("transitions.my_welcome", "transitions:my_welcome", "Mijn welkom"),
    ("people.manage", "people:roles", "Mensen"),
    ("people.region", "people:region", "Regio"),
)


def page_context(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", ANONYMOUS)
    here = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "actor": actor,
        "now": getattr(request, "now", None),
        "navigation": [
            {"url": url, "label": label, "here": url == here}
            for policy, url, label in NAVIGATION
            if actor.kind != "anonymous" and policy_for(policy).who(actor)
        ],
        "is_demo": settings.DEMO,
    }
