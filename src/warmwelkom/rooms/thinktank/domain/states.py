"""A contribution comes into a state. The only place that writes a state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.events import publish
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.rules import first_state, may_become
from warmwelkom.rooms.thinktank.events import ContributionStateChanged
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState

Check = Callable[[Contribution], None]
CHECKS: dict[tuple[str, str], list[Check]] = {}
"""(kind, state) -> what must be true first; raises a UserError. The plan's own file adds to it."""


class ReasonMissing(UserError):  # noqa: N818  reads as the sentence it is
    """No state without a reason in plain words."""


def check_before(kind: str, state: str) -> Callable[[Check], Check]:
    """Register a condition for coming into a state."""

    def add(check: Check) -> Check:
        CHECKS.setdefault((kind, state), []).append(check)
        return check

    return add


@command("thinktank.answer", on="contribution", tell=("to",))
def change_state(
    *,
    actor: Actor,
    contribution: Contribution,
    to: str,
    reason: str,
    now: dt.datetime,
    organisation: School | None = None,
    meeting: tuple[UUID, str] | None = None,
) -> ContributionState:
    """Bring a contribution into another state, with a reason that everybody reads.

    Raises:
        ReasonMissing: the reason is empty.
        ChangedMeanwhile: from the state it is in now it can't go there.
    """
    if not reason.strip():
        raise ReasonMissing(gettext_noop("Schrijf in een zin waarom. Iedereen kan dat lezen."))
    fresh = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if not may_become(kind=fresh.kind, state=fresh.state, to=to):
        raise ChangedMeanwhile(
            gettext_noop("Dit staat intussen ergens anders. Kijk hoe het nu is en kies opnieuw.")
        )
    for check in CHECKS.get((fresh.kind, to), []):
        check(fresh)
    return set_state(
        contribution=contribution,
        state=to,
        reason=reason.strip(),
        actor=actor,
        now=now,
        organisation=organisation,
        meeting=meeting,
    )


def set_state(
    *,
    contribution: Contribution,
    state: str,
    reason: str,
    actor: Actor,
    now: dt.datetime,
    **more: Any,
) -> ContributionState:
    """Write the row, repeat it on the contribution, tell who listens. For commands of this room.

    `more`: organisation (a School), and meeting (its number and title) where it was decided in one.
    """
    meeting, title = more.get("meeting") or (None, "")
    row = ContributionState.objects.create(
        region_id=contribution.region_id,
        contribution=contribution,
        state=state,
        reason=reason,
        on=now.date(),
        at=now,
        by_id=actor.user_id,
        by_name=actor.name,
        organisation=more.get("organisation"),
        meeting=meeting,
        meeting_title=title,
    )
    contribution.state, contribution.state_on = state, now.date()
    contribution.save(update_fields=["state", "state_on"])
    _note_answer([contribution], state, now)
    _tell(contribution)
    return row


def take_state_back(*, contribution: Contribution, newest: ContributionState) -> None:
    """Take the newest state away, as if it was never set; the one before holds again.

    For commands of this room.
    """
    earlier = ContributionState.objects.filter(contribution=contribution).exclude(pk=newest.pk)
    before = earlier.order_by("-at", "-id")[0]
    newest.delete()
    contribution.state, contribution.state_on = before.state, before.on
    contribution.save(update_fields=["state", "state_on"])
    _tell(contribution)


def set_states(
    *,
    rows: Iterable[Contribution],
    state: str,
    reason: str,
    actor: Actor,
    now: dt.datetime,
    **more: Any,
) -> list[Contribution]:
    """The same for many at once, in one insert and one update. For commands of this room."""
    found = list(rows)
    meeting, title = more.get("meeting") or (None, "")
    ContributionState.objects.bulk_create(
        ContributionState(
            region_id=row.region_id, contribution=row, state=state, reason=reason, on=now.date(),
            at=now, by_id=actor.user_id, by_name=actor.name, meeting=meeting, meeting_title=title,
            organisation=more.get("organisation"),
        )
        for row in found
    )  # fmt: skip
    Contribution.objects.filter(pk__in=[row.pk for row in found]).update(
        state=state, state_on=now.date()
    )
    _note_answer(found, state, now)
    for row in found:
        row.state, row.state_on = state, now.date()
        _tell(row)
    return found


def _note_answer(rows: list[Contribution], state: str, now: dt.datetime) -> None:
    """The day of the first answer stays; a later one corrects it and is not in time twice."""
    if state == "answered":
        waiting = Contribution.objects.filter(pk__in=[row.pk for row in rows], answered_on=None)
        waiting.update(answered_on=now.date())


def _tell(contribution: Contribution) -> None:
    publish(
        ContributionStateChanged(
            region_id=contribution.region_id,
            contribution_id=contribution.pk,
            kind=contribution.kind,
            state=contribution.state,
        )
    )


def begin_state(*, contribution: Contribution, reason: str, actor: Actor, now: dt.datetime) -> None:
    """The first state of something new; of a need without an account no moment finer than its week."""
    if contribution.is_by_code:
        begin = dt.datetime.combine(contribution.received_on, dt.time.min, tzinfo=AMSTERDAM)
        now = min(now, begin)
    set_state(
        contribution=contribution,
        state=first_state(contribution.kind),
        reason=reason,
        actor=actor,
        now=now,
    )
