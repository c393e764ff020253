"""Links to a pupil's own page: made, sent by a person, used with the birth date, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.scope import region_scope
from warmwelkom.base.clock import now_for
from warmwelkom.base.outbox.addresses import BadMessageError
from warmwelkom.base.outbox.numbers import clean_number
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.summer.api import end_every_push
from warmwelkom.rooms.summer.models import ContactPoint
from warmwelkom.rooms.transitions.api import (
    CodeDoesNotFit,
    link_hash,
    link_token,
    new_link_code,
    region_of,
    use_hash,
)
from warmwelkom.rooms.transitions.models import AccessCode, Transition
from warmwelkom.rooms.welcome.guard_of_links import GUARD
from warmwelkom.rooms.welcome.models import WelcomeLink

LEAST_LEFT = dt.timedelta(days=14)
NO_FIT = gettext_noop(
    "Deze geboortedatum past niet bij deze link. Kijk hem na. Is de link niet van jou? Gooi hem weg en vraag je mentor om je eigen link."
)


@command("welcome.send_link", on="transition")
def send_link(*, actor: Actor, transition: Transition, now: dt.datetime) -> int:
    """Send the pupil the link by mail and sms; at most once a day. Returns how many messages were planned.

    0 where no address is known, where the pupil said stop on each way, or where it went out today.
    """
    link = link_for(actor=actor, transition=transition, now=now)
    ways = _ways_to(transition)
    planned = plan_many([_letter(link, *way, actor=actor, now=now) for way in ways], now=now)
    if planned:
        note_sent(link, actor=actor, now=now)
    return planned


def note_sent(link: WelcomeLink, *, actor: Actor, now: dt.datetime) -> None:
    """For the page of the links: when it went out, and in whose name."""
    link.sent_at, link.sent_by_id, link.sent_by_name = now, actor.user_id, actor.name
    link.save(update_fields=["sent_at", "sent_by", "sent_by_name"])


def send_links(
    *, actor: Actor, transitions: Iterable[Transition], now: dt.datetime
) -> tuple[int, int]:
    """Send each of them the link; (pupils who get it, pupils who can't be reached or got it today)."""
    sent = [send_link(actor=actor, transition=row, now=now) for row in transitions]
    return sum(1 for number in sent if number), sum(1 for number in sent if not number)


def link_for(
    *, actor: Actor, transition: Transition, now: dt.datetime, kind: str = AccessCode.Kind.PUPIL,
    until: dt.datetime | None = None,
) -> WelcomeLink:  # fmt: skip
    """The link that is open for two weeks more (or to the end), else a new one. For a command that sends it."""
    last = min(now + WelcomeLink.KEEP, until or now + WelcomeLink.KEEP)
    rows = WelcomeLink.objects.filter(
        transition=transition, ended_at__isnull=True, code__ended_at__isnull=True, code__kind=kind,
        expires_at__gte=min(now + LEAST_LEFT, last),
    )  # fmt: skip
    found: WelcomeLink | None = rows.first()
    if found:
        return found
    code = new_link_code(actor=actor, transition=transition, kind=kind, now=now)
    made: WelcomeLink = WelcomeLink.objects.create(
        region_id=transition.region_id, transition=transition, code=code, made_at=now,
        expires_at=last,
    )  # fmt: skip
    return made


def address_of(link: WelcomeLink) -> str:
    """The whole address, as it stands in a message."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('welcome:door', args=[link_token(link.code_id)])}"


def _ways_to(transition: Transition) -> list[tuple[str, str]]:
    """(channel, address) of the lists, and of the pupil's own; the guard keeps back what the pupil stopped."""
    points = list(ContactPoint.objects.filter(transition=transition).exclude(channel="push"))
    closed = {
        (point.channel, point.address.lower())
        for point in points
        if point.stopped_at or point.broken_at or point.ended_at
    }
    pupil = transition.pupil
    known = [("mail", pupil.email), ("sms", mobile_of(pupil.phone))]
    known += [(point.channel, point.address) for point in points]
    return [
        way for way in dict.fromkeys(known) if way[1] and (way[0], way[1].lower()) not in closed
    ]


def mobile_of(typed: str) -> str:
    """A number of a list as it is written everywhere; empty where no text message can go."""
    try:
        return clean_number(typed) if typed else ""
    except BadMessageError:
        return ""


def _letter(link: WelcomeLink, channel: str, to: str, *, actor: Actor, now: dt.datetime) -> Planned:
    with override("nl"):
        words = {
            "first": link.transition.pupil.given_name,
            "name": actor.name,
            "address": address_of(link),
        }
        text = (
            _(
                "Hoi %(first)s, hier staat alles voor je start op het mbo: %(address)s Je hebt alleen je geboortedatum nodig. Groet, %(name)s"
            )
            % words
        )
        subject = _("Jouw bladzijde voor de start op het mbo")
    return letter_of(link, channel, to, text=text, subject=subject, sender=actor.name, now=now)


def letter_of(
    link: WelcomeLink, channel: str, to: str, *, text: str, subject: str, sender: str, now: dt.datetime
) -> Planned:  # fmt: skip
    """A link on its way, once a day to each address, past the guard of links."""
    return Planned(
        key=f"welcome-link:{link.pk}:{channel}:{to[:90]}:{now:%Y-%m-%d}", to=to, text=text,
        channel=channel, subject=subject if channel == "mail" else "", sender_name=sender,
        region_id=link.region_id, expires_at=link.expires_at, guard=GUARD, about=link.pk,
    )  # fmt: skip


@command("welcome.end_link", on="link")
def end_link(*, actor: Actor, link: WelcomeLink, now: dt.datetime) -> None:  # noqa: ARG001  asked by the command
    """The link opens nothing any more, and whoever came in with it is out at the next click.

    Of a pupil's own link the notifications stop too: the phone may be lost, or somebody else's.
    """
    WelcomeLink.objects.filter(pk=link.pk, ended_at__isnull=True).update(ended_at=now)
    AccessCode.objects.filter(pk=link.code_id, ended_at__isnull=True).update(ended_at=now)
    if link.code.kind == AccessCode.Kind.PUPIL:
        end_every_push(transition_id=link.transition_id, now=now)


def is_open(*, token: str) -> bool:
    """Whether there is still something behind this link, on the day of its region; it does not say for whom."""
    region_id = region_of(link_hash(token))
    if region_id is None:
        return False
    with region_scope(region_id):
        rows = WelcomeLink.objects.filter(
            code__code_hash=link_hash(token), code__ended_at__isnull=True, ended_at__isnull=True
        )
        return bool(rows.filter(expires_at__gt=now_for(region_id)).exists())


def use_link(*, token: str, birth_date: dt.date) -> AccessCode:
    """The code behind the link, when the birth date fits.

    Raises:
        CodeDoesNotFit: another birth date, or nothing behind it any more. The tenth closes the link.
    """
    if not is_open(token=token):
        raise CodeDoesNotFit(NO_FIT)
    now = now_for(region_of(link_hash(token)))  # who stands at the door is of no region yet
    try:
        return use_hash(code_hash=link_hash(token), birth_date=birth_date, now=now)
    except CodeDoesNotFit:
        raise CodeDoesNotFit(NO_FIT) from None
