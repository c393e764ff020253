"""The ground on which an old school may read a line about one former pupil: recorded, and ended."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.handover.models import Ground


class GroundIncomplete(UserError):  # noqa: N818  reads as the sentence it is
    """A ground is words, and a privacy officer who agreed on a day that is not ahead."""


@command("handover.record_ground")
def record_ground(
    *, actor: Actor, text: str, confirmed_by: str, decided_on: dt.date, now: dt.datetime
) -> Ground:
    """Record the region's ground; from this moment the old schools read lines. One is in force at a time.

    Raises:
        GroundIncomplete: no words, nobody who agreed, or a day ahead.
        ChangedMeanwhile: one is in force.
    """
    text, confirmed_by = text.strip(), confirmed_by.strip()
    if not text or not confirmed_by or decided_on > now.date():
        raise GroundIncomplete(
            gettext_noop("Schrijf de grond op, wie ermee instemde en op welke dag dat was.")
        )
    if Ground.objects.select_for_update().filter(ended_at__isnull=True).exists():
        raise ChangedMeanwhile(gettext_noop("Er is al een grond. Beëindig die eerst."))
    made: Ground = Ground.objects.create(
        region_id=actor.region, text=text, confirmed_by=confirmed_by, decided_on=decided_on,
        recorded_at=now, recorded_by_id=actor.user_id, recorded_by_name=actor.name[:200],
    )  # fmt: skip
    return made


@command("handover.end_ground", on="ground")
def end_ground(*, actor: Actor, ground: Ground, reason: str, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """It holds no longer: from this moment the old schools read counts alone.

    Raises:
        GroundIncomplete: no reason.
        ChangedMeanwhile: it ended already.
    """
    row = Ground.objects.select_for_update().get(pk=ground.pk)
    if row.ended_at:
        raise ChangedMeanwhile(gettext_noop("Deze grond geldt al niet meer."))
    if not reason.strip():
        raise GroundIncomplete(gettext_noop("Schrijf op waarom deze grond niet meer geldt."))
    row.ended_at, row.ended_reason = now, reason.strip()[:300]
    row.save(update_fields=["ended_at", "ended_reason"])
