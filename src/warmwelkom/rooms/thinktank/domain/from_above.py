"""What a room above may have done here: a contribution came from it, or was decided in it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.answering import answer_needs
from warmwelkom.rooms.thinktank.domain.states import change_state
from warmwelkom.rooms.thinktank.models import Contribution, Kind, Origin


@command("thinktank.link", on="contribution", tell=("kind",))
def add_origin(
    *, actor: Actor, contribution: Contribution, kind: str, source: UUID, title: str, on: dt.date
) -> Origin:
    """Write down that a contribution came from a meeting, a board or a call; twice is once.

    `kind` is one of `Origin.Kind`, `source` the number that the room above gave it.
    """
    origin, _made = Origin.objects.get_or_create(
        region_id=actor.region, contribution=contribution, kind=kind, source=source,
        defaults={"title": title[:200], "on": on},
    )  # fmt: skip
    return origin


def set_state_from_meeting(
    *,
    actor: Actor,
    contribution: Contribution,
    to: str,
    reason: str,
    meeting: tuple[UUID, str],
    now: dt.datetime,
    organisation: School | None = None,
) -> None:
    """Bring a contribution into a state that was decided in a meeting (its number and its title).

    A need is answered with all that is merged into it, as in `answer_needs`.

    Raises:
        ReasonMissing: the reason is empty.
        ChangedMeanwhile: from the state it is in now it can't go there.
        MayNotKnow: it is not the actor's to move.
        UserError: a condition for that state does not hold; the sentence says which.
    """
    if contribution.kind == Kind.NEED and to == "answered":
        answer_needs(
            actor=actor, needs=[contribution.pk], answer=reason, organisation=organisation, now=now,
            meeting=meeting,
        )  # fmt: skip
    else:
        change_state(
            actor=actor, contribution=contribution, to=to, reason=reason, now=now,
            organisation=organisation, meeting=meeting,
        )  # fmt: skip
