"""A normal day of a programme: who tells it, and what of it anybody reads."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy
from warmwelkom.rooms.wayfinding.policies_of_places import (
    DECIDES,
    MAKES,
    decided_premises,
    in_the_open,
    of_own_premises,
    own_premises,
    public_places,
    seen_by,
)


def public_days(actor: Actor) -> Q:
    """It is public, in a building that is."""
    return public_places(actor)


POLICIES: dict[str, Policy] = {
    "wayfinding.write_day": Policy(who=MAKES, model="wayfinding.Premises", which=own_premises),
    "wayfinding.publish_day": Policy(
        who=DECIDES, model="wayfinding.Premises", which=decided_premises
    ),
    "wayfinding.see_day": in_the_open("NormalDay", seen_by(public_days, of_own_premises)),
}
