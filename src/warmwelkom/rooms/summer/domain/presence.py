"""The class mentor says who is there, one student at a time; saved at once, with undo."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.summer.domain.silence_steps import to_call
from warmwelkom.rooms.summer.models import PresenceTick, SilenceStep
from warmwelkom.rooms.transitions.api import write_presence
from warmwelkom.rooms.transitions.models import Enrolment

FIELDS = ("seen_on", "not_seen_on", "settled_on")


@command("summer.tick", on="enrolment", tell=("is_seen",))
def tick(*, actor: Actor, enrolment: Enrolment, is_seen: bool, now: dt.datetime) -> PresenceTick:
    """This student is here today, or is not seen. Who was never seen is called the same day."""
    _undo(enrolment, now)
    line = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    before = {name: _text(getattr(line, name)) for name in FIELDS}
    write_presence(enrolment=line, day=now.date(), is_seen=is_seen, now=now)
    row: PresenceTick = PresenceTick.objects.create(
        region_id=line.region_id, enrolment=line, school_id=line.school_id, day=now.date(),
        is_seen=is_seen, before=before, at=now, by_id=actor.user_id, by_name=actor.name[:200],
    )  # fmt: skip
    if line.transition_id and not is_seen and not before["seen_on"]:
        to_call(
            region_id=line.region_id, transition_id=line.transition_id, since=now.date(),
            reason=SilenceStep.Reason.NOT_SEEN, due_on=now.date(), now=now,
        )  # fmt: skip
    return row


@command("summer.tick", on="enrolment")
def untick(*, actor: Actor, enrolment: Enrolment, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Nothing was said of this student today."""
    _undo(enrolment, now)


def _undo(enrolment: Enrolment, now: dt.datetime) -> None:
    """Put back what today's tick changed; what a list changed since then stays. The call of it goes too."""
    row = PresenceTick.objects.filter(enrolment=enrolment.pk, day=now.date()).first()
    if row is None:
        return
    line = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    back: dict[str, Any] = {}
    for name in FIELDS:
        if getattr(line, name) == row.day and row.before.get(name) != row.day.isoformat():
            was = row.before.get(name)
            back[name] = dt.date.fromisoformat(was) if was else None
    write_presence(enrolment=line, day=row.day, is_seen=None, now=now, values=back)
    row.delete()
    if line.transition_id:
        SilenceStep.objects.filter(
            transition=line.transition_id, reason=SilenceStep.Reason.NOT_SEEN, since=row.day,
            done_at=None,
        ).delete()  # fmt: skip


def _text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
