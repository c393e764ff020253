"""Link, then derive, then say that the lists are worked in."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.transitions.domain.derive import Derived, derive_states
from warmwelkom.rooms.transitions.domain.link_lists import link_lists
from warmwelkom.rooms.transitions.models import ListUpload


@command("transitions.refresh")
def refresh(*, actor: Actor, school_year: int, now: dt.datetime) -> Derived:
    """Bring links and states up to date with the lists and the day.

    What is saved while this works has a job of its own, and waits for that.
    """
    waiting = ListUpload.objects.filter(
        school_year=school_year, committed_at__isnull=False, linked_at__isnull=True
    )
    seen = list(waiting.values_list("pk", flat=True))
    link_lists(actor=actor, school_year=school_year, now=now)
    derived = derive_states(actor=actor, school_year=school_year, now=now)
    waiting.filter(pk__in=seen).update(linked_at=now)
    return derived
