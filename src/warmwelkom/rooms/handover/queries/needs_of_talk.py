"""About whom a talk is needed, and why: the criteria over everything that the reader may know."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.criteria import (
    Criterion,
    Open,
    covered_by,
    fingerprint_of,
    reasons_of,
)
from warmwelkom.rooms.handover.models import (
    Dossier,
    OwnView,
    Statement,
    Talk,
    TalkChoice,
    TalkWish,
)
from warmwelkom.rooms.handover.queries.talk_rules import facts_in_force
from warmwelkom.rooms.handover.rules_of_talk import ADMITTED
from warmwelkom.rooms.transitions.models import Application, Enrolment, Signal, Transition

CLOSED = ("rejected", "withdrawn")


@dataclass(frozen=True, kw_only=True)
class TalkNeed:
    """One pupil: the reasons that hold, what a person decided, and the talk that is planned or was held."""

    transition: Transition
    reasons: tuple[Criterion, ...]
    wishes: tuple[TalkWish, ...]
    choice: TalkChoice | None
    talks: tuple[Talk, ...]

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self._codes)

    @property
    def _codes(self) -> tuple[str, ...]:
        return tuple(rule.code for rule in self.reasons)

    @property
    def is_needed(self) -> bool:
        """A person's word goes before the criteria; "not needed" until there is another reason."""
        if self.choice is None:
            return bool(self.reasons)
        if self.choice.choice == TalkChoice.Choice.NEEDED:
            return True
        return bool(self.reasons) and not covered_by(self.choice.fingerprint, self._codes)

    @property
    def open_talk(self) -> Talk | None:
        return next((talk for talk in self.talks if not talk.closed_at), None)

    @property
    def was_held(self) -> bool:
        held = (Talk.Outcome.AGREED, Talk.Outcome.NOTHING_NEEDED)
        return any(talk.outcome in held for talk in self.talks)

    @property
    def waits(self) -> bool:
        """Needed, and neither planned nor held."""
        return self.is_needed and not self.open_talk and not self.was_held


@dataclass
class _Gathered:
    signals: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    guidance: dict[UUID, str] = field(default_factory=dict)
    advice: dict[UUID, str] = field(default_factory=dict)
    objected: set[UUID] = field(default_factory=set)
    care: set[UUID] = field(default_factory=set)
    choices: Counter[UUID] = field(default_factory=Counter)
    placed: set[UUID] = field(default_factory=set)


def needs_for(
    *, actor: Actor, today: dt.date, pupils: Iterable[UUID] | None = None
) -> list[TalkNeed]:
    """Everybody of the old school whom the actor may weigh, by name; ten queries whatever their number."""
    known = _pupils(actor, pupils)
    ids = [row.pk for row in known]
    facts, counted = _gather(actor, ids), facts_in_force(today=today)
    wishes = _grouped(
        TalkWish.objects.filter(transition__in=ids, withdrawn_at__isnull=True).order_by("asked_at")
    )
    talks = _grouped(Talk.objects.filter(transition__in=ids).select_related("mbo_school"))
    choices = {
        row.transition_id: row
        for row in TalkChoice.objects.filter(transition__in=ids, ended_at__isnull=True)
    }
    return [
        TalkNeed(
            transition=row,
            reasons=reasons_of(_open(row.pk, facts, wishes.get(row.pk, ())), counted=counted),
            wishes=tuple(wishes.get(row.pk, ())),
            choice=choices.get(row.pk),
            talks=tuple(talks.get(row.pk, ())),
        )
        for row in known
    ]


def _pupils(actor: Actor, pupils: Iterable[UUID] | None) -> list[Transition]:
    rows = Transition.objects.visible_to(actor, "handover.weigh_talk").filter(gone_at__isnull=True)
    if pupils is not None:
        rows = rows.filter(pk__in=list(pupils))
    return list(
        rows.select_related("pupil", "location").order_by(
            "class_name", "pupil__surname", "pupil__given_name", "pk"
        )
    )


def _grouped(rows: Any) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.transition_id].append(row)
    return found


def _open(pk: UUID, facts: _Gathered, wishes: Iterable[TalkWish]) -> Open:
    return Open(
        guidance=facts.guidance.get(pk, ""),
        has_care=pk in facts.care,
        advice=facts.advice.get(pk, ""),
        objects_to_advice=pk in facts.objected,
        signals=frozenset(facts.signals[pk]),
        choices=facts.choices[pk],
        has_place=pk in facts.placed,
        askers=tuple(wish.by_name for wish in wishes),
    )


def _gather(actor: Actor, ids: list[UUID]) -> _Gathered:
    found, here = _Gathered(), {"transition__in": ids}
    signals = Signal.objects.visible_to(actor, "transitions.see_signal").filter(
        **here, ended_at__isnull=True, lifted_at__isnull=True
    )
    for pk, rule in signals.values_list("transition_id", "rule"):
        found.signals[pk].add(rule)
    _gather_dossiers(actor, ids, found)
    lines = Application.objects.filter(**here, gone_at__isnull=True)
    for pk, status in lines.values_list("transition_id", "legal_status"):
        found.choices[pk] += status not in CLOSED
        if status in ADMITTED:
            found.placed.add(pk)
    enrolled = Enrolment.objects.filter(**here, gone_at__isnull=True)
    found.placed.update(enrolled.values_list("transition_id", flat=True))
    return found


def _gather_dossiers(actor: Actor, ids: list[UUID], found: _Gathered) -> None:
    """Words of a dossier count for the mentor, who reads them; the decaan sees that there is a part C."""
    care = Dossier.objects.filter(transition__in=ids, needs_c=True)
    found.care.update(care.values_list("transition_id", flat=True))
    said = Statement.objects.visible_to(actor, "handover.read_statement").filter(
        dossier__transition__in=ids,
        field__in=("guidance_needed", "advice"),
        replaced_at__isnull=True,
    )
    objects = OwnView.objects.filter(kind=OwnView.Kind.OBJECTS, statement=OuterRef("pk"))
    rows = said.annotate(is_objected=Exists(objects))
    for row in rows.select_related("dossier").only("field", "value", "dossier__transition_id"):
        pk = row.dossier.transition_id
        (found.guidance if row.field == "guidance_needed" else found.advice)[pk] = str(row.value)
        if row.is_objected and row.field == "advice":
            found.objected.add(pk)
