"""Older students who went to the same old school, as the planner writes them down."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.introweek.domain.save_steps import Rows, keep_rows_of, refuse_twice
from warmwelkom.rooms.introweek.models import IntroWeek, WeekBuddy

FIELDS = ("school", "programme", "name", "half_days", "where", "agreed_on")


@command("introweek.plan", on="week")
def save_buddies(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    week: IntroWeek,
    rows: Rows,
) -> None:
    """Who is a buddy, of which old school, where and when; who is taken off the list is erased.

    Raises:
        Twice: one name stands there twice for one school and programme.
    """
    typed = [row for row in rows if not row.get("DELETE")]
    refuse_twice(
        [(row["school"].pk, row["programme"].pk, row["name"]) for row in typed],
        gettext_noop("%(name)s staat er twee keer. Haal er een weg."),
    )
    keep_rows_of(WeekBuddy, week, typed, FIELDS)
