"""Forget invitations that nobody can use any more."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Invitation

KEEP_INVITATIONS = dt.timedelta(days=60)


@command("people.forget")
def forget_invitations(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Erase invitations sent more than 60 days ago, used or not; the roles stay. Returns how many."""
    number, _each = Invitation.objects.filter(sent_at__lt=now - KEEP_INVITATIONS).delete()
    return int(number)
