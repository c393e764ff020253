"""One contribution's page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import Contribution, Voice


def page_of(*, actor: Actor, pk: UUID) -> dict[str, Any]:
    """The contribution with its states and what is merged into it; raises MayNotKnow."""
    row = Contribution.objects.select_related("school", "audience", "merged_into").get_for(
        actor, "thinktank.see", pk=pk
    )
    return {
        "row": row,
        "labels": list(row.labels.all()),
        "states": list(row.states.select_related("organisation").order_by("-at")),
        "merged": list(row.merged.order_by("received_on", "id")),
        "has_my_voice": actor.user_id is not None
        and Voice.objects.filter(contribution=row, person_id=actor.user_id).exists(),
    }
