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
    before = _write(line_of(student), day=day, is_seen=is_seen, now=now)
    row: WeekAttendance = WeekAttendance.objects.create(
        region_id=student.region_id, week_id=student.week_id, student=student, slot=slot,
        is_seen=is_seen, how=how, before=before, at=now, by_id=actor.user_id,
        by_name=actor.name[:200],
    )  # fmt: skip
    return row


def _write(
    line: Enrolment | None, *, day: dt.date, is_seen: bool, now: dt.datetime
) -> dict[str, str]:
    """Say it on the school's list; what stood there before, to be kept with the tick."""
    before = presence_before(line) if line else {}
    if line is not None:
        write_presence(enrolment=line, day=day, is_seen=is_seen, now=now)
    return before | {"day": day.isoformat()}


def line_of(student: WeekStudent) -> Enrolment | None:
    """The line of the school's list on which this student stands, to write on."""
    rows = Enrolment.objects.select_for_update(of=("self",)).filter(
        transition=student.transition_id, school=student.week.school_id, gone_at__isnull=True
    )
    found: Enrolment | None = rows.order_by("-enrolled_on", "-pk").first()
    return found


def _take_back(student: WeekStudent, slot: str, now: dt.datetime) -> None:
    """Nothing was said in this slot; what was said in other slots of that day is said again, in its order.

    The list knows days and no half-days, so it goes back to what stood there before the first tick of the day.
    """
    rows = list(WeekAttendance.objects.filter(student=student).order_by("at", "pk"))
    row = next((one for one in rows if one.slot == slot), None)
    if row is None:
        return
    day = _day_of(row)
    of_day = [one for one in rows if _day_of(one) == day]
    line = line_of(student)
    if line is not None and row.before:
        put_back_presence(enrolment=line, day=day, before=of_day[0].before, now=now)
    row.delete()
    for one in of_day:
        if one is not row:
            one.before = _write(line_of(student), day=day, is_seen=one.is_seen, now=now)
            one.save(update_fields=["before"])


def _day_of(row: WeekAttendance) -> dt.date:
    said = row.before.get("day")
    return dt.date.fromisoformat(said) if said else row.at.astimezone(AMSTERDAM).date()
