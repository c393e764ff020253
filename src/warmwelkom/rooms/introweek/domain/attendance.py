"""Who is there, said by the mentor of the group or by the student's own phone; saved at once, with undo."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.introweek.models import WeekAttendance, WeekStudent
from warmwelkom.rooms.transitions.api import presence_before, put_back_presence, write_presence
from warmwelkom.rooms.transitions.models import Enrolment


@command("introweek.tick", on="student", tell=("is_seen", "slot"))
def tick_student(
    *, actor: Actor, student: WeekStudent, slot: str, day: dt.date, is_seen: bool, now: dt.datetime
) -> WeekAttendance:
    """Here, or not seen, in this slot; a second tick takes the place of the first.

    On the first days it goes to the pupil's way too: who is not seen gets a person who calls.
    """
    return keep(
        student=student, slot=slot, day=day, is_seen=is_seen, how=WeekAttendance.How.TICK,
        actor=actor, now=now,
    )  # fmt: skip


@command("introweek.tick", on="student", tell=("slot",))
def untick_student(
    *, actor: Actor, student: WeekStudent, slot: str, now: dt.datetime  # noqa: ARG001  asked by the command
) -> None:  # fmt: skip
    """Nothing was said of this student in this slot."""
    _take_back(student, slot, now)


@command("introweek.be_here", on="student", tell=("slot",))
def say_here(
    *, actor: Actor, student: WeekStudent, slot: str, day: dt.date, now: dt.datetime
) -> WeekAttendance | None:
    """The student read the code of the group at the door. None where the mentor said something else already."""
    said = WeekAttendance.objects.filter(student=student, slot=slot).first()
    if said is not None and said.how == WeekAttendance.How.TICK:
        return None
    return keep(
        student=student, slot=slot, day=day, is_seen=True, how=WeekAttendance.How.CODE,
        actor=actor, now=now,
    )  # fmt: skip


def keep(
    *, student: WeekStudent, slot: str, day: dt.date, is_seen: bool, how: str, actor: Actor,
    now: dt.datetime,
) -> WeekAttendance:  # fmt: skip
    """One row for a student and a slot, and what it changes on the pupil's way. For a command."""
    _take_back(student, slot, now)
    line = line_of(student)
    before = presence_before(line) if line else {}
    if line is not None:
        write_presence(enrolment=line, day=day, is_seen=is_seen, now=now)
    row: WeekAttendance = WeekAttendance.objects.create(
        region_id=student.region_id, week_id=student.week_id, student=student, slot=slot,
        is_seen=is_seen, how=how, before=before | {"day": day.isoformat()}, at=now,
        by_id=actor.user_id, by_name=actor.name[:200],
    )  # fmt: skip
    return row


def line_of(student: WeekStudent) -> Enrolment | None:
    """The line of the school's list on which this student stands, to write on."""
    rows = Enrolment.objects.select_for_update(of=("self",)).filter(
        transition=student.transition_id, school=student.week.school_id, gone_at__isnull=True
    )
    found: Enrolment | None = rows.order_by("-enrolled_on", "-pk").first()
    return found


def _take_back(student: WeekStudent, slot: str, now: dt.datetime) -> None:
    row = WeekAttendance.objects.filter(student=student, slot=slot).first()
    if row is None:
        return
    line = line_of(student)
    day = dt.date.fromisoformat(row.before["day"]) if row.before.get("day") else _day(row.at)
    if line is not None and row.before:
        put_back_presence(enrolment=line, day=day, before=row.before, now=now)
    row.delete()


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(AMSTERDAM).date()
