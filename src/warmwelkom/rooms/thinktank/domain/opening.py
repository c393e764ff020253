"""Open the think tank of a region, and say who hears of words of distress."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.thinktank.facts import first_labels
from warmwelkom.rooms.thinktank.models import Label, ThinkTank


@command("thinktank.open")
def open_think_tank(*, actor: Actor, now: dt.datetime) -> ThinkTank:
    """Open it with our first labels; the second time nothing changes."""
    tank, made = ThinkTank.objects.get_or_create(
        region_id=actor.region, defaults={"opened_at": now}
    )
    if made:
        Label.objects.bulk_create(
            Label(
                region_id=actor.region,
                kind=row.kind,
                slug=row.slug,
                name=row.name,
                name_en=row.name_en,
                icon=row.icon,
                place=place,
            )
            for place, row in enumerate(first_labels())
        )
    return tank


@command("thinktank.open")
def name_safety_people(*, actor: Actor, first: Person | None, second: Person | None) -> None:
    """Say which two people hear at once of words of distress."""
    ThinkTank.objects.filter(region_id=actor.region).update(
        safety_first=first, safety_second=second
    )
