"""Lift a signal with a reason: it stays away until the facts change. And put it back."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.transitions.domain.derive import derive_one
from warmwelkom.rooms.transitions.models import Signal


class NoReason(UserError):  # noqa: N818  reads as the sentence it is
    """Nothing is taken away without a reason that others can read."""


@command("transitions.lift_signal", on="signal")
def lift_signal(*, actor: Actor, signal: Signal, reason: str, now: dt.datetime) -> None:
    """Take a signal off the lists, with a reason that everyone around the pupil reads.

    Raises:
        NoReason: no reason was given.
        ChangedMeanwhile: the facts changed, or somebody else lifted it first.
    """
    if not reason:
        raise NoReason(gettext_noop("Schrijf op waarom dit niet meer geldt. Anderen lezen dat."))
    fresh = Signal.objects.select_for_update().get(pk=signal.pk)
    if fresh.lifted_at and fresh.lifted_by_id == actor.user_id:
        return
    if fresh.lifted_at or fresh.ended_at:
        raise ChangedMeanwhile(gettext_noop("Dit stond al niet meer open. Kijk hoe het nu staat."))
    fresh.lifted_at, fresh.lifted_reason = now, reason[:300]
    fresh.lifted_by_id = actor.user_id
    fresh.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
    _derive(fresh, now)


@command("transitions.lift_signal", on="signal")
def restore_signal(*, actor: Actor, signal: Signal, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """Undo: the signal stands open again, as long as its facts still say so.

    Raises:
        ChangedMeanwhile: the facts changed in the meantime.
    """
    fresh = Signal.objects.select_for_update().get(pk=signal.pk)
    if fresh.ended_at:
        raise ChangedMeanwhile(gettext_noop("Dit stond al niet meer open. Kijk hoe het nu staat."))
    fresh.lifted_at, fresh.lifted_by_id, fresh.lifted_reason = None, None, ""
    fresh.save(update_fields=["lifted_at", "lifted_by", "lifted_reason"])
    _derive(fresh, now)


def _derive(signal: Signal, now: dt.datetime) -> None:
    if signal.transition:
        derive_one(transition=signal.transition, now=now)
