"""How much of each row the reader may see; written beside the row, so that a template can't forget."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, CharField, Value, When

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.transitions.rules_of_access import course_of, facts_of

COURSE, FACTS, CONTACT = "course", "facts", "contact"
SHALLOW_ROLES = ("intaker", "class_mentor", "doorstroompunt")


def with_depth(rows: Any, actor: Actor) -> Any:
    """Annotate transitions with `depth`: course, facts or contact (rules_of_access)."""
    if not actor.has(*SHALLOW_ROLES):
        return rows.annotate(depth=Value(COURSE, output_field=CharField()))
    return rows.annotate(
        depth=Case(
            When(course_of(actor), then=Value(COURSE)),
            When(facts_of(actor), then=Value(FACTS)),
            default=Value(CONTACT),
            output_field=CharField(),
        )
    )


def with_may(rows: Any, actor: Actor, *actions: str) -> Any:
    """Annotate `may_<action>`: which buttons a row has. The commands behind them ask again."""
    found: dict[str, Any] = {}
    for action in actions:
        policy = policy_for(f"transitions.{action}")
        allowed: Any = Value(False, output_field=BooleanField())
        if policy.who(actor) and policy.which:
            allowed = Case(
                When(policy.which(actor), then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            )
        found[f"may_{action}"] = allowed
    return rows.annotate(**found)
