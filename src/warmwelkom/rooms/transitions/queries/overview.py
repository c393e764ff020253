"""What stands around the list of today: where am I, who is where on the way, how old are the lists."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.people.models import Role, School
from warmwelkom.rooms.transitions.domain.rules.facts import MBO_KINDS
from warmwelkom.rooms.transitions.models import Link, State, Transition
from warmwelkom.rooms.transitions.words import HAS_A_PLACE, WAY

OLD_AFTER_DAYS = 5


@dataclass
class Campus:
    """One campus, for who runs a school with several."""

    name: str
    total: int = 0
    placed: int = 0
    needing: int = 0
    nobody: int = 0


@dataclass
class Standing:
    """How many of my pupils are where on the way."""

    states: Counter[str] = field(default_factory=Counter)
    campuses: dict[Any, Campus] = field(default_factory=dict)
    nobody: int = 0
    needing: int = 0

    @property
    def total(self) -> int:
        return self.states.total()

    @property
    def placed(self) -> int:
        return sum(self.states[state] for state in HAS_A_PLACE)

    @property
    def doors(self) -> list[tuple[str, int]]:
        return [(state.value, self.states[state]) for state in WAY]

    @property
    def elsewhere(self) -> int:
        return self.states[State.ELSEWHERE]

    @property
    def missing(self) -> int:
        return self.states[State.MISSING]

    @property
    def outside(self) -> int:
        return self.elsewhere + self.missing


def standing_for(*, actor: Actor) -> Standing:
    """One query: per campus and state how many, how many without a person, how many who need someone."""
    rows = (
        Transition.objects.visible_to(actor, "transitions.view")
        .filter(gone_at__isnull=True)
        .values("location_id", "location__name", "state")
        .annotate(
            n=Count("pk"),
            nobody=Count("pk", filter=Q(on_it__isnull=True) & ~Q(state=State.ELSEWHERE)),
            needing=Count("pk", filter=Q(needs_someone=True)),
        )
        .order_by("location__name", "location_id")
    )
    found = Standing()
    for row in rows:
        found.states[row["state"]] += row["n"]
        found.nobody += row["nobody"]
        found.needing += row["needing"]
        here = found.campuses.setdefault(row["location_id"], Campus(row["location__name"] or ""))
        here.total += row["n"]
        here.placed += row["n"] if row["state"] in HAS_A_PLACE else 0
        here.needing += row["needing"]
        here.nobody += row["nobody"]
    return found


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where this person works, in words for the small line above the heading."""

    places: list[str]
    classes: list[str]
    school_year: int | None
    is_mbo: bool


def where_for(*, actor: Actor) -> Where:
    """One query."""
    roles = list(
        Role.objects.filter(person_id__in=[actor.user_id], ended_at__isnull=True)
        .select_related("location", "school", "region")
        .order_by("given_at")
    )
    names = [str(role.location or role.school or role.region) for role in roles]
    classes = [name for role in roles for name in role.classes]
    return Where(
        places=list(dict.fromkeys(names)),
        classes=sorted(set(classes)),
        school_year=roles[0].region.school_year if roles else None,
        is_mbo=any(role.school is not None and role.school.sector == "mbo" for role in roles),
    )


@dataclass(frozen=True, kw_only=True)
class ListAge:
    """How old the newest list of an mbo is; `days` is None when it never gave one."""

    school: str
    days: int | None

    @property
    def is_old(self) -> bool:
        return self.days is None or self.days > OLD_AFTER_DAYS


def mbo_lists_for(*, only: set[UUID] | None, now: dt.datetime) -> list[ListAge]:
    """Per mbo of the region (or of `only` these schools) the age of its newest list. One query.

    No pupil is in it: everybody may know when a school last gave a list.
    """
    given = Q(
        listupload__kind__in=MBO_KINDS,
        listupload__committed_at__isnull=False,
        listupload__undone_at__isnull=True,
    )
    schools = School.objects.filter(sector="mbo", left_at__isnull=True)
    if only is not None:
        schools = schools.filter(pk__in=only)
    rows = schools.annotate(newest=Max("listupload__committed_at", filter=given))
    return [
        ListAge(school=row.name, days=(now.date() - row.newest.date()).days if row.newest else None)
        for row in rows.order_by(F("newest").asc(nulls_first=True), "name")
    ]


def pairs_in_doubt_for(*, actor: Actor) -> int:
    """How many pairs of lines wait for a person who says whether they are one pupil. One query."""
    if not policy_for("transitions.see_link").who(actor):
        return 0
    rows = Link.objects.visible_to(actor, "transitions.see_link")
    return int(rows.filter(outcome=Link.Outcome.REVIEW, decided_at__isnull=True).count())
