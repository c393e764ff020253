"""A pupil begins in October or February: an ordinary case, no missing pupil in between."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.models import Transition


class NoSuchStart(UserError):  # noqa: N818  reads as the sentence it is
    """An mbo begins in August, October or February."""


@command("transitions.set_start", on="transition", tell=("start",))
def set_start(*, actor: Actor, transition: Transition, start: str, now: dt.datetime) -> str:  # noqa: ARG001  for the policy and the record
    """Say when this pupil begins; the rules about the first day wait until then. Returns what it was.

    Raises:
        NoSuchStart: it is none of the three.
    """
    if start not in Transition.Start.values:
        raise NoSuchStart(gettext_noop("Kies augustus, oktober of februari."))
    fresh = Transition.objects.select_for_update(of=("self",)).get(pk=transition.pk)
    was = fresh.start
    if was != start:
        fresh.start = start
        fresh.save(update_fields=["start"])
        derive_one(transition=fresh, now=now)
    return was
