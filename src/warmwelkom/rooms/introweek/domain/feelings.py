"""How the week was for a student: said once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.introweek.models import WeekAnswer, WeekStudent

ALL = ""
"""The part of an answer about the whole week."""


class SaidAlready(UserError):  # noqa: N818  reads as the sentence it is
    """Once for each student."""


@command("introweek.answer", on="student")
def say_how_it_was(
    *, actor: Actor, student: WeekStudent, met: bool, welcome: int, parts: Iterable[str],  # noqa: ARG001  asked by the command
    now: dt.datetime,
) -> WeekAnswer:  # fmt: skip
    """Did I meet somebody I knew, do I feel welcome (1 to 5), and in which parts was it; nobody reads it by name.

    Raises:
        SaidAlready: this student answered before.
    """
    if WeekAnswer.objects.filter(student=student, part=ALL).exists():
        raise SaidAlready(gettext_noop("Je hebt dit al gezegd. Dank je wel."))
    of = {"region_id": student.region_id, "week_id": student.week_id, "student": student, "at": now}
    row: WeekAnswer = WeekAnswer.objects.create(**of, part=ALL, met_known=met, welcome=welcome)
    for key in dict.fromkeys(parts) if met else ():
        WeekAnswer.objects.update_or_create(
            student=student, part=key, defaults={**of, "met_known": True}
        )
    return row
