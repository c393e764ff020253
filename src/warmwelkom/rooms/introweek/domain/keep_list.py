"""Keep the rows of one kind of list, all of them at once; for the commands that read a list or take it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.introweek.domain.buddies import save_buddies
from warmwelkom.rooms.introweek.domain.save_steps import (
    save_mentors,
    save_parts,
    save_rooms,
    save_slots,
    save_walks,
)
from warmwelkom.rooms.introweek.domain.teachers_by_list import save_teachers
from warmwelkom.rooms.introweek.models import IntroWeek, TeacherOffer, WeekPart
from warmwelkom.rooms.introweek.queries.kinds_of_list import NEW, Parts
from warmwelkom.rooms.introweek.queries.lists_of_week import Row

STEPS: dict[str, Any] = {"dagen": save_slots, "mentoren": save_mentors, "maatjes": save_buddies}


def keep_rows(*, actor: Actor, week: IntroWeek, what: str, rows: list[Row]) -> None:
    """These rows and no others. Old teachers are another matter: see `keep_teachers`."""
    if what == "ruimtes":
        save_rooms(actor=actor, week=week, rows=rows, walks=week.walks)
    elif what == "lopen":
        save_walks(actor=actor, week=week, walks=[[one["a"], one["b"], one["minutes"]] for one in rows])  # fmt: skip
    elif what == "onderdelen":
        _keep_parts(actor, week, rows)
    else:
        STEPS[what](actor=actor, week=week, rows=rows)


def keep_teachers(
    *, actor: Actor, week: IntroWeek, rows: list[Row], gone: list[Any], now: dt.datetime
) -> None:
    """These old teachers as they stand here; those of `gone` are off the list, others stay as they are."""
    save_teachers(actor=actor, week=week, rows=rows, now=now)
    TeacherOffer.objects.filter(week=week, pk__in=gone).update(withdrawn_at=now)


def _keep_parts(actor: Actor, week: IntroWeek, rows: list[Row]) -> None:
    """Twice where a part comes after a new one: only then that one has its key."""
    save_parts(actor=actor, week=week, rows=rows)
    if not any(key.startswith(NEW) for row in rows for key in row["after"]):
        return
    known = {one.title: one for one in WeekPart.objects.filter(week=week)}
    keys = {Parts.key_when_new(one.title): one.key for one in known.values()}
    again = [
        row | {"id": known[row["title"]].pk, "after": [keys.get(key, key) for key in row["after"]]}
        for row in rows
    ]
    save_parts(actor=actor, week=week, rows=again)
