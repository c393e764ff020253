"""The ways through the think tank, for whoever looks."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.policy import policy_for

register = template.Library()

WAYS: tuple[tuple[str, str, Any], ...] = (
    # policy, url name, label
    ("thinktank.read", "front", _("Draden")),
    ("thinktank.read", "rounds", _("Samen kiezen")),
    ("thinktank.read", "follow", _("Volgcode")),
    ("thinktank.contribute", "answers", _("Antwoorden")),
    ("thinktank.own_plans", "own_plans", _("Mijn plannen")),
    ("thinktank.make_code", "codes", _("Klassencodes")),
    ("thinktank.moderate", "queue", _("Lezen")),
    ("thinktank.read", "figures", _("Cijfers")),
    ("thinktank.read", "open_data", _("Open gegevens")),
    ("thinktank.open", "settings", _("Instellingen")),
)


@register.inclusion_tag("thinktank/_ways.html", takes_context=True)
def ways(context: template.Context) -> dict[str, Any]:
    """Links to the pages that this actor may open; the one we are on is marked. No query."""
    request = context["request"]
    region = request.resolver_match.kwargs["region"]
    here = request.resolver_match.url_name
    return {
        "ways": [
            {
                "url": reverse(f"thinktank:{name}", kwargs={"region": region}),
                "label": label,
                "here": name == here,
            }
            for policy, name, label in WAYS
            if policy_for(policy).who(request.actor)
        ]
    }
