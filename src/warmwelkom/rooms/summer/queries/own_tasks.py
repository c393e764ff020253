"""What the pupil has still to do, for the welcome page."""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, IntegerField, Value, When

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.days import first_day_at
from warmwelkom.rooms.summer.models import Bridge, PupilTask
from warmwelkom.rooms.transitions.models import Enrolment

TURN = Case(
    When(state=PupilTask.State.OPEN, then=Value(0)),
    When(state=PupilTask.State.SAYS_DONE, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def own_tasks(*, actor: Actor) -> list[PupilTask]:
    """Open first, by deadline; then what waits for its owner; then what is settled. One query."""
    rows = PupilTask.objects.visible_to(actor, "summer.see_task").select_related(
        "template", "school"
    )
    return list(rows.order_by(TURN, "deadline", "template__order", "pk"))


def own_first_day(*, actor: Actor) -> dt.date | None:
    """The first day of the newest place that stands. Two queries."""
    place = (
        Enrolment.objects.visible_to(actor, "transitions.see_enrolment")
        .filter(transition__pupil_id=actor.pupil_id, gone_at__isnull=True)
        .select_related("transition")
        .order_by("-school_year", "enrolled_on", "pk")
        .first()
    )
    if place is None:
        return None
    of_school = Bridge.objects.filter(school=place.school_id, school_year=place.school_year).first()
    return first_day_at(place, of_school.first_day if of_school else None)
