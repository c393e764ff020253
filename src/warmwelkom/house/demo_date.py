"""The demo's movable date: a region may stand at another day than today."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings

from warmwelkom.rooms.people.models import Region


def date_of(region_id: UUID) -> dt.date | None:
    """The day at which a demo region stands; None where the real date counts."""
    if not settings.DEMO:
        return None
    return (
        Region.objects.filter(pk=region_id, is_demo=True)
        .values_list("stands_at", flat=True)
        .first()
    )
