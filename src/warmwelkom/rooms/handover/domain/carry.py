"""A pupil whom another region takes over brings the dossier along; the first receiver loses it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.handover.domain.deliver_ready import close_withdrawn
from warmwelkom.rooms.handover.models import Dossier, OwnView, Statement
from warmwelkom.rooms.transitions.models import Move, Transition

OF_DOSSIER = ("form", "informed_at", "a_done_at", "b_done_at", "c_done_at", "c_open_at", "needs_c", "shown_at",
              "answered_at")  # fmt: skip
OF_STATEMENT = ("field", "article", "value", "version", "by_kind", "by_id", "by_name", "written_at",
                "still_true_at", "corrects")  # fmt: skip
OF_VIEW = ("by_parent", "kind", "text", "said_at", "answer", "answered_by_name", "answered_at")


@command("handover.carry", on="transition")
def carry_dossier(*, actor: Actor, transition: Transition, now: dt.datetime) -> Dossier | None:
    """Copy what stands now to the pupil's transition in this region; None when there was no dossier.

    Nobody reads it here before it is delivered anew, but the pupil and until 16 a parent. Earlier
    versions stay behind, and are erased there on their term.
    """
    move = Move.objects.filter(new_transition_id=transition.pk, accepted_at__isnull=False).first()
    if move is None or Dossier.objects.filter(transition=transition).exists():
        return None
    with region_scope(move.from_region_id):
        taken = _take(move.transition_id) if move.transition_id else None
        close_withdrawn(region_id=move.from_region_id, now=now)
    return _put(actor.region, transition, taken, now) if taken else None


Taken = tuple[dict[str, Any], list[tuple[dict[str, Any], list[dict[str, Any]]]]]


def _take(transition_id: UUID) -> Taken | None:
    """The dossier, its statements that stand and their views, as plain values."""
    there = Dossier.objects.filter(transition_id=transition_id, erased_at__isnull=True).first()
    if there is None:
        return None
    rows = there.statements.filter(replaced_at__isnull=True).prefetch_related("own_views")
    said = [
        (_values(row, OF_STATEMENT), [_values(view, OF_VIEW) for view in row.own_views.all()])
        for row in rows
    ]
    return _values(there, OF_DOSSIER), said


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _put(region_id: UUID, transition: Transition, taken: Taken, now: dt.datetime) -> Dossier:
    values, said = taken
    dossier: Dossier = Dossier.objects.create(
        region_id=region_id, transition=transition, opened_at=now, **values
    )
    statements, views = [], []
    for statement, its_views in said:
        row = Statement(pk=new_id(), region_id=region_id, dossier=dossier, **statement)
        statements.append(row)
        views += [OwnView(region_id=region_id, statement=row, **view) for view in its_views]
    Statement.objects.bulk_create(statements)
    OwnView.objects.bulk_create(views)
    return dossier
