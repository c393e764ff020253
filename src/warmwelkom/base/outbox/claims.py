"""Who sends what: a message is claimed by one worker, and each step is written down before it is made."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from warmwelkom.base.ids import new_id
from warmwelkom.base.outbox.models import Message

BATCH = 50


def claim_planned(*, now: dt.datetime) -> list[Message]:
    """Take a batch for this worker alone (rows that another worker holds are skipped)."""
    due = Q(not_before=None) | Q(not_before__lte=now)
    with transaction.atomic():
        rows = list(
            Message.objects.select_for_update(skip_locked=True)
            .filter(due, state=Message.State.PLANNED)
            .order_by("-at_once", "planned_at")[:BATCH],
        )
        claim = new_id()
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(
            state=Message.State.CLAIMED, claimed_at=now, claim=claim
        )
    for row in rows:
        row.claim = claim
    return rows
