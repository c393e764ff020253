"""Take back what was planned and did not leave yet; and how far the messages of one event are."""

from __future__ import annotations

from django.db import models
from django.db.models import Count

from warmwelkom.base.outbox.models import Message


def take_back(*, event: str, to: str = "") -> int:
    """Erase the messages of an event (to one address) that no worker took up yet; returns how many.

    The event may be told again after that: its keys are free.
    """
    found = _of_event(event).filter(state=Message.State.PLANNED)
    if to:
        found = found.filter(to=to)
    number, _each = found.delete()
    return int(number)


def how_far(*, event: str) -> dict[str, int]:
    """State -> how many messages of this event are in it; one query."""
    rows = _of_event(event).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def _of_event(event: str) -> models.QuerySet[Message]:
    return Message.objects.filter(key__startswith=f"{event}:")
