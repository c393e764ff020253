"""A link for a parent, until the pupil is 16: it shows the page of the child, and ends by itself on that birthday."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.outbox.post import Planned, plan_many
from warmwelkom.rooms.transitions.api import OWN_DECISION_AT
from warmwelkom.rooms.transitions.models import AccessCode, Transition
from warmwelkom.rooms.welcome.domain.links import (
    address_of,
    letter_of,
    link_for,
    mobile_of,
    note_sent,
)
from warmwelkom.rooms.welcome.models import WelcomeLink


class DecidesAlone(UserError):  # noqa: N818  reads as the sentence it is
    """From 16 a pupil lets a parent look along, or not (UAVG art. 5)."""


@command("welcome.send_parent_link", on="transition")
def send_parent_link(*, actor: Actor, transition: Transition, now: dt.datetime) -> int:
    """Send a parent the link by mail and sms, at most once a day. Returns how many messages were planned.

    Raises:
        DecidesAlone: the pupil is 16, or no birth date is known.
    """
    until = end_for_parents(transition)
    if until is None or until <= now:
        raise DecidesAlone(
            gettext_noop("Deze leerling is 16 en beslist zelf of een ouder meekijkt.")
        )
    pupil = transition.pupil
    known = [("mail", pupil.parent_email), ("sms", mobile_of(pupil.parent_phone))]
    link = link_for(
        actor=actor, transition=transition, now=now, kind=AccessCode.Kind.PARENT, until=until
    )
    letters = [_letter(link, *way, actor=actor, now=now) for way in known if way[1]]
    planned = plan_many(letters, now=now)
    if planned:
        note_sent(link, actor=actor, now=now)
    return planned


def end_for_parents(transition: Transition) -> dt.datetime | None:
    """The first moment of the day on which the pupil is 16; who was born on 29 February is so on 1 March."""
    born = transition.pupil.birth_date
    if born is None:
        return None
    try:
        day = born.replace(year=born.year + OWN_DECISION_AT)
    except ValueError:  # 29 February, in a year that has none
        day = dt.date(born.year + OWN_DECISION_AT, 3, 1)
    return dt.datetime.combine(day, dt.time(), tzinfo=AMSTERDAM)


def _letter(link: WelcomeLink, channel: str, to: str, *, actor: Actor, now: dt.datetime) -> Planned:
    first = link.transition.pupil.given_name
    with override("nl"):
        text = _(
            "Dag, hier leest u wat %(first)s moet doen voor de start op het mbo: %(address)s U hebt de geboortedatum van %(first)s nodig. De link werkt tot de zestiende verjaardag. Groet, %(name)s"
        ) % {"first": first, "address": address_of(link), "name": actor.name}
        subject = _("De start van %(first)s op het mbo") % {"first": first}
    return letter_of(link, channel, to, text=text, subject=subject, sender=actor.name, now=now)
