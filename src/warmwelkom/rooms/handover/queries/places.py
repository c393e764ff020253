"""The placements a dossier may go to, as its writer sees them."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.transitions.models import Enrolment


def places_for(*, actor: Actor, dossier: Dossier) -> list[Enrolment]:
    """The placements that stand and that the actor may see; one query."""
    rows = Enrolment.objects.visible_to(actor, "transitions.see_enrolment")
    here = rows.filter(transition_id=dossier.transition_id, gone_at__isnull=True)
    return list(here.select_related("school", "programme").order_by("pk"))
