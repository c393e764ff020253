"""Work at night: hand over what is ready, close what was withdrawn, erase on time."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.handover.domain.carry import carry_dossier
from warmwelkom.rooms.handover.domain.deliver_ready import close_withdrawn, deliver_ready
from warmwelkom.rooms.handover.domain.forget_days import forget_days
from warmwelkom.rooms.handover.domain.forget_dossiers import forget_dossiers
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.events import PupilMovedIn, TransitionStateChanged
from warmwelkom.rooms.transitions.models import Transition


@app.periodic(cron="5 6 * * *")
@app.task(name="handover.deliver", queueing_lock="handover.deliver")
def deliver(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """After the lists of the night (`transitions.new_day`), for every region; the demo's too."""
    in_each_region(deliver_in)


@app.task(name="handover.deliver_in", retry=AGAIN)
def deliver_in(region_id: str) -> None:
    """Deliver every dossier of a region that may go."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        deliver_ready(actor=system_actor(region_id=region.pk), now=now_for(region.pk))


AFTER_DELIVERY = ("handed_over", "welcomed", "started", "settled")


@react_to(TransitionStateChanged)
def close_when_placement_goes(event: TransitionStateChanged) -> None:
    """Whoever is no longer handed over lost the placement or went elsewhere: look at the deliveries.

    In a job, for the state is not written yet when this is heard; access itself is gone already.
    """
    if event.was not in AFTER_DELIVERY or event.state in AFTER_DELIVERY:
        return
    try:
        with transaction.atomic():
            lock = f"handover.close:{event.region_id}"
            close_in.configure(queueing_lock=lock, lock=lock).defer(region_id=str(event.region_id))
    except AlreadyEnqueued:
        return


@react_to(PupilMovedIn)
def carry_when_moved_in(event: PupilMovedIn) -> None:
    """The dossier comes along in the same act, so that it is never in two places or in none."""
    here = Transition.objects.get(pk=event.transition_id)
    carry_dossier(
        actor=system_actor(region_id=event.region_id),
        transition=here,
        now=now_for(event.region_id),
    )


@app.task(name="handover.close_in", retry=AGAIN)
def close_in(region_id: str) -> None:
    """Close the deliveries of a region whose placement is gone."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        close_withdrawn(region_id=region.pk, now=now_for(region.pk))


@app.periodic(cron="55 4 * * *")
@app.task(name="handover.forget", queueing_lock="handover.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """Not in the demo: nobody there is real, and its date must be able to go back."""
    in_each_region(forget_in, demos=False)


@app.task(name="handover.forget_in", retry=AGAIN)
def forget_in(region_id: str) -> None:
    """Erase the dossiers of a region whose term is over, and what was planned around talks and tables."""
    with transaction.atomic(), region_scope(region_id):
        actor = system_actor(region_id=Region.objects.get(pk=region_id).pk)
        forget_dossiers(actor=actor, now=timezone.now())
        forget_days(actor=actor, now=timezone.now())
