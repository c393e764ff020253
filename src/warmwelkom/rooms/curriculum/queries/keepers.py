"""Who keeps the first year of a programme: who wrote its goals, laid them beside the vmbo, or has it in their role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import F, QuerySet

from warmwelkom.rooms.curriculum.models import GoalReading, Judgement, Unit
from warmwelkom.rooms.curriculum.policies import MBO
from warmwelkom.rooms.people.models import Person, Programme, Role

READS_ALONG = ("intaker", "planner", "school_admin")
STANDS_IN = ("planner", "school_admin")
"""Who is asked where nobody of the programme itself is left."""


def keepers(programmes: Collection[UUID]) -> dict[UUID, set[Person]]:
    """Programme -> the people who keep it, all of its own school and in force; six queries, however many."""
    if not programmes:
        return {}
    wrote = _wrote(programmes)
    staff: dict[UUID | None, list[Role]] = defaultdict(list)
    for role in _in_force(*MBO, "school_admin").prefetch_related("programmes"):
        staff[role.school_id].append(role)
    schools = Programme.objects.filter(pk__in=programmes).values_list("pk", "school_id")
    return {pk: _of_programme(pk, staff[school], wrote[pk]) for pk, school in schools}


def who_read_along() -> list[Person]:
    """At every mbo that takes part: who plans, takes in and administers, each once."""
    rows = _in_force(*READS_ALONG)
    return list({role.person_id: role.person for role in rows}.values())


def _of_programme(programme: UUID, roles: list[Role], wrote: set[UUID]) -> set[Person]:
    own = {
        role.person
        for role in roles
        if role.person_id in wrote or programme in {each.pk for each in role.programmes.all()}
    }
    return own or {role.person for role in roles if role.kind in STANDS_IN}


def _wrote(programmes: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    goal = "goal__unit__programme"
    for rows, path in (
        (Unit.objects.all(), "programme"),
        (GoalReading.objects.filter(undone_at=None), "programme"),
        (Judgement.objects.filter(side=Judgement.Side.MBO), goal),
    ):
        of = rows.filter(**{f"{path}__in": programmes}, by__isnull=False).order_by()
        for programme, person in of.values_list(f"{path}_id", "by_id").distinct():
            found[programme].add(person)
    return found


def _in_force(*kinds: str) -> QuerySet[Role]:
    """Roles at an mbo of this region that count today."""
    rows = Role.objects.filter(
        kind__in=kinds, ended_at=None, person__is_active=True, school__sector="mbo",
        school__left_at=None, school_year__gte=F("region__school_year"),
    )  # fmt: skip
    return rows.select_related("person").order_by("given_at", "pk")
