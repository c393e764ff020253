"""Goals that come in at once, from a list or a JSON file: looked at first, kept whole, taken back whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.curriculum.domain.units import add_goals, checked, drop_goals, hold
from warmwelkom.rooms.curriculum.models import Goal, GoalReading, Unit
from warmwelkom.rooms.curriculum.texts import same_words
from warmwelkom.rooms.people.models import Programme

Rows = list[tuple[str, str, list[str]]]
"""(title of the unit, when, its goals), in the order of the file."""


class NothingNew(UserError):  # noqa: N818  reads as the sentence it is
    """All of it was there already."""


@command("curriculum.keep", on="programme", tell=("how",))
def keep_goals_read(
    *, actor: Actor, programme: Programme, rows: Rows, how: str, filename: str, now: dt.datetime
) -> GoalReading:
    """Add what the programme lacks; what is there stays as it is. All of it or nothing.

    Raises:
        NothingNew: there is nothing to add.
        NoUnit: a goal is too long, or a unit has too many.
    """
    hold(programme)
    known = {same_words(unit.title): unit for unit in Unit.objects.filter(programme=programme)}
    place = max((unit.place for unit in known.values()), default=0)
    units, goals = [], []
    for title, period, texts in rows:
        unit = known.get(same_words(title))
        if unit is None:
            place += 1
            unit = known[same_words(title)] = Unit.objects.create(
                region_id=programme.region_id, school_id=programme.school_id, programme=programme,
                title=title, period=period, place=place, by_id=actor.user_id, by_name=actor.name,
                at=now,
            )  # fmt: skip
            units.append(str(unit.pk))
        goals += [str(goal.pk) for goal in add_goals(unit=unit, texts=checked(texts), now=now)]
    if not units and not goals:
        raise NothingNew(gettext_noop("Alles in dit bestand staat hier al. Er is niets veranderd."))
    made: GoalReading = GoalReading.objects.create(
        region_id=programme.region_id, school_id=programme.school_id, programme=programme, how=how,
        filename=filename[:200], changes={"units": units, "goals": goals}, by_id=actor.user_id,
        by_name=actor.name, at=now,
    )  # fmt: skip
    return made


@command("curriculum.undo_reading", on="reading")
def undo_goals_read(*, actor: Actor, reading: GoalReading, now: dt.datetime) -> int:
    """Take back what a file added. Goals about which teachers spoke stay, retired; returns how many."""
    del actor
    changes: dict[str, Any] = reading.changes
    stayed = drop_goals(ids=changes["goals"], day=now.date())
    empty = Unit.objects.filter(pk__in=changes["units"])
    empty.exclude(pk__in=Goal.objects.values("unit")).delete()
    GoalReading.objects.filter(pk=reading.pk).update(undone_at=now)
    return stayed
