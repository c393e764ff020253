"""Replies come in; every day silence leads to people, and new numbers of the lists are taken along."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from warmwelkom.base.access.actor import system_actor
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.events import react_to
from warmwelkom.base.outbox.events import MessageNotDelivered, ReplyReceived
from warmwelkom.base.retries import AGAIN
from warmwelkom.rooms.people.api import in_each_region
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.summer.domain.contacts import collect_contacts
from warmwelkom.rooms.summer.domain.receive_reply import (
    forget_unknown,
    note_not_delivered,
    receive_reply,
)
from warmwelkom.rooms.summer.domain.silence import walk_silence
from warmwelkom.rooms.summer.domain.silence_steps import call_who_is_not_seen, no_call_after_all
from warmwelkom.rooms.transitions.events import PupilNotSeen, PupilNotSeenTakenBack


@react_to(ReplyReceived)
def take_in(event: ReplyReceived) -> None:
    """In the transaction that keeps what came in: neither is there without the other."""
    house = system_actor(region_id=event.region_id)
    with transaction.atomic(), region_scope(event.region_id):
        receive_reply(actor=house, event=event, now=now_for(event.region_id))


@react_to(MessageNotDelivered)
def take_in_failure(event: MessageNotDelivered) -> None:
    """A way to reach somebody is broken."""
    house = system_actor(region_id=event.region_id)
    with transaction.atomic(), region_scope(event.region_id):
        note_not_delivered(actor=house, event=event, now=now_for(event.region_id))


@react_to(PupilNotSeen)
def call_today(event: PupilNotSeen) -> None:
    """Whoever said it, in the class or in the introduction week: a person calls."""
    call_who_is_not_seen(
        region_id=event.region_id, transition_id=event.transition_id, day=event.day,
        now=now_for(event.region_id),
    )  # fmt: skip


@react_to(PupilNotSeenTakenBack)
def call_nobody(event: PupilNotSeenTakenBack) -> None:
    no_call_after_all(transition_id=event.transition_id, day=event.day)


@app.periodic(cron="45 7 * * *")
@app.task(name="summer.people", queueing_lock="summer.people")
def each_morning(timestamp: int) -> None:  # noqa: ARG001  Procrastinate calls it so
    """One job for each region, so that one that fails holds up no other."""
    in_each_region(each_morning_in)


@app.task(name="summer.people_in", retry=AGAIN)
def each_morning_in(region_id: str) -> None:
    """Take the steps that are due."""
    with transaction.atomic(), region_scope(region_id):
        region = Region.objects.get(pk=region_id)
        actor, now = system_actor(region_id=region.pk), now_for(region.pk)
        collect_contacts(actor=actor, school_year=region.school_year, now=now)
        walk_silence(actor=actor, now=now)
        if not region.is_demo:  # nobody there is real, and its date must be able to go back
            forget_unknown(now=timezone.now())
