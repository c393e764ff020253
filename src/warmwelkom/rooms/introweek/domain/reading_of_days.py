"""Reading where a student is, is an act: the student can read who asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.introweek.models import WeekStudent

READS = "introweek.see_student"
WITHIN = dt.timedelta(hours=1)


def note_found(*, actor: Actor, students: Iterable[WeekStudent]) -> None:
    """Once an hour for each reader and student; two queries for any number."""
    rows = list(students)
    lately = Act.objects.filter(
        about__in=[row.about_pupil for row in rows], action=READS, actor_id=actor.user_id,
        at__gt=timezone.now() - WITHIN,
    )  # fmt: skip
    known = set(lately.values_list("about", flat=True))
    record_acts(
        make_act(actor=actor, action=READS, subject=row)
        for row in rows
        if row.about_pupil not in known
    )
