"""Words of dossiers in other systems, for the pages."""

from __future__ import annotations

from django import template

from warmwelkom.rooms.transitions.models import DossierStatus

register = template.Library()


@register.filter
def status_words(status: str) -> str:
    """How far a dossier elsewhere is, in words."""
    return str(DossierStatus.Status(status).label)
