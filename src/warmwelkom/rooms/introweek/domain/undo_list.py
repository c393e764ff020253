"""Take back the last list of a kind: what was new goes, what changed stands as it did before."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.introweek.domain.asking_for_plan import name_of
from warmwelkom.rooms.introweek.domain.keep_list import keep_rows, keep_teachers
from warmwelkom.rooms.introweek.models import IntroWeek, WeekListRead
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.queries.lists_of_week import Row, WeekList, keys_of_known


def note_list(
    *, actor: Actor, before: WeekList, changes: list[tuple[Row, Row | None]], now: dt.datetime
) -> None:
    """Keep what a list changed, in place of the list before it; for the command that read it.

    `changes` are the rows as they were kept, each with what stood there before.
    """
    week, after = before.week, type(before)(before.week)
    index = {key: row for row in after.known for key in keys_of_known(after, row)}
    found = []
    for row, old in changes:
        new = next((index[key] for key in after.keys_of(after.data_of(row)) if key in index), None)
        if new is not None:
            was = plain(before.data_of(old)) if old else None
            found.append({"id": str(new["id"]), "before": was, "after": plain(after.data_of(new))})
    WeekListRead.objects.update_or_create(
        week=week, what=before.key,
        defaults={"region_id": week.region_id, "changes": found, "at": now, "by_id": actor.user_id,
                  "by_name": name_of(actor)},
    )  # fmt: skip


def plain(data: Row) -> Any:
    """As it is kept in JSON: days and times in words."""
    return msgspec.to_builtins(data)


@command("introweek.plan", on="week", tell=("what",))
def undo_week_list(*, actor: Actor, week: IntroWeek, what: str, now: dt.datetime) -> int | None:
    """Everything of the last list as it was before it. What somebody changed since then stays as it is now.

    Returns how many rows stayed for that; None where there is no list to take back.
    """
    read = WeekListRead.objects.select_for_update(of=("self",)).filter(week=week, what=what).first()
    if read is None:
        return None
    kind = KINDS[what](week)
    told = {row["id"]: row for row in read.changes}
    rows, touched, gone, stayed = [], [], [], 0
    for row in kind.known:
        change = told.get(str(row["id"]))
        if change is None or plain(kind.data_of(row)) != change["after"]:
            stayed += change is not None
            rows.append(row)
        elif change["before"] is None:
            gone.append(row["id"])
        else:
            old = _typed(kind, change["before"])
            stayed += old is None
            rows.append(old or row)
            touched += [old] if old else []
    if what == "oude-docenten":
        keep_teachers(actor=actor, week=week, rows=touched, gone=gone, now=now)
    else:
        keep_rows(actor=actor, week=week, what=what, rows=rows)
    read.delete()
    return stayed


def _typed(kind: WeekList, data: Row) -> Row | None:
    """A row as its form gives it; None where it does not fit the week any more."""
    form = kind.form()
    form.data = data
    form.full_clean()
    return None if form.errors else dict(form.cleaned_data)
