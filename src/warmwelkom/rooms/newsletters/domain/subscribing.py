"""Ask for the newsletter, confirm it, choose what one reads, and stop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.outbox.addresses import clean_address, number_of, same_address
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.base.outbox.take_back import take_back
from warmwelkom.rooms.newsletters.consent import VERSION, agreed_words
from warmwelkom.rooms.newsletters.models import Goodbye, Subscriber
from warmwelkom.rooms.newsletters.tokens import READER, token_for
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.thinktank.models import Label


@command("newsletters.subscribe")
def ask_for_letters(
    *, actor: Actor, email: str, role: str, sector: str, themes: Iterable[Label], now: dt.datetime
) -> None:
    """Keep that somebody asked for the newsletter, with what was agreed to, and mail to confirm it.

    Whoever gets it already hears so by mail; the page tells nobody whose address is known.

    Raises:
        BadMessageError: this is no mail address.
    """
    row, _made = Subscriber.objects.get_or_create(
        region_id=actor.region, address_key=same_address(email),
        defaults=_proof(actor, now) | {"email": clean_address(email), "role": role, "sector": sector},
    )  # fmt: skip
    if row.confirmed_at is None:
        row.role, row.sector = role, sector
        for name, value in _proof(actor, now).items():
            setattr(row, name, value)
        row.save()
        row.themes.set(themes)
    _mail(row, now)


def _proof(actor: Actor, now: dt.datetime) -> dict[str, object]:
    region = Region.objects.get(pk=actor.region)
    return {
        "asked_at": now,
        "agreed_version": VERSION,
        "agreed_words": agreed_words(region.name),
        "language": get_language() or "nl",
    }


def _mail(row: Subscriber, now: dt.datetime) -> None:
    region = Region.objects.get(pk=row.region_id)
    token = token_for(row.pk, what=READER)
    is_new = row.confirmed_at is None
    way = "newsletters:confirm" if is_new else "newsletters:choices"
    words = {
        "region": region.name,
        "agreed": row.agreed_words,
        "link": settings.PUBLIC_ADDRESS + reverse(way, args=[region.slug, token]),
    }
    if is_new:
        subject = _("Bevestig de nieuwsbrief van de denktank %(region)s")
        text = _(
            "Dag,\n\nIemand vroeg op dit adres de nieuwsbrief aan, met deze woorden:\n"
            "“%(agreed)s”\n\nWas jij dat? Open deze link en bevestig het:\n%(link)s\n\n"
            "Heb jij dit niet gedaan? Doe dan niets. Zonder bevestiging sturen wij je niets en wissen "
            "wij het adres na twee weken."
        )
    else:
        subject = _("Je krijgt de nieuwsbrief van %(region)s al")
        text = _(
            "Dag,\n\nOp dit adres krijg je de nieuwsbrief van de denktank van %(region)s al. "
            "Wil je iets veranderen, of stoppen? Dat kan hier:\n%(link)s"
        )
    plan_message(
        key=f"reader:{row.pk}:{now:%Y%m%d%H%M%S}", channel="mail", to=row.email,
        subject=subject % words, text=text % words, now=now, sender_name=region.name,
        region_id=region.pk, at_once=True,
    )  # fmt: skip


@command("newsletters.subscribe")
def confirm_reader(*, actor: Actor, reader: Subscriber, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """Whoever opened the mail gets the newsletter from now on. Twice is once; an earlier goodbye is over."""
    Subscriber.objects.filter(pk=reader.pk, confirmed_at=None).update(confirmed_at=now)
    Goodbye.objects.filter(number=number_of(reader.email)).delete()


@command("newsletters.subscribe")
def choose_letters(
    *,
    actor: Actor,  # noqa: ARG001  asked by the command
    reader: Subscriber,
    role: str,
    sector: str,
    themes: Iterable[Label],
) -> None:
    """Say what one does and what one wants to read about; for whoever holds the link of a mail."""
    Subscriber.objects.filter(pk=reader.pk).update(role=role, sector=sector)
    reader.themes.set(themes)


@command("newsletters.subscribe")
def stop_letters(*, actor: Actor, reader: Subscriber, now: dt.datetime) -> None:
    """Erase the reader; what stays is a number made from the address, and the day.

    A letter that waits to leave is taken back: after "stop" nothing comes.
    """
    take_back(event="issue", to=reader.email)
    Goodbye.objects.get_or_create(
        region_id=actor.region, number=number_of(reader.email), defaults={"said_on": now.date()}
    )
    reader.delete()


@command("newsletters.own_mail")
def follow_letters(*, actor: Actor, now: dt.datetime) -> Subscriber:
    """Whoever is logged in takes the newsletter on the address of their account: that was proven."""
    person = Person.objects.get(pk=actor.person_id)
    row, _made = Subscriber.objects.get_or_create(
        region_id=actor.region, address_key=same_address(person.email),
        defaults=_proof(actor, now) | {"email": clean_address(person.email)},
    )  # fmt: skip
    if row.confirmed_at is None:
        confirm_reader(actor=actor, reader=row, now=now)
    return row
