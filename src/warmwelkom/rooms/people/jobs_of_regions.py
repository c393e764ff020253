"""A job of its own for each region: what comes by itself, comes so in every room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.rooms.people.models import Region


def in_each_region(task: Any, *, demos: bool = True) -> None:
    """This task for each open region, so that one that fails holds up no other; without the demo's where that is asked."""
    regions = Region.objects.filter(closed_at__isnull=True)
    for region in regions if demos else regions.filter(is_demo=False):
        once_in_region(task, region.pk)


def once_in_region(task: Any, region_id: UUID) -> None:
    """This task for one region: it waits once, however often it is asked, and never runs twice at a time."""
    lock = f"{task.name}:{region_id}"
    try:
        with transaction.atomic():
            task.configure(queueing_lock=lock, lock=lock).defer(region_id=str(region_id))
    except AlreadyEnqueued:
        return
