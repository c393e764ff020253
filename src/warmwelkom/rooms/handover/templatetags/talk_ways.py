"""The ways through the talks: one row over their pages, of those that somebody may open."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.policy import policy_for

register = template.Library()

WAYS: tuple[tuple[str, str, Any], ...] = (
    ("handover.talks", "handover:talks", _("Gesprekken")),
    ("handover.keep_support", "handover:support", _("Ondersteuning")),
    ("handover.see_day", "handover:days", _("Overdrachtsdag")),
    ("handover.talks", "handover:own_hours", _("Mijn vrije uren")),
)


@register.inclusion_tag("handover/talk/_ways.html", takes_context=True)
def talk_ways(context: dict[str, Any]) -> dict[str, Any]:
    """Nothing for who has one way only."""
    request = context["request"]
    ways = [
        {"url": reverse(name), "label": label, "here": request.path == reverse(name)}
        for policy, name, label in WAYS
        if policy_for(policy).who(request.actor)
    ]
    return {"ways": ways if len(ways) > 1 else []}
