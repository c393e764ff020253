"""The door of the curriculum: what a room above may ask. Inside a region's scope; the models are part of it."""

from __future__ import annotations

from warmwelkom.rooms.curriculum.policies import MBO, VO
from warmwelkom.rooms.curriculum.queries.choices import (
    EndTermChoice,
    GoalChoice,
    end_term_choices,
    end_terms_by_ids,
    goals_by_ids,
    goals_of,
    module_choices,
)

__all__ = [
    "MBO",
    "VO",
    "EndTermChoice",
    "GoalChoice",
    "end_term_choices",
    "end_terms_by_ids",
    "goals_by_ids",
    "goals_of",
    "module_choices",
]
