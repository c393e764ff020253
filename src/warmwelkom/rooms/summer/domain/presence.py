"""The class mentor says who is there, one student at a time; saved at once, with undo."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.summer.models import PresenceTick
from warmwelkom.rooms.transitions.api import presence_before, put_back_presence, write_presence
from warmwelkom.rooms.transitions.models import Enrolment


@command("summer.tick", on="enrolment", tell=("is_seen",))
def tick(*, actor: Actor, enrolment: Enrolment, is_seen: bool, now: dt.datetime) -> PresenceTick:
    """This student is here today, or is not seen. Who was never seen is called the same day."""
    _undo(enrolment, now)
    line = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    before = presence_before(line)
    write_presence(enrolment=line, day=now.date(), is_seen=is_seen, now=now)
    row: PresenceTick = PresenceTick.objects.create(
        region_id=line.region_id, enrolment=line, school_id=line.school_id, day=now.date(),
        is_seen=is_seen, before=before, at=now, by_id=actor.user_id, by_name=actor.name[:200],
    )  # fmt: skip
    return row


@command("summer.tick", on="enrolment")
def untick(*, actor: Actor, enrolment: Enrolment, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Nothing was said of this student today."""
    _undo(enrolment, now)


def _undo(enrolment: Enrolment, now: dt.datetime) -> None:
    row = PresenceTick.objects.filter(enrolment=enrolment.pk, day=now.date()).first()
    if row is None:
        return
    line = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    put_back_presence(enrolment=line, day=row.day, before=row.before, now=now)
    row.delete()
