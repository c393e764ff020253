"""Erase on time: what is long over, and routes that ended. Who took part goes with the pupil (`transitions.forget`)."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.progression.models import LearningRoute, ProgressionOffer

KEEP_OFFERS = dt.timedelta(days=1200)
"""After the last session: longer than anything of who took part, so that no certificate falls with it."""
KEEP_ROUTES = dt.timedelta(days=2555)
"""After the end: seven years, as agreements between schools are kept."""


@command("progression.forget")
def forget_progression(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase what is past its term in this region. Returns how many rows."""
    over = ProgressionOffer.objects.annotate(last=Max("sessions__ends_at"))
    old = over.filter(last__lt=now - KEEP_OFFERS).values_list("pk", flat=True)
    offers, _each = ProgressionOffer.objects.filter(pk__in=list(old)).delete()
    today = now.astimezone(AMSTERDAM).date()
    routes, _each = LearningRoute.objects.filter(ends_on__lt=today - KEEP_ROUTES).delete()
    return int(offers + routes)
