"""Mail about a talk: please confirm, it is agreed, it moved, it is off, it is tomorrow.

No mail and no calendar says whose talk it is (decision 0031): mail lies on many machines and calendars
are shared. The page behind the link says so, to who may know.
"""

from __future__ import annotations

import datetime as dt
from email.utils import parseaddr
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.calendar.ics import Appointment, Party, calendar_file
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.base.outbox.take_back import withdraw
from warmwelkom.base.ui.templatetags.ww import clock, long_day
from warmwelkom.rooms.handover.models import Talk

PRODUCT = "-//Warm Welkom//gesprekken//NL"


class Reader(NamedTuple):
    """Who gets a mail: by an account, or as the pupil."""

    key: str
    name: str
    email: str
    language: str
    is_pupil: bool = False


def ask_to_confirm(*, talk: Talk, actor: Actor, now: dt.datetime) -> None:
    """Ask whoever did not propose it; once for each moment that is proposed."""
    for person in (talk.vo_person, talk.mbo_person):
        if person is None or person.pk == actor.user_id:
            continue
        with translation.override(person.language):
            tell(
                event=f"talk:{talk.pk}:{talk.sequence}", person=person.pk, to=person.email,
                kind=NoticeKind.TASK, title=_("Kun je dan? Gesprek warme overdracht"),
                text=_("%(name)s stelt een moment voor: %(when)s. Bevestig het, of kies een ander.")
                % {"name": actor.name, "when": when_words(talk)},
                address=reverse("handover:talk", args=[talk.pk]), now=now,
                region_id=talk.region_id, language=person.language, sender_name=actor.name,
            )  # fmt: skip


def tell_of_talk(*, talk: Talk, now: dt.datetime, moved: bool = False) -> None:
    """It is agreed, or it moved: the entry for the calendar goes along. What waited is taken back."""
    withdraw(event=f"talk:{talk.pk}", now=now)
    plan_many((_of_talk(talk, reader, moved=moved) for reader in readers_of(talk)), now=now)


def tell_that_it_is_off(*, talk: Talk, now: dt.datetime) -> None:
    """Only who had it in a calendar, or was asked for it, hears so."""
    withdraw(event=f"talk:{talk.pk}", now=now)
    if talk.starts_at:
        plan_many((_off(talk, reader) for reader in readers_of(talk)), now=now)


def remind_of(*, talk: Talk, now: dt.datetime) -> int:
    """A day before; returns how many mails are new. After the beginning it is of no use any more."""
    return plan_many((_reminder(talk, reader) for reader in readers_of(talk)), now=now)


def readers_of(talk: Talk) -> list[Reader]:
    """Both mentors; and the pupil who is invited, once the moment is agreed."""
    people = [person for person in (talk.vo_person, talk.mbo_person) if person]
    found = [Reader(str(row.pk), row.name, row.email, row.language) for row in people]
    pupil = talk.transition.pupil
    if talk.invites_pupil and talk.confirmed_at and pupil.email:
        found.append(Reader("pupil", "", pupil.email, "nl", is_pupil=True))
    return found


def _of_talk(talk: Talk, reader: Reader, *, moved: bool) -> Planned:
    with translation.override(reader.language):
        subject = _("Gesprek warme overdracht: %(when)s")
        lead = _("Het gesprek is afgesproken. Het zit bij deze mail, voor je agenda.")
        if moved:
            subject = _("Verzet: gesprek warme overdracht, nu %(when)s")
            lead = _("Het gesprek is verzet. Hieronder staat hoe het nu is.")
        event = f"{talk.sequence}:{reader.key}"
        return _letter(talk, reader, event=event, subject=subject, lead=lead, method="REQUEST")


def _off(talk: Talk, reader: Reader) -> Planned:
    with translation.override(reader.language):
        lead = _("Dit gesprek gaat niet door. Waarom, lees je op de bladzijde van het gesprek.")
        return _letter(
            talk, reader, event=f"{talk.sequence}:{reader.key}", lead=lead,
            subject=_("Gaat niet door: gesprek warme overdracht, %(when)s"),
            method="CANCEL" if talk.confirmed_at else "",
        )  # fmt: skip


def _reminder(talk: Talk, reader: Reader) -> Planned:
    with translation.override(reader.language):
        start = int(talk.starts_at.timestamp()) if talk.starts_at else 0
        return _letter(
            talk, reader, event=f"day:{start}:{reader.key}",
            subject=_("Morgen: gesprek warme overdracht, %(when)s"),
            lead=_("Morgen is het gesprek. Kun je toch niet? Verzet het, of laat het weten."),
            method="",
        )  # fmt: skip


def _letter(
    talk: Talk, reader: Reader, *, event: str, subject: str, lead: str, method: str
) -> Planned:
    when = when_words(talk)
    address = address_of(talk, reader)
    hello = _("Dag %(name)s,") % {"name": reader.name} if reader.name else _("Hallo,")
    where = "" if talk.closed_at else where_words(talk)
    return Planned(
        key=f"talk:{talk.pk}:{event}",
        to=reader.email,
        subject=subject % {"when": when},
        text="\n\n".join((hello, lead, f"{when}\n{where}".strip(), address)) + "\n",
        sender_name=talk.vo_name if reader.is_pupil else "",
        region_id=talk.region_id,
        calendar=_entry(talk, reader, method) if method else "",
        expires_at=talk.ends_at,
    )


def address_of(talk: Talk, reader: Reader) -> str:
    path = (
        reverse("handover:my_talk") if reader.is_pupil else reverse("handover:talk", args=[talk.pk])
    )
    return f"{settings.PUBLIC_ADDRESS}{path}"


def when_words(talk: Talk) -> str:
    """Such as "dinsdag 2 juni, 15.30–15.50"; empty while there is no moment."""
    if not (talk.starts_at and talk.ends_at):
        return ""
    begins, ends = talk.starts_at.astimezone(AMSTERDAM), talk.ends_at.astimezone(AMSTERDAM)
    return f"{long_day(begins.date())}, {clock(begins)}–{clock(ends)}"


def where_words(talk: Talk) -> str:
    way = str(Talk.Way(talk.way).label).capitalize()
    return ", ".join(part for part in (way, talk.place, talk.link) if part)


def _entry(talk: Talk, reader: Reader, method: str) -> str:
    if not (talk.starts_at and talk.ends_at):
        raise ValueError("A talk without a moment stands in no calendar.")
    title = _("Gesprek warme overdracht")
    is_off = method == "CANCEL"
    appointment = Appointment(
        uid=str(talk.pk),
        title=_("Afgezegd: %(title)s") % {"title": title} if is_off else title,
        description=_("Over wie het gaat, staat hier: %(link)s")
        % {"link": address_of(talk, reader)},
        location=", ".join(part for part in (talk.place, talk.link) if part),
        address=address_of(talk, reader),
        starts_at=talk.starts_at,
        ends_at=talk.ends_at,
        made_at=talk.made_at,
        changed_at=talk.changed_at,
        sequence=talk.sequence,
        status="CANCELLED" if is_off else "CONFIRMED",
    )
    _name, house = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return calendar_file(
        [appointment], product=PRODUCT, method=method,
        organiser=Party(name="Warm Welkom", email=house),
        attendee=Party(name=reader.name, email=reader.email),
    )  # fmt: skip
