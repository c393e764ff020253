"""Mail to who signed up: a place, a change, a cancellation, a reminder; each once, each with its link.

Whoever has no role in the region any more hears nothing: the link is for who takes part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from warmwelkom.base.outbox.models import Message
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.base.outbox.take_back import withdraw
from warmwelkom.rooms.meetings.entries import address_of, entry_of, organiser_in
from warmwelkom.rooms.meetings.ics import Party, calendar_text
from warmwelkom.rooms.meetings.models import Meeting, Registration
from warmwelkom.rooms.meetings.queries.people import people_here
from warmwelkom.rooms.meetings.when import when_words, where_words
from warmwelkom.rooms.people.models import Region


def rows_to_tell(meeting: Meeting) -> list[Registration]:
    """Who signed up and still takes part here; one query."""
    rows = Registration.objects.filter(meeting=meeting, person__in=people_here())
    return list(rows.filter(person__is_active=True).select_related("person"))


def tell_of_place(*, meeting: Meeting, rows: Iterable[Registration], now: dt.datetime) -> None:
    """A place: the entry for the calendar goes along."""
    region = Region.objects.get(pk=meeting.region_id)
    plan_many((_place(meeting, row, region) for row in rows), now=now)


def tell_of_change(*, meeting: Meeting, now: dt.datetime) -> None:
    """It is another day, place or link, or does not go on. What still waited to leave is taken back."""
    withdraw(event=f"meeting:{meeting.pk}", now=now)
    rows = rows_to_tell(meeting)
    if rows and meeting.starts_at:
        region = Region.objects.get(pk=meeting.region_id)
        plan_many((_change(meeting, row, region) for row in rows), now=now)


def tell_before(
    *, meeting: Meeting, rows: Iterable[Registration], kind: str, now: dt.datetime
) -> int:
    """A reminder; returns how many are new. After the beginning it is of no use any more."""
    region = Region.objects.get(pk=meeting.region_id)
    return plan_many((_reminder(meeting, row, region, kind) for row in rows), now=now)


def not_reminded(*, meeting: Meeting, rows: list[Registration], kind: str) -> list[Registration]:
    """Those whose reminder was never planned; one query."""
    keys = {f"meeting:{meeting.pk}:{_reminder_event(meeting, row, kind)}": row for row in rows}
    known = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    return [row for key, row in keys.items() if key not in known]


def _place(meeting: Meeting, row: Registration, region: Region) -> Planned:
    with translation.override(row.person.language):
        lead = _("Je komt naar ‘%(title)s’. De bijeenkomst zit bij deze mail, voor je agenda.")
        subject = _("Je bent aangemeld: %(title)s")
        if row.seated_at != row.joined_at:
            lead = _("Er is een plek voor je bij ‘%(title)s’. Je stond op de wachtlijst.")
            subject = _("Er is een plek voor je: %(title)s")
        return _letter(meeting, row, region, event=f"seat:{row.pk}", subject=subject, lead=lead)


def _change(meeting: Meeting, row: Registration, region: Region) -> Planned:
    with translation.override(row.person.language):
        lead = _("De bijeenkomst ‘%(title)s’ is veranderd. Hieronder staat hoe het nu is.")
        subject = _("Veranderd: %(title)s")
        if meeting.cancelled_at:
            lead = _("De bijeenkomst ‘%(title)s’ gaat niet door.\n\n%(reason)s")
            subject = _("Gaat niet door: %(title)s")
        event = f"change:{meeting.sequence}:{row.person_id}"
        return _letter(meeting, row, region, event=event, subject=subject, lead=lead)


def _reminder(meeting: Meeting, row: Registration, region: Region, kind: str) -> Planned:
    with translation.override(row.person.language):
        lead = _("Je bent aangemeld voor ‘%(title)s’. Kun je toch niet? Meld je dan af.")
        subject = _("Herinnering: %(title)s")
    event = _reminder_event(meeting, row, kind)
    return _letter(
        meeting, row, region, event=event, subject=subject, lead=lead, is_reminder=True
    )  # fmt: skip


def _reminder_event(meeting: Meeting, row: Registration, kind: str) -> str:
    """Once for each beginning: a meeting that moved is reminded of again."""
    start = int(meeting.starts_at.timestamp()) if meeting.starts_at else 0
    return f"{kind}:{start}:{row.person_id}"


def _letter(
    meeting: Meeting, row: Registration, region: Region,
    *, event: str, subject: str, lead: str, is_reminder: bool = False,
) -> Planned:  # fmt: skip
    with translation.override(row.person.language):
        values = {"title": meeting.title, "reason": meeting.cancel_reason}
        hello = _("Dag %(name)s,") % {"name": row.person.name}
        where = "" if meeting.cancelled_at else where_words(meeting)
        when = when_words(meeting)
        address = address_of(meeting, slug=region.slug)
        parts = [hello, lead % values, f"{when}\n{where}".strip(), address]
        return Planned(
            key=f"meeting:{meeting.pk}:{event}",
            to=row.person.email,
            subject=subject % values,
            text="\n\n".join(parts) + "\n",
            sender_name=meeting.chair_name,
            region_id=region.pk,
            calendar="" if is_reminder or not row.seated_at else _entry(meeting, row, region),
            expires_at=meeting.starts_at if is_reminder else meeting.ends_at,
        )


def _entry(meeting: Meeting, row: Registration, region: Region) -> str:
    entry = entry_of(meeting, slug=region.slug, with_link=True, seen_at=row.seated_at)
    return calendar_text(
        [entry],
        method="CANCEL" if meeting.cancelled_at else "REQUEST",
        organiser=organiser_in(region),
        attendee=Party(name=row.person.name, email=row.person.email),
    )
