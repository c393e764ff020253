"""Which programmes tell an ordinary day, on the page of a building."""

from __future__ import annotations

from typing import Any

from django import template

from warmwelkom.rooms.wayfinding.models import Premises
from warmwelkom.rooms.wayfinding.queries.normal_day import public_days_of

register = template.Library()


@register.inclusion_tag("wayfinding/day/_public.html", takes_context=True)
def normal_days(context: template.Context, premises: Premises) -> dict[str, Any]:
    """A list of them, or nothing."""
    return {"days": public_days_of(actor=context["request"].actor, premises=premises)}
