"""Periodic jobs over all regions: what is late is sent, what is old is forgotten."""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app

from warmwelkom.base.outbox.jobs import send_planned
from warmwelkom.rooms.people.models import Region


@app.periodic(cron="*/5 * * * *")
@app.task(name="house.send_what_waits", queueing_lock="house.send_what_waits")
def send_what_waits(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Messages that stayed behind (the mail server was away) get another try."""
    if settings.DEMO:
        return
    for region_id in ["", *map(str, Region.objects.values_list("pk", flat=True))]:
        send_planned.defer(region_id=region_id)
