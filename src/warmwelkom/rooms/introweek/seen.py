"""A student's own week, and that they looked: the two together, for the pages that show it."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import now_for
from warmwelkom.rooms.introweek.domain.looks import note_look
from warmwelkom.rooms.introweek.queries.my_week import MyWeek, my_week_for


def my_week_seen(*, actor: Actor, now: dt.datetime) -> MyWeek | None:
    """The own week with what changed marked; it is kept that the pupil saw it. A parent's look marks nothing."""
    mine = my_week_for(actor=actor, now=now)
    if mine is not None and actor.kind == "pupil" and mine.is_news:
        note_look(actor=actor, student=mine.student, look=mine.look, kept=mine.kept, now=now)
    return mine


def own_part(*, actor: Actor, today: dt.date) -> MyWeek | None:  # noqa: ARG001  every part is asked so
    """What stands on the pupil's own page; nothing while no week is shared."""
    return my_week_seen(actor=actor, now=now_for(actor.region_id))
