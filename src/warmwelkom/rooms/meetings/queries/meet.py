"""The blocks of a meeting's page about coming: the search for a day, documents, signing up."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.meetings.models import DatePoll, Meeting, MeetingDocument, Registration
from warmwelkom.rooms.meetings.policies import PLANS
from warmwelkom.rooms.meetings.queries.blocks import Block, add_block


@add_block(place=5)
def poll_block(actor: Actor, meeting: Meeting, now: dt.datetime) -> Block | None:
    """While there is no day, for who takes part: fill in, or see what came in. One query."""
    if meeting.starts_at or meeting.cancelled_at or not may(actor, "meetings.attend"):
        return None
    moments = Count("moments", distinct=True)
    people = Count("moments__answers__person", distinct=True)
    mine = Count("moments__answers", filter=Q(moments__answers__person=actor.user_id))
    found = DatePoll.objects.filter(meeting=meeting)
    poll = found.annotate(number=moments, people=people, mine=mine).first()
    leads = leads_here(actor, meeting)
    if poll is None and not leads:
        return None
    is_open = poll is not None and poll.is_open(now)
    values = {"poll": poll, "leads": leads, "is_open": is_open}
    return Block(template="meetings/poll/_block.html", values=values)


@add_block(place=40)
def documents_block(actor: Actor, meeting: Meeting, now: dt.datetime) -> Block | None:  # noqa: ARG001  called like its neighbours
    """The documents that this reader may have. One query."""
    rows = list(
        MeetingDocument.objects.visible_to(actor, "meetings.see_document").filter(meeting=meeting)
    )
    leads = leads_here(actor, meeting)
    if not rows and not leads:
        return None
    return Block(template="meetings/documents/_block.html", values={"rows": rows, "leads": leads})


@add_block(place=50)
def joining_block(actor: Actor, meeting: Meeting, now: dt.datetime) -> Block | None:
    """Sign up, or see that one comes; how many come. One query, none for who does not take part."""
    if not meeting.starts_at or meeting.cancelled_at:
        return None
    takes_part = may(actor, "meetings.attend")
    rows = list(Registration.objects.filter(meeting=meeting)) if takes_part else []
    seated = [row for row in rows if row.seated_at]
    counted = [
        row for row in seated
        if meeting.form != Meeting.Form.BOTH or row.how == Registration.How.ON_SITE
    ]  # fmt: skip
    mine = next((row for row in rows if row.person_id == actor.user_id), None)
    values = {
        "takes_part": takes_part,
        "is_anonymous": actor.kind == "anonymous",
        "is_open": meeting.is_open(now),
        "mine": mine,
        "ahead": rank_of(mine, rows) if mine and not mine.seated_at else 0,
        "coming": len(seated),
        "waiting": len(rows) - len(seated),
        "free": None if meeting.seats is None else max(0, meeting.seats - len(counted)),
        "is_both": meeting.form == Meeting.Form.BOTH,
        "leads": leads_here(actor, meeting),
    }
    return Block(template="meetings/joining/_block.html", values=values, is_aside=True)


def rank_of(mine: Registration, rows: list[Registration]) -> int:
    """The place on the waiting list, from 1."""
    return [row.pk for row in rows if not row.seated_at].index(mine.pk) + 1


def leads_here(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor leads this meeting; asks nothing, as `in_hand` of the policies says it."""
    return may(actor, "meetings.attend") and (PLANS(actor) or meeting.chair_id == actor.user_id)
