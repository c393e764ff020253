"""The ways through the think tank, for whoever looks."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.thinktank.ways import all_ways

register = template.Library()


@register.inclusion_tag("thinktank/_ways.html", takes_context=True)
def ways(context: template.Context) -> dict[str, Any]:
    """Links to the pages that this actor may open; the one we are on is marked. No query."""
    request = context["request"]
    region = request.resolver_match.kwargs["region"]
    here = request.resolver_match.view_name
    return {
        "ways": [
            {
                "url": reverse(name, kwargs={"region": region}),
                "label": label,
                "here": name == here,
            }
            for policy, name, label in all_ways()
            if policy_for(policy).who(request.actor)
        ]
    }
