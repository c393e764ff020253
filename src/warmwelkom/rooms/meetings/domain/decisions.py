"""A point ends in a decision; where it is about a contribution, that comes into its state at once."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.rooms.meetings.domain.open_meetings import hold_begun, point_of
from warmwelkom.rooms.meetings.models import AgendaItem, Decision, Meeting
from warmwelkom.rooms.thinktank.api import set_state_from_meeting, undo_state_from_meeting


class NothingDecided(UserError):  # noqa: N818  reads as the sentence it is
    """A decision needs words."""


@command("meetings.lead", on="meeting", tell=("kind", "to"))
def decide(
    *,
    actor: Actor,
    meeting: Meeting,
    item: AgendaItem,
    kind: str,
    text: str,
    now: dt.datetime,
    to: str = "",
) -> Decision:
    """Write down what was decided at a point (`kind` is one of Decision.Kind).

    With kind "state" its contribution comes into the state `to` in the same transaction, with the
    text as its reason and the meeting as its source.

    Raises:
        NothingDecided: there are no words, or no contribution to decide about.
        ReasonMissing, ChangedMeanwhile, MayNotKnow, UserError: as the think tank's own states.
    """
    row = hold_begun(meeting)
    point = point_of(meeting, item)
    text = text.strip()
    about = point.contribution if kind == Decision.Kind.STATE else None
    if not text and kind != Decision.Kind.POSTPONED:
        raise NothingDecided(gettext_noop("Schrijf in een zin wat er besloten is, en waarom."))
    if kind == Decision.Kind.STATE and about is None:
        raise NothingDecided(gettext_noop("Bij dit punt hoort geen bijdrage om over te besluiten."))
    if about is not None:
        set_state_from_meeting(
            actor=actor, contribution=about, to=to, reason=text, now=now,
            meeting=(row.pk, row.title),
        )  # fmt: skip
    made: Decision = Decision.objects.create(
        region_id=row.region_id, meeting=row, item=point, kind=kind, text=text, at=now,
        by_id=actor.user_id, contribution=about, to=to if about else "",
        of_kind=about.kind if about else "",
    )  # fmt: skip
    return made


@command("meetings.lead", on="meeting")
def undo_decision(*, actor: Actor, meeting: Meeting, decision: Decision) -> None:
    """Take the newest decision of a point back; its contribution stands as it stood before.

    Raises:
        ChangedMeanwhile: something was decided after it.
        AnswerIsSent: it was an answer to a need, which has been told.
    """
    hold_begun(meeting)
    newest = Decision.objects.select_related("contribution").filter(item=decision.item_id).last()
    if newest is None or newest.pk != decision.pk:
        raise ChangedMeanwhile(
            gettext_noop("Alleen het laatste besluit bij een punt kun je terugnemen.")
        )
    if newest.contribution is not None:
        undo_state_from_meeting(actor=actor, contribution=newest.contribution, meeting=meeting.pk)
    newest.delete()
