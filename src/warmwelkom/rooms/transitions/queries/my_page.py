"""What a pupil sees about themselves: where I stand, who is on it, what we know, who looked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.queries import acts_about
from warmwelkom.rooms.transitions.act_words import READING
from warmwelkom.rooms.transitions.actors import OWN_DECISION_AT
from warmwelkom.rooms.transitions.models import Application, ContactNote, Enrolment, Transition
from warmwelkom.rooms.transitions.queries.my_way import Step, way_for

FACES_OF_SCHOOL = ("mentor", "decaan")


@dataclass(frozen=True, kw_only=True)
class MyStart:
    """`start` is the enrolment that says on which day it begins; `days` until then, below 0 after it.

    `until` is the day from which the pupil decides alone and a parent's code opens nothing; `is_late`
    says that the first of April, the day to apply by, is behind us.
    """

    transition: Transition
    enrolments: list[Enrolment]
    start: Enrolment | None
    days: int | None
    until: dt.date | None
    is_late: bool

    @property
    def name(self) -> str:
        """How we call the pupil."""
        pupil = self.transition.pupil
        return str(pupil.given_name or pupil.official_names or pupil.full_name)

    @property
    def helper_is_known(self) -> bool:
        """Whether who is on it is a face from the pupil's own school."""
        return self.transition.on_it_role in FACES_OF_SCHOOL


@dataclass(frozen=True, kw_only=True)
class MyPage(MyStart):
    """Everything that is known, and who looked."""

    applications: list[Application]
    looked: list[Act]
    done: list[Act]
    way: list[Step]
    notes: list[ContactNote]


def my_start_for(*, actor: Actor, today: dt.date) -> MyStart | None:
    """The pupil's own newest transition and where it begins; two queries. None when it is erased."""
    transition = (
        Transition.objects.visible_to(actor, "transitions.view")
        .select_related("pupil", "location__school", "on_it", "region")
        .order_by("-school_year")
        .first()
    )
    if transition is None:
        return None
    places = _mine(Enrolment, transition.pk)
    enrolments = list(places.select_related("school", "programme__location"))
    started = [row for row in enrolments if row.starts_on]
    start = min(started, key=lambda row: row.starts_on, default=None)
    return MyStart(
        transition=transition,
        enrolments=enrolments,
        start=start,
        days=(start.starts_on - today).days if start else None,
        is_late=today > dt.date(transition.school_year + 1, 4, 1),
        until=_sixteenth_birthday(transition.pupil.birth_date),
    )


def my_page_for(*, actor: Actor, today: dt.date) -> MyPage | None:
    """The pupil's own newest transition with what the lists say; seven queries. None when it is erased."""
    mine = my_start_for(actor=actor, today=today)
    if mine is None:
        return None
    acts = acts_about(pupil_id=mine.transition.pupil_id)
    applications = list(_mine(Application, mine.transition.pk))
    applied = min((row.applied_on for row in applications if row.applied_on), default=None)
    return MyPage(
        **vars(mine),
        applications=applications,
        way=way_for(actor=actor, transition=mine.transition, applied_on=applied),
        notes=_notes(actor, mine.transition),
        looked=[act for act in acts if is_look(act)],
        done=[act for act in acts if act.action not in READING],
    )


def _sixteenth_birthday(born: dt.date | None) -> dt.date | None:
    """Who was born on 29 February is 16 on that day again."""
    return born.replace(year=born.year + OWN_DECISION_AT) if born else None


def _notes(actor: Actor, transition: Transition) -> list[ContactNote]:
    """What was written down of each contact, newest first: who writes is told that the pupil reads it."""
    rows = ContactNote.objects.visible_to(actor, "transitions.see_note")
    return list(rows.filter(transition=transition).order_by("-at"))


def _mine(model: type[Application | Enrolment], pk: UUID) -> Any:
    return (
        model.objects.filter(transition_id=pk, gone_at__isnull=True)
        .select_related("school")
        .order_by("school__name")
    )


def is_look(act: Act) -> bool:
    """Whether somebody else looked: that pupils read about themselves tells them nothing."""
    return act.action in READING and act.actor_kind != "pupil"
