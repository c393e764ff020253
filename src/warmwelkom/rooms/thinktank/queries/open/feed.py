"""What changed last."""

from __future__ import annotations

from django.db.models import Max

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import Contribution
from warmwelkom.rooms.thinktank.queries.open.batches import Asked
from warmwelkom.rooms.thinktank.queries.open.listing import Wanted, filtered

MOST = 50


def newest(*, actor: Actor, kind: str, labels: list[str]) -> list[Contribution]:
    """The fifty that last came into a state, with `changed_at`; a label is kind:slug. Two queries."""
    wanted = Wanted(kind=kind, labels=tuple(labels[:5]))
    rows = filtered(Asked(actor=actor, region="", site=""), wanted)
    return list(
        rows.annotate(changed_at=Max("states__at"))
        .select_related("school")
        .prefetch_related("labels")
        .order_by("-state_on", "-changed_at", "id")[:MOST]
    )
