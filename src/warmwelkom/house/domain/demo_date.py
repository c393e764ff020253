"""Move the demo's date. Only a demo region has one."""

from __future__ import annotations

import datetime as dt

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import Region


@command("demo.move_date", tell=("to",))
def move_demo_date(*, actor: Actor, to: dt.date) -> Region:
    """Let the demo region of this actor stand at another day."""
    region = Region.objects.get(pk=actor.region, is_demo=True)
    region.stands_at = to
    region.save(update_fields=["stands_at"])
    return region
