"""Which end terms do something for which goals, pair by pair, as teachers said it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from warmwelkom.rooms.curriculum.models import Judgement, Settlement

Pair = tuple[UUID, str]


def values_of(*, programme: Any) -> dict[Pair, str]:
    """(goal, end term) -> the value that counts: settled, or said by all who spoke. Where they differ it is not there. Two queries."""
    said: dict[Pair, set[str]] = defaultdict(set)
    rows = Judgement.objects.filter(goal__unit__programme=programme, goal__retired_on=None)
    for goal, term, value in rows.values_list("goal_id", "end_term_id", "value"):
        said[goal, term].add(value)
    settled = Settlement.objects.filter(
        goal__unit__programme=programme, goal__retired_on=None, ended_at=None
    )
    found = {pair: next(iter(values)) for pair, values in said.items() if len(values) == 1}
    found |= {
        (goal, term): value
        for goal, term, value in settled.values_list("goal_id", "end_term_id", "value")
    }
    return found
