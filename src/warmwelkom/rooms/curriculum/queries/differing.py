"""Where teachers differ: side by side, with what each could settle for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.models import EndTerm, Goal, Judgement, Settlement

A_PAGE = 30


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A pair with more than one value and no settlement; `mine` is my word, where I spoke."""

    goal: Goal
    term: EndTerm
    words: list[Judgement]
    mine: Judgement | None


@dataclass(frozen=True, kw_only=True)
class DifferPage:
    """A page of them, those in which I spoke first. `settled` are the newest."""

    rows: Page[Difference]
    settled: list[Settlement]


def differences_for(*, actor: Actor, page: str = "") -> DifferPage:
    """Four queries."""
    rows = Judgement.objects.visible_to(actor, "curriculum.see_judgement").filter(
        goal__retired_on=None
    )
    twice = rows.values("goal_id", "end_term_id").annotate(n=Count("value", distinct=True))
    pairs = {
        (row["goal_id"], row["end_term_id"]) for row in twice.filter(n__gt=1).order_by()
    }  # fmt: skip
    settled = Settlement.objects.visible_to(actor, "curriculum.see_settlement")
    now = settled.filter(ended_at=None)
    pairs -= set(now.values_list("goal_id", "end_term_id"))
    return DifferPage(
        rows=Paginator(_differences(actor, pairs), A_PAGE).get_page(page),
        settled=list(
            now.select_related("goal__unit__programme", "end_term__module")
            .defer("goal__words", "end_term__words")[:20]
        ),
    )  # fmt: skip


def _differences(actor: Actor, pairs: set[tuple[UUID, str]]) -> list[Difference]:
    if not pairs:
        return []
    words: dict[tuple[UUID, str], list[Judgement]] = defaultdict(list)
    rows = Judgement.objects.filter(
        goal_id__in={pair[0] for pair in pairs}, end_term_id__in={pair[1] for pair in pairs}
    ).select_related("school", "goal__unit__programme__school", "end_term__module")
    for row in rows.defer("goal__words", "end_term__words").order_by("side", "at", "pk"):
        if (row.goal_id, row.end_term_id) in pairs:
            words[row.goal_id, row.end_term_id].append(row)
    found = [
        Difference(
            goal=said[0].goal, term=said[0].end_term, words=said,
            mine=next((row for row in said if row.by_id == actor.user_id), None),
        )
        for said in words.values()
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.mine is None, str(row.goal.unit_id), row.term.prefix))
