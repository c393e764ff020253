"""A state that a room above gives: handed over. It stands for as long as there is a place."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.events import publish
from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.events import TransitionStateChanged
from warmwelkom.rooms.transitions.models import State, StateChange, Transition


def note_handed_over(
    *, transition: Transition, source: str, actor_name: str, now: dt.datetime
) -> None:
    """The handover was done: who is placed is now handed over; who is further on the way stays there.

    Call it inside the command that hands over. `source` is the school that received.
    """
    derive_one(transition=transition, now=now)  # a place may be newer than the last derivation
    _move(transition, State.PLACED, State.HANDED_OVER, "handed_over", source, actor_name, now)


def take_back_handed_over(
    *, transition: Transition, source: str, actor_name: str, now: dt.datetime
) -> None:
    """The handover no longer stands: back to what the lists say."""
    _move(transition, State.HANDED_OVER, State.PLACED, "enrolled", source, actor_name, now)
    derive_one(transition=transition, now=now)


def _move(
    transition: Transition,
    was: State,
    state: State,
    rule: str,
    source: str,
    actor_name: str,
    now: dt.datetime,
) -> None:
    here = Transition.objects.select_for_update().filter(pk=transition.pk, state=was)
    if not here.exists():
        return
    Transition.objects.filter(pk=transition.pk).update(state=state, state_since=now.date())
    StateChange.objects.create(
        region_id=transition.region_id, transition=transition, state=state, since=now.date(),
        at=now, rule=rule, source=source[:200], actor_name=actor_name[:200],
    )  # fmt: skip
    publish(
        TransitionStateChanged(
            region_id=transition.region_id, transition_id=transition.pk,
            was=was.value, state=state.value, since=now.date(),
        )
    )  # fmt: skip
