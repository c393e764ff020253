"""What still comes after a delivery: a class that becomes known later, and part C when the pupil had time to read it."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.working_days import Period
from warmwelkom.rooms.handover.domain.parts import locked
from warmwelkom.rooms.handover.domain.telling_of_class import tell_class_mentors, tell_of_part_c
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.handover.ready import may_open_c
from warmwelkom.rooms.people.models import Role


@command("handover.tell_classes")
def tell_classes(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the policy and the record
    """Tell the mentor of a class that became known, changed, or has a mentor only now. Returns of how many dossiers."""
    roles = Role.objects.filter(kind="class_mentor", ended_at__isnull=True)
    have = {
        (school, name)
        for school, classes in roles.values_list("school_id", "classes")
        for name in classes
    }
    waiting = (
        Delivery.objects.filter(ended_at__isnull=True, enrolment__gone_at__isnull=True)
        .exclude(enrolment__class_name="")
        .exclude(enrolment__class_name=F("told_class"))
        .select_related("enrolment__transition", "enrolment__school", "dossier__transition")
    )
    pairs = [(row, row.enrolment) for row in waiting if row.enrolment]
    return sum(
        tell_class_mentors(delivery=row, place=place, now=now)
        for row, place in pairs
        if (row.school_id, place.class_name) in have
    )


def open_parts_c(*, actor: Actor, now: dt.datetime, closed: list[Period]) -> int:
    """Open part C of every dossier that lies somewhere, where the pupil had time to read it; returns how many.

    Once more where it was finished again since.
    """
    rows = Dossier.objects.filter(
        Q(c_open_at__isnull=True) | Q(c_done_at__gt=F("c_open_at")),
        c_done_at__isnull=False, erased_at__isnull=True,
        deliveries__ended_at__isnull=True, deliveries__isnull=False,
    ).distinct()  # fmt: skip
    ready = [row for row in rows if may_open_c(row, today=now.date(), closed=closed)]
    for row in ready:
        open_part_c(actor=actor, dossier=row, now=now)
    return len(ready)


@command("handover.open_c", on="dossier")
def open_part_c(*, actor: Actor, dossier: Dossier, now: dt.datetime) -> None:  # noqa: ARG001  for the policy and the record
    """From now on the receiver reads part C too; the class mentor is told. Opened twice, it opened once."""
    fresh = locked(dossier)
    if fresh.c_open_at and (fresh.c_done_at is None or fresh.c_open_at >= fresh.c_done_at):
        return
    fresh.c_open_at = now
    fresh.save(update_fields=["c_open_at"])
    rows = Delivery.objects.filter(dossier=fresh, ended_at__isnull=True).exclude(told_class="")
    for delivery in rows.select_related("enrolment__transition", "enrolment__school"):
        tell_of_part_c(delivery=delivery, now=now)
