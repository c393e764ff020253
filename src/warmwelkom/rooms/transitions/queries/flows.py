"""Who goes from which profile to which programme, in numbers; and what a new class took at the vmbo, without a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition


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
    """(profile, programme, crebo) -> every pupil of this year, once. One query.

    "" for no profile; without a programme of this region there may be a crebo, without a place there is neither.
    Real numbers: whoever shows them to others than their own school suppresses small ones, all of them together.
    """
    mine = {"transition": OuterRef("pk"), "gone_at__isnull": True}
    enrolled = Enrolment.objects.filter(**mine).order_by(
        F("enrolled_on").asc(nulls_last=True), "pk"
    )
    place = [enrolled.values("programme__crebo"), enrolled.values("crebo"), _offered(mine)]
    rows = (
        Transition.objects.filter(school_year=school_year, gone_at__isnull=True)
        .annotate(
            to=Subquery(enrolled.values("programme_id")[:1]),
            crebo=Coalesce(*(NullIf(Subquery(one[:1]), Value("")) for one in place), Value("")),
        )
        .values_list("profile", "to", "crebo")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return Counter({(profile, to, crebo): n for profile, to, crebo, n in rows})


def _offered(mine: dict[str, Any]) -> Any:
    rows = Application.objects.filter(**mine, legal_status="enrolled").order_by("applied_on", "pk")
    return rows.values("crebo")


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
