"""Take back what has not left yet: a reminder of a meeting that is called off must not go."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop as _

from warmwelkom.base.outbox.models import Message

WITHDRAWN = _("Dit bericht was niet meer nodig. Het is niet verstuurd.")


def withdraw(*, key_begins: str, now: dt.datetime) -> int:
    """Messages of the region we are in that wait, and whose key begins so, never leave. Returns how many."""
    waiting = Message.objects.filter(state=Message.State.PLANNED, key__startswith=key_begins)
    return waiting.update(state=Message.State.FAILED, fault=WITHDRAWN, done_at=now)
