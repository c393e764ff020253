"""A coordinator brings a list of addresses that said yes elsewhere: each is asked to confirm, once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.outbox.addresses import clean_list, number_of, same_address
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.newsletters.consent import VERSION, agreed_words
from warmwelkom.rooms.newsletters.models import Goodbye, Subscriber
from warmwelkom.rooms.newsletters.tokens import READER, token_for
from warmwelkom.rooms.people.models import Region

MOST = 5000
SAID_STOP = gettext_noop("Dit adres zei eerder stop. Alleen de lezer zelf kan weer beginnen.")
KNOWN = gettext_noop("Dit adres staat al op de lijst.")


class NoSource(UserError):  # noqa: N818  reads as the sentence it is
    """Without a word on where the consent was given no list comes in."""


@dataclass(frozen=True, kw_only=True)
class Brought:
    """How many are asked to confirm, and which lines were left out with their sentence."""

    asked: int
    refused: list[tuple[str, str]] = field(default_factory=list)


@command("newsletters.bring_list", tell=("came_from",))
def bring_list(*, actor: Actor, lines: Iterable[str], came_from: str, now: dt.datetime) -> Brought:
    """Ask every new address of a list to confirm; nothing else is sent to it until it does.

    An address twice, in another spelling too, one that is known and one that said stop are left out.

    Raises:
        NoSource: it is not said where the consent was given, or the list is empty or too long.
    """
    rows = [_address_in(line) for line in lines if line.strip()]
    if rows and "@" not in rows[0]:
        rows = rows[1:]  # the names of the columns
    if not came_from.strip() or not rows or len(rows) > MOST:
        raise NoSource(
            gettext_noop(
                "Zeg waar deze mensen ja zeiden, en kies een lijst van 1 tot 5.000 adressen."
            )
        )
    good, refused = clean_list(rows)
    new, left_out = _new_among(good)
    made = Subscriber.objects.bulk_create(_reader(actor, email, came_from, now) for email in new)
    plan_many(_mails(actor, made, now), now=now)
    told = [(line, _(sentence)) for line, sentence in [*refused, *left_out]]
    return Brought(asked=len(made), refused=told)


def _address_in(line: str) -> str:
    """The cell with an address in it; the whole line where there is none."""
    cells = [cell.strip(" \"'\t") for cell in re.split(r"[;,\t]", line)]
    return next((cell for cell in cells if "@" in cell), line.strip()[:254])


def _new_among(good: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    keys = {email: same_address(email) for email in good}
    known = set(
        Subscriber.objects.filter(address_key__in=keys.values()).values_list(
            "address_key", flat=True
        )
    )
    numbers = {email: number_of(email) for email in good}
    gone = set(Goodbye.objects.filter(number__in=numbers.values()).values_list("number", flat=True))
    left_out = [
        (email, KNOWN if keys[email] in known else SAID_STOP)
        for email in good
        if keys[email] in known or numbers[email] in gone
    ]
    out = {email for email, _sentence in left_out}
    return [email for email in good if email not in out], left_out


def _reader(actor: Actor, email: str, came_from: str, now: dt.datetime) -> Subscriber:
    return Subscriber(
        region_id=actor.region, email=email, address_key=same_address(email), asked_at=now,
        agreed_version=VERSION, agreed_words=agreed_words(actor.region_name),
        came_from=came_from.strip()[:300],
    )  # fmt: skip


def _mails(actor: Actor, made: list[Subscriber], now: dt.datetime) -> Iterable[Planned]:
    region = Region.objects.get(pk=actor.region)
    subject = _("Wil je de nieuwsbrief van de denktank %(region)s?") % {"region": region.name}
    for row in made:
        way = reverse("newsletters:confirm", args=[region.slug, token_for(row.pk, what=READER)])
        text = _(
            "Dag,\n\n%(by)s zette dit adres op de lijst van de nieuwsbrief van de denktank %(region)s, en zei "
            "daarbij: “%(source)s”\n\nWil je hem krijgen? Open deze link en bevestig het:\n%(link)s\n\n"
            "Liever niet? Doe dan niets. Wij sturen je dan niets meer en wissen het adres na twee weken."
        ) % {
            "by": actor.name,
            "region": region.name,
            "source": row.came_from,
            "link": settings.PUBLIC_ADDRESS + way,
        }
        yield Planned(
            key=f"reader:{row.pk}:{now:%Y%m%d%H%M%S}", to=row.email, subject=subject, text=text,
            sender_name=region.name, region_id=region.pk,
        )  # fmt: skip
