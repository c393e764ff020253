"""One pupil's page: where they stand, what is open, what happened, what the lists say, who is around."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.audit.models import Act
from warmwelkom.base.audit.queries import acts_about
from warmwelkom.rooms.transitions.actors import OWN_DECISION_AT, age_on
from warmwelkom.rooms.transitions.domain.rules.signals import SignalRule
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE, sentence_of
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition
from warmwelkom.rooms.transitions.queries.depth import CONTACT, COURSE, with_depth, with_may
from warmwelkom.rooms.transitions.queries.happenings import Happening, happenings_for
from warmwelkom.rooms.transitions.queries.my_page import is_look
from warmwelkom.rooms.transitions.queries.staff import Candidate, candidates_for
from warmwelkom.rooms.transitions.ways import staff_ways
from warmwelkom.rooms.transitions.words import WAY

NEAR = ("decaan", "intaker", "class_mentor")
BUTTONS = ("assign", "note_contact", "give_code", "offer_move", "set_start")
MOST_LOOKED = 12


@dataclass(frozen=True, kw_only=True)
class OpenSignal:
    """Something that needs doing now, in words; or what somebody lifted."""

    happening: Happening
    rule: SignalRule
    sentence: str


@dataclass(frozen=True, kw_only=True)
class PupilPage:
    """Everything the page shows to this reader, already narrowed to what they may see."""

    transition: Any
    depth: str
    today: dt.date
    happened: list[Happening]
    applications: list[Application]
    enrolments: list[Enrolment]
    people: list[Candidate]
    acts: list[Act]
    ways: list[tuple[str, Any]]

    @property
    def is_whole(self) -> bool:
        return self.depth == COURSE

    @property
    def is_contact_only(self) -> bool:
        return self.depth == CONTACT

    @property
    def step(self) -> int:
        """Which of the nine doors, from 1; 0 when the pupil is off the way."""
        states = [state.value for state in WAY]
        return states.index(self.transition.state) + 1 if self.transition.state in states else 0

    @property
    def way(self) -> list[str]:
        return [state.value for state in WAY]

    @property
    def age(self) -> int | None:
        born = self.transition.pupil.birth_date
        return age_on(born, self.today) if born else None

    @property
    def parent_may_look(self) -> bool:
        return self.age is not None and self.age < OWN_DECISION_AT

    @property
    def state_row(self) -> Happening | None:
        return next((row for row in self.happened if row.what == "state"), None)

    @property
    def open_signals(self) -> list[OpenSignal]:
        rows = [row for row in self._signals() if row.undone is None]
        return sorted(map(_open, rows), key=lambda entry: list(BY_CODE).index(entry.rule.code))

    @property
    def lifted(self) -> list[OpenSignal]:
        return [_open(row) for row in self._signals() if row.undone]

    def _signals(self) -> list[Happening]:
        return [row for row in self.happened if row.what == "signal" and row.until is None]

    @property
    def appointments(self) -> list[Happening]:
        """What is still to come, the nearest first."""
        rows = [row for row in self.happened if row.what == "note" and row.day]
        return sorted(
            (row for row in rows if row.day and row.day >= self.today),
            key=lambda row: (row.day, row.when),
        )

    @property
    def timeline(self) -> list[Happening]:
        """What is done, newest first: a link only where a person decided about it."""
        ahead = {row.key for row in self.appointments}
        rows = [row for row in self.happened if row.what != "link" or row.until]
        return [row for row in rows if row.key not in ahead]

    @property
    def assignment(self) -> Happening | None:
        """Who was put on it and still is; none when it is the mentor or decaan by itself."""
        rows = (row for row in self.happened if row.what == "assignment")
        return next((row for row in rows if row.until is None), None)

    @property
    def reasons(self) -> dict[UUID, Happening]:
        """Line on a list -> why it counts as this pupil's."""
        return {row.key: row for row in self.happened if row.what == "link"}

    @property
    def people_around(self) -> list[Candidate]:
        """Who has to do with this pupil now; colleagues who could take over stand on another page."""
        on_it = self.transition.on_it_id
        near = [row for row in self.people if row.own_class or row.role in NEAR]
        return [row for row in near if row.person.pk != on_it]

    @property
    def mentor_on_list(self) -> str:
        """The mentor that the school's list names, when that is nobody with an account here."""
        name = self.transition.mentor_name
        known = {row.person.name for row in self.people} | {str(self.transition.on_it or "")}
        return "" if self.is_contact_only or name in known else name

    @property
    def looked(self) -> list[Act]:
        return [act for act in self.acts if is_look(act)][:MOST_LOOKED]


def _open(row: Happening) -> OpenSignal:
    sentence = sentence_of(rule=row.code, fact=row.more or {})
    return OpenSignal(happening=row, rule=BY_CODE[row.code], sentence=sentence)


def pupil_page_for(*, actor: Actor, pk: UUID, today: dt.date) -> PupilPage:
    """Eight queries, less for who may see less.

    Raises:
        MayNotKnow: there is no such pupil, or not for this reader.
    """
    rows = Transition.objects.visible_to(actor, "transitions.view").filter(pk=pk)
    rows = with_may(with_depth(rows, actor), actor, *BUTTONS)
    found = rows.select_related("pupil", "location", "on_it").first()
    if found is None:
        raise MayNotKnow
    lines: dict[str, list[Any]] = {"applications": [], "enrolments": []}
    if found.depth != CONTACT:
        lines = _lines(actor, found)
    people: list[Candidate] = []
    if found.depth != CONTACT:
        people = candidates_for(actor=actor, transition=found, enrolments=lines["enrolments"])
    return PupilPage(
        transition=found,
        depth=found.depth,
        today=today,
        happened=happenings_for(actor=actor, transition=found),
        people=people,
        acts=acts_about(pupil_id=found.pupil_id),
        ways=staff_ways(actor, pk),
        **lines,
    )


def _lines(actor: Actor, transition: Transition) -> dict[str, list[Any]]:
    here = {"transition": transition, "gone_at__isnull": True}
    applications = Application.objects.visible_to(actor, "transitions.see_application")
    enrolments = Enrolment.objects.visible_to(actor, "transitions.see_enrolment")
    return {
        "applications": list(
            applications.filter(**here).select_related("school").order_by("applied_on", "pk")
        ),
        "enrolments": list(
            enrolments.filter(**here).select_related("school").order_by("enrolled_on", "pk")
        ),
    }
