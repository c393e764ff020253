"""Reading is an act: who saw which students in a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.introweek.models import WeekStudent

ONCE_IN = dt.timedelta(hours=1)
READ = "introweek.see_student"


def note_students_read(*, actor: Actor, shown: Sequence[WeekStudent]) -> None:
    """Record for every student that somebody read where they are in a week, each once an hour; two queries.

    By the clock of the record itself: the date of a demo may be another.
    """
    if not shown:
        return
    about = [row.about_pupil for row in shown]
    known = set(
        Act.objects.filter(
            action=READ, actor_id=actor.user_id, about__in=about, at__gt=timezone.now() - ONCE_IN
        ).values_list("about", flat=True)
    )
    record_acts(
        make_act(actor=actor, action=READ, subject=row)
        for row in shown
        if row.about_pupil not in known
    )
