"""Who goes from which profile to which programme, in numbers; and what a new class took at the vmbo, without a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.scope import current_region
from warmwelkom.rooms.transitions.models import Enrolment, Transition

FLOWS = """
WITH enrolled AS (
  SELECT DISTINCT ON (transition_id) transition_id, programme_id, crebo FROM transitions_enrolment
  WHERE gone_at IS NULL AND region_id = %(region)s ORDER BY transition_id, enrolled_on NULLS LAST, id
), offered AS (
  SELECT DISTINCT ON (transition_id) transition_id, crebo FROM transitions_application
  WHERE gone_at IS NULL AND legal_status = 'enrolled' AND region_id = %(region)s
  ORDER BY transition_id, applied_on, id
)
SELECT t.profile, e.programme_id,
  coalesce(nullif(p.crebo, ''), nullif(e.crebo, ''), nullif(o.crebo, ''), '') AS crebo, count(*)
FROM transitions_transition t
LEFT JOIN enrolled e ON e.transition_id = t.id
LEFT JOIN people_programme p ON p.id = e.programme_id
LEFT JOIN offered o ON o.transition_id = t.id
WHERE t.school_year = %(year)s AND t.gone_at IS NULL AND t.region_id = %(region)s
GROUP BY 1, 2, 3
"""
"""The first of each pupil in one pass: asked for one pupil at a time it took half of a page."""


@dataclass(frozen=True, kw_only=True)
class Took:
    """What the list of the vmbo school says of one pupil: codes or titles as the school wrote them."""

    profile: str
    leerweg: str
    modules: tuple[str, ...]
    school_id: UUID | None
    location_id: UUID | None
    school_year: int


@dataclass(frozen=True, kw_only=True)
class NewClass:
    """A class of an mbo: how many are enrolled, and what is known of those with a vmbo list behind them."""

    name: str
    programme_id: UUID | None
    enrolled: int
    took: list[Took]


def flows(*, school_year: int) -> Counter[tuple[str, UUID | None, str]]:
    """(profile, programme, crebo) -> every pupil of this year, once. One query, in the region's scope.

    "" for no profile; without a programme of this region there may be a crebo, without a place there is neither.
    Real numbers: whoever shows them to others than their own school suppresses small ones, all of them together.
    """
    with connection.cursor() as cursor:
        cursor.execute(FLOWS, {"region": current_region(), "year": school_year})
        return Counter({(profile, to, crebo): n for profile, to, crebo, n in cursor.fetchall()})


def profiles_at_campuses(*, school_year: int) -> dict[str, Counter[str]]:
    """Campus ("" for none here) -> profile -> pupils of this year; real numbers, as with `flows`. One query."""
    rows = (
        Transition.objects.filter(school_year=school_year, gone_at__isnull=True)
        .values_list("location__name", "profile")
        .annotate(n=Count("pk"))
        .order_by()
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for campus, profile, n in rows:
        found[campus or ""][profile] += n
    return dict(found)


def new_classes(*, actor: Actor) -> list[tuple[str, UUID | None, int]]:
    """(class, programme, students) of the classes whose pupils this actor may see; one query."""
    rows = _lines_of(actor).exclude(class_name="").values_list("class_name", "programme_id")
    return list(rows.annotate(n=Count("pk")).order_by("class_name", "programme_id"))


def new_class(*, actor: Actor, name: str, programme: UUID) -> NewClass:
    """What the students of one class took at the vmbo; two queries. Empty where the actor sees none of them."""
    lines = _lines_of(actor).filter(class_name=name, programme_id=programme)
    pks = list(lines.values_list("transition_id", flat=True))
    seen = Transition.objects.visible_to(actor, "transitions.see_coming")
    fields = ("profile", "leerweg", "modules", "location__school_id", "location_id", "school_year")
    rows = seen.filter(pk__in=[pk for pk in pks if pk]).values_list(*fields)
    return NewClass(name=name, programme_id=programme, enrolled=len(pks), took=[
        Took(profile=profile, leerweg=leerweg, modules=tuple(modules), school_id=school,
             location_id=location, school_year=year)
        for profile, leerweg, modules, school, location, year in rows
    ])  # fmt: skip


def _lines_of(actor: Actor) -> Any:
    """Enrolments of the own classes (a class mentor) or of the own school and programmes (an intaker)."""
    rule = Q(pk__in=[])
    for grant in actor.grants_for("class_mentor", "intaker"):
        mine = Q(school_id=grant.school_id, school_year=grant.school_year)
        if grant.role == "class_mentor":
            mine &= Q(class_name__in=sorted(grant.classes))
        elif grant.programme_ids:
            mine &= Q(programme_id__in=grant.programme_ids)
        rule |= mine
    return Enrolment.objects.filter(rule, gone_at__isnull=True)
