"""What a meeting can decide about a contribution."""

from __future__ import annotations

from typing import Any

from warmwelkom.rooms.thinktank.domain.answering import ANSWERABLE
from warmwelkom.rooms.thinktank.domain.rules import STATES
from warmwelkom.rooms.thinktank.models import Contribution, Kind


def states_to_decide(*, row: Contribution) -> list[tuple[str, Any]]:
    """(state, its name) for each state that may follow; none of what nobody reads, or is read elsewhere.

    A need is only answered: that it is heard, and what it is bundled with, is decided by who reads it.
    """
    if row.published_at is None or row.merged_into_id is not None:
        return []
    names = STATES[row.kind]
    if row.kind == Kind.NEED:
        return [("answered", names["answered"].name)] if row.state in ANSWERABLE else []
    return [(to, names[to].name) for to in names[row.state].then]


def name_of_state(*, kind: str, state: str) -> Any:
    """The name of a state, such as "wordt uitgewerkt"."""
    return STATES[kind][state].name
