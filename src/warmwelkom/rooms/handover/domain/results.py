"""Add a line to the results of a dossier, for a room above: as the mentor who writes them, shown to the pupil anew."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.rooms.handover.domain.statements import write_statement
from warmwelkom.rooms.handover.models import Dossier, Statement

FIELD = "results"


def add_to_results(*, actor: Actor, transition: UUID, line: str, now: dt.datetime) -> None:
    """Put one line under what stands there. Nothing is written by the house itself: the actor writes part B.

    What was done and shown is shown anew, with its ten working days (`write_statement`).

    Raises:
        MayNotKnow: no dossier is open, or the actor does not write its part B.
        FieldNotClear: it does not fit any more; the sentence says how long it may be.
    """
    dossier = Dossier.objects.visible_to(actor, "handover.write_b").filter(transition_id=transition).first()  # fmt: skip
    if dossier is None:
        raise MayNotKnow
    standing = Statement.objects.filter(
        dossier=dossier, field=FIELD, replaced_at__isnull=True
    ).first()
    text = f"{standing.value}\n{line}" if standing else line
    write_statement(
        actor=actor, dossier=dossier, field=FIELD, text=text, now=now,
        expected_version=standing.version if standing else 0,
    )  # fmt: skip
