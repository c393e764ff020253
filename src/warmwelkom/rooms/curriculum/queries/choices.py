"""End terms and goals to choose from, for a form of this room or of a room above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Module
from warmwelkom.rooms.people.models import Programme


@dataclass(frozen=True, kw_only=True)
class EndTermChoice:
    """An end term: SLO's id, its code as people know it, its words without "De kandidaat kan"."""

    slo_id: str
    code: str
    text: str
    module: str


@dataclass(frozen=True, kw_only=True)
class GoalChoice:
    """A goal of a first-year unit; `is_example` where the unit is made up for a demo."""

    id: UUID
    text: str
    unit: str
    is_example: bool


def goals_of(*, actor: Actor, programme: Programme | UUID) -> list[GoalChoice]:
    """The goals of a programme that hold today, in the order of its units; one query."""
    pk = programme.pk if isinstance(programme, Programme) else programme
    return _goals(Goal.objects.visible_to(actor, "curriculum.see_goal").filter(
        unit__programme_id=pk, retired_on__isnull=True
    ))  # fmt: skip


def goals_by_ids(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, GoalChoice]:
    """Those of these goals that the actor may see, also when they no longer hold; one query."""
    rows = Goal.objects.visible_to(actor, "curriculum.see_goal").filter(pk__in=list(ids))
    return {row.id: row for row in _goals(rows)}


def end_term_choices(*, module: str, leerweg: str = "") -> list[EndTermChoice]:
    """The end terms of a module (SLO's id), of one leerweg (bb, kb, gl, tl) or of all; one query.

    Public knowledge; nothing where the end terms were not loaded.
    """
    rows = EndTerm.objects.filter(module_id=module)
    if leerweg:
        rows = rows.filter(leerwegen__contains=leerweg)
    return _end_terms(rows)


def end_terms_by_ids(*, ids: Iterable[str]) -> dict[str, EndTermChoice]:
    """End terms by SLO's id; one that is not loaded is not there. One query."""
    return {row.slo_id: row for row in _end_terms(EndTerm.objects.filter(pk__in=list(ids)))}


def module_choices(*, profile: str = "") -> list[tuple[str, str]]:
    """(SLO's id, code and title) of modules and electives, of one profile or of all; one query."""
    rows = Module.objects.filter(profile_id=profile) if profile else Module.objects.all()
    found = rows.order_by("profile_id", "-kind", "code", "title")
    return [(pk, f"{code} {title}") for pk, code, title in found.values_list("pk", "code", "title")]


def without_candidate(text: str) -> str:
    """What is to be done, without SLO's "De kandidaat kan" before it."""
    short = text.removeprefix("De kandidaat kan ").strip()
    return short[:1].upper() + short[1:]


def _goals(rows: object) -> list[GoalChoice]:
    found = rows.select_related("unit").defer("words")  # type: ignore[attr-defined]  # a queryset
    return [
        GoalChoice(id=row.pk, text=row.text, unit=row.unit.title, is_example=row.unit.is_example)
        for row in found.order_by("unit__place", "unit_id", "place", "pk")
    ]


def _end_terms(rows: object) -> list[EndTermChoice]:
    found = rows.select_related("module").defer("words")  # type: ignore[attr-defined]  # a queryset
    return [
        EndTermChoice(
            slo_id=row.pk, code=row.prefix, text=without_candidate(row.text),
            module=row.module.title if row.module else "",
        )
        for row in found.order_by("module__code", "position", "prefix", "pk")
    ]  # fmt: skip
