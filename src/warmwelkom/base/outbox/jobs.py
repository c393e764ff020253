"""The job that sends; planned with every message, and again every few minutes by the house."""

from __future__ import annotations

from contextlib import nullcontext

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.outbox.claims import claim_planned
from warmwelkom.base.outbox.handover import hand_over
from warmwelkom.base.retries import AGAIN


@app.task(name="outbox.send_planned", retry=AGAIN)
def send_planned(region_id: str = "") -> int:
    """Send what is planned for one region (or for none); returns how many were handed over.

    Claiming is committed before anything leaves, so a worker that dies in between leaves
    `claimed`, which a person sees, and never a second message. In the demo nothing leaves.
    """
    if settings.DEMO:
        return 0
    with transaction.atomic(), region_scope(region_id) if region_id else nullcontext():
        messages = claim_planned(now=timezone.now())
    for message in messages:
        with transaction.atomic(), region_scope(region_id) if region_id else nullcontext():
            hand_over(message, now=timezone.now())
    return len(messages)
