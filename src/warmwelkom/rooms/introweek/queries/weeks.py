"""The weeks of a school."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.introweek.models import IntroWeek


def weeks_for(*, actor: Actor) -> list[IntroWeek]:
    """The weeks that this actor plans, newest first; one query."""
    return list(IntroWeek.objects.visible_to(actor, "introweek.plan").select_related("school"))
