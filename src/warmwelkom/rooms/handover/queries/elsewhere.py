"""How far a dossier is in the system that a region has now, for who may know it: so that a talk needs no dossier here."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import DossierStatus


def said_elsewhere(actor: Actor, field: str, *, of: str) -> Subquery:
    """What a list said last of the transition to which `of` leads, to annotate rows with; costs no query of its own."""
    rows = DossierStatus.objects.visible_to(actor, "transitions.see_dossier_status")
    return Subquery(rows.filter(transition_id=OuterRef(of)).values(field)[:1])
