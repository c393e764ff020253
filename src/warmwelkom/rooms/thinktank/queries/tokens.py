"""One's own keys."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import ApiToken


def tokens_of(*, actor: Actor, now: dt.datetime) -> list[tuple[ApiToken, bool]]:
    """My keys in this region, the newest first, with whether each works; one query."""
    rows = ApiToken.objects.visible_to(actor, "thinktank.see_token")
    return [(row, row.works(now)) for row in rows]
