"""A row of Meeting as an entry of a calendar, for one kind of reader."""

from __future__ import annotations

import datetime as dt
from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from warmwelkom.rooms.meetings.ics import Entry, Party
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.people.models import Region


def entry_of(
    meeting: Meeting,
    *,
    slug: str,
    with_link: bool,
    is_waiting: bool = False,
    seen_at: dt.datetime | None = None,
) -> Entry:
    """The entry of a meeting that has a day; `seen_at` is when this reader's own place last changed."""
    if not (meeting.starts_at and meeting.ends_at):
        raise ValueError("A meeting without a day stands in no calendar.")
    changed_at = meeting.changed_at
    return Entry(
        uid=str(meeting.pk),
        title=meeting.title,
        about=meeting.about,
        place=meeting.place,
        room_link=meeting.room_link if with_link else "",
        address=address_of(meeting, slug=slug),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        made_at=meeting.made_at,
        changed_at=max(changed_at, seen_at or changed_at),
        sequence=meeting.sequence,
        is_cancelled=meeting.cancelled_at is not None,
        is_waiting=is_waiting,
    )


def path_of(meeting: Meeting, *, slug: str) -> str:
    return reverse("meetings:meeting", kwargs={"region": slug, "pk": meeting.pk})


def address_of(meeting: Meeting, *, slug: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{path_of(meeting, slug=slug)}"


def organiser_in(region: Region) -> Party:
    """The think tank itself, at the house's address: nobody's own address goes along."""
    _name, email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Party(name=_("Denktank %(region)s") % {"region": region.name}, email=email)
