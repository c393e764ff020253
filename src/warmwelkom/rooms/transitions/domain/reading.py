"""Reading is an act: who opened a pupil's page, and who took a list of pupils out of the house."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts, record_reading
from warmwelkom.rooms.transitions.models import Transition

ONCE_IN = dt.timedelta(hours=1)


def note_reading(
    *, actor: Actor, transition: Transition, contact_only: bool, known: Iterable[Act]
) -> None:
    """Record that this person opened the page; once an hour for each pupil, so that the list stays readable.

    `known` are the newest acts about this pupil, which the page shows anyhow.
    """
    action = "transitions.view" if contact_only else "transitions.view_facts"
    record_reading(actor=actor, action=action, subject=transition, known=known, within=ONCE_IN)


@command("transitions.export", tell=("kind",))
def note_export(*, actor: Actor, transitions: list[Any], kind: str) -> None:
    """Record for every pupil on it that a list left the house, as which kind of file."""
    detail = {"kind": kind, "pupils": str(len(transitions))}
    record_acts(
        make_act(actor=actor, action="transitions.export", subject=row, detail=detail)
        for row in transitions
    )
