"""The door of the transitions: what a room above may ask (decision 0012: the models are part of it)."""

from __future__ import annotations

from warmwelkom.rooms.transitions.actors import OWN_DECISION_AT, age_on
from warmwelkom.rooms.transitions.rules_of_access import (
    by_course,
    by_transition_as,
    campus,
    course_of,
    through,
    through_roles,
    transitions_of,
)

__all__ = [
    "OWN_DECISION_AT",
    "age_on",
    "by_course",
    "by_transition_as",
    "campus",
    "course_of",
    "through",
    "through_roles",
    "transitions_of",
]
