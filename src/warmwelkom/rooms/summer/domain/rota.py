"""Who is on duty on which day; a week is copied to the next in one click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_noop as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.working_days import is_working_day
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.summer.models import Bridge, DutyDay
from warmwelkom.rooms.summer.policies_of_tasks import people_of
from warmwelkom.rooms.summer.rules_of_sending import UNTIL_AFTER_FIRST_DAY

WEEK = dt.timedelta(days=7)


class NotOfThisSchool(UserError):  # noqa: N818  reads as the sentence it is
    """On duty is who works at the school, or a coach of the region."""


class NothingToCopy(UserError):  # noqa: N818  reads as the sentence it is
    """A week without anybody."""


@command("summer.run_bridge", on="bridge")
def set_duty(*, actor: Actor, bridge: Bridge, days: Mapping[dt.date, UUID | None]) -> int:  # noqa: ARG001  asked by the command
    """Say of these days who is on duty, or nobody. Who stood there makes place. Returns how many days have somebody.

    Raises:
        NotOfThisSchool: somebody who does not work here.
    """
    Bridge.objects.select_for_update().get(pk=bridge.pk)
    wanted = {person for person in days.values() if person}
    here = Person.objects.filter(people_of(bridge.school_id), pk__in=wanted).distinct()
    if here.count() != len(wanted):
        raise NotOfThisSchool(_("Deze persoon werkt hier niet meer. Kies iemand anders."))
    DutyDay.objects.filter(school=bridge.school_id, day__in=list(days)).delete()
    rows = [
        DutyDay(region_id=bridge.region_id, school_id=bridge.school_id, day=day, person_id=person)
        for day, person in days.items()
        if person
    ]
    DutyDay.objects.bulk_create(rows)
    return len(rows)


@command("summer.run_bridge", on="bridge")
def copy_week(*, actor: Actor, bridge: Bridge, monday: dt.date) -> int:  # noqa: ARG001  asked by the command
    """Copy the people of one week to each later week until two weeks after the first day, where a day is still empty.

    Returns how many days were filled. Public holidays stay empty.

    Raises:
        NothingToCopy: nobody is on duty in that week.
    """
    Bridge.objects.select_for_update().get(pk=bridge.pk)
    last = bridge.first_day + UNTIL_AFTER_FIRST_DAY
    rows = DutyDay.objects.filter(school=bridge.school_id, day__gte=monday, day__lte=last)
    there: dict[dt.date, UUID] = dict(rows.values_list("day", "person_id"))
    week = {day: who for day, who in there.items() if day < monday + WEEK}
    if not week:
        raise NothingToCopy(_("In deze week is nog niemand in dienst. Vul eerst deze week in."))
    new = []
    for first, who in week.items():
        day = first + WEEK
        while day <= last:
            if day not in there and is_working_day(day):
                new.append(_duty(bridge, day, who))
            day += WEEK
    DutyDay.objects.bulk_create(new)
    return len(new)


def _duty(bridge: Bridge, day: dt.date, who: UUID) -> DutyDay:
    return DutyDay(region_id=bridge.region_id, school_id=bridge.school_id, day=day, person_id=who)
