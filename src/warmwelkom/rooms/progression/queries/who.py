"""Whether the page about what a pupil takes part in is there for this reader."""

from __future__ import annotations

from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.transitions.models import Transition


def may_sign_up_for(actor: Actor, transition: UUID) -> bool:
    """One query, none for who never does."""
    if not policy_for("progression.sign_up_for").who(actor):
        return False
    rows = Transition.objects.visible_to(actor, "progression.sign_up_for")
    return bool(rows.filter(pk=transition).exists())
