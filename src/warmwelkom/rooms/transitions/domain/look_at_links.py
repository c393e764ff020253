"""Looking at a pair in doubt is reading a pupil's data: it stands in the record that the pupil reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_act, record_acts
from warmwelkom.rooms.transitions.models import Link, Signal

ACTION = "transitions.see_link"
LONELY = "transitions.see_lonely_line"
ONCE_IN = dt.timedelta(hours=1)


def note_looks(*, actor: Actor, links: Iterable[Link]) -> None:
    """One act for each pupil that was shown, once an hour; two queries for any number."""
    shown = {link.transition.pupil_id: link for link in links}
    recent = Act.objects.filter(
        about__in=shown,
        action=ACTION,
        actor_id=actor.user_id,
        at__gt=timezone.now() - ONCE_IN,
    )
    seen = set(recent.values_list("about", flat=True))
    record_acts(
        make_act(actor=actor, action=ACTION, subject=link)
        for pupil, link in shown.items()
        if pupil not in seen
    )


def note_lonely_line(*, actor: Actor, signal: Signal) -> None:
    """One act for a line that belongs to no pupil, once an hour; two queries."""
    recent = Act.objects.filter(
        action=LONELY,
        actor_id=actor.user_id,
        subject_id=str(signal.pk),
        at__gt=timezone.now() - ONCE_IN,
    )
    if not recent.exists():
        record_act(actor=actor, action=LONELY, subject=signal)
