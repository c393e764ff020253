"""Requests about a pupil's data: the queue with its clock, one request with its proof, the pupil's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import policy_for
from warmwelkom.rooms.handover.models import Feedback, RightsRequest, RightsStep
from warmwelkom.rooms.transitions.models import Transition

SOON = dt.timedelta(days=7)
MOST_CLOSED, MOST_FOUND = 30, 20


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One request that nobody answered yet, and how many days the law still gives; below 0 it is late."""

    request: RightsRequest
    days: int

    @property
    def is_late(self) -> bool:
        return self.days < 0

    @property
    def is_soon(self) -> bool:
        return 0 <= self.days <= SOON.days


@dataclass(frozen=True, kw_only=True)
class Queue:
    open: list[Waiting]
    closed: list[RightsRequest]
    may_handle: bool
    may_enter: bool


def queue_for(*, actor: Actor, today: dt.date) -> Queue:
    """What is due first comes first; then what was answered last. Two queries."""
    rows = RightsRequest.objects.visible_to(actor, "handover.handle_request").select_related(
        "pupil"
    )
    is_open = Q(answered_at__isnull=True, withdrawn_at__isnull=True)
    waiting = [
        Waiting(request=row, days=(row.due - today).days)
        for row in rows.filter(is_open).order_by("due", "pk")
    ]
    return Queue(
        open=waiting,
        closed=list(
            rows.exclude(is_open).order_by("-answered_at", "-asked_on", "pk")[:MOST_CLOSED]
        ),
        may_handle=policy_for("handover.handle_request").who(actor),
        may_enter=policy_for("handover.enter_request").who(actor),
    )


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    request: RightsRequest
    steps: list[RightsStep]
    transition: Transition | None
    days: int

    @property
    def may_extend(self) -> bool:
        return self.request.is_open and not self.request.extended_reason and self.days >= 0


def request_page_for(*, actor: Actor, pk: UUID, today: dt.date, policy: str) -> RequestPage:
    """Three queries.

    Raises:
        MayNotKnow: there is no such request, or not for this reader.
    """
    rows = RightsRequest.objects.select_related("pupil", "school")
    row = rows.get_for(actor, policy, pk=pk)
    transitions = Transition.objects.filter(pupil_id=row.pupil_id).order_by("-school_year")
    return RequestPage(
        request=row,
        steps=list(RightsStep.objects.filter(request=row)),
        transition=transitions.first(),
        days=(row.due - today).days,
    )


def own_requests_for(*, actor: Actor) -> list[RightsRequest]:
    """Newest first."""
    rows = RightsRequest.objects.visible_to(actor, "handover.own_request")
    return list(rows.order_by("-asked_on", "-pk"))


def told_about_me(*, actor: Actor) -> list[Feedback]:
    """What a mentor at the mbo told the old school, newest first."""
    rows = Feedback.objects.visible_to(actor, "handover.see_feedback")
    return list(rows.select_related("school").order_by("-given_at", "pk"))


def own_transition_for(*, actor: Actor) -> Transition | None:
    """The pupil's newest way to the mbo; None when everything is erased."""
    rows = Transition.objects.visible_to(actor, "transitions.view").select_related(
        "location__school"
    )
    found: Transition | None = rows.order_by("-school_year").first()
    return found


def callers_for(*, actor: Actor, words: str) -> list[Any]:
    """Pupils of one's own who may be calling: name or number; at most twenty."""
    words = words.strip()
    if not words:
        return []
    rows = Transition.objects.visible_to(actor, "handover.enter_request")
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(pupil__given_name__icontains=word)
            | Q(pupil__surname__icontains=word)
            | Q(pupil_number=word)
        )
    return list(
        rows.select_related("pupil", "location").order_by("pupil__surname", "pk")[:MOST_FOUND]
    )
