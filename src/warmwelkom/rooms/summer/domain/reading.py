"""Looking at a pupil's tasks is an act in the record; the pupil reads who looked."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import record_reading
from warmwelkom.rooms.transitions.models import Transition

ONCE_IN = dt.timedelta(hours=1)
READ = "summer.see_task"


def read_tasks(*, actor: Actor, transition: Transition) -> None:
    """Write down that somebody looked, once an hour. Two queries."""
    known = Act.objects.filter(
        about=transition.pupil_id, action=READ, at__gt=timezone.now() - ONCE_IN
    )
    record_reading(actor=actor, action=READ, subject=transition, known=known, within=ONCE_IN)
