"""Who asks: an account with all that decides what it may, in one question for every page."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from warmwelkom.base.access.actor import Grant
from warmwelkom.base.access.scope import all_regions
from warmwelkom.rooms.people.models import Person, Role

InForce = tuple[dict[str, Any], Grant]
"""A role in force: its region as `id`, `slug` and `name`, and what it grants there."""
STAND_IN = UUID(int=0)
"""Holds the place of the account in the statement, which is put together once for each process."""


def roles_in_force(person: Any) -> QuerySet[Role]:
    """The roles of a person that count today, all regions (call it outside a region scope).

    Not ended, in the school year the region is in, at a school that takes part, in an open region.
    """
    rows: QuerySet[Role] = Role.objects.filter(
        person=person,
        ended_at__isnull=True,
        region__closed_at__isnull=True,
        school_year__gte=F("region__school_year"),
    )
    return rows.exclude(school__left_at__isnull=False).order_by("given_at", "pk")


def person_who_asks(pk: Any) -> Person | None:
    """The account with `has_second_factor` and `in_force`, its roles as text; one query, no region asked."""
    sql, words = _statement()
    rows = Person.objects.raw(sql, [pk if word == STAND_IN else word for word in words])
    return next(iter(rows), None)


def regions_of(person: Any, *, brin: str = "") -> list[InForce]:
    """Of somebody who asks: the roles in force, the oldest first; with `brin` those at that school alone."""
    rows = [json.loads(row) for row in person.in_force]
    return [_read(row) for row in rows if not brin or row["brin"] == brin]


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes")
    with all_regions():
        programmes = Role.programmes.through.objects.filter(role=OuterRef("pk"))
        row = JSONObject(
            region=JSONObject(id="region_id", slug="region__slug", name="region__name"),
            brin="school__brin",
            kind="kind",
            school="school_id",
            location="location_id",
            school_year="school_year",
            classes="classes",
            programmes=ArraySubquery(programmes.values("programme_id")),
        )
        people = Person.objects.filter(pk=STAND_IN).annotate(
            has_second_factor=Exists(factors),
            in_force=ArraySubquery(roles_in_force(OuterRef("pk")).values_list(row)),
        )
        sql, words = people.query.sql_with_params()
    return str(sql), tuple(words)


def _read(row: dict[str, Any]) -> InForce:
    region = {**row["region"], "id": UUID(row["region"]["id"])}
    return region, Grant(
        role=row["kind"],
        school_id=UUID(row["school"]) if row["school"] else None,
        location_id=UUID(row["location"]) if row["location"] else None,
        school_year=row["school_year"],
        classes=frozenset(row["classes"]),
        programme_ids=frozenset(map(UUID, row["programmes"])),
    )
