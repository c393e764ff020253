"""Looking at a pair in doubt is reading a pupil's data: it stands in the record that the pupil reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.record import make_act, record_acts
from warmwelkom.rooms.transitions.models import Link

ACTION = "transitions.see_link"
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
