"""The pupil before and after this one in the class, for whoever works through it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import Dossier


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """`number` of `count`, from 1; `to_write` is the next, after the last the first, whose part is not done."""

    before: Dossier | None
    after: Dossier | None
    number: int
    count: int
    to_write: Dossier | None = None


def neighbours_of(*, actor: Actor, dossier: Dossier) -> Neighbours | None:
    """Among the dossiers of the same class that the actor writes in; one query. None when it isn't there."""
    here = dossier.transition
    rows = list(
        Dossier.objects.visible_to(actor, "handover.write")
        .filter(
            transition__location_id=here.location_id,
            transition__school_year=here.school_year,
            transition__class_name=here.class_name,
            transition__gone_at__isnull=True,
        )
        .select_related("transition__pupil")
        .order_by("transition__pupil__surname", "transition__pupil__given_name", "pk")
    )
    keys: list[UUID] = [row.pk for row in rows]
    if dossier.pk not in keys:
        return None
    at = keys.index(dossier.pk)
    return Neighbours(
        before=rows[at - 1] if at else None,
        after=rows[at + 1] if at + 1 < len(rows) else None,
        number=at + 1,
        count=len(rows),
        to_write=next((row for row in rows[at + 1 :] + rows[:at] if not row.b_done_at), None),
    )
