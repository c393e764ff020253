"""The ways through the think tank, for whoever looks."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from warmwelkom.base.access.actor import ANONYMOUS
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.thinktank.ways import all_ways

register = template.Library()


@register.inclusion_tag("thinktank/_ways.html", takes_context=True)
def ways(context: template.Context) -> dict[str, Any]:
    """Links to the pages that this actor may open; the one we are on is marked. No query.

    What everybody may open stands in one row, and what is somebody's work in a second one.
    """
    request = context["request"]
    found: dict[str, list[dict[str, Any]]] = {"ways": [], "work": []}
    for policy, name, label in all_ways():
        who = policy_for(policy).who
        if who(request.actor):
            link = {
                "url": reverse(name, kwargs={"region": request.resolver_match.kwargs["region"]}),
                "label": label,
                "here": name == request.resolver_match.view_name,
            }
            found["ways" if who(ANONYMOUS) else "work"].append(link)
    return found
