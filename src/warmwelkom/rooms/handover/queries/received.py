"""Who was handed over to us: for the class mentor and the support team of the placed programme."""

from __future__ import annotations

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import Delivery

AT_MOST = 500


def received_for(*, actor: Actor) -> list[Delivery]:
    """The deliveries in force to the actor's class or school, by class and name; one query."""
    rows = (
        Delivery.objects.visible_to(actor, "handover.see_delivery")
        .filter(ended_at__isnull=True)
        .select_related(
            "dossier__transition__pupil", "dossier__transition__location", "enrolment", "school"
        )
        .order_by("enrolment__class_name", "dossier__transition__pupil__surname", "pk")
    )
    return list(rows[:AT_MOST])
