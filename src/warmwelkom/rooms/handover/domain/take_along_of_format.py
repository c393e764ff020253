"""Taking a dossier along is an act: who took which parts, as what."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.handover.models import Dossier


@command("handover.export", on="dossier", tell=("kind", "parts"))
def note_taken(*, actor: Actor, dossier: Dossier, kind: str, parts: str) -> None:
    """Write down that a dossier went along as `kind` (json, xml, pdf or paper) with these parts."""
