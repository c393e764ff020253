"""The keys of one's own school."""

from __future__ import annotations

import datetime as dt
from typing import Any

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.summer.models import SchoolKey


def keys_for(*, actor: Actor, now: dt.datetime) -> list[tuple[SchoolKey, bool]]:
    """The newest first, with whether each works. One query."""
    rows = SchoolKey.objects.visible_to(actor, "summer.see_key").select_related("school")
    return [(row, row.works(now)) for row in rows]


def schools_of_keys(*, actor: Actor) -> Any:
    """The schools that this administrator makes keys for."""
    return School.objects.visible_to(actor, "summer.make_key")
