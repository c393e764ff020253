"""The secret address of one's week for a calendar: made, renewed, stopped."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.ids import new_id
from warmwelkom.rooms.introweek.models import (
    IntroWeek,
    TeacherOffer,
    WeekCalendar,
    WeekMentor,
    WeekStudent,
)
from warmwelkom.rooms.introweek.tokens import CALENDAR, hash_of, token_of


@command("introweek.own_calendar", on="student")
def own_calendar(*, actor: Actor, student: WeekStudent, now: dt.datetime) -> str:  # noqa: ARG001  asked by the command
    """The words of a new address for this student's week; the one before stops.

    For the pupil alone: an address would stay open to a parent after the sixteenth birthday.
    """
    return _new(student.week, {"student": student}, now)


@command("introweek.own_calendar", on="student")
def stop_own_calendar(*, actor: Actor, student: WeekStudent, now: dt.datetime) -> None:  # noqa: ARG001  the same
    """From now on no address opens this student's week."""
    _stop({"student": student}, now)


@command("introweek.offer")
def teacher_calendar(*, actor: Actor, offer: TeacherOffer, now: dt.datetime) -> str:  # noqa: ARG001  the same
    """The words of a new address for where this old teacher is expected; the one before stops."""
    return _new(offer.week, {"offer": offer}, now)


@command("introweek.see_mentor", on="mentor")
def mentor_calendar(*, actor: Actor, mentor: WeekMentor, now: dt.datetime) -> str:  # noqa: ARG001  the same
    """The words of a new address for the groups that this mentor leads; the one before stops."""
    return _new(mentor.week, {"mentor": mentor}, now)


@command("introweek.see_mentor", on="mentor")
def stop_mentor_calendar(*, actor: Actor, mentor: WeekMentor, now: dt.datetime) -> None:  # noqa: ARG001  the same
    """From now on no address opens where this mentor is expected."""
    _stop({"mentor": mentor}, now)


def _new(week: IntroWeek, whose: dict[str, Any], now: dt.datetime) -> str:
    _stop(whose, now)
    pk = new_id()
    words = token_of(pk, what=CALENDAR)
    WeekCalendar.objects.create(
        pk=pk, region_id=week.region_id, week=week, token_hash=hash_of(words, what=CALENDAR),
        made_at=now, **whose,
    )  # fmt: skip
    return words


def _stop(whose: dict[str, Any], now: dt.datetime) -> None:
    WeekCalendar.objects.filter(ended_at__isnull=True, **whose).update(ended_at=now)
