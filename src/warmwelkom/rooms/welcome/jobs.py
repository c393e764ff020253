"""Work that may wait: forgetting on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.welcome.domain.faces import forget_photos
from warmwelkom.rooms.welcome.domain.forget_words import forget_words


@app.periodic(cron="45 4 * * *")
@app.task(name="welcome.forget", queueing_lock="welcome.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    for pk in Region.objects.filter(closed_at__isnull=True).values_list("pk", flat=True):
        try:
            with transaction.atomic():
                lock = f"welcome.forget_in:{pk}"
                forget_in.configure(queueing_lock=lock, lock=lock).defer(region_id=str(pk))
        except AlreadyEnqueued:
            continue


@app.task(name="welcome.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase the photos of who has no role any more in this region, and the words of class mentors past their term."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor = system_actor(region_id=region.pk)
        forget_photos(actor=actor)
        if not region.is_demo:  # nobody there is real, and its date must be able to go back
            forget_words(actor=actor, now=timezone.now())
