"""Roll the school year over: a new cohort begins, last year's class roles end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile
from warmwelkom.rooms.people.models import Region, Role

BOUND_TO_A_CLASS = ("mentor", "class_mentor")


@dataclass(frozen=True, kw_only=True)
class Rollover:
    """What a rollover does: how many roles go on, how many end."""

    year: int
    going_on: int
    ending: int


def rollover_ahead(*, region: Region) -> Rollover:
    """What would happen, for the page that asks first."""
    roles = Role.objects.filter(ended_at__isnull=True, school_year=region.school_year)
    ending = roles.filter(kind__in=BOUND_TO_A_CLASS).count()
    return Rollover(year=region.school_year + 1, going_on=roles.count() - ending, ending=ending)


@command("people.region", tell=("from_year",))
def roll_over_school_year(*, actor: Actor, from_year: int, now: dt.datetime) -> Rollover:
    """Begin the next school year. Roles go on, except those of last year's classes.

    Raises:
        ChangedMeanwhile: the year was rolled over already (two tabs, a double click).
    """
    region = Region.objects.select_for_update().get(pk=actor.region)
    if region.school_year != from_year:
        raise ChangedMeanwhile(gettext_noop("Het schooljaar is al doorgeschoven."))
    ahead = rollover_ahead(region=region)
    old = Role.objects.filter(ended_at__isnull=True, school_year=from_year)
    old.filter(kind__in=BOUND_TO_A_CLASS).update(ended_at=now, ended_by_id=actor.user_id)
    old.exclude(kind__in=BOUND_TO_A_CLASS).update(school_year=ahead.year)
    region.school_year = ahead.year
    region.save(update_fields=["school_year"])
    return ahead
