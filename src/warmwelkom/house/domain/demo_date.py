"""Move the demo's date. Only a demo region has one."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.events import publish
from warmwelkom.house.demo import progress
from warmwelkom.house.demo.script import own_list_after
from warmwelkom.house.events import DemoDayAsked
from warmwelkom.house.queries.demo import MOMENTS
from warmwelkom.rooms.people.models import Region


class NoSuchDay(UserError):  # noqa: N818  reads as the sentence it is
    """The demo stands at the days for which there are lists."""


class StillMoving(UserError):  # noqa: N818  reads as the sentence it is
    """One move at a time."""


class OwnListInTheWay(UserError):  # noqa: N818  reads as the sentence it is
    """Somebody gave a list of their own on a later day; it is theirs to take back."""


@command("demo.move_date", tell=("to",))
def move_demo_date(*, actor: Actor, to: dt.date) -> Region:
    """Ask for another day: the lists of the days between are read or taken back by a job.

    Raises:
        NoSuchDay: it is not one of the demo's days.
        StillMoving: the demo is on its way to a day already.
        OwnListInTheWay: going back would pass a list that is not the demo's own.
    """
    region = Region.objects.get(pk=actor.region, is_demo=True)
    if to not in dict(MOMENTS):
        raise NoSuchDay(gettext_noop("Kies een dag uit de lijst."))
    if progress.of(region.pk):
        raise StillMoving(gettext_noop("De demo is al onderweg naar een andere dag."))
    own = (
        own_list_after(region=region, day=to)
        if region.stands_at and to < region.stands_at
        else None
    )
    if own:
        raise OwnListInTheWay(
            gettext_noop(
                "Je hebt na die dag zelf een lijst ingeleverd: %(name)s. Maak die eerst ongedaan."
            ),
            name=own.filename,
        )
    if to != region.stands_at:
        progress.begin(region.pk)
        publish(DemoDayAsked(region_id=region.pk, school_year=region.school_year, to=to))
    return region
