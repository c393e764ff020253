"""Looking at a pupil's tasks is an act in the record; the pupil reads who looked."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts, record_reading
from warmwelkom.rooms.transitions.models import Transition

ONCE_IN = dt.timedelta(hours=1)
READ = "summer.see_task"


def read_tasks(*, actor: Actor, transition: Transition) -> None:
    """Write down that somebody looked, once an hour. Two queries."""
    known = Act.objects.filter(
        about=transition.pupil_id, action=READ, at__gt=timezone.now() - ONCE_IN
    )
    record_reading(actor=actor, action=READ, subject=transition, known=known, within=ONCE_IN)


def note_tasks_read(*, actor: Actor, transitions: list[Transition]) -> None:
    """A program of a school read the tasks of many: an act for each pupil, once an hour. Two queries."""
    about = {row.pupil_id: row for row in transitions}
    known = Act.objects.filter(
        about__in=about, action=READ, actor_name=actor.name, at__gt=timezone.now() - ONCE_IN
    )
    told = set(known.values_list("about", flat=True))
    record_acts(
        make_act(actor=actor, action=READ, subject=row)
        for key, row in about.items()
        if key not in told
    )
