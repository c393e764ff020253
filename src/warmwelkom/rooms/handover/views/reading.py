"""The one way in which a view reads a dossier: fetched for the reader, and written down that it was."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.domain.reading import note_reading
from warmwelkom.rooms.handover.queries.dossier import DossierPage, dossier_for


def read_dossier(*, actor: Actor, transition: UUID, now: dt.datetime) -> DossierPage:
    """What this reader may read, recorded with its parts; raises MayNotKnow when that is nothing."""
    here = dossier_for(actor=actor, transition=transition, now=now)
    note_reading(actor=actor, dossier=here.dossier, parts=here.read)
    return here
