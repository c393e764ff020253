"""The meetings let go of names. The privacy pages name the term."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.meetings.domain.forget_joining import over_before
from warmwelkom.rooms.meetings.models import ActionItem, AgendaItem

KEEP_PROMISES = dt.timedelta(days=365)


@command("meetings.forget_names")
def forget_names(*, actor: Actor, now: dt.datetime) -> None:  # noqa: ARG001  for the record
    """A year after a promise was settled: who promised it. A year after a meeting: who brought a point.

    What was promised, and of which organisation, stays in the minutes.
    """
    before = now - KEEP_PROMISES
    settled = ActionItem.objects.exclude(state=ActionItem.State.OPEN).filter(state_at__lt=before)
    settled.exclude(person=None, person_name="").update(person=None, person_name="")
    old = AgendaItem.objects.filter(meeting__in=over_before(before)).exclude(brought_by="")
    old.update(brought_by="")
