"""Which statements the reader may read, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
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


def may_read_dossier(actor: Actor, transition: UUID) -> bool:
    """Whether this pupil has a dossier and the actor reads anything of it; one query, none for who never does."""
    if not policy_for("handover.read").who(actor):
        return False
    rows = Dossier.objects.visible_to(actor, "handover.read").filter(transition_id=transition)
    return bool(rows.exists())


def _in_force(actor: Actor) -> Any:
    rows = Statement.objects.visible_to(actor, "handover.read_statement")
    rows = rows.filter(replaced_at__isnull=True)
    return rows.select_related("dossier")
