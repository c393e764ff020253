"""Which statements the reader may read, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import Dossier, Statement


def readable_statements(
    *, actor: Actor, transition: UUID
) -> tuple[Dossier | None, list[Statement]]:
    """The dossier of one pupil with the statements in force that the actor may read; two queries."""
    found = _in_force(actor).filter(dossier__transition_id=transition)
    rows = list(found.prefetch_related("own_views"))
    return (rows[0].dossier, rows) if rows else (None, [])


def readable_words(
    *, actor: Actor, transitions: Iterable[UUID], field: str
) -> dict[UUID, Statement]:
    """One field of many pupils, by transition; one query."""
    rows = _in_force(actor).filter(dossier__transition_id__in=list(transitions), field=field)
    return {row.dossier.transition_id: row for row in rows}


def _in_force(actor: Actor) -> Any:
    rows = Statement.objects.visible_to(actor, "handover.read_statement")
    rows = rows.filter(replaced_at__isnull=True)
    return rows.select_related("dossier")
