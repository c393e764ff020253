"""Reading is an act: who opened a talk, and who saw which students of the class."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts, record_reading
from warmwelkom.rooms.handover.models import Talk
from warmwelkom.rooms.transitions.models import Transition

ONCE_IN = dt.timedelta(hours=1)


def note_talk_read(*, actor: Actor, talk: Talk, known: Iterable[Act]) -> None:
    """Record that this person opened the talk, once an hour."""
    record_reading(
        actor=actor, action="handover.see_talk", subject=talk, known=known, within=ONCE_IN
    )


def note_class_read(*, actor: Actor, shown: Sequence[Transition], now: dt.datetime) -> None:
    """Record for every student that the mentor read about them, each once an hour; two queries."""
    about = [row.pupil_id for row in shown]
    known = set(
        Act.objects.filter(
            action="handover.my_class",
            actor_id=actor.user_id,
            about__in=about,
            at__gt=now - ONCE_IN,
        ).values_list("about", flat=True)
    )
    record_acts(
        make_act(actor=actor, action="handover.my_class", subject=row)
        for row in shown
        if row.pupil_id not in known
    )
