"""Who comes: the students with a place on the chosen campuses, and their mentors, from the lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.introweek.models import IntroWeek, WeekMentor, WeekStudent
from warmwelkom.rooms.introweek.queries.placed import placed_rows
from warmwelkom.rooms.introweek.week_template import LABELS
from warmwelkom.rooms.people.models import Programme


@command("introweek.plan", on="week")
def take_in(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    locations: Iterable[UUID],
    now: dt.datetime,
) -> tuple[int, int]:
    """Everybody with a place on these campuses comes, who has none any more does not: (new, gone).

    What a student needs of a room stays. Class mentors of the lists become mentors of the week, once.
    """
    places = set(locations)
    rows = [
        row for row in placed_rows(week) if row.programme and row.programme.location_id in places
    ]
    wanted: dict[Any, Any] = {row.transition_id: row for row in rows}
    known = {row.transition_id: row for row in WeekStudent.objects.filter(week=week)}
    fresh = [pk for pk in wanted if pk not in known]
    gone = [pk for pk, row in known.items() if pk not in wanted and row.gone_at is None]
    back = [row for pk, row in known.items() if pk in wanted]
    for row in back:
        row.gone_at, row.programme_id = None, wanted[row.transition_id].programme_id
    WeekStudent.objects.bulk_update(back, ["gone_at", "programme"])
    WeekStudent.objects.filter(week=week, transition__in=gone).update(gone_at=now)
    WeekStudent.objects.bulk_create(
        WeekStudent(
            region_id=week.region_id, week=week, transition_id=pk,
            programme_id=wanted[pk].programme_id, added_at=now,
        )
        for pk in fresh
    )  # fmt: skip
    _add_mentors(week, rows)
    return len(fresh), len(gone)


def _add_mentors(week: IntroWeek, rows: list[Any]) -> None:
    """Each class mentor on the lists, for as many groups as they have classes; who stands there already stays."""
    there = set(WeekMentor.objects.filter(week=week).values_list("name", "programme_id"))
    classes: dict[tuple[str, UUID], set[str]] = {}
    mail: dict[str, str] = {}
    for row in rows:
        if row.class_mentor:
            classes.setdefault((row.class_mentor, row.programme_id), set()).add(row.class_name)
            mail[row.class_mentor] = row.class_mentor_email
    WeekMentor.objects.bulk_create(
        WeekMentor(
            region_id=week.region_id, week=week, name=name, programme_id=programme,
            email=mail[name], max_groups=len(names),
        )
        for (name, programme), names in classes.items()
        if (name, programme) not in there
    )  # fmt: skip


@command("introweek.plan", on="week")
def save_needs(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    programme: Programme,
    needs: Mapping[UUID, list[str]],
) -> int:
    """What the rooms of each student of this programme must have; returns how many changed."""
    rows = list(WeekStudent.objects.filter(week=week, programme=programme, gone_at__isnull=True))
    changed = []
    for row in rows:
        asked = [one for one in LABELS if one in needs.get(row.pk, [])]
        if asked != row.needs:
            row.needs = asked
            changed.append(row)
    WeekStudent.objects.bulk_update(changed, ["needs"])
    return len(changed)
