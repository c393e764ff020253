"""What stands in a calendar: one meeting, those of a think tank, one's own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import may
from warmwelkom.rooms.meetings.entries import entry_of, organiser_in
from warmwelkom.rooms.meetings.ics import calendar_text
from warmwelkom.rooms.meetings.models import CalendarFeed, Meeting, Registration
from warmwelkom.rooms.people.models import Region

LOOK_BACK = dt.timedelta(days=183)
MOST = 300


def one_calendar(*, actor: Actor, meeting: Meeting, region: Region) -> str:
    """The .ics of one meeting, with the link only for who takes part; no query."""
    entry = entry_of(meeting, slug=region.slug, with_link=may(actor, "meetings.attend"))
    return calendar_text([entry], method="PUBLISH", organiser=organiser_in(region))


def think_tank_calendar(*, actor: Actor, region: Region, now: dt.datetime) -> str:
    """Every meeting of the region with a day, for anybody: the link of the room is never in it. One query."""
    rows = _with_day(Meeting.objects.visible_to(actor, "meetings.see"), now)
    organiser = organiser_in(region)
    return calendar_text(
        (entry_of(row, slug=region.slug, with_link=False) for row in rows),
        method="PUBLISH",
        organiser=organiser,
        name=organiser.name,
    )


def own_calendar(*, actor: Actor, region: Region, now: dt.datetime) -> str:
    """The meetings to which the actor signed up and those the actor chairs, with the link. Two queries."""
    mine = registrations_of(actor=actor)
    seen = Meeting.objects.visible_to(actor, "meetings.attend")
    rows = _with_day(seen.filter(Q(pk__in=mine) | Q(chair_id=actor.person_id)), now)
    organiser = organiser_in(region)
    return calendar_text(
        (
            entry_of(
                row,
                slug=region.slug,
                with_link=True,
                is_waiting=row.pk in mine and mine[row.pk].seated_at is None,
                seen_at=_seen_at(mine.get(row.pk)),
            )
            for row in rows
        ),
        method="PUBLISH",
        organiser=organiser,
        name=_("Mijn agenda, %(name)s") % {"name": organiser.name},
    )


def registrations_of(*, actor: Actor) -> dict[Any, Registration]:
    """The actor's registrations, by meeting; one query."""
    rows = Registration.objects.filter(person_id=actor.person_id)
    return {row.meeting_id: row for row in rows}


def coming_of(*, actor: Actor, now: dt.datetime) -> list[Meeting]:
    """The meetings to come to which the actor signed up, or which the actor chairs; one query."""
    mine = Registration.objects.filter(person_id=actor.person_id).values("meeting_id")
    seen = Meeting.objects.visible_to(actor, "meetings.attend")
    rows = seen.filter(Q(pk__in=mine) | Q(chair_id=actor.person_id), starts_at__gte=now)
    return list(rows.filter(cancelled_at=None).order_by("starts_at", "pk"))


def feed_of(*, actor: Actor) -> CalendarFeed | None:
    """The actor's address, if there is one; its words are nowhere any more. One query."""
    found: CalendarFeed | None = CalendarFeed.objects.filter(person_id=actor.person_id).first()
    return found


def _seen_at(row: Registration | None) -> dt.datetime | None:
    return (row.seated_at or row.joined_at) if row else None


def _with_day(rows: Any, now: dt.datetime) -> list[Meeting]:
    """What is called off stays in a feed, marked: else a calendar would show it for ever."""
    found = rows.filter(starts_at__gte=now - LOOK_BACK).order_by("starts_at", "pk")
    return list(found[:MOST])
