"""The cases of a table, each with as much as the reader's role may know of that pupil."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, CharField, Q, Value, When

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.handover.models import TableAction, TableCase
from warmwelkom.rooms.transitions.api import (
    RULES_FOR_MBO,
    course_of,
    facts_of,
    sentence_of,
    through,
    transitions_of,
)
from warmwelkom.rooms.transitions.models import Application, Enrolment, Transition

COURSE, FACTS, CONTACT, STATUS = "course", "facts", "contact", "status"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line on a list of an mbo; an enrolment has no status."""

    school: str
    programme: str
    legal_status: str


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """One case as this reader may see it.

    `depth`: the whole course; facts of who is coming to us; status and contact; or for the chair the
    status alone.
    """

    case: TableCase
    transition: Transition
    depth: str
    lines: list[Line] = field(default_factory=list)
    actions: list[TableAction] = field(default_factory=list)
    is_mine_to_screen: bool = False
    is_my_line: bool = False

    @property
    def is_course(self) -> bool:
        return self.depth == COURSE

    @property
    def has_contact(self) -> bool:
        return self.depth != STATUS

    @property
    def knows_school(self) -> bool:
        return self.depth in (COURSE, FACTS)

    @property
    def sentence(self) -> str:
        """Why the pupil is on the list; empty where that would tell more than the status."""
        told = self.is_course or (self.depth == FACTS and self.case.rule in RULES_FOR_MBO)
        return sentence_of(rule=self.case.rule, fact=self.case.fact) if told else ""

    @property
    def line(self) -> str:
        """What the screening said: for who knows the course, and for who wrote it."""
        return self.case.screening_line if self.is_course or self.is_my_line else ""


def cases_for(
    *, actor: Actor, cases: Q, with_lines: bool = False, with_actions: bool = False
) -> list[CaseView]:
    """The cases of one table or of several, who waits longest first. At most three queries."""
    rows = TableCase.objects.visible_to(actor, "handover.see_case").filter(cases)
    rows = rows.annotate(depth=_depth(actor), mine_to_screen=_is_mine(actor))
    about = ("transition__pupil", "transition__location", "transition__on_it")
    found = list(rows.select_related(*about).order_by("since", "pk"))
    lines = _lines(actor, [row.transition_id for row in found]) if with_lines else {}
    actions = _actions([row.pk for row in found]) if with_actions else {}
    return [
        CaseView(
            case=row,
            transition=row.transition,
            depth=row.depth,
            lines=lines.get(row.transition_id, []),
            actions=actions.get(row.pk, []),
            is_mine_to_screen=row.mine_to_screen,
            is_my_line=row.screened_by_id is not None and row.screened_by_id == actor.user_id,
        )
        for row in found
    ]


def _is_mine(actor: Actor) -> Any:
    policy = policy_for("handover.screen_case")
    if not policy.who(actor) or not policy.which:
        return Value(False, output_field=BooleanField())
    return Case(
        When(policy.which(actor), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _depth(actor: Actor) -> Any:
    """How much of each pupil this reader may know; to who chairs the rest is the status."""
    rules = ((course_of(actor), COURSE), (facts_of(actor), FACTS), (transitions_of(actor), CONTACT))
    return Case(
        *(When(through(rule, "transition__"), then=Value(name)) for rule, name in rules),
        default=Value(STATUS),
        output_field=CharField(),
    )


def _lines(actor: Actor, keys: list[UUID]) -> dict[UUID, list[Line]]:
    """What the lists of the mbo say, as far as this reader may read those lines. One query."""
    applications = Application.objects.visible_to(actor, "transitions.see_application")
    enrolments = Enrolment.objects.visible_to(actor, "transitions.see_enrolment")
    names = ("transition_id", "school__name", "programme_name")
    here = {"transition_id__in": keys, "gone_at__isnull": True}
    rows = applications.filter(**here).values_list(*names, "legal_status")
    also = enrolments.filter(**here).values_list(*names, Value("", output_field=CharField()))
    found: dict[UUID, list[Line]] = defaultdict(list)
    for key, school, programme, status in sorted(rows.union(also), key=lambda row: row[1:]):
        found[key].append(Line(school=school, programme=programme, legal_status=status))
    return found


def _actions(keys: list[UUID]) -> dict[UUID, list[TableAction]]:
    found: dict[UUID, list[TableAction]] = defaultdict(list)
    for row in TableAction.objects.filter(case_id__in=keys):
        found[row.case_id].append(row)
    return found
