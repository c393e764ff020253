"""Remind of a table: two days before the screening ends who still has pupils to look through; and of actions."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.handover.domain.table_actions import chase_actions
from warmwelkom.rooms.handover.domain.table_telling import tell_to_screen
from warmwelkom.rooms.handover.models import RoundTable, TableCase
from warmwelkom.rooms.people.models import Person, Role

BEFORE = dt.timedelta(days=2)


@command("handover.chase_tables")
def chase_tables(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  asked by the command
    """Remind, each person and moment once. Returns how many were reminded."""
    today = now.date()
    near = RoundTable.objects.filter(
        begun_at__isnull=True, cancelled_at__isnull=True,
        screen_by__gte=today, screen_by__lte=today + BEFORE,
    )  # fmt: skip
    told = 0
    for table in near:
        for person in _still_to_screen(table):
            told += tell_to_screen(table=table, person=person, when="near", now=now)
    return told + chase_actions(now=now)


def _still_to_screen(table: RoundTable) -> list[Person]:
    """Decanen of the schools of which somebody is not looked at yet."""
    schools = TableCase.objects.filter(table=table, screening="", gone_at__isnull=True).values(
        "transition__location__school_id"
    )
    roles = Role.objects.filter(
        kind="decaan", school__in=schools, ended_at=None, school_year__gte=F("region__school_year")
    )
    return list(Person.objects.filter(pk__in=roles.values("person_id")).order_by("pk"))
