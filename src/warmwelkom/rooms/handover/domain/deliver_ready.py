"""Deliver every dossier that may go; and close the deliveries whose placement is gone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.command import command
from warmwelkom.base.working_days import Period
from warmwelkom.rooms.handover.domain.after_delivery import open_parts_c, tell_classes
from warmwelkom.rooms.handover.domain.deliver import deliver_dossier, end_delivery
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.handover.ready import LONG_AGO, is_complete
from warmwelkom.rooms.thinktank.api import school_holidays
from warmwelkom.rooms.transitions.models import Enrolment, Move

GONE = (
    Q(enrolment__isnull=True)
    | Q(enrolment__gone_at__isnull=False)
    | Q(enrolment__transition_id__isnull=True)
    | ~Q(enrolment__transition_id=F("dossier__transition_id"))
)


def close_withdrawn(*, region_id: Any, now: dt.datetime) -> int:
    """Close the deliveries in force whose placement is gone, or whose pupil another region took over.

    Access itself was gone already, for the policy reads the placement. Returns how many.
    """
    actor, standing = system_actor(region_id=region_id), Delivery.objects.filter(ended_at=None)
    moved = Move.objects.filter(accepted_at__isnull=False, transition__isnull=False)
    gone = {
        Delivery.Ended.ELSEWHERE: Q(dossier__transition_id__in=moved.values("transition_id")),
        Delivery.Ended.WITHDRAWN: GONE,
    }
    number = 0
    for because, rule in gone.items():
        for row in standing.filter(rule).select_related("dossier__transition", "school"):
            end_delivery(actor=actor, delivery=row, because=because, now=now)
            number += 1
    return number


@command("handover.deliver_ready")
def deliver_ready(*, actor: Actor, now: dt.datetime) -> int:
    """The nightly act: B done, one placement, answered or ten working days shown. Returns how many went.

    Who has two placements waits for a person: a dossier goes to one school.
    """
    close_withdrawn(region_id=actor.region, now=now)
    done = Dossier.objects.filter(b_done_at__isnull=False, erased_at__isnull=True)
    waiting = done.exclude(Exists(_where_it_lies())).select_related("transition")
    days = school_holidays(since=(now - LONG_AGO).date())
    pairs = ready_pairs(waiting, now=now, closed=days)
    for dossier, place in pairs:
        deliver_dossier(actor=actor, dossier=dossier, enrolment=place, now=now)
    open_parts_c(actor=actor, now=now, closed=days)
    tell_classes(actor=actor, now=now)
    return len(pairs)


def _where_it_lies() -> QuerySet[Delivery]:
    """Deliveries that stand, to the programme of the placement as it is now: nothing to do at night."""
    same = Q(programme_id=F("enrolment__programme_id")) | Q(
        programme__isnull=True, enrolment__programme__isnull=True
    )
    rows: QuerySet[Delivery] = Delivery.objects.filter(
        same, dossier=OuterRef("pk"), ended_at__isnull=True, enrolment__gone_at__isnull=True
    )
    return rows


def ready_pairs(
    dossiers: Iterable[Dossier], *, now: dt.datetime, closed: list[Period] | None = None
) -> list[tuple[Dossier, Enrolment]]:
    """Each dossier that may go now, with the one placement it goes to; those that went there left out."""
    days = school_holidays(since=(now - LONG_AGO).date()) if closed is None else closed
    complete = [row for row in dossiers if is_complete(row, today=now.date(), closed=days)]
    places: dict[Any, list[Enrolment]] = defaultdict(list)
    keys = [row.transition_id for row in complete]
    for place in Enrolment.objects.filter(transition_id__in=keys, gone_at__isnull=True):
        places[place.transition_id].append(place)
    there = set(
        Delivery.objects.filter(dossier__in=complete, ended_at__isnull=True).values_list(
            "dossier_id", "enrolment_id", "programme_id"
        )
    )
    return [
        (row, place)
        for row in complete
        for place in places[row.transition_id]
        if len(places[row.transition_id]) == 1
        and (row.pk, place.pk, place.programme_id) not in there
    ]


@command("handover.deliver_many", tell=("class_name",))
def deliver_many(*, actor: Actor, class_name: str = "", now: dt.datetime) -> int:
    """Hand over, by hand, all that are ready among those the actor may; returns how many went."""
    rows = Dossier.objects.visible_to(actor, "handover.deliver").select_related("transition")
    if class_name:
        rows = rows.filter(transition__class_name=class_name)
    pairs = ready_pairs(rows, now=now)
    for dossier, place in pairs:
        deliver_dossier(actor=actor, dossier=dossier, enrolment=place, now=now)
    return len(pairs)
