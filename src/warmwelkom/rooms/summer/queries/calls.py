"""Whom to call, why, on which number, and what was said before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Value, When

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.summer.models import ContactPoint, SilenceStep

PER_PAGE = 25
HURRY = Case(
    When(reason="distress", then=Value(0)), When(reason="not_seen", then=Value(1)), default=Value(2)
)


@dataclass(frozen=True, kw_only=True)
class Call:
    step: SilenceStep
    numbers: list[str]
    before: list[SilenceStep] = field(default_factory=list)


def calls_for(*, actor: Actor, number: str, today: dt.date) -> tuple[Page[Any], list[Any]]:
    """One page of calls that are due, what hurries most first; and who waits for the round table. Six queries."""
    rows = SilenceStep.objects.visible_to(actor, "summer.settle_call").filter(done_at=None)
    due = rows.filter(kind="call", due_on__lte=today).order_by(HURRY, "due_on", "made_at", "pk")
    page = Paginator(due.select_related("transition__pupil"), PER_PAGE).get_page(number)
    keys = {step.transition_id for step in page.object_list}
    numbers, before = _numbers(keys), _before(actor, keys)
    page.object_list = [
        Call(
            step=step,
            numbers=numbers[step.transition_id]
            or [step.transition.pupil.phone] * bool(step.transition.pupil.phone),
            before=before[step.transition_id][-3:],
        )
        for step in page.object_list
    ]
    tables = rows.filter(kind="table").select_related("transition__pupil")
    return page, list(tables[:PER_PAGE])


def done_today(*, actor: Actor, today: dt.date) -> list[Any]:
    """What I settled today, to undo. One query."""
    rows = SilenceStep.objects.visible_to(actor, "summer.settle_call").filter(
        kind="call", by_id=actor.user_id, done_at__date=today
    )
    return list(rows.select_related("transition__pupil").order_by("-done_at", "pk")[:PER_PAGE])


def _numbers(keys: set[UUID]) -> dict[UUID, list[str]]:
    """The numbers that may still be the pupil's; a stop is about messages, not about a call."""
    rows = ContactPoint.objects.filter(
        transition__in=keys, channel="sms", ended_at=None, broken_at=None
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for key, address in rows.order_by("added_at").values_list("transition_id", "address"):
        found[key].append(address)
    return found


def _before(actor: Actor, keys: set[UUID]) -> dict[UUID, list[SilenceStep]]:
    rows = SilenceStep.objects.visible_to(actor, "summer.settle_call").filter(
        transition__in=keys, done_at__isnull=False
    )
    found: dict[UUID, list[SilenceStep]] = defaultdict(list)
    for row in rows.order_by("done_at"):
        found[row.transition_id].append(row)
    return found
