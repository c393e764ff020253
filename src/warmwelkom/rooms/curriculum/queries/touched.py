"""Which goals of the mbo what was not taught touches, as teachers said; a whole module touches what any of it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from warmwelkom.rooms.curriculum.models import Cover, Judgement, MissedAnswer, NotTaught

NamedGoal = tuple[str, str, UUID]
"""The name of a programme, the words of one of its goals, and the id of the programme."""


def goals_touched(
    rows: Iterable[NotTaught], *, of: Iterable[Any] | None = None
) -> dict[UUID, set[NamedGoal]]:
    """Id of a row -> the goals for which somebody said it does something; of these programmes, or of all. One query."""
    rows = list(rows)
    said = _said().filter(end_term__module_id__in={row.module_id for row in rows})
    if of is not None:
        said = said.filter(goal__unit__programme__in=list(of))
    found: dict[tuple[str, str | None], set[NamedGoal]] = defaultdict(set)
    path = "goal__unit__programme"
    for module, term, goal, programme, pk in said.values_list(
        "end_term__module_id", "end_term_id", "goal__text", f"{path}__name", f"{path}_id"
    ):
        for part in (term, None):
            found[str(module), part].add((programme, goal, pk))
    return {row.pk: found.get((row.module_id, row.end_term_id), set()) for row in rows}


def touched_programmes(rows: Iterable[NotTaught]) -> dict[UUID, set[UUID]]:
    """Id of a row -> ids of the programmes of schools that take part. One query."""
    return {
        row: {programme for _name, _goal, programme in goals}
        for row, goals in goals_touched(rows).items()
    }


def waits_for_answer(schools: Iterable[object]) -> Q:
    """Rows that touch a programme of these schools which said nothing about them yet."""
    answered = MissedAnswer.objects.filter(
        not_taught=OuterRef(OuterRef("pk")), programme=OuterRef("goal__unit__programme")
    )
    open_ = _said().filter(~Exists(answered), goal__unit__programme__school__in=list(schools))
    part = open_.filter(end_term=OuterRef("end_term"))
    whole = open_.filter(end_term__module=OuterRef("module"))
    return Q(Exists(part)) | Q(Exists(whole), end_term=None)


def _said() -> QuerySet[Judgement]:
    here = Judgement.objects.filter(
        goal__retired_on=None, goal__unit__programme__school__left_at=None
    )
    return here.exclude(value=Cover.NONE)
