"""Looking at a list is reading pupils' data."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import record_act
from warmwelkom.rooms.transitions.models import ListUpload

ACTION = "transitions.see_upload"
ONCE_IN = dt.timedelta(hours=1)


def note_look(*, actor: Actor, upload: ListUpload) -> None:
    """One act for the list as a whole, once an hour; two queries."""
    recent = Act.objects.filter(
        action=ACTION,
        actor_id=actor.user_id,
        subject_id=str(upload.pk),
        at__gt=timezone.now() - ONCE_IN,
    )
    if not recent.exists():
        record_act(actor=actor, action=ACTION, subject=upload)
