"""Find end terms and modules of the vmbo, and goals of the mbo, to say what an offer is for: the curriculum searches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.curriculum.api import search, search_goals
from warmwelkom.rooms.progression.models import OfferAim

MOST, MOST_MODULES = 20, 10


@dataclass(frozen=True, kw_only=True)
class ToAim:
    """An end term, a module or a goal: its number, its words, and where it stands."""

    pk: str
    words: str
    where: str


def found_in_slo(*, words: str, here: Collection[OfferAim]) -> list[ToAim]:
    """Modules first; where the end terms are not loaded there are only those. Three queries."""
    found, known = search(words=words), {aim.slo_id for aim in here}
    modules = [row for row in found.modules if row.pk not in known][:MOST_MODULES]
    terms = [row for row in found.end_terms if row.pk not in known][:MOST]
    return [
        *(ToAim(pk=row.pk, words=str(row), where=row.profile.title) for row in modules),
        *(ToAim(pk=row.pk, words=row.text, where=_where(row)) for row in terms),
    ]


def found_goals(*, actor: Actor, words: str, here: Collection[OfferAim]) -> list[ToAim]:
    """Goals of the first year of any programme in the region, for who may see them. Two queries."""
    found, known = search_goals(actor=actor, words=words), {aim.goal_id for aim in here}
    rows = [row for row in found.goals if row.pk not in known] if found else []
    return [
        ToAim(pk=str(row.pk), words=row.text, where=f"{row.unit.programme} · {row.unit}")
        for row in rows[:MOST]
    ]


def _where(row: Any) -> str:
    return f"{row.module or row.profile or ''} · {row.leerwegen}"
