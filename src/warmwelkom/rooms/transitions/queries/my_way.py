"""The way of a pupil in six steps, in words for the pupil: what is behind, where I am, what comes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import State, StateChange, Transition

STEPS: tuple[tuple[State, Any], ...] = (
    (State.CHOSEN, _("Een opleiding kiezen")),
    (State.APPLIED, _("Aanmelden")),
    (State.IN_INTAKE, _("Kennismaken met het mbo")),
    (State.PLACED, _("Een zekere plek")),
    (State.STARTED, _("De eerste dag")),
    (State.SETTLED, _("Zes weken in je klas")),
)
REACHED = {  # how many of the steps are behind somebody in this state
    State.EXPECTED: 0,
    State.CHOSEN: 1,
    State.APPLIED: 2,
    State.IN_INTAKE: 2,
    State.PLACED: 4,
    State.HANDED_OVER: 4,
    State.WELCOMED: 4,
    State.STARTED: 5,
    State.SETTLED: 6,
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: done, now or ahead; `since` is the day of the fact, where a list told one."""

    state: State
    name: Any
    stands: Literal["done", "now", "ahead"]
    since: dt.date | None


def way_for(
    *, actor: Actor, transition: Transition, applied_on: dt.date | None = None
) -> list[Step]:
    """The six steps; none for who goes elsewhere or is missing. One query.

    `applied_on` is what the mbo's list says, for who was further already when we first heard.
    """
    reached = REACHED.get(State(transition.state))
    if reached is None:
        return []
    changes = StateChange.objects.visible_to(actor, "transitions.see_state_change").filter(
        transition_id=transition.pk
    )
    days = {State.APPLIED.value: applied_on}
    days.update(changes.order_by("-since").values_list("state", "since"))
    return [
        Step(
            state=state,
            name=name,
            stands="done" if place < reached else "now" if place == reached else "ahead",
            since=days.get(state) if place < reached else None,
        )
        for place, (state, name) in enumerate(STEPS)
    ]
