"""Who goes from which profile to which programme, in numbers; and what a new class took at the vmbo, without a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import Enrolment, Transition


@dataclass(frozen=True, kw_only=True)
class Took:
    """What the list of the vmbo school says of one pupil: codes or titles as the school wrote them."""

    profile: str
    leerweg: str
    modules: tuple[str, ...]
    school_id: UUID | None
    location_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class NewClass:
    """A class of an mbo: how many are enrolled, and what is known of those with a vmbo list behind them."""

    name: str
    programme_id: UUID | None
    enrolled: int
    took: list[Took]


def flows(*, school_year: int) -> Counter[tuple[str, UUID]]:
    """(profile, programme) -> pupils enrolled; a profile of "" for who has none. One query.

    Real numbers: whoever shows them to others than their own school suppresses small ones first.
    """
    rows = (
        Enrolment.objects.filter(
            school_year=school_year, gone_at__isnull=True, programme__isnull=False,
            transition__isnull=False, transition__gone_at__isnull=True,
        )
        .values_list("transition__profile", "programme_id")
        .annotate(n=Count("transition_id", distinct=True))
        .order_by()
    )  # fmt: skip
    return Counter({(profile, programme): n for profile, programme, n in rows})


def profiles_at_campuses(*, school_year: int) -> dict[str, Counter[str]]:
    """Campus -> profile -> pupils on the list of this year; real numbers, as with `flows`. One query."""
    rows = (
        Transition.objects.filter(
            school_year=school_year, gone_at__isnull=True, location__isnull=False
        )
        .values_list("location__name", "profile")
        .annotate(n=Count("pk"))
        .order_by()
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for campus, profile, n in rows:
        found[campus][profile] += n
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
    fields = ("profile", "leerweg", "modules", "location__school_id", "location_id")
    rows = seen.filter(pk__in=[pk for pk in pks if pk]).values_list(*fields)
    return NewClass(name=name, programme_id=programme, enrolled=len(pks), took=[
        Took(profile=profile, leerweg=leerweg, modules=tuple(modules), school_id=school,
             location_id=location)
        for profile, leerweg, modules, school, location in rows
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
