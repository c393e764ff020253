"""Who answers a pupil's question, and by which day; and what waits for an answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.working_days import working_day_after
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.summer.models import DutyDay, PupilTask
from warmwelkom.rooms.transitions.api import MyStart, my_start_for
from warmwelkom.rooms.transitions.models import Enrolment
from warmwelkom.rooms.welcome.models import Question


@dataclass(frozen=True, kw_only=True)
class Asking:
    """The one who answers, until when, what was asked before, and the task it is about."""

    start: MyStart
    person: Person | None
    by: dt.date
    before: list[Question]
    task: PupilTask | None


def asking_for(*, actor: Actor, today: dt.date, task: str = "") -> Asking:
    """Raises MayNotKnow where everything about the pupil is erased."""
    start = my_start_for(actor=actor, today=today)
    if start is None:
        raise MayNotKnow
    place = start.start or next(iter(start.enrolments), None)
    duty = duty_for(place, today)
    of_mbo = _class_mentor(place)
    person = of_mbo or (duty.person if duty else None) or start.transition.on_it
    first = duty.day if duty and duty.person_id == getattr(person, "pk", None) else today
    rows = Question.objects.visible_to(actor, "welcome.see_question")
    return Asking(
        start=start,
        person=person,
        by=working_day_after(max(first, today), number=1),
        before=list(rows.filter(transition=start.transition)[:20]),
        task=_task(actor, task),
    )


def duty_for(place: Enrolment | None, today: dt.date) -> DutyDay | None:
    """Who answers first: whoever is on duty today or on the next day of the rota."""
    if place is None:
        return None
    rows = DutyDay.objects.filter(school_id=place.school_id, day__gte=today)
    found: DutyDay | None = rows.select_related("person").first()
    return found


def _class_mentor(place: Enrolment | None) -> Person | None:
    """The mentor of the new class, when that person has an account here."""
    if place is None or not place.class_mentor_email:
        return None
    return Person.objects.filter(email__iexact=place.class_mentor_email, is_active=True).first()


def _task(actor: Actor, key: str) -> PupilTask | None:
    try:
        rows = PupilTask.objects.visible_to(actor, "summer.see_task").select_related("template")
        found: PupilTask | None = rows.filter(pk=key).first() if key else None
    except (ValueError, TypeError, ValidationError):
        return None
    return found


def questions_for(actor: Actor) -> list[Question]:
    """What waits for an answer, the most urgent first; then the last answers. One query."""
    rows = Question.objects.visible_to(actor, "welcome.see_question")
    rows = rows.select_related("transition__pupil", "transition__location", "asked_of")
    waiting = list(rows.filter(answered_at__isnull=True).order_by("answer_by", "asked_at")[:100])
    return waiting + list(rows.filter(answered_at__isnull=False).order_by("-answered_at")[:20])
