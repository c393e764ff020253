"""Erase dossiers on time (domain.md 4), tell the pupil, and leave the count in the record.

A delivered dossier goes with the pupil's data, two years after leaving at the latest
(`transitions.forget`); what was never delivered serves nobody and goes a year after the exam year.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from uuid import UUID

from warmwelkom.base.access.actor import Actor, system_actor
from warmwelkom.base.access.command import command
from warmwelkom.base.audit.record import record_act
from warmwelkom.rooms.handover.domain.deliver import end_delivery
from warmwelkom.rooms.handover.domain.telling import tell_of_erasure, tell_schools_of_erasure
from warmwelkom.rooms.handover.models import Delivery, Dossier, DossierFile, Statement
from warmwelkom.rooms.transitions.api import last_year_to_forget

KEEP_DELIVERED_YEARS = 2
KEEP_UNDELIVERED_YEARS = 1


def forget_dossiers(*, actor: Actor, now: dt.datetime) -> int:
    """Erase every dossier whose term is over; returns how many. Run twice, the second does nothing."""
    delivered = last_year_to_forget(now)
    undelivered = delivered + KEEP_DELIVERED_YEARS - KEEP_UNDELIVERED_YEARS
    rows = Dossier.objects.select_related("transition__pupil", "transition__location")
    standing = rows.filter(erased_at__isnull=True)
    sent = Delivery.objects.values("dossier_id")
    old = list(
        standing.filter(transition__school_year__lte=delivered)
        | standing.filter(transition__school_year__lte=undelivered).exclude(pk__in=sent)
    )
    schools = _schools_of(old)
    number = sum(erase_dossier(actor=actor, dossier=dossier, now=now) for dossier in old)
    if old:
        _prove(actor, len(old), number)
        tell_schools_of_erasure(region_id=actor.region, schools=schools, now=now)
    return len(old)


def _schools_of(dossiers: list[Dossier]) -> Counter[UUID]:
    """School -> how many of these dossiers it wrote or had received; counted before they go."""
    wrote = [row.transition.location.school_id for row in dossiers if row.transition.location]
    had = Delivery.objects.filter(dossier__in=dossiers, ended_at__isnull=True)
    return Counter(wrote) + Counter(had.values_list("school_id", flat=True))


def _prove(actor: Actor, dossiers: int, statements: int) -> None:
    """The counts, in the record of the region: how much was due, and that nothing of it is left."""
    told = {"dossiers": str(dossiers), "statements": str(statements)}
    record_act(actor=actor, action="handover.erase", detail=told)


@command("handover.erase", on="dossier")
def erase_dossier(*, actor: Actor, dossier: Dossier, now: dt.datetime) -> int:
    """Erase what was said, with every version and view; the row says that it was. Returns how many statements."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    number = Statement.objects.filter(dossier=dossier).count()
    Statement.objects.filter(dossier=dossier).delete()
    DossierFile.objects.filter(dossier=dossier).delete()
    for delivery in Delivery.objects.filter(dossier=dossier, ended_at__isnull=True):
        end_delivery(
            actor=system_actor(region_id=actor.region),
            delivery=delivery,
            because=Delivery.Ended.ERASED,
            now=now,
        )
    Dossier.objects.filter(pk=dossier.pk).update(erased_at=now, needs_c=False)
    tell_of_erasure(dossier=dossier, now=now)
    return number
