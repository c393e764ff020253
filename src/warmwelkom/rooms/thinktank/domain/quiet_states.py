"""States that keep no moment: of a need that came in by class code, and of one that is read again."""

from __future__ import annotations

import datetime as dt
import uuid

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.events import publish
from warmwelkom.rooms.thinktank.domain.rules import first_state
from warmwelkom.rooms.thinktank.events import ContributionStateChanged
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState


def begin_quietly(*, contribution: Contribution, reason: str, week: dt.date) -> None:
    """The first state of a need without an author: its Monday, and a number without a moment."""
    ContributionState.objects.create(
        id=uuid.uuid4(),
        region_id=contribution.region_id,
        contribution=contribution,
        state=first_state(contribution.kind),
        reason=reason,
        on=week,
        at=dt.datetime.combine(week, dt.time(), tzinfo=AMSTERDAM),
    )
    publish(
        ContributionStateChanged(
            region_id=contribution.region_id,
            contribution_id=contribution.pk,
            kind=contribution.kind,
            state=contribution.state,
        )
    )


def begin_again(*, contribution: Contribution) -> None:
    """Back to the first state, as if nobody had read it: what was said since is taken out."""
    first = first_state(contribution.kind)
    ContributionState.objects.filter(contribution=contribution).exclude(state=first).delete()
    contribution.state, contribution.state_on = first, contribution.received_on
    contribution.save(update_fields=["state", "state_on"])
