"""Schools join a region from the reference data, and leave it."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.rooms.people.models import Location, ReferenceLocation, Role, School


class SchoolUnknown(UserError):  # noqa: N818  reads as the sentence it is
    """The reference data does not know this code."""


@command("people.region", tell=("brin",))
def add_school(*, actor: Actor, brin: str, sector: str, now: dt.datetime) -> School:
    """Let an institution take part with its vo or its mbo side, with all its locations that the reference data knows.

    Raises:
        SchoolUnknown: no location has this BRIN; load newer reference data first.
    """
    rows = list(ReferenceLocation.objects.filter(brin=brin.upper(), sector=sector).order_by("code"))
    if not rows:
        raise SchoolUnknown(
            gettext_noop("Deze school staat niet in de lijst van DUO die hier geladen is.")
        )
    school, _made = School.objects.update_or_create(
        region_id=actor.region,
        brin=brin.upper(),
        sector=sector,
        defaults={"left_at": None},
        create_defaults={"name": rows[0].school_name, "joined_at": now},
    )
    Location.objects.bulk_create([_location(school, row) for row in rows], ignore_conflicts=True)
    return school


def _location(school: School, row: ReferenceLocation) -> Location:
    return Location(
        region_id=school.region_id,
        school=school,
        code=row.code,
        name=row.name,
        street=row.street,
        postcode=row.postcode,
        place=row.place,
        leerwegen=row.leerwegen,
    )


@command("people.region", tell=("school",))
def leave_region(*, actor: Actor, school: School, now: dt.datetime) -> None:
    """A school stops taking part: its people lose their roles at once; its data follows the terms."""
    School.objects.filter(pk=school.pk, left_at__isnull=True).update(left_at=now)
    Role.objects.filter(school=school, ended_at__isnull=True).update(
        ended_at=now, ended_by_id=actor.user_id
    )


@command("people.region", tell=("school",))
def return_to_region(*, actor: Actor, school: School) -> None:  # noqa: ARG001  for the policy and the record
    """Undo that a school stopped: the roles that ended with it are in force again, earlier ends stay."""
    Role.objects.filter(school=school, ended_at=school.left_at).update(ended_at=None, ended_by=None)
    School.objects.filter(pk=school.pk).update(left_at=None)
