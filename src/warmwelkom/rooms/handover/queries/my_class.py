"""The class on day one: for each new student what to know in ten seconds."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Q, Value, When

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import Introduction, Statement, TalkAgreement
from warmwelkom.rooms.handover.queries.readable import readable_words
from warmwelkom.rooms.handover.rules_of_talk import mbo_side, placed_at
from warmwelkom.rooms.people.models import Person
from warmwelkom.rooms.transitions.api import through
from warmwelkom.rooms.transitions.models import Enrolment, Transition


@dataclass(frozen=True, kw_only=True)
class Student:
    """One line. Without `may_read` the mentor was this student's intaker, or nothing travelled yet."""

    enrolment: Enrolment
    introduction: Introduction | None
    asks: Statement | None
    agreements: list[TalkAgreement]
    phone: str
    may_read: bool

    @property
    def name(self) -> str:
        pupil = self.enrolment.transition.pupil if self.enrolment.transition else self.enrolment
        return str(pupil.full_name)

    @property
    def transition(self) -> Transition | None:
        return self.enrolment.transition


@dataclass(frozen=True, kw_only=True)
class MyClass:
    name: str
    school: str
    starts_on: dt.date | None
    students: list[Student]

    @property
    def with_agreements(self) -> list[Student]:
        return [student for student in self.students if student.agreements]

    @property
    def to_say(self) -> list[Student]:
        """Who told how their name is said."""
        return [row for row in self.students if row.introduction and row.introduction.said_as]

    @property
    def today(self) -> list[tuple[Student, TalkAgreement]]:
        """What the mentor promised for the first day or before, and nobody has answered yet."""
        if self.starts_on is None:
            return []
        return [
            (student, row)
            for student in self.students
            for row in student.agreements
            if row.who == TalkAgreement.Who.CLASS_MENTOR
            and not row.kept
            and row.by_when <= self.starts_on
        ]

    @property
    def that_ask(self) -> list[Student]:
        return [student for student in self.students if student.asks]


def my_classes_for(*, actor: Actor) -> tuple[list[MyClass], list[Transition]]:
    """The classes, and the pupils of whom more than the name is shown.

    Five queries for any number of students.
    """
    lines = _lines(actor)
    shown = _readable(lines)
    ids = list(shown)
    asks = readable_words(actor=actor, transitions=ids, field="asks")
    agreements: dict[UUID, list[TalkAgreement]] = defaultdict(list)
    for row in _agreements(actor, ids):
        agreements[row.transition_id].append(row)
    met = {row.transition_id: row for row in Introduction.objects.filter(transition__in=ids)}
    phones = _phones(lines)
    students = [
        Student(
            enrolment=line,
            introduction=met.get(line.transition_id),
            asks=asks.get(line.transition_id),
            agreements=agreements[line.transition_id],
            phone=phones.get(line.transition.mentor_email.lower(), "") if line.transition else "",
            may_read=line.transition_id in shown,
        )
        for line in lines
    ]
    return _by_class(students), list(shown.values())


def _lines(actor: Actor) -> list[Any]:
    places = Q(pk__in=[])
    for grant in actor.grants_for("class_mentor"):
        places |= placed_at(grant)
    may_read = When(through(mbo_side(actor), "transition__"), then=Value(value=True))
    rows = Enrolment.objects.filter(places, gone_at__isnull=True).annotate(
        may_read=Case(may_read, default=Value(value=False), output_field=BooleanField())
    )
    return list(
        rows.select_related("transition__pupil", "transition__location", "school", "programme")
        .order_by("school__name", "class_name", "surname", "given_name", "pk")
    )  # fmt: skip


def _readable(lines: list[Any]) -> dict[UUID, Transition]:
    """Those that are not the mentor's own admissions."""
    return {row.transition_id: row.transition for row in lines if row.may_read}


def _agreements(actor: Actor, ids: list[UUID]) -> Any:
    rows = TalkAgreement.objects.visible_to(actor, "handover.see_agreement")
    return rows.filter(transition_id__in=ids).order_by("transition_id", "talk_id", "number")


def _phones(lines: list[Any]) -> dict[str, str]:
    """Telephone numbers of the old mentors who have an account, by mail address."""
    mails = {row.transition.mentor_email.lower() for row in lines if row.transition}
    people = Person.objects.filter(email__in=mails - {""})
    return dict(people.values_list("email", "phone"))


def _by_class(students: list[Student]) -> list[MyClass]:
    found: dict[tuple[str, str], list[Student]] = defaultdict(list)
    for student in students:
        found[student.enrolment.school.name, student.enrolment.class_name].append(student)
    return [
        MyClass(
            name=name,
            school=school,
            starts_on=min(
                (s.enrolment.starts_on for s in group if s.enrolment.starts_on), default=None
            ),
            students=group,
        )
        for (school, name), group in found.items()
    ]
