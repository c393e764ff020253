"""Take back what did not leave yet, with or without a trace; and how far the messages of one event are."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.models import Message

WITHDRAWN = _("Dit bericht was niet meer nodig. Het is niet verstuurd.")


def withdraw(*, event: str, now: dt.datetime) -> int:
    """Messages of an event that did not begin to leave never do; returns how many.

    They stay to be read, and their keys stay taken: the event is over, such as a meeting that is called off.
    """
    waiting = _of_event(event).filter(state__in=(Message.State.PLANNED, Message.State.CLAIMED))
    return waiting.update(state=Message.State.FAILED, fault=WITHDRAWN, done_at=now, claim=None)


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
