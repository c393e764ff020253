"""Add a line to the results of a dossier or take it out, for a room above: as the mentor who writes them, shown to the pupil anew."""

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
    dossier, standing = _written_by(actor, transition)
    text = f"{standing.value}\n{line}" if standing else line
    write_statement(
        actor=actor, dossier=dossier, field=FIELD, text=text, now=now,
        expected_version=standing.version if standing else 0,
    )  # fmt: skip


def take_from_results(*, actor: Actor, transition: UUID, line: str, now: dt.datetime) -> bool:
    """Take that line out again, and nothing else. False where it does not stand there as it was put.

    Raises:
        MayNotKnow: the actor does not write part B of the dossier.
    """
    if not Dossier.objects.filter(transition_id=transition, erased_at__isnull=True).exists():
        return False
    dossier, standing = _written_by(actor, transition)
    lines = str(standing.value).splitlines() if standing else []
    if standing is None or line not in lines:
        return False
    write_statement(
        actor=actor, dossier=dossier, field=FIELD, now=now, expected_version=standing.version,
        text="\n".join(one for one in lines if one != line),
    )  # fmt: skip
    return True


def _written_by(actor: Actor, transition: UUID) -> tuple[Dossier, Statement | None]:
    """The dossier, and the results as they stand. Raises MayNotKnow."""
    rows = Dossier.objects.visible_to(actor, "handover.write_b")
    dossier = rows.filter(transition_id=transition).first()
    if dossier is None:
        raise MayNotKnow
    standing = Statement.objects.filter(
        dossier=dossier, field=FIELD, replaced_at__isnull=True
    ).first()
    return dossier, standing
