"""What a room above may have done here: a contribution came from it, or was decided in it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.domain.answering import answer_needs
from warmwelkom.rooms.thinktank.domain.states import change_state, take_state_back
from warmwelkom.rooms.thinktank.models import Contribution, ContributionState, Kind, Origin


class AnswerIsSent(UserError):  # noqa: N818  reads as the sentence it is
    """Who asked has heard the answer; a mail can't be taken back."""


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


@command("thinktank.answer", on="contribution", tell=("meeting",))
def undo_state_from_meeting(*, actor: Actor, contribution: Contribution, meeting: UUID) -> None:  # noqa: ARG001  asked by the command
    """Take back the state that a meeting just set; the one before holds again.

    Raises:
        AnswerIsSent: it is an answer to a need, and those who asked have heard it.
        ChangedMeanwhile: its newest state is not one of this meeting.
    """
    if contribution.kind == Kind.NEED:
        raise AnswerIsSent(
            gettext_noop(
                "Dit antwoord is al naar wie erom vroeg. Klopt het niet? Leg dan een nieuw besluit vast; dat staat er als verbetering bij."
            )
        )
    fresh = Contribution.objects.select_for_update().get(pk=contribution.pk)
    states = ContributionState.objects.filter(contribution=fresh)
    newest = states.order_by("-at", "-id").first()
    if newest is None or newest.meeting != meeting:
        raise ChangedMeanwhile(
            gettext_noop("Hier is daarna al iets anders over besloten. Kijk hoe het nu staat.")
        )
    take_state_back(contribution=fresh, newest=newest)
