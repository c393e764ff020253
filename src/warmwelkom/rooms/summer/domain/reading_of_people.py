"""Reading what a pupil wrote is an act."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import record_reading
from warmwelkom.rooms.summer.models import Reply

WITHIN = dt.timedelta(hours=1)


def note_reply_read(*, actor: Actor, reply: Reply) -> None:
    """Once an hour for each reader; nothing where nobody knows who wrote."""
    if reply.about_pupil is None:
        return
    lately = Act.objects.filter(
        about=reply.about_pupil, action="summer.see_reply", at__gt=timezone.now() - WITHIN
    )
    record_reading(
        actor=actor, action="summer.see_reply", subject=reply, known=lately, within=WITHIN
    )
