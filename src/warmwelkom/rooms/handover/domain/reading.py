"""Reading is an act: who read which parts of a dossier; never what stood in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import record_act
from warmwelkom.rooms.handover.models import Dossier

ONCE_IN = dt.timedelta(hours=1)


def note_reading(*, actor: Actor, dossier: Dossier, parts: Iterable[str]) -> None:
    """Record it, once an hour for each reader and the same parts; nothing when nothing was read."""
    read = {"parts": ", ".join(sorted(set(parts)))}
    if not read["parts"]:
        return
    lately = Act.objects.filter(
        about=dossier.about_pupil,
        action="handover.read",
        actor_id=actor.user_id or actor.pupil_id,
        actor_kind=actor.kind,
        detail=read,
        at__gt=timezone.now() - ONCE_IN,
    )
    if not lately.exists():
        record_act(actor=actor, action="handover.read", subject=dossier, detail=read)
