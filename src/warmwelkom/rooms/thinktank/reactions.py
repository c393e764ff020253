"""What follows by itself in the think tank from what happens there."""

from __future__ import annotations

from warmwelkom.base.events import react_to
from warmwelkom.rooms.thinktank.domain.answering import start_clock
from warmwelkom.rooms.thinktank.events import ContributionStateChanged
from warmwelkom.rooms.thinktank.models import Contribution, Kind


@react_to(ContributionStateChanged)
def promise_an_answer(event: ContributionStateChanged) -> None:
    """A need that somebody has heard gets an answer in time, counted from that day."""
    if event.kind == Kind.NEED and event.state == "heard":
        need = Contribution.objects.get(pk=event.contribution_id)
        start_clock(contribution=need, since=need.state_on)
