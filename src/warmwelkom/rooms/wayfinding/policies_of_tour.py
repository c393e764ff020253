"""The tour and its plans: what of the pictures anybody may see, and who draws."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy
from warmwelkom.rooms.wayfinding.policies_of_places import (
    MAKES,
    in_the_open,
    of_own_premises,
    own_premises,
    seen_by,
)

FIT = Q(is_private=False, material__state="ready")


def public_pictures(_actor: Actor) -> Q:
    """Made fit and looked at, of a place that is public, or the drawing of a public building."""
    building = Q(premises__published_at__isnull=False, premises__school__left_at__isnull=True)
    place = Q(material__place__published_at__isnull=False) | Q(material__kind="plan")
    return FIT & building & place


def own_pictures(actor: Actor) -> Q:
    return FIT & of_own_premises(actor)


POLICIES: dict[str, Policy] = {
    "wayfinding.see_picture": in_the_open("Rendition", seen_by(public_pictures, own_pictures)),
    "wayfinding.draw_plan": Policy(who=MAKES, model="wayfinding.Premises", which=own_premises),
}
