"""A region begins and stops. Done by the operator, from the command line."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.text import slugify

from warmwelkom.base.access.actor import Actor, Grant
from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.rooms.people.domain.invitations import invite_person
from warmwelkom.rooms.people.models import Invitation, Region, RmcRegion


class RegionExistsError(Exception):
    """There is a region of this name."""


def start_region(
    *,
    name: str,
    school_year: int,
    coordinator_name: str,
    coordinator_email: str,
    now: dt.datetime,
    is_demo: bool = False,
) -> tuple[Region, Invitation]:
    """Make a region and invite its first coordinator.

    Raises:
        RegionExistsError: the name is taken.
    """
    region = _make(name=name, school_year=school_year, now=now, is_demo=is_demo)
    operator = Actor(
        kind="staff",
        name="Warm Welkom",
        region_id=region.pk,
        is_operator=True,
        grants=(Grant(role="coordinator", school_year=school_year),),
    )
    with transaction.atomic(), region_scope(region.pk):
        invitation = invite_person(
            actor=operator,
            email=coordinator_email,
            name=coordinator_name,
            kind="coordinator",
            school=None,
            location=None,
            classes=[],
            now=now,
        )
    return region, invitation


def _make(*, name: str, school_year: int, now: dt.datetime, is_demo: bool) -> Region:
    slug = slugify(name)
    with transaction.atomic(), all_regions():
        if Region.objects.filter(slug=slug).exists():
            raise RegionExistsError(f"There is a region {slug} already.")
        rmc = RmcRegion.objects.filter(name__istartswith=name.split("/", maxsplit=1)[0]).first()
        return Region.objects.create(
            slug=slug,
            name=name,
            school_year=school_year,
            created_at=now,
            is_demo=is_demo,
            rmc_number=rmc.number if rmc else None,
        )
