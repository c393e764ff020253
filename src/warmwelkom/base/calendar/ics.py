"""Appointments as a calendar reads them (RFC 5545, 5546, 7986). Pure: nothing is asked of the database.

The number of an entry never changes, its SEQUENCE rises with each change that a calendar shows, and the
same rows always give the same text, so that a calendar that asks again hears that nothing is new.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from icalendar import Calendar, Event, Timezone, vCalAddress

from warmwelkom.base.clock import AMSTERDAM

ZONE: Final = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""The European rule, for every year to come. What the library makes of zoneinfo begins summer time an
hour late (it writes the new local time where RFC 5545 3.6.5 wants the old one), and ends in 2038."""


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One entry in full words; `attending` is what the calendar says of who is invited."""

    uid: str
    title: str
    description: str
    location: str
    address: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    made_at: dt.datetime
    changed_at: dt.datetime
    sequence: int
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    attending: Literal["ACCEPTED", "TENTATIVE"] = "ACCEPTED"


@dataclass(frozen=True, kw_only=True)
class Party:
    """Somebody with a mail address: who organises, or who is invited."""

    name: str
    email: str


def calendar_file(
    entries: Iterable[Appointment],
    *,
    product: str,
    method: str,
    organiser: Party,
    attendee: Party | None = None,
    name: str = "",
) -> str:
    """An .ics with these entries: METHOD is PUBLISH to read, REQUEST and CANCEL for one attendee.

    `product` is the PRODID, `name` that of a feed. Lines end in CRLF and are folded at 75 octets.
    """
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(Timezone.from_ical(ZONE))
    for entry in entries:
        calendar.add_component(_event(entry, organiser=organiser, attendee=attendee))
    return bytes(calendar.to_ical()).decode()


def _event(entry: Appointment, *, organiser: Party, attendee: Party | None) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(dt.UTC))
    event.add("created", entry.made_at.astimezone(dt.UTC))
    event.add("last-modified", entry.changed_at.astimezone(dt.UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.starts_at.astimezone(AMSTERDAM))
    event.add("dtend", entry.ends_at.astimezone(AMSTERDAM))
    event.add("summary", entry.title)
    event.add("description", entry.description)
    if entry.location:
        event.add("location", entry.location)
    event.add("url", entry.address)
    event.add("status", entry.status)
    event.add("organizer", _address(organiser))
    if attendee is not None:
        guest = _address(attendee)
        guest.params["ROLE"], guest.params["RSVP"] = "REQ-PARTICIPANT", "FALSE"
        guest.params["PARTSTAT"] = entry.attending
        event.add("attendee", guest)
    return event


def _address(party: Party) -> vCalAddress:
    address = vCalAddress(f"mailto:{party.email}")
    # a parameter can't hold a quote, and a backslash before its end would take the next sign along
    name = one_line(party.name).replace('"', "'").replace("\\", "/")
    if name:
        address.params["CN"] = name
    return address


def plain(text: str) -> str:
    """Without signs that steer a machine; lines end in one way."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in lines if sign == "\n" or unicodedata.category(sign) != "Cc"
    ).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())
