"""Meetings as a calendar reads them: what stands in an entry, for which reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from warmwelkom.base.calendar.ics import Appointment, Party, calendar_file, one_line, plain

__all__ = ["Entry", "Party", "calendar_text", "plain"]

PRODUCT: Final = "-//Warm Welkom//bijeenkomsten//NL"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One meeting for one kind of reader: without `room_link` where the link is not theirs."""

    uid: str
    title: str
    about: str
    place: str
    room_link: str
    address: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    made_at: dt.datetime
    changed_at: dt.datetime
    sequence: int
    is_cancelled: bool = False
    is_waiting: bool = False
    """The reader waits for a place."""


def calendar_text(
    entries: Iterable[Entry],
    *,
    method: str,
    organiser: Party,
    attendee: Party | None = None,
    name: str = "",
) -> str:
    """An .ics with these meetings: METHOD is PUBLISH to read, REQUEST and CANCEL for one attendee.

    `name` is that of a feed.
    """
    return calendar_file(
        map(_appointment, entries), product=PRODUCT, method=method, organiser=organiser,
        attendee=attendee, name=name,
    )  # fmt: skip


def _appointment(entry: Entry) -> Appointment:
    status = "TENTATIVE" if entry.is_waiting else "CONFIRMED"
    return Appointment(
        uid=entry.uid,
        title=summary_of(entry),
        description=description_of(entry),
        location=location_of(entry),
        address=entry.address,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        made_at=entry.made_at,
        changed_at=entry.changed_at,
        sequence=entry.sequence,
        status="CANCELLED" if entry.is_cancelled else status,  # type: ignore[arg-type]  # two of the three words
        attending="TENTATIVE" if entry.is_waiting else "ACCEPTED",
    )


def summary_of(entry: Entry) -> str:
    """The title; what is called off says so, for not every program shows the status."""
    title = one_line(entry.title)
    return _("Afgezegd: %(title)s") % {"title": title} if entry.is_cancelled else title


def location_of(entry: Entry) -> str:
    """Place and link together: many programs leave out the property that is made for a link."""
    return ", ".join(part for part in (one_line(entry.place), entry.room_link) if part)


def description_of(entry: Entry) -> str:
    """What it is about, the link of the room, and where more is read."""
    parts = [plain(entry.about)]
    if entry.is_waiting:
        parts.append(_("Je staat op de wachtlijst."))
    if entry.room_link:
        parts.append(_("Online ruimte: %(link)s") % {"link": entry.room_link})
    parts.append(_("Meer over deze bijeenkomst: %(link)s") % {"link": entry.address})
    return "\n\n".join(part for part in parts if part)
