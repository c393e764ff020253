"""Who reads what waits, and who hears of words of distress."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q

from warmwelkom.rooms.people.models import Person, Role
from warmwelkom.rooms.thinktank.models import ThinkTank

READERS = ("coordinator", "moderator")


def readers() -> list[Person]:
    """Who may read what waits in this region, by name. Within the region's scope; one query."""
    return list(Person.objects.filter(pk__in=_reading()).order_by("name"))


def safety_people() -> list[Person]:
    """The two who were named, as far as they still may read; one query."""
    tank = ThinkTank.objects.values_list("safety_first_id", "safety_second_id")
    return list(
        Person.objects.filter(pk__in=_reading()).filter(
            Q(pk__in=tank.values("safety_first_id")) | Q(pk__in=tank.values("safety_second_id"))
        )
    )


def _reading() -> Any:
    roles = Role.objects.filter(
        kind__in=READERS, ended_at__isnull=True, school_year__gte=F("region__school_year")
    )
    return roles.values("person_id")
