"""The letters to who answered a call: welcome, with the next meeting; or no, with the reason."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.meetings.api import calendar_of, next_meeting
from warmwelkom.rooms.meetings.models import Meeting
from warmwelkom.rooms.newsletters.models import CallAnswer
from warmwelkom.rooms.people.api import Letter

LINK = "%(link)s"


def welcome_letter(*, actor: Actor, answer: CallAnswer, now: dt.datetime) -> Letter:
    """In the language in which they answered; the link of the invitation is filled in when it is sent."""
    region, meeting = answer.call.region, next_meeting(actor=actor, now=now)
    with override(answer.language):
        text = _(
            "Dag %(name)s,\n\nWelkom in de denktank van %(region)s. Je antwoordde op ‘%(call)s’, "
            "en %(by)s laat je binnen namens %(organisation)s.\n\n"
            "Open deze link om te beginnen. Hij werkt twee weken en één keer:\n%(link)s\n\n"
            "%(meeting)s\n\nTot dan."
        ) % {
            "name": answer.name,
            "region": region.name,
            "call": answer.call.title,
            "by": actor.name,
            "organisation": answer.organisation,
            "link": LINK,
            "meeting": _meeting_words(meeting, region.slug),
        }
        subject = _("Welkom in de denktank van %(region)s") % {"region": region.name}
        calendar = calendar_of(meeting=meeting, region=region) if meeting else ""
    return Letter(subject=subject, text=text, calendar=calendar)


def _meeting_words(meeting: Meeting | None, slug: str) -> str:
    if meeting is None or meeting.starts_at is None:
        return _("De dag van de volgende bijeenkomst komt nog. Je leest hem in de nieuwsbrief.")
    begins = meeting.starts_at.astimezone(AMSTERDAM)
    address = reverse("meetings:meeting", args=[slug, meeting.pk])
    return _(
        "De volgende bijeenkomst is %(title)s, op %(day)s om %(time)s uur. Meld je hier aan:\n%(address)s"
    ) % {
        "title": meeting.title,
        "day": long_day(begins.date()),
        "time": clock(begins),
        "address": f"{settings.PUBLIC_ADDRESS}{address}",
    }


def decline_words(*, answer: CallAnswer) -> tuple[str, str]:
    """(subject, text)."""
    words = {
        "name": answer.name,
        "call": answer.call.title,
        "region": answer.call.region.name,
        "reason": answer.decline_reason,
    }
    with override(answer.language):
        subject = _("Over jouw antwoord op ‘%(call)s’")
        text = _(
            "Dag %(name)s,\n\nDank je voor je antwoord op ‘%(call)s’ van %(region)s. "
            "We laten je nu niet binnen. Dit is waarom:\n\n%(reason)s\n\n"
            "De nieuwsbrief blijft open voor iedereen, en een volgende oproep ook."
        )
    return subject % words, text % words
