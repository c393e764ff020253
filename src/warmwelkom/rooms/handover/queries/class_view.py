"""A row for each pupil of the old school: how far A, B and C are, and what is still open; open first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.working_days import Period
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.rooms.handover.models import Delivery, Dossier
from warmwelkom.rooms.handover.queries.elsewhere import said_elsewhere
from warmwelkom.rooms.handover.ready import LONG_AGO, is_complete, silence_ends
from warmwelkom.rooms.handover.rules_of_dossier import keys_of
from warmwelkom.rooms.thinktank.api import school_holidays
from warmwelkom.rooms.transitions.models import Enrolment, State, Transition

OPEN_FIRST = (
    "objection",
    "write",
    "care",
    "no_dossier",
    "waits",
    "place",
    "two",
    "ready",
    "done",
    "else",
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One pupil. `step` is what is open, one of OPEN_FIRST; `until` the day on which silence ends."""

    transition: Transition
    dossier: Dossier | None
    places: list[Enrolment]
    delivery: Delivery | None
    asked_b: int
    step: str
    until: dt.date | None

    @property
    def silence_is_over(self) -> bool:
        """Nothing more is waited for but a place, or a person who chooses one."""
        return self.step in ("place", "two", "ready")


@dataclass(frozen=True, kw_only=True)
class ClassView:
    """The rows, narrowed to one class where asked; `classes` to choose from, `to_open` without a dossier."""

    rows: list[Row]
    classes: list[str]
    class_name: str

    @property
    def to_open(self) -> int:
        return sum(row.step == "no_dossier" for row in self.rows)

    @property
    def ready(self) -> list[Row]:
        return [row for row in self.rows if row.step == "ready"]

    def counted(self, *steps: str) -> int:
        return sum(row.step in steps for row in self.rows)


def class_view_for(*, actor: Actor, class_name: str, now: dt.datetime) -> ClassView:
    """Six queries, whatever the number of pupils; shows progress and nothing of what was written."""
    pupils = list(
        Transition.objects.visible_to(actor, "handover.open")
        .filter(gone_at__isnull=True)
        .select_related("pupil", "location")
        .annotate(
            elsewhere=said_elsewhere(actor, "status", of="pk"),
            elsewhere_on=said_elsewhere(actor, "said_on", of="pk"),
        )
        .order_by("class_name", "pupil__surname", "pupil__given_name", "pk")
    )
    classes = sorted({row.class_name for row in pupils} - {""})
    chosen = class_name if class_name in classes else ""
    shown = [row for row in pupils if not chosen or row.class_name == chosen]
    rows = _rows(actor, shown, now)
    rows.sort(key=lambda row: OPEN_FIRST.index(row.step))
    return ClassView(rows=rows, classes=classes, class_name=chosen)


def _rows(actor: Actor, pupils: list[Transition], now: dt.datetime) -> list[Row]:
    keys = [row.pk for row in pupils]
    dossiers = {row.transition_id: row for row in _dossiers(actor, keys)}
    places: dict[UUID, list[Enrolment]] = defaultdict(list)
    standing = Enrolment.objects.visible_to(actor, "transitions.see_enrolment")
    for place in standing.filter(transition__in=keys, gone_at__isnull=True).select_related(
        "school"
    ):
        places[place.transition_id].append(place)
    deliveries = {
        row.dossier_id: row
        for row in Delivery.objects.visible_to(actor, "handover.see_delivery")
        .filter(dossier__transition__in=keys, ended_at__isnull=True)
        .select_related("school")
    }
    closed = school_holidays(since=(now - LONG_AGO).date())
    return [
        _row(pupil, dossiers.get(pupil.pk), places[pupil.pk], deliveries, closed, now)
        for pupil in pupils
    ]


def _dossiers(actor: Actor, keys: list[UUID]) -> Any:
    here = Q(statements__replaced_at__isnull=True)
    fields = {part: Q(statements__field__in=keys_of(part)) for part in ("A", "B", "C")}
    objects = Q(
        statements__own_views__kind="objects",
        statements__own_views__answered_at__isnull=True,
        statements__field__in=keys_of(*_answers_for(actor)),
    )
    return (
        Dossier.objects.visible_to(actor, "handover.see_progress")
        .filter(transition__in=keys)
        .annotate(
            said_a=Count("statements", filter=here & fields["A"], distinct=True),
            said_b=Count("statements", filter=here & fields["B"], distinct=True),
            said_c=Count("statements", filter=here & fields["C"], distinct=True),
            objections=Count("statements__own_views", filter=here & objects, distinct=True),
        )
    )


def _answers_for(actor: Actor) -> list[str]:
    """The parts of which this reader may know that somebody objects."""
    if actor.has("care_coordinator", "decaan"):
        return ["B", "C"]
    return ["B"]


def _row(
    pupil: Transition,
    dossier: Dossier | None,
    places: list[Enrolment],
    deliveries: dict[UUID, Delivery],
    closed: list[Period],
    now: dt.datetime,
) -> Row:
    delivery = deliveries.get(dossier.pk) if dossier else None
    return Row(
        transition=pupil,
        dossier=dossier,
        places=places,
        delivery=delivery,
        asked_b=len(form_named(dossier.form).of_part("B")) if dossier else 0,
        step=_step(pupil, dossier, places, delivery, closed, now.date()),
        until=silence_ends(dossier, closed=closed) if dossier else None,
    )


def _step(  # noqa: PLR0911  one line for each step
    pupil: Transition,
    dossier: Any,
    places: list[Enrolment],
    delivery: Delivery | None,
    closed: list[Period],
    today: dt.date,
) -> str:
    if dossier is None:
        return "else" if pupil.state == State.ELSEWHERE else "no_dossier"
    if dossier.erased_at:
        return "else"
    if dossier.objections:
        return "objection"
    if delivery and any(place.pk == delivery.enrolment_id for place in places):
        return "done"
    if dossier.b_done_at is None:
        return "write"
    if not is_complete(dossier, today=today, closed=closed):
        return "care" if dossier.needs_c and dossier.c_done_at is None else "waits"
    if len(places) == 1:
        return "ready"
    return "two" if places else "place"
