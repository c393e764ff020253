"""End terms and goals to choose from, for a form of this room or of a room above."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.curriculum.models import Goal, Module


def goals_by_ids(*, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Id -> words of those of these goals that hold and that the actor may see; one query. None for who may not see goals."""
    if not may(actor, "curriculum.see"):
        return {}
    rows = Goal.objects.visible_to(actor, "curriculum.see_goal").filter(
        pk__in=list(ids), retired_on=None
    )
    return dict(rows.values_list("pk", "text"))


def module_choices(*, profile: str = "") -> list[tuple[str, str]]:
    """(SLO's id, code and title) of modules and electives, of one profile or of all; one query."""
    rows = Module.objects.filter(profile_id=profile) if profile else Module.objects.all()
    found = rows.order_by("profile_id", "-kind", "code", "title")
    return [(pk, f"{code} {title}") for pk, code, title in found.values_list("pk", "code", "title")]


def without_candidate(text: str) -> str:
    """What is to be done, without SLO's "De kandidaat kan" before it."""
    short = text.removeprefix("De kandidaat kan ").strip()
    return short[:1].upper() + short[1:]
